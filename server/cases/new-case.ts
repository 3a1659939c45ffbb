// SPDX-License-Identifier: Apache-2.0

import { askBarrier } from './barrier.ts'
import type { Case } from './case.ts'
import { dueInstant } from './clocks.ts'
import { kindOf, readContext } from './kind-of.ts'
import { matterOf } from './matter-of.ts'
import { nextNumber } from './number.ts'
import type { Act, Opening, Working } from './parts.ts'
import { firstState } from './states.ts'
import { setTimer, workOn } from './working.ts'

/** 行政许可法 art. 32: what is missing is told within five working days of receipt, or the application counts as accepted. */
export const TELLING_LIMIT = '5 工作日'

/** A case that is about to be: its number and its empty process, not yet written. A parent with a token waits there for the end of it; one without is what the case is about. */
export async function newWork(act: Act, opening: Opening, parent: { id: string; token: string | null } | null): Promise<Working> {
  const matter = await matterOf(act.city, { kind: opening.kind, item: opening.item, itemHash: opening.hash })
  const kept = await kindOf(act.city, opening.kind)?.keeps?.(act.city, opening)
  const { number: rule } = matter
  const department = opening.department ?? matter.department
  const tx = rule?.gapless ? await act.begin() : act.tx
  const numbers = await nextNumber(act.city, tx, { department, region: opening.region, rule }, act.now)
  const first = firstState(matter.states)
  const subject: Case = {
    root: opening.root,
    id: opening.id,
    ...numbers,
    kind: opening.kind,
    parent: parent?.id ?? null,
    parentToken: parent?.token ?? null,
    item: opening.item,
    itemHash: opening.hash,
    itemName: opening.name ?? matter.name,
    department: opening.department ?? matter.department,
    region: opening.region,
    hall: opening.hall,
    channel: opening.channel,
    applicantKind: opening.applicant.kind,
    applicantId: opening.applicant.id,
    applicantName: opening.applicant.name,
    agent: opening.agent,
    state: first.id,
    phase: first.phase,
    version: 1,
    process: { v: kept ?? {}, n: 1, t: [] },
    clocks: {},
    submittedAt: act.now,
    acceptedAt: null,
    decidedAt: null,
    closedAt: null,
    dueAt: null,
    yellowAt: null,
    statutoryDueAt: null,
    decision: null,
    result: null,
    supplement: null,
    parked: null,
    delivery: opening.delivery,
    visits: opening.channel === 'counter' ? 1 : 0,
    particulars: opening.particulars ?? {},
  }
  const work = workOn(matter, { case: subject, dossier: opening.dossier, tasks: [], timers: [] }, true)
  act.works.set(subject.id, work)
  await readContext(act, work, true)
  await askBarrier(act, work, ['submit'])
  return work
}

/** Set when a case is filed and again when a supplement has been answered before acceptance. */
export function setTellingTimer(act: Act, work: Working): void {
  const { tell } = work.case.clocks
  const due = tell ? dueInstant(act.city.content.calendar, tell) : null
  if (due) setTimer(work, 'tell', due.toISOString())
}
