// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Vault } from '../kernel/crypto/index.ts'
import { type CopyState, copyOver, type Line, linesOf, newestLine, type Place, type Saying, WitnessDamaged } from './witness.ts'

/** A declared break: from there on the ledger goes on from an earlier position than the witness had seen. */
export type Break = { at: string; reason: string; size: number; hash: string; from: { size: number; hash: string } | null }

/** A witness read from its first line to its last: what it demands of the ledger. */
export type Survey = {
  first: Line
  last: Line
  copy: CopyState
  breaks: Break[]
  /** entries that were gone before they were numbered, since the last declared break */
  missing: string[]
  /** in order, the lines that the ledger must still fulfil: those beyond a later declared break are given up */
  demands: () => AsyncGenerator<Line>
}

/** Throws WitnessDamaged where a line does not follow the one before, or a break is not signed. Undefined without a witness. */
export async function survey(place: Place, vault?: Pick<Vault, 'verify'>): Promise<Survey | undefined> {
  const newest = await newestLine(place.file)
  if (newest === undefined) return undefined
  const breaks: (Break & { number: number })[] = []
  let missing: string[] = []
  let first: Line | undefined
  let before: Line | undefined
  let number = 0
  for await (const line of linesOf(place.file, newest.end)) {
    number++
    first ??= line
    if (line.kind === 'missing' && missing.length < 1000) missing.push(line.entry)
    if (line.kind === 'reanchored') {
      if (vault && !isDeclared(line, vault)) throw new WitnessDamaged(place.file, number)
      const { at, reason, size, hash } = line
      breaks.push({ number, at, reason, size, hash, from: before ? { size: before.size, hash: before.hash } : null })
      missing = []
    }
    before = line
  }
  if (first === undefined || before === undefined) return undefined
  async function* demands() {
    let at = 0
    for await (const line of linesOf(place.file, newest?.end ?? 0)) {
      at++
      if (line.size > 0 && line.kind !== 'missing' && breaks.every((one) => one.number <= at || line.size <= one.size)) yield line
    }
  }
  const copy = await copyOver(place)
  return { first, last: before, copy, breaks: breaks.map(({ number: _, ...one }) => one), missing, demands }
}

/** What an operator's declaration signs. */
export function declarationText(saying: Pick<Saying, 'size' | 'hash' | 'head'> & { at: string; reason: string }): string {
  const { size, hash, head, at, reason } = saying
  return canonicalJson(['chengshu ledger reanchored', size, hash, head, at, reason])
}

function isDeclared(line: Line & { kind: 'reanchored' }, vault: Pick<Vault, 'verify'>): boolean {
  const { keyId, signature } = line
  return vault.verify(declarationText(line), { suite: line.suite === 'sm' ? 'sm' : 'ed25519', keyId, value: signature })
}
