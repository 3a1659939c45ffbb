// SPDX-License-Identifier: Apache-2.0
import { CalendarYearUnknown, type Clock, parseLimit } from '@chengshu/engine'
import { localIso, Refusal } from '../kernel/index.ts'
import { dueInstant, startClock } from './clocks.ts'
import type { Act, Anchored, Working } from './parts.ts'
import { hasEnded } from './states.ts'
import { note, recordOf, setTimer, tellOf } from './working.ts'

/**
 * The promise of a case that is counted from one of its own days (选举日前二十日) follows that day: asked at the end of each act, so that
 * whatever changed it moves the limit in the same act, with a line of history. What no longer has its day is counted from its beginning
 * again. A person's act that would make a limit which is over already is refused, if the kind does not let it be late; what the
 * platform does by itself is never held up by it. Throws LIMIT_PAST, LIMIT_YEAR_UNKNOWN.
 */
export function keepAnchor(act: Act, work: Working): void {
  const { case: subject, matter } = work
  if (!matter.anchorFor || subject.acceptedAt === null || subject.decidedAt !== null || hasEnded(subject)) return
  const wanted = matter.anchorFor(act, work)
  const before = subject.clocks.promised
  if (isSame(before, wanted)) return
  const next = clockBy(act, work, wanted)
  const { promised: _gone, ...others } = subject.clocks
  subject.clocks = next ? { ...others, promised: next } : others
  const due = next ? dueBy(act, next) : null
  if (due && due <= act.now) {
    if (wanted && !wanted.mayBePast && act.actor.kind !== 'system')
      throw new Refusal('LIMIT_PAST', { name: wanted.anchor.name, at: wanted.anchor.at, dueAt: shown(due) })
    // nobody was told yet that it is late: its timer fires at once
    if (work.isNew) setTimer(work, 'due', due.toISOString())
  }
  if (work.isNew) return
  const facts = {
    name: wanted?.anchor.name ?? null,
    at: wanted?.anchor.at ?? null,
    from: subject.dueAt ? localIso(subject.dueAt) : null,
    to: due ? localIso(due) : null,
  }
  note(work, 'limitMoved', facts)
  recordOf(act, work, 'case.limitMoved', { from: facts.from, to: facts.to })
  tellOf(act, work, 'caseLimitMoved', facts)
}

/** A day of a year whose holidays nobody has entered is no day to count from. */
function dueBy({ city }: Act, clock: Clock): Date | null {
  try {
    return dueInstant(city.content.calendar, clock)
  } catch (cause) {
    if (!(cause instanceof CalendarYearUnknown)) throw cause
    throw new Refusal('LIMIT_YEAR_UNKNOWN', { name: clock.anchor?.name ?? '', at: clock.anchor?.at ?? '', year: cause.year })
  }
}

/** What the case was paused and given more time for stays with it. */
function clockBy(act: Act, work: Working, wanted: Anchored | null): Clock | null {
  const { case: subject, matter } = work
  const accepted = subject.acceptedAt ?? act.now
  const { suspensions = [], extensions = [] } = subject.clocks.promised ?? {}
  if (wanted === null) {
    const promised = matter.promisedFor?.(act, work) ?? matter.limits.promised
    return promised ? { ...startClock(promised, accepted), suspensions, extensions } : null
  }
  const { limit, anchor } = wanted
  const from = anchor.way === 'before' ? accepted : new Date(instantOf(anchor.at))
  return { ...startClock(limit, from), suspensions, extensions, anchor }
}

/** A day begins at its midnight in the city. */
const instantOf = (at: string): string => (at.includes('T') ? at : `${at}T00:00:00+08:00`)

const isSame = (clock: Clock | undefined, wanted: Anchored | null): boolean => {
  if (wanted === null) return clock?.anchor === undefined
  const { anchor } = wanted
  const kept = clock?.anchor
  const { amount, unit } = parseLimit(wanted.limit)
  return (
    kept?.way === anchor.way &&
    kept.of === anchor.of &&
    kept.at === anchor.at &&
    clock?.limit.amount === amount &&
    clock.limit.unit === unit
  )
}

const shown = (at: Date): string => localIso(at).slice(0, 16).replace('T', ' ')
