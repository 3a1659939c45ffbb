// SPDX-License-Identifier: Apache-2.0
import { Refusal, type Tx } from '../kernel/index.ts'
import { waitingOf } from './sweep-queries.ts'

type Share = { megabytes: number; files: number }

/** Whose share of the disk an upload takes until it is submitted or swept, and how large that share is. */
export type Quota = { account: string; most: Share; mostOfOwner: Share }

/** Throws UPLOADS_OVER_QUOTA when so many bytes more would not fit: what was replaced counts until it is gone. */
export async function demandRoom(tx: Tx, quota: Quota, ownerId: string, bytes: number): Promise<void> {
  const waiting = await waitingOf(tx, quota.account, ownerId)
  const isOver = (used: { bytes: number; files: number }, most: Share) =>
    used.files + 1 > most.files || used.bytes + bytes > most.megabytes * 1_048_576
  if (isOver({ bytes: waiting.ownBytes, files: waiting.ownFiles }, quota.mostOfOwner)) throw over('这份申请', quota.mostOfOwner)
  if (isOver(waiting, quota.most)) throw over('您的账户', quota.most)
}

function over(where: string, most: Share): Refusal {
  return new Refusal('UPLOADS_OVER_QUOTA', { where, files: most.files, megabytes: most.megabytes })
}
