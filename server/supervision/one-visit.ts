// SPDX-License-Identifier: Apache-2.0
import { parseLimit, sayLimit } from '@chengshu/engine'
import { burdenIn, everyLine, type Item, type ItemHead } from '../items/index.ts'
import { headOf } from '../packs/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { type Stretch, visitsByItem } from './figure-queries.ts'
import type { City } from './needs.ts'
import { endOf, nameOf, type Period, periodOf, rate, startOf } from './period.ts'

/** What an item asks of people: days until it is decided, visits, links (people who handle it one after the other), papers to hand in. */
type Burden = { days: string; visits: number; links: number; materials: number }

type Any = Item | ItemHead

/** As the version in force says it, and as it was before: what the item says of that (`before`, with its source). */
function asks(item: Any): { before: Burden & { source: string }; after: Burden } {
  const { links, materials, handedIn } = 'burden' in item ? item.burden : burdenIn(item, item.process)
  const { promised, statutory } = item.limits
  const said = item.before
  // what it does not say follows from the law and the drawing: the whole limit of the law, one visit to each body and one to collect, every
  // paper, each body's links and a counter's
  const bodies = 1 + (item.departments?.length ?? 0)
  return {
    before: {
      days: sayLimit(said?.days ?? statutory ?? promised),
      visits: said?.visits ?? bodies + 1,
      links: said?.links ?? links + bodies,
      materials: said?.materials ?? materials,
      source: said?.source ?? '',
    },
    after: { days: sayLimit(promised), visits: item.visits ?? 0, links, materials: handedIn },
  }
}

/** Approvals of firms: 行政许可 (01) that firms or sole traders apply for. */
const isEnterpriseApproval = ({ type, serves }: Pick<Item, 'type' | 'serves'>): boolean =>
  type === '01' && serves.some((one) => one === 'firm' || one === 'sole-trader')

export type VisitsOf = 'enterprise' | 'all'
type Promised = { item: string; department: string; promised: number }

/** The items that are looked at, from their lines: a hundred thousand of them, and none is compiled. */
function promisesAsked({ content }: City, of: VisitsOf | undefined): Promised[] {
  const asked: Promised[] = []
  for (const { line, basic } of everyLine(content))
    if (line.state === 'published' && (of === 'all' || isEnterpriseApproval(basic)))
      asked.push({ item: line.id, department: line.department, promised: line.visits ?? basic.visits ?? 0 })
  return asked
}

/** Those of them of which cases have ended in a stretch, by id: a question to the database names no hundred thousand. */
export async function itemsVisited(city: City, officer: Officer, of: VisitsOf | undefined, when: Stretch): Promise<string[]> {
  const asked = new Set(promisesAsked(city, of).map(({ item }) => item))
  const facts = await visitsByItem(city.sql, reachOf(officer, 'district', 'supervision.read'), when)
  return [...new Set(facts.map(({ item }) => item))].filter((item) => asked.has(item))
}

/** So many items are rows of a report: a city has a hundred thousand, and nobody reads them all. */
const MOST = 500

/**
 * A18: the share of items that promise one visit at most, from what their versions say, and the share of cases that needed no more, from what
 * happened; which items broke their promise; days, visits, links and papers before and after. Cases are those that ended in the period:
 * `listFigure` shows them (`visited`, `visitedOnce`); the items that are counted are the rows, those that broke their promise first and then those
 * with most cases; `left` says how many there are beyond them.
 */
export async function visits(city: City, officer: Officer, asked: Period & { of?: VisitsOf }) {
  const period = periodOf(city, asked)
  const reach = reachOf(officer, 'district', 'supervision.read')
  const facts = Map.groupBy(
    await visitsByItem(city.sql, reach, { from: startOf(period.from), to: endOf(period.to) }),
    ({ item }) => item,
  )
  const { departments: bodies } = city.content
  const rows = promisesAsked(city, asked.of).flatMap(({ item, department, promised }) => {
    const none = { department: bodies.get(department)?.code ?? department, cases: 0, visits: 0, most: 0, oneVisit: 0 }
    return (facts.get(item) ?? [none]).map((fact) => ({ ...fact, item, promised }))
  })
  const departments = [...Map.groupBy(rows, (row) => row.department)].map(([code, own]) => ({
    code,
    name: nameOf(city, code),
    ...shares(own),
  }))
  const exceeds = (row: Counted) => row.most > row.promised
  const first = rows.toSorted((a, b) => Number(exceeds(b)) - Number(exceeds(a)) || b.cases - a.cases)
  const shown = first.slice(0, MOST).flatMap((row) => {
    const item = headOf(city.content.items, row.item) as Any | undefined
    return item ? [{ ...row, ...asks(item), name: item.name }] : []
  })
  return {
    totals: shares(rows),
    departments: departments.toSorted((one, other) => other.items - one.items),
    left: rows.length - shown.length,
    rows: shown.map((row) => ({
      item: row.item,
      name: row.name,
      department: { code: row.department, name: nameOf(city, row.department) },
      before: row.before,
      after: row.after,
      fewerDays: isShorter(row.after.days, row.before.days),
      promised: row.promised,
      cases: row.cases,
      average: row.cases === 0 ? null : Math.round((row.visits / row.cases) * 100) / 100,
      most: row.cases === 0 ? null : row.most,
      exceeds: exceeds(row),
    })),
  }
}

type Counted = { item: string; promised: number; cases: number; oneVisit: number; most: number }

function shares(rows: Counted[]) {
  const items = new Map(rows.map((row) => [row.item, row.promised]))
  const oneVisitItems = [...items.values()].filter((promised) => promised <= 1).length
  const cases = rows.reduce((sum, row) => sum + row.cases, 0)
  const oneVisitCases = rows.reduce((sum, row) => sum + row.oneVisit, 0)
  const broken = new Set(rows.filter((row) => row.most > row.promised).map((row) => row.item)).size
  return {
    items: items.size,
    oneVisitItems,
    itemShare: rate(oneVisitItems, items.size),
    cases,
    oneVisitCases,
    caseShare: rate(oneVisitCases, cases),
    broken,
  }
}

function isShorter(one: string, other: string): boolean {
  const [now, then] = [parseLimit(one), parseLimit(other)]
  return now.unit === then.unit && now.amount < then.amount
}
