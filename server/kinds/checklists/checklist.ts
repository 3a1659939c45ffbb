// SPDX-License-Identifier: Apache-2.0
import { evaluate } from '../../items/index.ts'
import type { Json } from '../../kernel/index.ts'
import type { ChecklistFile, ChecklistItem } from './schema.ts'

export type Result = 'pass' | 'fail' | 'na'
export type KeptFile = { id: string; name: string; type: string }

/** What was found at one item, by whom and when; `n` counts how often it was said, so that who says something else knows what she changes. */
export type CheckAnswer = {
  result: Result
  reason?: string
  note?: string
  value?: number
  files?: KeptFile[]
  by: string
  at: string
  n: number
  /** the number of the case that puts it right */
  opened?: string
}

/** What stands under the question: figures for rules and lists, and the answers by item. `score` is of things and firms alone, by their weights. */
export type Checked = {
  list: string
  version: string
  asked: number
  answered: number
  passed: number
  failed: number
  notApplicable: number
  score?: number
  items: Record<string, CheckAnswer>
}

export const itemsOf = ({ groups }: Pick<ChecklistFile, 'groups'>): ChecklistItem[] => groups.flatMap(({ items }) => items)

/** The items that are asked of a case as it is now. What cannot be told is asked: nothing is left out because a field is empty. */
export const askedOf = (list: ChecklistFile, context: Record<string, unknown>): ChecklistItem[] =>
  itemsOf(list).filter(({ when }) => when === undefined || evaluate(when, context) !== false)

/** The figures of these answers; an answer to an item that is not asked any more stays and does not count. */
export function figuresOf(list: ChecklistFile, asked: readonly ChecklistItem[], items: Checked['items']): Checked {
  const said = asked.flatMap((item) => {
    const answer = items[item.id]
    return answer ? [{ item, answer }] : []
  })
  const count = (result: Result) => said.filter(({ answer }) => answer.result === result).length
  const weighed = said.filter(({ item, answer }) => item.weight !== undefined && answer.result !== 'na')
  const sum = (some: typeof weighed) => some.reduce((all, { item }) => all + (item.weight ?? 0), 0)
  const whole = sum(weighed)
  return {
    ...{ list: list.id, version: list.version, asked: asked.length, answered: said.length },
    ...{ passed: count('pass'), failed: count('fail'), notApplicable: count('na') },
    ...(whole > 0 && list.about !== 'person'
      ? { score: Math.round((100 * sum(weighed.filter(({ answer }) => answer.result === 'pass'))) / whole) }
      : {}),
    items,
  }
}

/** Items without an answer that need one, and those whose answer lacks its proof. */
export function missingOf(asked: readonly ChecklistItem[], items: Checked['items']) {
  const unanswered = asked.filter(({ id, required }) => required !== false && items[id] === undefined)
  const unproved = asked.filter(({ id, proof }) => {
    const answer = items[id]
    if (!answer || answer.result === 'na' || !proof?.on?.includes(answer.result)) return false
    return proof.as === 'number' ? answer.value === undefined : (answer.files ?? []).length === 0
  })
  return { unanswered, unproved }
}

/** What stands under a question for a checklist; nothing where nobody has begun. */
export const checkedIn = (value: Json | undefined): Checked | null =>
  typeof value === 'object' && value !== null && 'items' in value ? (value as unknown as Checked) : null

type Field = { 'x-checklist'?: unknown }
type WithForm = { formFile: { schema: { properties: Record<string, unknown> } } }

/** The checklists that a kind's form asks for, by field. */
export const checklistFields = ({ formFile }: WithForm): Map<string, string> =>
  new Map(
    Object.entries((formFile.schema.properties ?? {}) as Record<string, Field>).flatMap(([field, { 'x-checklist': list }]) =>
      typeof list === 'string' ? [[field, list] as const] : [],
    ),
  )
