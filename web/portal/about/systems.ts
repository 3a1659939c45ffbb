// SPDX-License-Identifier: Apache-2.0

export const STATES = ['whole', 'part', 'none'] as const
export type State = (typeof STATES)[number]
export type SystemsSearch = { q?: string; group?: string; state?: State }

type Said = { zh: string; en: string }
/** A row of docs/systems.md. */
export type SystemRow = Said & {
  id: string
  check: string
  state: State
  lives: string[]
  missing: Said | null
  tests: { file: string; title: string }[]
}
export type Systems = { groups: Record<string, Said>; rows: SystemRow[] }

/** The rows in which every word that was typed stands, of the group and the state that were chosen. */
export function chosenRows(rows: SystemRow[], { q = '', group, state }: SystemsSearch): SystemRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (group !== undefined && !row.id.startsWith(group)) return false
    if (state !== undefined && row.state !== state) return false
    const said = [row.id, row.zh, row.en, row.check, ...row.lives].join(' ').toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

export const countOf = (rows: SystemRow[], state: State): number => rows.filter((row) => row.state === state).length
