// SPDX-License-Identifier: Apache-2.0
import {
  type Act,
  contextOf,
  fieldsOfTask,
  note,
  onOfficersTask,
  onUnitTask,
  recordOf,
  type Task,
  type TaskPlace,
  type Working,
} from '../../cases/index.ts'
import { openFile } from '../../files/index.ts'
import { type Json, localIso, Refusal } from '../../kernel/index.ts'
import type { Officer, Person } from '../../people/index.ts'
import { evidenceOf, HANDED, takeFiles } from '../answer-files.ts'
import { FILES } from '../content/tables.ts'
import type { City } from '../needs.ts'
import { openedBy } from '../origin.ts'
import { kindVersion } from '../version.ts'
import { askedOf, type CheckAnswer, type Checked, checkedIn, figuresOf, type Result } from './checklist.ts'
import { pinnedList } from './pinned.ts'
import type { ChecklistFile, ChecklistItem } from './schema.ts'

/** What is said of one item; `seen`: how often it had been said when whoever says it looked, 0 for not at all. */
export type Said = {
  item: string
  result: Result
  reason?: string
  note?: string
  value?: number
  files?: string[]
  seen: number
}
export type Recording = { field: string; answers: Said[] }

/**
 * Answers to some items of a checklist join those that are there: whoever else answers others at this instant loses nothing, what she
 * answers to the same one is refused and told. The same again, after a lost connection, changes nothing. Throws CHECK_UNKNOWN,
 * CHECK_CHANGED, CHECK_REASON, CHECK_VALUE, FILE_NOT_FOUND, FILE_TYPE_NOT_ALLOWED and what `onOfficersTask` throws.
 */
export async function recordAsOfficer(city: City, at: TaskPlace, officer: Officer, said: Recording): Promise<Checked> {
  let kept: Checked | undefined
  await onOfficersTask(city, at, officer, 'check', async (act, work, task) => {
    kept = await record(act, work, task, said)
  })
  if (!kept) throw new Error('a checklist that was written comes back')
  return kept
}

/** The same by somebody of the unit whose task it is. */
export async function recordAsUnit(city: City, at: TaskPlace, person: Person, said: Recording): Promise<Checked> {
  let kept: Checked | undefined
  await onUnitTask(city, person, at, { name: 'check' }, async (act, work, task) => {
    kept = await record(act, work, task, said)
  })
  if (!kept) throw new Error('a checklist that was written comes back')
  return kept
}

async function record(act: Act, work: Working, task: Task, { field, answers }: Recording): Promise<Checked> {
  const kind = await kindVersion(act.city, work.case.item, work.case.itemHash)
  const list = fieldsOfTask(task.properties).includes(field) ? await pinnedList(act.city, kind, work.case, field) : undefined
  if (!list) throw new Refusal('CHECK_UNKNOWN')
  const asked = askedOf(list, contextOf(act, work))
  const items = { ...checkedIn(work.dossier.form[field])?.items }
  const changed: string[] = []
  for (const said of answers) {
    const item = asked.find(({ id }) => id === said.item)
    if (!item) throw new Refusal('CHECK_UNKNOWN')
    const answer = await answerOf(act, work, { list, item, field, said, before: items[item.id] })
    if (answer === null) continue
    items[item.id] = answer
    changed.push(item.id)
  }
  const checked = figuresOf(list, asked, items)
  if (changed.length === 0) return checked
  work.dossier = { ...work.dossier, form: { ...work.dossier.form, [field]: checked as unknown as Json } }
  work.dossierChanged = true
  recordOf(act, work, 'case.checked', { field, items: changed })
  return checked
}

type One = { list: ChecklistFile; item: ChecklistItem; field: string; said: Said; before: CheckAnswer | undefined }

/** The answer as it is kept; null where it stands there so already. */
async function answerOf(act: Act, work: Working, { list, item, field, said, before }: One): Promise<CheckAnswer | null> {
  const reason = list.reasons?.find(({ id }) => id === said.reason)
  if (said.result === 'na' && !(reason && item.notApplicable?.includes(reason.id)))
    throw new Refusal('CHECK_REASON', { item: item.text, reasons: reasonsOf(list, item) })
  if (said.value !== undefined && item.proof?.as !== 'number') throw new Refusal('CHECK_VALUE', { item: item.text })
  const words = said.note?.trim() ?? ''
  const told = {
    result: said.result,
    ...(said.result === 'na' && reason ? { reason: reason.id } : {}),
    ...(words === '' ? {} : { note: words }),
    ...(said.value === undefined ? {} : { value: said.value }),
  }
  const files = said.files ?? []
  if (before && isSame(before, told, files)) return null
  if ((before?.n ?? 0) !== said.seen)
    throw new Refusal('CHECK_CHANGED', { item: item.text, by: before?.by ?? '', result: WORDS[before?.result ?? 'na'] })
  const kept = await keepFiles(act, work, { field, item, files, before })
  if (before && before.result !== said.result)
    note(work, 'checkChanged', { item: item.text, from: WORDS[before.result], to: WORDS[said.result] })
  // what was put right and fails again is put right anew; while it is open, it is still the same one
  const opened = openedBy(work).find(({ number }) => number === before?.opened)
  const isOver = said.result === 'fail' && opened !== undefined && opened.state !== null
  return {
    ...told,
    ...(kept.length > 0 ? { files: kept } : {}),
    ...{ by: act.actor.name, at: localIso(act.now), n: said.seen + 1 },
    ...(before?.opened === undefined || isOver ? {} : { opened: before.opened }),
  }
}

export const WORDS: Record<Result, string> = { pass: '合格', fail: '不合格', na: '不适用' }

const reasonsOf = (list: ChecklistFile, item: ChecklistItem): string =>
  (list.reasons ?? []).flatMap(({ id, text }) => (item.notApplicable?.includes(id) ? [text] : [])).join('、') ||
  '（这一项都适用）'

function isSame(before: CheckAnswer, told: Partial<CheckAnswer>, files: readonly string[]): boolean {
  const there = (before.files ?? []).map(({ id }) => id)
  return (
    (['result', 'reason', 'note', 'value'] as const).every((name) => before[name] === told[name]) &&
    there.length === files.length &&
    there.every((id) => files.includes(id))
  )
}

type Proof = { field: string; item: ChecklistItem; files: readonly string[]; before: CheckAnswer | undefined }

/** Files that the answer had stay; new ones are whoever's handed them in, and are the case's from here on. */
async function keepFiles(act: Act, work: Working, { field, item, files, before }: Proof) {
  const there = new Map((before?.files ?? []).map((file) => [file.id, file]))
  const added = files.filter((id) => !there.has(id))
  const sort = item.proof?.as === 'photo' || item.proof?.as === 'paper' ? item.proof.as : undefined
  if (added.length > 0 && sort === undefined) throw new Refusal('CHECK_VALUE', { item: item.text })
  for (const id of added) {
    const { file } = await openFile(act.city, await act.begin(), id)
    if (file.owner.kind !== HANDED || file.owner.id !== act.actor.id) throw new Refusal('FILE_NOT_FOUND')
    if (sort && !FILES[sort].includes(file.type))
      throw new Refusal('FILE_TYPE_NOT_ALLOWED', { name: file.name, accept: FILES[sort].join('、'), found: file.type })
    there.set(id, { id, name: file.name, type: file.type })
    const evidence = { ...work.dossier.evidence, [`${field}.${item.id}.${id}`]: evidenceOf(act.city, item.text, file) }
    work.dossier = { ...work.dossier, evidence }
  }
  await takeFiles(act, added)
  return files.flatMap((id) => there.get(id) ?? [])
}
