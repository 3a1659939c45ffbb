// SPDX-License-Identifier: Apache-2.0
import { backFrom } from './back.ts'
import { addWorkingDays, type Calendar, isExchangedWorkingDay, isWorkingDay, restReason, whyProvisional } from './calendar.ts'
import {
  type Anchor,
  acceptedOn,
  type Beginning,
  budgetOf,
  type Clock,
  countingBegins,
  countsDays,
  type Interval,
  spendFrom,
  suspendedTimes,
  timeBetween,
  workingDayLength,
} from './clock.ts'
import { addDays, dayOf, daysBetween, instantAt, instantOf, writeInstant } from './day.ts'
import { type Limit, type LimitUnit, writeLimit } from './limit.ts'

export type Step = { step: string; text: string; data: Record<string, unknown> }
export type Due = {
  /** The instant at which the limit ends, '…+08:00'; null while the clock is suspended. */
  dueAt: string | null
  /** The day on which it ends; while the clock is suspended, the day if it went on at `now` (or never had stopped). */
  dueOn: string
  explained: Step[]
  /** The last day by counting alone, when it fell on a rest day and rolled forward. */
  rolledFrom?: string
  rule?: string
  /** Years of the calendar that it rests on and whose notice is not out: the day may still move. */
  provisional?: { years: string[]; because: string }
}
export type Light = 'green' | 'yellow' | 'red' | 'paused'
export type Remaining = { spent: number; left: number; unit: LimitUnit; ratio: number; light: Light }

type Phase = { limit: Limit; from: number; budget: number; end: number }

/**
 * When a clock's limit ends, and how that was counted. The day of acceptance does not count; a limit in days ends with its
 * last day; a last day of natural days, months or years that is a rest day rolls forward (民法典 art. 203).
 * Throws CalendarYearUnknown when the calendar of a year that matters is missing.
 */
export function dueOf(calendar: Calendar, clock: Clock, now?: string): Due {
  if (clock.anchor?.way === 'before') return dueBefore(calendar, clock, clock.anchor)
  const open = clock.suspensions.find((pause) => pause.to === null)
  const paused = suspendedTimes(clock)
  const end = phasesOf(calendar, clock, paused).at(-1)?.end ?? 0
  if (end === Number.POSITIVE_INFINITY && open) {
    const resumed = now !== undefined && instantOf(now) > instantOf(open.from) ? now : open.from
    const suspensions = clock.suspensions.map((pause) =>
      pause.to === null ? { ...pause, to: later(resumed, pause.from) } : pause,
    )
    const due = dueOf(calendar, { ...clock, suspensions })
    const text = `现在处于中止（${open.reason}），恢复后才有确定的到期时间；若此刻恢复，${due.dueOn} 到期。`
    return {
      ...due,
      dueAt: null,
      explained: [...due.explained, { step: 'suspended', text, data: { since: open.from, reason: open.reason } }],
    }
  }
  return close(calendar, clock, paused, end)
}

const counted = new WeakMap<Calendar, Map<string, string>>()
const COUNTED = 1_000

/**
 * The instant alone, without how it was counted. Each act asks for those of all its case's clocks: what counts days from one day on is
 * counted once for all that begin on it.
 */
export function dueAtOf(calendar: Calendar, clock: Clock): string | null {
  const { limit, suspensions, extensions, anchor } = clock
  // what is counted back does not go by the day on which it begins
  if (!countsDays[limit.unit] || suspensions.length + extensions.length > 0 || anchor?.way === 'before')
    return dueOf(calendar, clock).dueAt
  const known = counted.get(calendar) ?? new Map<string, string>()
  counted.set(calendar, known)
  const key = `${acceptedOn(calendar, clock)} ${limit.amount} ${limit.unit}`
  const before = known.get(key)
  if (before !== undefined) return before
  const { dueAt } = dueOf(calendar, clock)
  if (known.size >= COUNTED) known.clear()
  if (dueAt !== null) known.set(key, dueAt)
  return dueAt
}

/** What is spent and left of a clock's budget at an instant, and its light (standards-cn §2.3). */
export function remaining(calendar: Calendar, clock: Clock, now: string): Remaining {
  const at = instantOf(now)
  const paused = clock.anchor?.way === 'before' ? [] : suspendedTimes(clock)
  const total = { spent: 0, left: 0 }
  for (const phase of phasesOf(calendar, clock, paused)) {
    const spent = Math.min(phase.budget, timeBetween(calendar, phase.limit.unit, phase.from, at, paused))
    const scale = lengthOf(calendar, clock.limit.unit) / lengthOf(calendar, phase.limit.unit)
    total.spent += spent * scale
    total.left += (phase.budget - spent) * scale
  }
  const length = lengthOf(calendar, clock.limit.unit)
  const unit = clock.limit.unit === '个月' || clock.limit.unit === '年' ? '自然日' : clock.limit.unit
  const sum = total.spent + total.left
  const ratio = sum === 0 ? (isOver(calendar, clock, at) ? 0 : 1) : total.left / sum
  const left = total.left / length
  return { spent: total.spent / length, left, unit, ratio, light: lightOf(calendar, clock, at, ratio, left) }
}

function lightOf(calendar: Calendar, clock: Clock, at: number, ratio: number, left: number): Light {
  if (suspendedTimes(clock).some((pause) => pause.from <= at && at < pause.to) && !isOver(calendar, clock, at)) return 'paused'
  if (isOver(calendar, clock, at)) return 'red'
  return ratio <= 0.3 || (clock.limit.unit === '工作日' && left <= 1) ? 'yellow' : 'green'
}

function isOver(calendar: Calendar, clock: Clock, at: number): boolean {
  const { dueAt } = dueOf(calendar, clock)
  return dueAt !== null && at > Date.parse(dueAt)
}

/**
 * The limit and its extensions one after the other; equal units in a row are one budget, so an extension simply adds days. How long a
 * month is follows from the plan without suspensions: so a suspension never makes a budget smaller.
 */
function phasesOf(calendar: Calendar, clock: Clock, paused: Interval[]): Phase[] {
  if (clock.anchor?.way === 'before') return [phaseBefore(calendar, clock, clock.anchor)]
  const limits: Limit[] = []
  for (const { unit, amount } of [clock.limit, ...clock.extensions.map((e) => e.limit)].map(inMonths)) {
    const last = limits.at(-1)
    if (last && last.unit === unit) limits[limits.length - 1] = { unit, amount: last.amount + amount }
    else limits.push({ unit, amount })
  }
  const phases: Phase[] = []
  let from = countingBegins(calendar, clock)
  let planned = from
  for (const limit of limits) {
    const budget = budgetOf(calendar, limit, planned)
    planned = limits.length > 1 ? spendFrom(calendar, limit.unit, planned, budget, []) : planned
    const end = from === Number.POSITIVE_INFINITY ? from : spendFrom(calendar, limit.unit, from, budget, paused)
    phases.push({ limit, from, budget, end })
    from = end
  }
  return phases
}

/** What lies between the beginning of a clock and a day that is counted back from its anchor is its budget. */
function phaseBefore(calendar: Calendar, clock: Clock, { at }: Anchor): Phase {
  const { amount, unit } = clock.limit
  const from = instantOf(clock.startedAt)
  const end = backFrom(calendar, at, clock.limit)
  const counted = unit === '个月' || unit === '年' ? '自然日' : unit
  return { limit: { amount, unit: counted }, from, budget: timeBetween(calendar, counted, from, end, []), end }
}

/** The end of a limit that is counted back from its anchor. */
function dueBefore(calendar: Calendar, clock: Clock, anchor: Anchor): Due {
  const { unit } = clock.limit
  const end = backFrom(calendar, anchor.at, clock.limit)
  const dueAt = writeInstant(end)
  const dueOn = countsDays[unit] ? dayOf(end - 1) : dayOf(end)
  const day = dayOf(instantOf(anchor.at))
  const at = sayAnchor(anchor)
  const steps: Step[] = [
    {
      step: 'anchoredBefore',
      text: `以“${anchor.name}”${at} 为准，${countsDays[unit] ? '当日不计，' : ''}向前推 ${writeLimit(clock.limit)}。`,
      data: { name: anchor.name, at, limit: clock.limit },
    },
  ]
  if (unit === '工作日') steps.push(...skippedSteps(calendar, dueOn, addDays(day, -1)))
  if (unit !== '工作日' && countsDays[unit] && !isWorkingDay(calendar, dueOn))
    steps.push({
      step: 'notRolled',
      text: `${dueOn} 是${restReason(calendar, dueOn) === 'holiday' ? '节假日' : '休息日'}；向前推的期限不顺延，否则提前的时间就不够了。`,
      data: { day: dueOn },
    })
  if (clock.suspensions.length > 0)
    steps.push({ step: 'notPaused', text: `“${anchor.name}”不因中止而推后，中止不改变这个期限。`, data: { name: anchor.name } })
  const shownEnd = countsDays[unit] ? `${dueOn} ${calendar.closesAt ?? '24:00'} 到期。` : `到期时间：${shown(dueAt)}。`
  const perhaps = unit === '工作日' || unit === '工作时' ? provisionalOf(calendar, unit, dueOn, day) : {}
  steps.push({ step: 'due', text: shownEnd, data: { dueOn, dueAt } }, ...provisionalSteps(perhaps))
  return { dueAt, dueOn, explained: steps, ...perhaps }
}

const sayAnchor = ({ at }: Anchor): string => (at.includes('T') ? shown(at) : at)

function inMonths(limit: Limit): Limit {
  return limit.unit === '年' ? { amount: limit.amount * 12, unit: '个月' } : limit
}

function close(calendar: Calendar, clock: Clock, paused: Interval[], end: number): Due {
  const unit = (clock.extensions.at(-1)?.limit ?? clock.limit).unit
  const steps = startSteps(calendar, clock)
  steps.push(...pauseSteps(clock, paused))
  for (const { limit, reason } of clock.extensions)
    steps.push({ step: 'extended', text: `延长 ${writeLimit(limit)}（${reason}）。`, data: { limit, reason } })
  if (!countsDays[unit]) {
    const dueAt = writeInstant(end)
    const dueOn = dayOf(end)
    const perhaps = provisionalOf(calendar, unit, dayOf(instantOf(clock.startedAt)), dueOn)
    steps.push(
      { step: 'due', text: `到期时间：${dueAt.slice(0, 16).replace('T', ' ')}。`, data: { dueAt } },
      ...provisionalSteps(perhaps),
    )
    return { dueAt, dueOn, explained: steps, ...perhaps }
  }
  const closing = calendar.closesAt ?? '24:00'
  const counted = dayOf(end - 1)
  let dueOn = counted
  let rule: string | undefined
  if (!isWorkingDay(calendar, counted)) {
    dueOn = addWorkingDays(calendar, counted, 0)
    rule = '民法典第二百零三条：期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日'
  } else if (unit !== '工作日' && end > instantAt(counted, closing) && closing !== '24:00') {
    dueOn = counted
  }
  if (unit === '工作日') steps.push(...skippedSteps(calendar, acceptedOn(calendar, clock), dueOn))
  steps.push({ step: 'counted', text: `数满 ${writeLimit(clock.limit)}，最后一日为 ${counted}。`, data: { lastDay: counted } })
  if (rule)
    steps.push({
      step: 'rolled',
      text: `${counted} 是${restReason(calendar, counted) === 'holiday' ? '节假日' : '休息日'}，顺延到 ${dueOn}（${rule}）。`,
      data: { from: counted, to: dueOn, rule },
    })
  const dueAt = writeInstant(instantAt(dueOn, closing))
  const perhaps = provisionalOf(calendar, unit, acceptedOn(calendar, clock), dueOn)
  steps.push({ step: 'due', text: `${dueOn} ${closing} 到期。`, data: { dueOn, dueAt } }, ...provisionalSteps(perhaps))
  return { dueAt, dueOn, explained: steps, ...perhaps, ...(rule ? { rolledFrom: counted, rule } : {}) }
}

const BEGUN: Record<Beginning, string> = { accepted: '受理', received: '收件', opened: '登记' }

function startSteps(calendar: Calendar, clock: Clock): Step[] {
  if (clock.anchor) {
    const { name } = clock.anchor
    const at = sayAnchor(clock.anchor)
    const text = `以“${name}”${at} 为准，${countsDays[clock.limit.unit] ? '当日不计，自次日起算' : '随即起算'}，期限 ${writeLimit(clock.limit)}。`
    return [{ step: 'anchoredAfter', text, data: { name, at, limit: clock.limit } }]
  }
  if (!countsDays[clock.limit.unit])
    return [
      {
        step: 'start',
        text: `${clock.startedAt} 起算，期限 ${writeLimit(clock.limit)}。`,
        data: { startedAt: clock.startedAt, limit: clock.limit },
      },
    ]
  const accepted = acceptedOn(calendar, clock)
  const late = accepted !== dayOf(instantOf(clock.startedAt))
  const { begunBy = 'accepted' } = clock
  const begun = BEGUN[begunBy]
  const text = `${accepted} ${begun}，当日不计，自次日起算，期限 ${writeLimit(clock.limit)}${late ? `（${calendar.cutoffAt} 之后提交，按次日${begun}）` : ''}。`
  return [{ step: 'start', text, data: { acceptedOn: accepted, begunBy, limit: clock.limit } }]
}

function pauseSteps(clock: Clock, paused: Interval[]): Step[] {
  const steps: Step[] = clock.suspensions
    .filter((pause) => pause.to !== null)
    .map((pause) => ({
      step: 'suspension',
      text: `${shown(pause.from)} 至 ${shown(pause.to ?? '')} 中止（${pause.reason}），这段时间不计入。`,
      data: { ...pause },
    }))
  if (steps.length > 0 && countsDays[clock.limit.unit] && paused.length > 0)
    steps.push({ step: 'rounding', text: '中止后剩余的时间不足一日的，按一日计算到当日结束。', data: {} })
  return steps
}

function skippedSteps(calendar: Calendar, from: string, to: string): Step[] {
  const rest: string[] = []
  const exchanged: string[] = []
  for (let n = 1; n <= daysBetween(from, to); n += 1) {
    const day = addDays(from, n)
    if (!isWorkingDay(calendar, day)) rest.push(day)
    else if (isExchangedWorkingDay(calendar, day)) exchanged.push(day)
  }
  const steps: Step[] = []
  if (rest.length > 0)
    steps.push({ step: 'skipped', text: `其间 ${rest.length} 天为休息日和节假日，不计入。`, data: { days: rest } })
  if (exchanged.length > 0)
    steps.push({ step: 'exchanged', text: `其间 ${exchanged.join('、')} 为调休上班日，计入。`, data: { days: exchanged } })
  return steps
}

function lengthOf(calendar: Calendar, unit: LimitUnit): number {
  if (unit === '工作日') return workingDayLength(calendar)
  if (unit === '分钟') return 60_000
  return unit === '工作时' || unit === '紧急工作时' || unit === '小时' ? 3_600_000 : 86_400_000
}

const later = (a: string, b: string) => (instantOf(a) > instantOf(b) ? a : b)
const shown = (text: string) => writeInstant(instantOf(text)).slice(0, 16).replace('T', ' ')

/** What is counted in working time rests on each year from its start; what is counted in natural time only on the year of its last day. */
function provisionalOf(calendar: Calendar, unit: LimitUnit, from: string, due: string): Pick<Due, 'provisional'> {
  if (unit === '分钟' || unit === '小时' || unit === '紧急工作时') return {}
  const first = Number((unit === '工作日' || unit === '工作时' ? from : due).slice(0, 4))
  const years: string[] = []
  const reasons = new Set<string>()
  for (let year = first; year <= Number(due.slice(0, 4)); year += 1) {
    const why = whyProvisional(calendar, String(year))
    if (why === null) continue
    years.push(String(year))
    reasons.add(why)
  }
  return years.length > 0 ? { provisional: { years, because: [...reasons].join('；') } } : {}
}

function provisionalSteps({ provisional }: Pick<Due, 'provisional'>): Step[] {
  if (!provisional) return []
  const text = `暂定：${provisional.years.join('、')} 年的放假安排还没有公布（${provisional.because}），公布后会重新计算，这一天可能变动。`
  return [{ step: 'provisional', text, data: { ...provisional } }]
}
