// SPDX-License-Identifier: Apache-2.0
import { parseLimit, sayLimit } from '@chengshu/engine'
import { type Item, itemHeads, type Material } from '../items/index.ts'
import { type Officer, reachOf } from '../people/index.ts'
import { visitsByItem } from './figure-queries.ts'
import type { City } from './needs.ts'
import { endOf, nameOf, type Period, periodOf, rate, startOf } from './period.ts'

/** What an item asks of people: days until it is decided, visits, links (people who handle it one after the other), papers to hand in. */
type Burden = { days: string; visits: number; links: number; materials: number }

/** What the applicant hands in herself: neither fetched, asked of a register, nor promised. */
const isHandedIn = ({ necessity, sources }: Material): boolean =>
  necessity !== '2' && !sources.some((source) => source.licence ?? source.register ?? source.earlier ?? source.commitment)

const linksOf = (item: Item): number => item.process.nodes.filter((node) => node.type === 'userTask').length

/** As the version in force says it. */
const after = (item: Item): Burden => ({
  days: sayLimit(item.limits.promised),
  visits: item.visits ?? 0,
  links: linksOf(item),
  materials: item.materials.filter(isHandedIn).length,
})

/**
 * As it was before: what the item says of it (`before`, with its source); what it does not say follows from the law and the drawing: the whole
 * limit of the law, one visit to each body and one to collect, every paper, each body's links and a counter's.
 */
function before(item: Item): Burden & { source: string } {
  const said = item.before
  const bodies = 1 + (item.departments?.length ?? 0)
  return {
    days: sayLimit(said?.days ?? item.limits.statutory ?? item.limits.promised),
    visits: said?.visits ?? bodies + 1,
    links: said?.links ?? linksOf(item) + bodies,
    materials: said?.materials ?? item.materials.length,
    source: said?.source ?? '',
  }
}

/** Approvals of firms: 行政许可 (01) that firms or sole traders apply for. */
const isEnterpriseApproval = ({ type, serves }: Pick<Item, 'type' | 'serves'>): boolean =>
  type === '01' && serves.some((one) => one === 'firm' || one === 'sole-trader')

export type VisitsOf = 'enterprise' | 'all'

/** The items that are looked at, by id. */
export function itemsAsked(city: City, of: VisitsOf | undefined): string[] {
  const isAsked = of === 'all' ? () => true : isEnterpriseApproval
  return [...itemHeads(city.content)].flatMap((item) => (item.state === 'published' && isAsked(item) ? [item.id] : []))
}

/**
 * A18: the share of items that promise one visit at most, from what their versions say, and the share of cases that needed no more, from what
 * happened; which items broke their promise; days, visits, links and papers before and after. Cases are those that ended in the period:
 * `listFigure` shows them (`visited`, `visitedOnce`); the items that are counted are the rows.
 */
export async function visits(city: City, officer: Officer, asked: Period & { of?: VisitsOf }) {
  const period = periodOf(city, asked)
  const reach = reachOf(officer, 'district', 'supervision.read')
  const facts = await visitsByItem(city.sql, reach, { from: startOf(period.from), to: endOf(period.to) })
  const items = itemsAsked(city, asked.of).flatMap((id) => city.content.items.get(id) ?? [])
  const codeOf = (item: Item): string => city.content.departments.get(item.department)?.code ?? item.department
  const rows = items.flatMap((item) => {
    const found = facts.filter((fact) => fact.item === item.id)
    const base = { item: item.id, name: item.name, before: before(item), after: after(item), promised: item.visits ?? 0 }
    const none = { department: codeOf(item), cases: 0, visits: 0, most: 0, oneVisit: 0 }
    return (found.length > 0 ? found : [none]).map((fact) => ({ ...base, ...fact }))
  })
  const departments = [...Map.groupBy(rows, (row) => row.department)].map(([code, own]) => ({
    code,
    name: nameOf(city, code),
    ...shares(own),
  }))
  return {
    totals: shares(rows),
    departments: departments.toSorted((one, other) => other.items - one.items),
    rows: rows.map((row) => ({
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
      exceeds: row.most > row.promised,
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
