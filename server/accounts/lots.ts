// SPDX-License-Identifier: Apache-2.0

/** What came together and runs out together: `lot` is its name and last day. */
export type Lot = { lot: string; expiresOn: string | null; amount: number }

/** What has no name of its own lies with all that runs out on the same day. */
export const lotOf = (name: string, expiresOn: string | null): string => `${name}/${expiresOn ?? ''}`

/** What is past its last day is there, and nobody's to take. */
export const isOver = ({ expiresOn }: Pick<Lot, 'expiresOn'>, today: string): boolean => expiresOn !== null && expiresOn < today

/** What of these can be taken today. */
export const takeable = (lots: readonly Lot[], today: string): number =>
  lots.reduce((sum, lot) => sum + (isOver(lot, today) ? 0 : lot.amount), 0)

/** First what runs out first; what never does comes last. Of one day, by name. */
const first = (a: Lot, b: Lot): number =>
  (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999') || a.lot.localeCompare(b.lot)

/** So much of these, first expired first out; undefined where there is less. What is over is passed by, unless that is what is taken away. */
export function takeFirst(lots: readonly Lot[], amount: number, today: string, passes = true): Lot[] | undefined {
  const taken: Lot[] = []
  let left = amount
  for (const lot of lots.filter((one) => !passes || !isOver(one, today)).toSorted(first)) {
    if (left === 0) break
    const piece = Math.min(left, lot.amount)
    if (piece > 0) taken.push({ ...lot, amount: piece })
    left -= piece
  }
  return left === 0 ? taken : undefined
}

/** Lots after pieces came in or went out (`sign` 1, -1), by their name. */
export function withPieces(lots: readonly Lot[], pieces: readonly Lot[], sign: 1 | -1): Lot[] {
  const all = new Map(lots.map((one) => [one.lot, { ...one }]))
  for (const piece of pieces) {
    const lot = all.get(piece.lot) ?? { ...piece, amount: 0 }
    all.set(piece.lot, { ...lot, amount: lot.amount + sign * piece.amount })
  }
  return [...all.values()]
}
