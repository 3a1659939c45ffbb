// SPDX-License-Identifier: Apache-2.0

import { addWorkingDays } from '@chengshu/engine'
import { dayOf, type Json, type Key, localIso, newId, Refusal } from '../kernel/index.ts'
import { type Officer, postFor } from '../people/index.ts'
import { demandPrintable } from '../print/index.ts'
import { actOn } from './act.ts'
import type { Actor, Case, Evidence, Point } from './case.ts'
import { pauseClock, resumeClock } from './clocks.ts'
import { officerActor } from './complete-task.ts'
import { nameOfState } from './kind-of.ts'
import { mayAct, whoseOf } from './may.ts'
import { setTellingTimer } from './new-case.ts'
import type { Act, City, Working } from './parts.ts'
import { settleLimits } from './settle-limits.ts'
import { enter, enterPhase, hasEnded } from './states.ts'
import { clearTimers, note, recordOf, setTimer, tellOf, touchTasks } from './working.ts'

/** How long the applicant has to answer; the case is then closed as 补正不来办结 (standards-cn §2.2). Local practice [K]. */
const ANSWERING_WORKING_DAYS = 15

export type AskedPoint = { material?: string | undefined; field?: string | undefined; ground: string; text: string }

/**
 * Tells the applicant once, in one notice, everything that is missing or wrong.
 * A second notice is refused and the attempt is flagged for supervision
 * (行政许可法 art. 32: 一次性告知). The clocks stand still until the answer.
 */
export async function askSupplement(
  city: City,
  at: { root: string; id: string },
  officer: Officer,
  points: AskedPoint[],
  key?: Key,
): Promise<Case> {
  if (points.length === 0) throw new Refusal('SUPPLEMENT_EMPTY')
  demandPrintable(...points.map((point) => point.text))
  let repeated: string | undefined
  const asked = await actOn(city, at, { name: 'supplement', actor: officerActor(officer), key, isAlone: true }, (act, work) => {
    const { case: subject } = work
    demandSupplement(act, officer, work)
    if (subject.supplement) {
      repeated = subject.supplement.askedAt
      note(work, 'supplementRepeated', { points: points.map((point) => point.text) })
      recordOf(act, work, 'supplement.repeated')
      tellOf(act, work, 'supplementRepeated', { by: officer.id, askedAt: repeated })
      return
    }
    const post = postFor(officer, 'case.supplement', whoseOf(subject, work.tasks.values()))
    const department = post?.department ?? subject.department
    const answerOn = addWorkingDays(city.content.calendar, dayOf(act.now), ANSWERING_WORKING_DAYS)
    const answerBy = `${answerOn}T23:59:59+08:00`
    subject.supplement = {
      id: newId(),
      askedAt: localIso(act.now),
      askedBy: officer.name,
      department,
      answerBy,
      points: points.map((point) => ({ ...named(work, point), id: newId() })),
      from: subject.state,
    }
    enterPhase(work, 'supplement')
    pauseClocks(act, work, '补正')
    clearTimers(work, 'tell')
    setTimer(work, 'answer', answerBy)
    note(work, 'supplementAsked', { points: subject.supplement.points.map(({ text }) => text), answerBy: answerOn })
    recordOf(act, work, 'supplement.asked', { points: points.length })
    tellOf(act, work, 'supplementAsked', { points: subject.supplement.points, answerBy: answerOn, department })
  })
  if (repeated) throw new Refusal('SUPPLEMENT_ONLY_ONCE', { askedAt: repeated.slice(0, 10) })
  return asked
}

/** The clerk of the hall that took it in may ask on the spot; of others' cases she asks nothing. */
const tookIn = ({ city }: Act, officer: Officer, { hall }: Case): boolean => {
  const region = hall === null ? undefined : city.content.halls.get(hall)?.region
  return officer.positions.some((held) => held.permissions.includes('hall.accept') && held.region === region)
}

function demandSupplement(act: Act, officer: Officer, work: Working): void {
  const { case: subject, matter } = work
  if (!mayAct(officer, 'case.supplement', whoseOf(subject, work.tasks.values())) && !tookIn(act, officer, subject))
    throw new Refusal('NOT_PERMITTED', { permission: 'case.supplement' })
  if (hasEnded(subject)) throw new Refusal('CASE_ENDED', { state: nameOfState(act.city, subject) })
  if (!matter.isApplied || (subject.phase !== 'new' && subject.phase !== 'running' && !subject.supplement))
    throw new Refusal('CASE_PAUSED', { state: nameOfState(act.city, subject) })
}

/** Only what the published item asks for can be asked for. */
function named({ matter }: Working, point: AskedPoint): Omit<Point, 'id'> {
  const known =
    (point.material !== undefined && matter.materials.has(point.material)) ||
    (point.field !== undefined && matter.fields.has(point.field))
  if (!known) throw new Refusal('SUPPLEMENT_POINT_UNKNOWN', { point: point.material ?? point.field ?? point.text })
  return {
    ground: point.ground,
    text: point.text,
    ...(point.material === undefined ? {} : { material: point.material }),
    ...(point.field === undefined ? {} : { field: point.field }),
  }
}

export type Answered = { point: string; value?: Json; evidence?: Evidence }

/** The applicant's answer. What is given is kept even when something is still missing; the case goes on when nothing is. */
export async function answerSupplement(
  city: City,
  at: { root: string; id: string },
  actor: Actor,
  answers: Answered[],
  key?: Key,
): Promise<Case> {
  let missing: string[] = []
  const answered = await actOn(city, at, { name: 'answerSupplement', actor, key, isAlone: true }, (act, work) => {
    const { case: subject } = work
    const { supplement } = subject
    if (subject.phase !== 'supplement' || !supplement) throw new Refusal('SUPPLEMENT_NOT_ASKED')
    const points = supplement.points.map((point) => {
      const answer = answers.find((one) => one.point === point.id)
      return answer && apply(work, point, answer) ? { ...point, answered: true } : point
    })
    subject.supplement = { ...supplement, points }
    missing = points.filter((point) => !point.answered).map((point) => point.text)
    if (missing.length > 0) {
      note(work, 'supplementSaved', { left: missing.length })
      return
    }
    subject.supplement.answeredAt = localIso(act.now)
    enter(work, supplement.from)
    clearTimers(work, 'answer')
    resumeClocks(act, work)
    if (work.case.phase === 'new') setTellingTimer(act, work)
    note(work, 'supplementAnswered', { points: points.length })
    recordOf(act, work, 'supplement.answered')
    tellOf(act, work, 'supplementAnswered')
  })
  if (missing.length > 0) throw new Refusal('SUPPLEMENT_INCOMPLETE', { missing: missing.join('、') })
  return answered
}

function apply(work: Working, point: Point, answer: Answered): boolean {
  const { dossier } = work
  if (point.field !== undefined && answer.value !== undefined) {
    // the value is the applicant's own now, whatever it was filled in from before
    const { [point.field]: _replaced, ...sources } = dossier.sources
    work.dossier = { ...dossier, form: { ...dossier.form, [point.field]: answer.value }, sources }
    work.dossierChanged = true
    return true
  }
  if (point.material !== undefined && answer.evidence !== undefined) {
    work.dossier = { ...dossier, evidence: { ...dossier.evidence, [point.material]: answer.evidence } }
    work.dossierChanged = true
    return true
  }
  return false
}

/** All clocks of the case stand still, with the reason kept in their ledger of suspensions. */
export function pauseClocks(act: Act, work: Working, reason: string): void {
  const { clocks } = work.case
  for (const name of ['tell', 'promised', 'statutory'] as const) {
    const clock = clocks[name]
    if (clock) clocks[name] = pauseClock(clock, act.now, reason)
  }
  work.case.clocks = { ...clocks }
  settleLimits(act.city, work)
  touchTasks(work)
}

export function resumeClocks(act: Act, work: Working): void {
  const { clocks } = work.case
  for (const name of ['tell', 'promised', 'statutory'] as const) {
    const clock = clocks[name]
    if (clock) clocks[name] = resumeClock(clock, act.now)
  }
  work.case.clocks = { ...clocks }
  settleLimits(act.city, work)
  touchTasks(work)
}
