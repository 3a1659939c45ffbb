// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Content, thingsOf } from './content.ts'
import { headOf } from './on-use.ts'
import { type Key, placedVersions } from './queries.ts'
import { kindNamed, VersionUnreadable, versionOf } from './version-of.ts'

/**
 * What rooms keep of a version for their queries follows in the transaction that makes it current: whichever server publishes it, every one
 * finds it from then on.
 */
export async function indexVersions(tx: Tx, content: Pick<Content, 'kinds'>, keys: readonly Key[]): Promise<void> {
  for (const { kind: name, id, hash } of keys) {
    const kind = content.kinds.find((one) => one.name === name)
    if (!kind?.indexOne) continue
    try {
      await kind.indexOne(tx, await versionOf(tx, kind, id, hash))
    } catch (error) {
      if (!(error instanceof VersionUnreadable)) throw error
    }
  }
}

/** What the studio published lies over these very files. */
export const placedOver = async (tx: Tx, files: Content): Promise<Key[]> =>
  (await placedVersions(tx)).filter((row) => headOf(thingsOf(files, kindNamed(files, row.kind)), row.id)?.hash === row.placedOver)
