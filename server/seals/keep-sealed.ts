// SPDX-License-Identifier: Apache-2.0
import { keep, type StoredFile } from '../files/index.ts'
import { dayOf, newId, type Part, type Tx } from '../kernel/index.ts'
import type { SealsCity } from './needs.ts'
import * as queries from './seal-queries.ts'
import { markSealed, type SealedBy } from './sealing-queries.ts'

/** While the document was drawn, somebody else sealed it, or it may be sealed no more: what stands now is to be looked at. */
class SealingMoved extends Error {}

const TRIES = 3

/** Does what reads, draws and keeps; once more from the beginning when something has moved meanwhile. */
export async function asItStands<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof SealingMoved) || attempt >= TRIES) throw error
    }
}

export type Drawn = {
  /** drawn and signed */
  content: Buffer
  name: string
  document: { kind: string; id: string }
  /** one use of a department's seal: which, on bytes of what digest, who caused it; none where a document bears no seal */
  stamp: { seal: queries.Seal; sm3: string; by: SealedBy; purpose: string } | null
  at: Date
  /**
   * Of the room whose document it is: the row by whose key it is kept once, and what must still be so, each selecting one row that it
   * holds until then.
   */
  keeping: (tx: Tx, file: StoredFile) => { holds: Part[]; parts: Part[] }
}

/**
 * Keeps a document that was drawn and signed outside of any transaction. All that is written of it is one statement, which holds the
 * seal: it is used while it is active, or nothing is written.
 */
export function keepSealed(city: SealsCity, drawn: Drawn): Promise<StoredFile> {
  const { content, name, document, stamp, at } = drawn
  return keep(city, city.sql, {
    content,
    name,
    owner: document,
    accept: ['pdf'],
    write: async (tx, row, file) => {
      const { holds, parts } = drawn.keeping(tx, file)
      const kept = [row, ...parts, markSealed(tx, document.id, at)]
      if (stamp) {
        const { seal, sm3, by, purpose } = stamp
        holds.push(queries.holdActive(tx, seal.id))
        kept.push(
          queries.insertSealUse(tx, {
            ...{ document: document.id, id: newId(), seal: seal.id, documentKind: document.kind, sm3, usedAt: at, purpose },
            ...{ usedBy: by.id, usedByKind: by.kind, usedByName: by.name },
          }),
          queries.countSealUse(tx, seal.id, dayOf(at), at),
        )
      }
      await queries.writeSealed(tx, holds, kept).catch((error: unknown) => {
        // 22012: a hold found nothing; 23505: another one keeps it already
        const moved = error instanceof Error && 'code' in error && (error.code === '22012' || error.code === '23505')
        throw moved ? new SealingMoved('the document moved while it was drawn', { cause: error }) : error
      })
    },
  })
}
