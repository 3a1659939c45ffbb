// SPDX-License-Identifier: Apache-2.0
import type { ContentKind } from './content-kind.ts'
import type { Contents } from './contents.ts'
import type { Versioned } from './versioned.ts'

/** What rooms have made of the packs. */
export type Content = Contents & {
  /** what was registered when it was read: by these, versions are published and compiled again */
  kinds: readonly ContentKind[]
  /** what it was made of and by, where that is known: the same again needs no second check and no second publication */
  fingerprint?: string
}

/** The kinds whose versions are kept, with the things of each. */
export function* versionedIn(content: Content): Generator<[kind: ContentKind, all: ReadonlyMap<string, Versioned>]> {
  for (const kind of content.kinds) if (kind.versions) yield [kind, thingsOf(content, kind)]
}

/** What a kind with versions brings to the content is always a map by id. */
export const thingsOf = (content: Content, kind: Pick<ContentKind, 'as'>): ReadonlyMap<string, Versioned> =>
  content[kind.as] as unknown as ReadonlyMap<string, Versioned>

/** Whether `code` is `within` or lies inside it: 990102001001 is within 990102 and within 990100. */
export function isWithin(code: string, within: string): boolean {
  return code.startsWith(within) || (/^\d{4}00$/.test(within) && code.startsWith(within.slice(0, 4)))
}
