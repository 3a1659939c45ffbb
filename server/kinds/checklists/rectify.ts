// SPDX-License-Identifier: Apache-2.0
import { type Act, type Completion, contextOf, fieldsOfTask, type Task, type Working } from '../../cases/index.ts'
import { evaluate } from '../../items/index.ts'
import { type Json, Refusal } from '../../kernel/index.ts'
import type { Kind } from '../content/index.ts'
import { kindInForce } from '../open.ts'
import { openBelow } from '../open-below.ts'
import { openedBy } from '../origin.ts'
import { answersNothing } from '../unit-named.ts'
import { askedOf, type Checked, checkedIn, checklistFields, figuresOf, missingOf } from './checklist.ts'
import { pinnedList } from './pinned.ts'
import type { ChecklistItem, ChecklistUse } from './schema.ts'

const useOf = (kind: Kind, field: string): ChecklistUse => (kind.checklists ?? []).find((one) => one.field === field) ?? { field }

/**
 * A task with a checklist is done by what stands on it now: every item that is asked has an answer, each answer its proof. Figures are
 * counted again, for what is asked may have changed. Throws CHECK_INCOMPLETE, CHECK_PROOF, CHECK_OPEN.
 */
export async function demandChecked(act: Act, work: Working, kind: Kind, task: Task, said: Completion): Promise<void> {
  demandPutRight(work, kind, task, said)
  for (const field of checklistsAt(kind, task, said)) {
    const list = await pinnedList(act.city, kind, work.case, field)
    if (!list) throw new Refusal('CHECK_UNKNOWN')
    const asked = askedOf(list, contextOf(act, work))
    const items = checkedIn(work.dossier.form[field])?.items ?? {}
    const { unanswered, unproved } = missingOf(asked, items)
    if (unanswered.length > 0) throw new Refusal('CHECK_INCOMPLETE', named(list.name, unanswered))
    if (unproved.length > 0) throw new Refusal('CHECK_PROOF', named(list.name, unproved))
    put(work, field, figuresOf(list, asked, items))
  }
}

const SHOWN = 5

const named = (list: string, items: readonly ChecklistItem[]): Record<string, Json> => ({
  list,
  count: String(items.length),
  items: items
    .slice(0, SHOWN)
    .map(({ text }) => `“${text}”`)
    .join('、'),
  ids: items.map(({ id }) => id),
})

/** Checklists that a task must have whole by this outcome. */
const checklistsAt = (kind: Kind, task: Task, { outcome }: Completion): string[] => {
  if (answersNothing(task, outcome)) return []
  const lists = checklistFields(kind)
  return fieldsOfTask(task.properties).filter((field) => {
    const { whole } = useOf(kind, field)
    return lists.has(field) && (whole === undefined || whole.includes(outcome))
  })
}

/** Acts that wait until what failed has been put right. */
function demandPutRight(work: Working, kind: Kind, { element }: Task, { outcome }: Completion): void {
  const opened = openedBy(work)
  for (const { field, failed } of kind.checklists ?? []) {
    if (!failed?.before?.some((one) => one === element || one === `${element}.${outcome}`)) continue
    const wanted = new Set(Object.values(checkedIn(work.dossier.form[field])?.items ?? {}).flatMap((one) => one.opened ?? []))
    const open = opened.filter(({ number, state }) => state === null && wanted.has(number))
    if (open.length > 0) throw new Refusal('CHECK_OPEN', { numbers: open.map(({ number }) => number).join('、') })
  }
}

/** What failed and is not being put right yet opens its case, in the act that finishes the task: all of them or none. */
export async function openFailed(act: Act, work: Working, kind: Kind, task: Task, said: Completion): Promise<void> {
  for (const field of checklistsAt(kind, task, said)) {
    const { failed } = useOf(kind, field)
    const checked = checkedIn(work.dossier.form[field])
    const list = failed && (await pinnedList(act.city, kind, work.case, field))
    if (!failed || !checked || !list) continue
    const context = contextOf(act, work)
    const bad = askedOf(list, context)
      .filter(({ id }) => checked.items[id]?.result === 'fail' && checked.items[id]?.opened === undefined)
      .map(({ id, text, basis, class: grave }) => ({
        ...{ id, text, basis: basis ?? null, class: grave ?? null },
        ...{ note: checked.items[id]?.note ?? null, value: checked.items[id]?.value ?? null },
      }))
    const lots = failed.each === 'item' ? bad.map((one) => [one]) : bad.length > 0 ? [bad] : []
    const items = { ...checked.items }
    for (const lot of lots) {
      const facts = { ...work.case.process.v, ...context, item: lot[0] ?? null, items: lot }
      const form = Object.fromEntries(
        Object.entries(failed.with).flatMap(([name, source]) => {
          const value = evaluate(source, facts)
          return value === null || value === undefined ? [] : [[name, value as Json]]
        }),
      )
      const opened = await openBelow({ act, work, element: task.element }, kindInForce(act.city, failed.opens), form)
      for (const { id } of lot) {
        const answer = items[id]
        if (answer) items[id] = { ...answer, opened: opened.number }
      }
    }
    if (lots.length > 0) put(work, field, { ...checked, items })
  }
}

function put(work: Working, field: string, checked: Checked): void {
  work.dossier = { ...work.dossier, form: { ...work.dossier.form, [field]: checked as unknown as Json } }
  work.dossierChanged = true
}
