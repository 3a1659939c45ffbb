// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { ContentKind, Living } from './content-kind.ts'
import { inOrder, type PackFinding } from './finding.ts'
import { compileTexts, VersionUnreadable, versionOf } from './version-of.ts'
import type { Versioned } from './versioned.ts'

/** One thing that is to change: from the version that is current to another one, or to none at all. */
export type Succession = { kind: string; id: string; before: string; after: Pick<Versioned, 'files'> | null }

/**
 * What stands against versions taking the place of the current ones, by what the city has of them at this moment. `isLater`: they wait for a
 * day, and what stands where until then nobody knows. Nothing is said of a current version that this program cannot read any more.
 */
export async function faultsOfSuccession(
  tx: Tx,
  kinds: readonly ContentKind[],
  changes: readonly (Succession & { isLater?: boolean })[],
): Promise<PackFinding[]> {
  const findings: PackFinding[] = []
  for (const { kind: name, id, before, after, isLater } of changes) {
    const kind = kinds.find((one) => one.name === name)
    if (!kind?.succession) continue
    const living = await kind.succession.living(tx, id)
    const told = isLater ? { ...living, standing: null } : living
    try {
      const [old, next] = [await versionOf(tx, kind, id, before), after && compileTexts(kind, id, after.files)]
      findings.push(...kind.succession.faults(old as Versioned, next as Versioned | null, told))
    } catch (error) {
      if (!(error instanceof VersionUnreadable)) throw error
    }
  }
  return inOrder(findings)
}

/** The same between two contents, without a city: whatever may stand somewhere does. */
export function faultsBetween(kind: ContentKind, before: Versioned, after: Versioned | null): PackFinding[] {
  const anywhere: Living = { things: null, standing: null }
  return before.hash === after?.hash ? [] : inOrder([...(kind.succession?.faults(before, after, anywhere) ?? [])])
}
