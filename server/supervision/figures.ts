// SPDX-License-Identifier: Apache-2.0
import { type Case, findCases, lightOf, maskedApplicant, type Narrowed, nameOfState } from '../cases/index.ts'
import { anId, anInstant, localIso, pagedList, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { headOf } from '../packs/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { ratingsOfFigure, type ScoreFigure, scoresBy } from '../ratings/index.ts'
import {
  type By,
  casesOfFigure,
  countFigures,
  type Figure,
  type FigureCount,
  figures,
  trendOf,
  type VisitFigure,
  visitFigures,
} from './figure-queries.ts'
import type { City } from './needs.ts'
import { itemsVisited, type VisitsOf } from './one-visit.ts'
import { endOf, nameOf, type Period, periodBefore, periodOf, rate, startOf } from './period.ts'

export const scoreFigures: ScoreFigure[] = ['rated', 'good', 'badOpen']
export type AnyFigure = Figure | ScoreFigure | VisitFigure

const reachFor = (officer: Officer) => reachOf(officer, 'district', 'supervision.read')

export type Asked = Period & Pick<Narrowed, 'department' | 'item' | 'district'> & { by?: By }

/** What was asked for by name, and nothing that an address carries beside it. */
const narrowedBy = ({ department, item, district }: Asked): Narrowed => ({ department, item, district })

/**
 * Departments, items or districts side by side: what waits now, what the period brought and what the period before did. Each figure has
 * its rows (`listFigure`): one condition makes both, so that they are as many. Rates in per cent; null where there is nothing to divide by.
 */
export async function overview(city: City, officer: Officer, asked: Asked) {
  const by = asked.by ?? 'department'
  const period = periodOf(city, asked)
  const before = periodBefore(period)
  const reach = reachFor(officer)
  const count = ({ from, to }: { from: string; to: string }) =>
    countFigures(city.sql, reach, by, narrowedBy(asked), { now: city.clock.now(), from: startOf(from), to: endOf(to) })
  const [counts, earlier, scores] = [
    await count(period),
    await count(before),
    await scoresBy(city.sql, reach, by, narrowedBy(asked), period.from, period.to),
  ]
  const keys = [...new Set([...counts, ...scores].map((one) => one.key))]
  const rows = keys.map((key) => {
    const score = scores.find((one) => one.key === key) ?? { ratings: 0, good: 0, badOpen: 0 }
    return {
      code: key,
      name: titleOf(city, by, key),
      ...standing(counts.filter((one) => one.key === key)),
      rated: score.ratings,
      good: score.good,
      goodRate: rate(score.good, score.ratings),
      badOpen: score.badOpen,
      before: ratesOf(earlier.filter((one) => one.key === key)),
    }
  })
  return {
    ...period,
    by,
    before: { ...before, ...ratesOf(earlier) },
    rows: rows.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, 'zh')),
    totals: standing(counts),
  }
}

function standing(counts: FigureCount[]) {
  const sum = (figure: Figure) => counts.reduce((total, one) => total + one[figure], 0)
  return {
    ...(Object.fromEntries(figures.map((figure) => [figure, sum(figure)])) as Record<Figure, number>),
    onTimeRate: rate(sum('onTime'), sum('closed')),
    oneVisitRate: rate(sum('oneVisit'), sum('closed')),
  }
}

/** Only what belongs to a period can be set beside another one: what waits, waits now. */
function ratesOf(counts: FigureCount[]) {
  const { closed, onTimeRate, oneVisitRate } = standing(counts)
  return { closed, onTimeRate, oneVisitRate }
}

function titleOf(city: City, by: By, key: string): string {
  if (by === 'district') return city.content.regions.get(key)?.name ?? key
  if (by === 'item') return (headOf(city.content.items, key) ?? headOf(city.content.bundles, key))?.name ?? key
  return nameOf(city, key)
}

const ROWS = pagedList<[string, string]>('rows of a figure', anInstant, anId)

export type Listing = Asked & { figure: AnyFigure; of?: VisitsOf; visits?: number; limit?: number; after?: string }

/** The cases behind a figure, by the same reach and the same condition. */
export async function listFigure(city: City, officer: Officer, asked: Listing) {
  const limit = asked.limit ?? 30
  const found = await casesBehind(city, officer, asked, limit, ROWS.read(city.config, asked.after))
  const shown = ROWS.page(city.config, found, limit, (row) => row.key)
  return { rows: shown.rows.map(({ subject }) => rowOf(city, subject)), next: shown.next }
}

/** A file that somebody can still read; whoever needs more narrows the period. */
const MOST = 5000

/** The rows of a figure to be written out: who took them, of which figure and how many, is on record before they leave. */
export async function exportFigure(city: City, officer: Officer, asked: Listing) {
  const found = await casesBehind(city, officer, asked, MOST, undefined)
  const rows = found.slice(0, MOST).map(({ subject }) => rowOf(city, subject))
  const { figure, by, department, item, district, of, visits } = asked
  const period = periodOf(city, asked)
  await transaction(city.sql, (tx) =>
    record(tx, city.clock.now(), [
      {
        act: 'supervision.exported',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'figure', id: figure },
        facts: {
          ...period,
          by: by ?? null,
          department: department ?? null,
          item: item ?? null,
          district: district ?? null,
          of: of ?? null,
          visits: visits ?? null,
          count: rows.length,
        },
      },
    ]),
  )
  return { rows, isCut: found.length > MOST }
}

type Behind = { key: [string, string]; subject: Case }

async function casesBehind(
  city: City,
  officer: Officer,
  asked: Listing,
  limit: number,
  after: [string, string] | undefined,
): Promise<Behind[]> {
  const period = periodOf(city, asked)
  const figure = scoreFigures.find((one) => one === asked.figure)
  if (figure !== undefined) {
    const ratings = await ratingsOfFigure(city.sql, reachFor(officer), narrowedBy(asked), { figure, ...period, limit, after })
    const cases = new Map(
      (
        await findCases(
          city.sql,
          ratings.map((one) => ({ root: one.root, id: one.caseId })),
        )
      ).map((one) => [one.id, one]),
    )
    return ratings.flatMap(({ id, caseId, at }) => {
      const subject = cases.get(caseId)
      return subject ? [{ key: [at.toISOString(), id], subject } satisfies Behind] : []
    })
  }
  const when = { now: city.clock.now(), from: startOf(period.from), to: endOf(period.to) }
  const counted = asked.figure as Figure | VisitFigure
  const isOfVisits = visitFigures.some((one) => one === counted)
  const narrowed = {
    ...narrowedBy(asked),
    ...(isOfVisits ? { items: await itemsVisited(city, officer, asked.of, when), visits: asked.visits } : {}),
  }
  const places = await casesOfFigure(city.sql, reachFor(officer), counted, narrowed, when, limit, after)
  const cases = await findCases(city.sql, places)
  return cases.map((subject) => ({ key: [instantOf(counted, subject).toISOString(), subject.id], subject }))
}

function instantOf(figure: Figure | VisitFigure, { submittedAt, dueAt, closedAt }: Case): Date {
  if (figure === 'open' || figure === 'paused') return submittedAt
  return (figure === 'overdue' || figure === 'nearlyOverdue' ? dueAt : closedAt) ?? submittedAt
}

function rowOf(city: City, subject: Case) {
  return {
    root: subject.root,
    id: subject.id,
    number: subject.number,
    itemName: subject.itemName,
    applicant: maskedApplicant(subject),
    state: nameOfState(city, subject),
    department: { code: subject.department, name: nameOf(city, subject.department) },
    region: city.content.regions.get(subject.region)?.name ?? subject.region,
    submittedAt: localIso(subject.submittedAt),
    dueAt: subject.dueAt ? localIso(subject.dueAt) : null,
    endedAt: subject.closedAt ? localIso(subject.closedAt) : null,
    visits: subject.visits,
    light: lightOf({ ...subject, endedAt: subject.decidedAt ?? subject.closedAt }, city.clock.now()),
  }
}

/** How the figures of ended cases went: by day up to a month, by week up to half a year, else by month. */
export async function trend(city: City, officer: Officer, asked: Asked) {
  const { from, to } = periodOf(city, asked)
  const when = { now: city.clock.now(), from: startOf(from), to: endOf(to) }
  const days = Math.round((when.to.getTime() - when.from.getTime()) / 86_400_000)
  const step = days <= 31 ? 'day' : days <= 184 ? 'week' : 'month'
  const rows = await trendOf(city.sql, reachFor(officer), narrowedBy(asked), when, step)
  return {
    from,
    to,
    step,
    rows: rows.map(({ on, closed, onTime, oneVisit }) => ({
      on,
      closed,
      onTimeRate: rate(onTime, closed),
      oneVisitRate: rate(oneVisit, closed),
    })),
  }
}
