// SPDX-License-Identifier: Apache-2.0
import type { Case } from '../cases/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'
import type { City } from './needs.ts'

/** What was sent under an id, as a keyed digest: in whatever order its fields come. */
export const digestOf = (city: City, kind: Kind, form: unknown): string =>
  city.vault.indexOf(JSON.stringify(['sent', kind.id, ordered(form)]))

type Existing = Pick<Case, 'root' | 'id' | 'number'>

/** An id is for one thing: the same again is answered as before, another thing under it is told to its own sender. Throws SENT_BEFORE. */
export function demandSame(kind: Kind, before: unknown, digest: string, existing: Existing | undefined): void {
  // what was sent before digests were kept has none
  if (typeof before !== 'string' || before === digest) return
  throw new Refusal('SENT_BEFORE', {
    kind: kind.name,
    number: existing?.number ?? '—',
    existing: existing ? { root: existing.root, id: existing.id } : null,
  })
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, of]) => [name, ordered(of)])
}
