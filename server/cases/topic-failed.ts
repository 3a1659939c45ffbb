// SPDX-License-Identifier: Apache-2.0

/** What stopped a topic; the act is done again with that task failed, so that its half-made writes are gone. */
export class TopicFailed extends Error {
  readonly key: string
  constructor(key: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.key = key
  }
}
