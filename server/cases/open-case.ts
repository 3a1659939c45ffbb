// SPDX-License-Identifier: Apache-2.0
import { begin, type Effect } from '@chengshu/engine'
import type { City } from '../city.ts'
import { newId, type Tx } from '../kernel/index.ts'
import { type Doing, matterOf, perform } from './act.ts'
import { advanceFrom, withContext, worldOf } from './advance.ts'
import type { Applicant, Case, Delivery, Dossier } from './case.ts'
import { dueInstant, startClock } from './clocks.ts'
import { nextNumber } from './number.ts'
import { type Act, note, recordOf, setTimer, tellOf, type Working, workOn } from './working.ts'

/** 行政许可法 art. 32: what is missing is told within five working days of receipt, or the application counts as accepted. */
export const TELLING_LIMIT = '5 工作日'

export type Opening = {
  root: string
  id: string
  kind: string
  item: string
  hash: string
  applicant: Applicant
  agent: { id: string; name: string } | null
  region: string
  hall: string | null
  channel: string
  delivery: Delivery | null
  dossier: Dossier
}

/**
 * Files a case: its number, its clocks, its process as far as it runs by
 * itself, in one transaction with `alongside` (the draft that it came from).
 * Filing the same root and id again answers the case that is there.
 */
export function openCase(
  city: City,
  opening: Opening,
  doing: Doing,
  alongside: (tx: Tx, filed: Case) => Promise<void> = async () => {},
): Promise<Case> {
  return perform(city, opening.root, doing, async (act) => {
    const work = await newWork(act, opening, null)
    await launch(act, work)
    await alongside(act.tx, work.case)
    return { work }
  })
}

/** A child case of a call activity, in the same matter and the same act. */
export async function beginChild(act: Act, parent: Working, effect: Extract<Effect, { effect: 'call' }>): Promise<void> {
  const kind = act.city.cases.kinds.get(parent.case.kind)
  if (!kind?.childOf) throw new Error(`cases of the kind ${parent.case.kind} begin no other cases`)
  const child = await kind.childOf(act.city, parent, effect.process, effect.input)
  const { case: above } = parent
  const work = await newWork(
    act,
    {
      root: act.root,
      id: newId(),
      kind: child.kind,
      item: child.item,
      hash: child.hash,
      applicant: { kind: above.applicantKind, id: above.applicantId, name: above.applicantName },
      agent: above.agent,
      region: above.region,
      hall: above.hall,
      channel: above.channel,
      delivery: above.delivery,
      dossier: { form: child.form, applicant: parent.dossier.applicant, evidence: child.evidence, sources: {} },
    },
    { id: above.id, token: effect.token },
  )
  note(parent, 'partBegun', { number: work.case.number, name: work.case.itemName }, effect.element)
  await launch(act, work)
}

async function newWork(act: Act, opening: Opening, parent: { id: string; token: string } | null): Promise<Working> {
  const matter = await matterOf(act.city, { kind: opening.kind, item: opening.item, itemHash: opening.hash })
  const numbers = await nextNumber(act.city, matter.department, act.now)
  const subject: Case = {
    root: opening.root,
    id: opening.id,
    ...numbers,
    kind: opening.kind,
    parent: parent?.id ?? null,
    parentToken: parent?.token ?? null,
    item: opening.item,
    itemHash: opening.hash,
    itemName: matter.name,
    department: matter.department,
    region: opening.region,
    hall: opening.hall,
    channel: opening.channel,
    applicantKind: opening.applicant.kind,
    applicantId: opening.applicant.id,
    applicantName: opening.applicant.name,
    agent: opening.agent,
    state: 'submitted',
    version: 1,
    process: { v: {}, n: 1, t: [] },
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
  }
  const work = workOn(matter, { case: subject, dossier: opening.dossier, tasks: [], timers: [] }, true)
  act.works.set(subject.id, work)
  return work
}

async function launch(act: Act, work: Working): Promise<void> {
  const { case: subject, matter } = work
  note(work, 'submitted', { channel: subject.channel, hash: subject.itemHash })
  recordOf(act, work, 'case.submitted', { item: subject.item })
  tellOf(act, work, 'caseSubmitted')
  if (matter.isApplied) {
    subject.clocks.tell = startClock(TELLING_LIMIT, act.now)
  } else {
    subject.state = 'accepted'
    subject.acceptedAt = act.now
    if (matter.limits.promised) subject.clocks.promised = startClock(matter.limits.promised, act.now)
  }
  const started = withContext(act, work, subject.process, (state) =>
    begin(matter.process, { variables: state.v }, worldOf(act, work)),
  )
  subject.process = started.state
  await advanceFrom(act, work, started.effects)
  const { tell } = subject.clocks
  if (tell && subject.state === 'submitted') setTellingTimer(act, work)
}

/** Set when a case is filed and again when a supplement has been answered before acceptance. */
export function setTellingTimer(act: Act, work: Working): void {
  const { tell } = work.case.clocks
  const due = tell ? dueInstant(act.city.content.calendar, tell) : null
  if (due) setTimer(work, 'tell', due.toISOString())
}
