// SPDX-License-Identifier: Apache-2.0
import { backFrom, parseLimit, sayLimit } from '@chengshu/engine'
import { dayOf, type Key, localIso, Refusal } from '../kernel/index.ts'
import type { Officer } from '../people/index.ts'
import { demandPrintable } from '../print/index.ts'
import { actOn } from './act.ts'
import { type Case, theSystem } from './case.ts'
import { demandHere, demandReason } from './case-acts.ts'
import { dueInstant, extendClock, startClock } from './clocks.ts'
import { officerActor } from './complete-task.ts'
import { nameOfState } from './kind-of.ts'
import type { Act, City, Procedure, Working } from './parts.ts'
import { enterPhase, hasEnded } from './states.ts'
import { pauseClocks, resumeClocks } from './supplement.ts'
import { clearTimers, note, recordOf, setTimer, tellOf } from './working.ts'

type At = { root: string; id: string }

function demandRunning({ city }: Act, { case: subject }: Working): void {
  if (subject.phase !== 'running')
    throw new Refusal(hasEnded(subject) ? 'CASE_ENDED' : 'NOT_ACCEPTED_YET', { state: nameOfState(city, subject) })
}

/**
 * 特别程序 (行政许可法 art. 45): a hearing, a test, an expert review is outside the limit; the clocks stand still until it is over,
 * and no longer than the item allows for that procedure, counted from when it was first begun.
 */
export async function suspendCase(
  city: City,
  at: At,
  officer: Officer,
  said: { kind: string; reason: string; expected?: string | undefined },
  key?: Key,
): Promise<Case> {
  demandReason(said.reason)
  demandPrintable(said.reason)
  return actOn(city, at, { name: 'suspend', actor: officerActor(officer), key, isAlone: true }, (act, work) => {
    demandHere(officer, 'case.suspend', work)
    demandRunning(act, work)
    const procedure = procedureOf(work, said.kind)
    const until = latestEnd(act, work, procedure)
    const ends = said.expected === undefined ? until : new Date(`${said.expected}T23:59:59+08:00`)
    const facts = { kind: procedure.text, most: procedure.most, law: procedure.law, until: dayOf(new Date(until.getTime() - 1)) }
    if (until <= act.now) throw new Refusal('SUSPENSION_USED_UP', facts)
    if (ends > until) throw new Refusal('SUSPENSION_TOO_LONG', facts)
    if (ends < act.now) throw new Refusal('SUSPENSION_TOO_SHORT')
    enterPhase(work, 'suspended')
    pauseClocks(act, work, procedure.text)
    setTimer(work, 'suspension', localIso(ends))
    const shown = { kind: procedure.text, law: procedure.law, reason: said.reason, expected: dayOf(new Date(ends.getTime() - 1)) }
    note(work, 'suspended', shown)
    recordOf(act, work, 'case.suspended', { kind: procedure.text, until: shown.expected })
    tellOf(act, work, 'caseSuspended', { kind: procedure.text, reason: said.reason, expected: shown.expected })
  })
}

function procedureOf({ matter }: Working, kind: string): Procedure {
  const { suspend } = matter.grounds
  const found = suspend.find((one) => one.id === kind || one.text === kind)
  if (!found) throw new Refusal('SUSPENSION_GROUND_UNKNOWN', { kind, choices: suspend.map((one) => one.text).join('、') })
  return found
}

/** Repeating a procedure gives no new time: its limit runs from its first beginning. */
function latestEnd(act: Act, { case: subject }: Working, procedure: Procedure): Date {
  const before = subject.clocks.promised?.suspensions.find((one) => one.reason === procedure.text)
  const began = before ? new Date(before.from) : act.now
  return dueInstant(act.city.content.calendar, startClock(procedure.most, began)) ?? act.now
}

export async function resumeCase(
  city: City,
  at: At,
  officer: Officer,
  said: { result?: string | undefined },
  key?: Key,
): Promise<Case> {
  return actOn(city, at, { name: 'resume', actor: officerActor(officer), key, isAlone: true }, (act, work) => {
    demandHere(officer, 'case.suspend', work)
    if (work.case.phase !== 'suspended') throw new Refusal('NOT_SUSPENDED')
    goOnCounting(act, work)
    note(work, 'resumed', { result: said.result ?? null })
  })
}

/** The day that the applicant was told is over and nobody said that the procedure is: the time counts again, and supervision hears of it. */
export function suspensionLapsed(act: Act, work: Working): void {
  if (work.case.phase !== 'suspended') return
  goOnCounting(act, work)
  note(work, 'suspensionLapsed')
  tellOf(act, work, 'suspensionLapsed', { by: theSystem.id })
}

function goOnCounting(act: Act, work: Working): void {
  enterPhase(work, 'running')
  clearTimers(work, 'suspension')
  resumeClocks(act, work)
  recordOf(act, work, 'case.resumed')
  tellOf(act, work, 'caseResumed', {})
}

/** Where the law has an extension asked for so long before the limit is over. Throws EXTENSION_ASKED_LATE. */
function demandAskedInTime({ city, now }: Act, dueAt: Date | null, until: string | undefined): void {
  if (dueAt === null || until === undefined) return
  // the last instant of the last day: a day before it is the end of the day before
  const last = backFrom(city.content.calendar, localIso(new Date(dueAt.getTime() - 1)), parseLimit(until))
  if (now.getTime() >= last)
    throw new Refusal('EXTENSION_ASKED_LATE', {
      until: sayLimit(until),
      last: localIso(new Date(last - 1))
        .slice(0, 16)
        .replace('T', ' '),
    })
}

/**
 * 延期 (行政许可法 art. 42): once, by no more than the law of the item allows, before the limit is over, with approval and a reason
 * that the applicant is told. Where no law allows it, not at all.
 */
export async function extendCase(
  city: City,
  at: At,
  officer: Officer,
  said: { amount: string; reason: string },
  key?: Key,
): Promise<Case> {
  demandReason(said.reason)
  demandPrintable(said.reason)
  return actOn(city, at, { name: 'extend', actor: officerActor(officer), key, isAlone: true }, (act, work) => {
    const { case: subject, matter } = work
    demandHere(officer, 'case.extend', work)
    demandRunning(act, work)
    const { promised, statutory } = subject.clocks
    const { extension } = matter
    if (!promised || !extension) throw new Refusal('EXTENSION_NOT_ALLOWED', { item: matter.name })
    if (promised.extensions.length > 0) throw new Refusal('EXTENDED_ALREADY')
    if (parseLimit(said.amount).amount > parseLimit(extension.most).amount)
      throw new Refusal('EXTENSION_TOO_LONG', { ...extension, most: sayLimit(extension.most) })
    const before = subject.dueAt ? dayOf(new Date(subject.dueAt.getTime() - 1)) : ''
    if (subject.dueAt && subject.dueAt <= act.now) throw new Refusal('EXTENSION_TOO_LATE', { dueOn: before })
    demandAskedInTime(act, subject.dueAt, extension.until)
    subject.clocks = {
      ...subject.clocks,
      promised: extendClock(promised, said.amount, said.reason),
      ...(statutory ? { statutory: extendClock(statutory, said.amount, said.reason) } : {}),
    }
    const amount = sayLimit(said.amount)
    note(work, 'extended', { amount, reason: said.reason, law: extension.law, before })
    recordOf(act, work, 'case.extended', { amount })
    tellOf(act, work, 'caseExtended', { amount, reason: said.reason })
  })
}
