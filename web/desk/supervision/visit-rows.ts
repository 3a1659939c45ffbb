// SPDX-License-Identifier: Apache-2.0
/** Figures that count items: all that are looked at, those that promise one visit at most, those to which somebody came more often. */
export type ItemFigure = 'items' | 'oneVisitItems' | 'broken'

type Counted = { item: string; promised: number; exceeds: boolean; department: { code: string } }

const isCounted: Record<ItemFigure, (row: Counted) => boolean> = {
  items: () => true,
  oneVisitItems: (row) => row.promised <= 1,
  broken: (row) => row.exceeds,
}

/** The items behind a figure, each once although several bodies may carry it out; of one body, if its code is given. */
export function itemsBehind<Row extends Counted>(rows: Row[], figure: ItemFigure, department?: string): Row[] {
  const counted = rows.filter((row) => isCounted[figure](row) && (department === undefined || row.department.code === department))
  return [...new Map(counted.map((row) => [row.item, row])).values()]
}
