// SPDX-License-Identifier: Apache-2.0

import {
  type Act,
  breakOff,
  dueInstant,
  followedBy,
  hasEnded,
  note,
  recordOf,
  startClock,
  type Topic,
  type TopicContext,
  tellOf,
  type Working,
  waitsForWhole,
} from '../cases/index.ts'
import { dayOf, type Json, Refusal } from '../kernel/index.ts'
import { issuedOf, revoke } from '../licences/index.ts'
import { outcomeField, revokedField } from './fields.ts'
import type { City } from './needs.ts'
import { termOf } from './terms.ts'

/** The last day of a promise, by the working calendar. */
export function lastDayOf(city: City, work: Pick<Working, 'case' | 'dossier'>): string {
  const end = dueInstant(city.content.calendar, startClock(String(work.dossier.form.within), work.case.submittedAt))
  return end === null ? '' : dayOf(new Date(end.getTime() - 1))
}

/** A case that ended without a grant rests on no promise any more. */
const isVoid = ({ case: above }: Working): boolean => hasEnded(above) && above.decision !== 'granted'

/** Of what was granted and waits for the rest of its bundle nothing is said before all is handed over (`handed.ts`). */
function waits({ works }: Act, { case: above }: Working): boolean {
  const whole = above.parent === null ? undefined : works.get(above.parent)
  return whole !== undefined && waitsForWhole(whole.case, above)
}

/** The applicant hears of a promise as of her case; parts of a bundle speak for themselves. */
export function tellApplicant(act: Act, above: Working, work: Working, kind: string, more: Record<string, Json> = {}): void {
  const { name, text, consequence, kind: of } = work.dossier.form
  const said = { name: name ?? '', text: text ?? '', consequence: consequence ?? '', of: of ?? '' }
  tellOf(act, above, kind, { ...said, dueOn: lastDayOf(act.city, work), ...more })
}

const tell: Topic = {
  name: 'commitment.tell',
  async run({ act, work }) {
    const above = await followedBy(act, work)
    note(above, 'commitmentBegun', { name: work.case.itemName, dueOn: lastDayOf(act.city, work) })
    if (!waits(act, above)) tellApplicant(act, above, work, 'commitmentBegun')
    return {}
  },
}

const remind: Topic = {
  name: 'commitment.remind',
  async run({ act, work, input }) {
    const above = await followedBy(act, work)
    if (isVoid(above)) return {}
    note(work, 'commitmentReminded', { when: String(input.when) })
    const isBefore = input.when === 'before'
    if (!(isBefore && waits(act, above))) tellApplicant(act, above, work, 'commitmentReminded', { when: String(input.when) })
    return {}
  },
}

/** The day is over and nothing was handed in. Where the item says so the case ends by rule, as long as nothing was granted on it. */
const lapse: Topic = {
  name: 'commitment.lapse',
  async run({ act, work, city }) {
    const above = await followedBy(act, work)
    if (isVoid(above)) return settleAs(work, 'void', { ended: true })
    recordOf(act, work, 'commitment.lapsed')
    note(above, 'commitmentLapsed', { name: work.case.itemName })
    const term = await termOf(city, work.case.item, work.case.itemHash)
    const ends = term.otherwise === 'end' && above.case.decision === null
    tellApplicant(act, above, work, 'commitmentLapsed', { ends })
    if (!ends) return { ended: false }
    await breakOff(act, above, 'terminated', { reason: `承诺后补的“${term.name}”到期没有补交` })
    return settleAs(work, 'ended', { ended: true })
  },
}

/** 撤销: by the officer who answers for it. What was issued on the promise is revoked; what is not decided yet ends. */
const undo: Topic = {
  name: 'commitment.revoke',
  async run(context) {
    const { act, work } = context
    const above = await followedBy(act, work)
    if (isVoid(above)) return settleAs(work, 'void', {})
    const said = (work.case.process.v.handle ?? {}) as { opinion?: string }
    const reason = `${String(work.dossier.form.name)}：${said.opinion ?? ''}`
    const wasGranted = above.case.decision === 'granted'
    if (wasGranted) await revokeLicences(context, above, reason)
    revokedField.set(above.case, { on: dayOf(act.now), reason, by: act.actor.name })
    note(above, 'decisionRevoked', { reason, consequence: work.dossier.form.consequence ?? '', wasGranted })
    recordOf(act, above, 'case.revoked', { wasGranted })
    tellApplicant(act, above, work, 'decisionRevoked', { reason, wasGranted })
    if (!hasEnded(above.case)) await breakOff(act, above, 'terminated', { reason })
    return settleAs(work, 'revoked', {})
  },
}

async function revokeLicences({ city, tx, act }: TopicContext, above: Working, reason: string): Promise<void> {
  const { id, name, kind } = act.actor
  for (const { licenceId } of issuedOf(above.case))
    try {
      await revoke(city, tx, licenceId, { kind: '撤销', reason, by: { kind, id, name }, root: act.root })
    } catch (cause) {
      // it has ended already in another way: nothing of it is in force
      if (!(cause instanceof Refusal && cause.code === 'LICENCE_NOT_IN_FORCE')) throw cause
    }
}

const outcomes: Record<string, string> = { keep: 'waived', received: 'supplied', kept: 'kept' }

const settle: Topic = {
  name: 'commitment.settle',
  async run({ act, work }) {
    const above = await followedBy(act, work)
    if (outcomeField.of(work.case) === undefined) {
      const { handle, check } = work.case.process.v as Record<string, { outcome?: string } | undefined>
      const outcome = outcomes[handle?.outcome ?? check?.outcome ?? 'received'] ?? 'waived'
      settleAs(work, outcome, {})
      if (!isVoid(above) && !waits(act, above)) tellApplicant(act, above, work, 'commitmentSettled', { outcome })
    }
    note(above, 'commitmentSettled', { name: work.case.itemName, outcome: String(outcomeField.of(work.case)) })
    return {}
  },
}

function settleAs(work: Working, outcome: string, answer: Record<string, Json>): Record<string, Json> {
  outcomeField.set(work.case, outcome)
  return answer
}

export const commitmentTopics: Topic[] = [tell, remind, lapse, undo, settle]
