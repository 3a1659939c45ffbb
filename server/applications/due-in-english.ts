// SPDX-License-Identifier: Apache-2.0
import { type Due, limitInEnglish, writeLimit } from '@chengshu/engine'

type Step = Due['explained'][number]
type Limit = Parameters<typeof writeLimit>[0]

const limitOf = (data: Step['data']): string => limitInEnglish(writeLimit(data.limit as Limit))
const shown = (instant: unknown): string => String(instant).slice(0, 16).replace('T', ' ')

const BEGUN: Record<string, string> = { received: 'Received', opened: 'Registered' }

/** The sum of a due date, step by step; a step that has no English is said as it is. */
const SAID: Record<string, (data: Step['data']) => string> = {
  start: (d) =>
    d.acceptedOn === undefined
      ? `Counted from ${shown(d.startedAt)}, limit ${limitOf(d)}.`
      : `${BEGUN[String(d.begunBy)] ?? 'Accepted'} on ${String(d.acceptedOn)}; that day does not count. Counted from the next day, limit ${limitOf(d)}.`,
  anchoredBefore: (d) => `Counted back ${limitOf(d)} from “${String(d.name)}”, ${String(d.at)}; that day itself does not count.`,
  anchoredAfter: (d) => `Counted from “${String(d.name)}”, ${String(d.at)}, limit ${limitOf(d)}.`,
  notRolled: (d) => `${String(d.day)} is a day off; a limit counted back does not move, or less time would be left.`,
  notPaused: (d) => `“${String(d.name)}” does not wait for a suspension, so neither does this limit.`,
  suspension: (d) => `Suspended from ${shown(d.from)} to ${shown(d.to)}; this time does not count.`,
  rounding: () => 'What is left after a suspension and is less than a day counts to the end of that day.',
  extended: (d) => `Extended by ${limitOf(d)}.`,
  skipped: (d) => `${(d.days as string[]).length} days in between are weekends or holidays and do not count.`,
  exchanged: (d) => `${(d.days as string[]).join(', ')}: working days in exchange for a holiday; they count.`,
  counted: (d) => `The limit is full on ${String(d.lastDay)}.`,
  rolled: (d) => `${String(d.from)} is no working day, so it moves to ${String(d.to)} (Civil Code, Article 203).`,
  provisional: (d) =>
    `Provisional: the holidays of ${(d.years as number[]).join(', ')} are not announced yet, so this day may move.`,
  due: (d) => `Due on ${shown(d.dueAt)}.`,
}

export const stepInEnglish = ({ step, text, data }: Step): string => SAID[step]?.(data) ?? text
