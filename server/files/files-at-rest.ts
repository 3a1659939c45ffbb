// SPDX-License-Identifier: Apache-2.0
import type { ClosedPlace, Config } from '../kernel/index.ts'
import { closingKey } from '../kernel/index.ts'
import { keyOfFile } from './closed-bytes.ts'
import { reclose } from './keep.ts'
import { isThere, pathOf } from './store.ts'
import { digestsAfter, lockDigest } from './sweep-queries.ts'

const FILES = 20

/** Bytes on the disk: what lies open, or is closed with an older key, is written anew beside and put in its place, under the digest's lock. */
export const filesAtRest: ClosedPlace<{ config: Config }> = {
  place: 'files on the disk',
  purpose: 'files',
  async step({ config }, tx, cursor, prefix) {
    const digests = await digestsAfter(tx, typeof cursor === 'string' ? cursor : '', FILES)
    const key = await closingKey(tx, 'files')
    let [found, closed] = [0, 0]
    for (const sm3 of digests) {
      await lockDigest(tx, sm3)
      // a row without its bytes is an alarm of the sweep that looks for it
      if (!isThere(config, sm3)) continue
      if (`${await keyOfFile(pathOf(config, sm3))}.` === prefix) continue
      found++
      if (await reclose(config, tx, sm3, key)) closed++
    }
    return { cursor: digests.length === FILES ? (digests.at(-1) ?? null) : null, looked: digests.length, found, closed }
  },
}
