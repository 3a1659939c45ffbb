// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** Running cases that work with a version, the oldest first. Asked for by hand, rarely: it goes over every shard. */
export function casesOfVersion(
  tx: Tx,
  hash: string,
  item: string | null,
): Promise<{ root: string; id: string; number: string; kind: string; item: string }[]> {
  return tx<{ root: string; id: string; number: string; kind: string; item: string }[]>`
    select root, id, number, kind, item from cases.cases
     where item_hash = ${hash} and closed_at is null
       ${item === null ? tx`` : tx`and item = ${item}`}
     order by submitted_at, id`
}
