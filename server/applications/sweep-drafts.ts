// SPDX-License-Identifier: Apache-2.0

import type { RetentionRule } from '../files/index.ts'
import { loosen } from '../files/index.ts'
import { dayOf, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type Sweep, tell } from '../outbox/index.ts'
import { headOf } from '../packs/index.ts'
import { forgetUnsigned } from '../signatures/index.ts'
import { deleteConsents } from './consent-queries.ts'
import { accountOf, filesIn } from './holders.ts'
import type { City } from './needs.ts'
import { type EndingDraft, takeDiscarded, takeUntouched, warnUntouched } from './sweep-queries.ts'

const BATCH = 100

/**
 * A draft that was discarded goes after the time in which that can be undone;
 * one that nobody touched goes after its owner was told. The row goes with
 * everything in it, its files follow by their own rule, the ledger says what
 * went and whose it was. What was submitted is a part of its case and stays.
 */
export async function sweepDrafts(city: City): Promise<number> {
  const { 'draft-untouched': untouched, 'draft-discarded': discarded } = city.content.retention
  const now = city.clock.now()
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  const warned = await transaction(city.sql, (tx) => warn(city, tx, untouched, now))
  const gone = await transaction(city.sql, async (tx) => {
    const discardedOnes = await takeDiscarded(tx, ago(discarded.milliseconds), BATCH)
    await noteGone(city, tx, discarded, discardedOnes)
    const untouchedOnes = await takeUntouched(tx, ago(untouched.milliseconds), ago(untouched.noticeMilliseconds), BATCH)
    await noteGone(city, tx, untouched, untouchedOnes)
    return discardedOnes.length + untouchedOnes.length
  })
  return warned + gone
}

async function warn(city: City, tx: Tx, rule: RetentionRule, now: Date): Promise<number> {
  const before = new Date(now.getTime() - rule.milliseconds + rule.noticeMilliseconds)
  const warned = await warnUntouched(tx, before, now, BATCH)
  const facts = warned
    .filter((draft) => draft.channel !== 'counter')
    .map((draft) => ({
      kind: 'draftEnds',
      root: draft.id,
      payload: {
        kind: 'application',
        applicantKind: 'person',
        applicantId: draft.owner,
        parent: null,
        itemName: nameOf(city, draft),
        endsOn: dayOf(new Date(Math.max(now.getTime() + rule.noticeMilliseconds, draft.savedAt.getTime() + rule.milliseconds))),
      },
    }))
  await tell(city, tx, facts)
  return warned.length
}

async function noteGone(city: City, tx: Tx, rule: RetentionRule, gone: EndingDraft[]): Promise<void> {
  await loosen(city, tx, gone.flatMap(filesIn))
  await deleteConsents(
    tx,
    gone.map(({ id }) => id),
  )
  await forgetUnsigned(
    tx,
    gone.map(({ id }) => id),
  )
  await record(
    tx,
    city.clock.now(),
    gone.map((draft) => ({
      root: draft.id,
      act: 'retention.deleted',
      actor: { kind: 'system', id: 'retention' },
      subject: { kind: 'draft', id: draft.id },
      about: accountOf(draft),
      purpose: `${rule.name}：${nameOf(city, draft)}`,
      facts: {
        rule: rule.id,
        keep: rule.keep,
        basis: rule.basis,
        count: 1,
        files: filesIn(draft).length,
        digests: [city.vault.digest(draft.content)],
      },
    })),
  )
}

function nameOf(city: City, { kind, of }: Pick<EndingDraft, 'kind' | 'of'>): string {
  return (kind === 'bundle' ? headOf(city.content.bundles, of) : headOf(city.content.items, of))?.name ?? of
}

export const draftSweep: Sweep<City> = { name: 'applications.drafts', everyMilliseconds: 60_000, run: sweepDrafts }
