// SPDX-License-Identifier: Apache-2.0
import {
  type Case,
  type Dossier,
  fieldsOfTask,
  findCase,
  findDossier,
  getUnitTask,
  lightOf,
  nameOfState,
  outcomesOf,
  type Task,
  type TaskPlace,
} from '../cases/index.ts'
import { openFile } from '../files/index.ts'
import { anId, anInstant, localIso, pagedList, Refusal } from '../kernel/index.ts'
import { readPersonal } from '../ledger/index.ts'
import { type Person, personById, regionName } from '../people/index.ts'
import { accountsFor, queuesOf, roleName, roleOfQueue, unitsOf } from '../units/index.ts'
import { workInQueues } from '../worklist/index.ts'
import { shownText, titleOfField } from './answer-text.ts'
import { checklistFields } from './checklists/checklist.ts'
import { panelsOfLists } from './checklists/panel.ts'
import { kindWithin } from './choices.ts'
import type { ActingUnit, Kind } from './content/index.ts'
import { formOf } from './fields.ts'
import { typedAt } from './fill.ts'
import type { City } from './needs.ts'
import type { Listed } from './rows.ts'
import { ASIDE, unitOfTask } from './unit-named.ts'
import { kindVersion } from './version.ts'

export type AskedTasks = {
  unit?: string
  light?: 'red' | 'yellow' | 'green' | 'paused'
  q?: string
  limit?: number
  after?: string
}

const LIST = pagedList<[string, string]>('unit tasks', anInstant, anId)
/** A task without any limit stands in the list as due in the year 9999. */
const NEVER = 250_000_000_000_000

/** 待我单位办理: what waits for the roles that I have now, in one of my units or in all, what runs out first on top. */
export async function unitTasks(city: City, person: Person, asked: AskedTasks) {
  const limit = asked.limit ?? 20
  const now = city.clock.now()
  const units = await unitsOf(city, city.sql, person)
  const chosen = asked.unit === undefined ? units : units.filter(({ unit }) => unit.id === asked.unit)
  const names = new Map(units.map(({ unit }) => [unit.id, unit.name]))
  const filter = { light: asked.light, matter: asked.q?.trim() || undefined }
  const found = await workInQueues(city.sql, queuesOf(chosen), filter, now, limit, LIST.read(city.config, asked.after))
  const shown = LIST.page(city.config, found, limit, (row) => [row.dueAt.toISOString(), row.task])
  const holders = await namesOf(
    city,
    shown.rows.flatMap(({ assignee }) => assignee ?? []),
  )
  return {
    rows: shown.rows.map((row) => {
      const dueAt = row.dueAt.getTime() > NEVER ? null : row.dueAt
      return {
        root: row.root,
        id: row.task,
        number: row.number,
        title: row.itemName,
        task: row.name,
        unit: { id: row.department, name: names.get(row.department) ?? '' },
        dueAt: dueAt && localIso(dueAt),
        light: lightOf({ dueAt, yellowAt: row.yellowAt, isPaused: row.isPaused }, now),
        holder: row.assignee === null ? null : { isMe: row.assignee === person.id, name: holders.get(row.assignee) ?? '' },
      }
    }),
    next: shown.next,
  }
}

async function namesOf(city: City, persons: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(persons)) names.set(id, (await personById(city, city.sql, id))?.name ?? '')
  return names
}

type Seen = { subject: Case; kind: Kind; unit: ActingUnit; task: Task; tasks: Task[]; dossier: Dossier; fields: string[] }

/** A task of one of the person's units with what the kind lets that unit read, asked now. Throws TASK_NOT_FOUND. */
async function seenTask(city: City, person: Person, at: TaskPlace): Promise<Seen> {
  const { caseId, task, tasks } = await getUnitTask(city, person, at)
  const subject = await findCase(city.sql, at.root, caseId)
  const dossier = await findDossier(city.sql, at.root, caseId)
  if (!subject || !dossier || task.state === 'interrupted') throw new Refusal('TASK_NOT_FOUND')
  const kind = kindWithin(city, await kindVersion(city, subject.item, subject.itemHash), subject.region)
  const unit = unitOfTask(kind, task)
  if (!unit) throw new Refusal('TASK_NOT_FOUND')
  return { subject, kind, unit, task, tasks, dossier, fields: fieldsFor(kind, unit, task, tasks) }
}

const isWaiting = ({ state }: Task): boolean => state === 'open' || state === 'claimed'

/**
 * What a unit reads of a case: while a task waits for it, the answers that its kind names (`sees`) and that no `readBy` keeps from it;
 * always what its own tasks filled in. What is not named is not there for it.
 */
function fieldsFor(kind: Kind, unit: ActingUnit, task: Task, tasks: readonly Task[]): string[] {
  const own = tasks.filter(({ department, state }) => department === task.department && state !== 'interrupted')
  const does = new Set(own.map(({ element }) => element))
  const fills = new Set(own.flatMap(({ properties }) => fieldsOfTask(properties)))
  const lets = (field: string): boolean => {
    const readBy = kind.form.form.ui.fields?.[field]?.readBy ?? []
    return readBy.length === 0 || readBy.some((one) => does.has(one))
  }
  const named = new Set(isWaiting(task) ? (unit.sees ?? []).filter(lets) : [])
  return kind.form.fields.filter((field) => fills.has(field) || named.has(field))
}

/** One task as its unit's page shows it: what is asked, until when, what may be done. That it was read is on record. */
export async function unitTask(city: City, person: Person, at: TaskPlace) {
  const seen = await seenTask(city, person, at)
  const { subject, kind, unit, task, tasks, dossier, fields } = seen
  const now = city.clock.now()
  await recordRead(
    city,
    person,
    seen,
    fields.map((field) => titleOfField(kind, field)),
  )
  const waits = isWaiting(task) && subject.closedAt === null
  const asks = waits ? typedAt(kind, task) : []
  const lists = checklistFields(kind)
  const colleagues = waits ? await accountsFor(city, city.sql, task.department, task.positions) : []
  const names = await namesOf(city, [...colleagues, ...(task.assignee === null ? [] : [task.assignee])])
  const dueAt = task.dueAt === null ? subject.dueAt : new Date(task.dueAt)
  const endedAt = task.endedAt === null ? null : new Date(task.endedAt)
  return {
    root: subject.root,
    id: task.id,
    number: subject.number,
    title: (subject.particulars.listed as Listed | undefined)?.title ?? kind.name,
    kind: { name: kind.name, basis: kind.basis, purpose: kind.purpose },
    keeper: [...city.content.departments.values()].find(({ code }) => code === subject.department)?.name ?? '',
    region: regionName(city, subject.region),
    unit: { id: task.department, name: task.properties.unitName ?? '' },
    task: task.name,
    state: nameOfState(city, subject),
    waits,
    openedAt: localIso(new Date(task.openedAt)),
    dueAt: dueAt && localIso(dueAt),
    light: lightOf({ dueAt, yellowAt: subject.yellowAt, phase: subject.phase, endedAt }, now),
    answers: fields.flatMap((field) => {
      const value = dossier.form[field]
      if (value === undefined || asks.includes(field) || lists.has(field)) return []
      const file = dossier.evidence[field]?.file
      const url = file && `/api/me/units/tasks/${subject.root}/${task.id}/files/${file.id}`
      return [
        {
          field,
          title: titleOfField(kind, field),
          value: shownText(kind, field, value),
          file: url ? { name: file.name, url } : null,
        },
      ]
    }),
    checklists: await listsFor(city, seen, waits),
    heard: heardBy(unit, task, tasks),
    acts: waits
      ? outcomesOf(task).map(({ id, name }) => ({
          ...{ id, name },
          asks: !ASIDE.includes(id),
          needs: id === 'decline' && unit.grounds ? ('ground' as const) : ASIDE.includes(id) ? ('words' as const) : null,
        }))
      : [],
    grounds: unit.grounds?.map(({ id, text, law }) => ({ id, text, law: law ?? null })) ?? [],
    form: asks.length > 0 ? formOf(kind, asks).form : null,
    values: Object.fromEntries(
      asks.flatMap((field) => (dossier.form[field] === undefined ? [] : [[field, dossier.form[field]]])),
    ),
    holder: task.assignee === null ? null : { isMe: task.assignee === person.id, name: names.get(task.assignee) ?? '' },
    roles: task.positions.map((queue) => roleName(city, roleOfQueue(queue))),
    colleagues: colleagues.filter((id) => id !== person.id).map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

/** What its own tasks came to, and those of others that the kind lets it hear, the newest first. */
function heardBy(unit: ActingUnit, task: Task, tasks: readonly Task[]) {
  return tasks
    .filter((one) => one.state === 'done')
    .filter((one) => one.department === task.department || (unit.hears ?? []).includes(one.element))
    .map((one) => ({
      id: one.id,
      name: one.name,
      isOurs: one.department === task.department,
      by: one.department === task.department ? String(one.output?.by ?? '') : null,
      outcome: outcomesOf(one).find(({ id }) => id === one.outcome)?.name ?? '',
      opinion: one.opinion,
      ground: one.ground,
      at: one.endedAt === null ? null : localIso(new Date(one.endedAt)),
    }))
    .toReversed()
}

/** The checklists that the unit reads: who found what is said of its own people alone. */
async function listsFor(city: City, { subject, kind, task, fields }: Seen, waits: boolean) {
  const own = new Set(fieldsOfTask(task.properties))
  const panels = await panelsOfLists(city, kind, subject, waits ? [task] : [], new Set([...fields, ...own]))
  return panels.map((panel) =>
    own.has(panel.field)
      ? panel
      : {
          ...panel,
          groups: panel.groups.map((group) => ({
            ...group,
            items: group.items.map((item) => ({ ...item, answer: item.answer && { ...item.answer, by: '' } })),
          })),
        },
  )
}

/** A file among what the unit reads. Throws FILE_NOT_FOUND for every other one. */
export async function unitFile(city: City, person: Person, at: TaskPlace, file: string) {
  const seen = await seenTask(city, person, at)
  const [field] = Object.entries(seen.dossier.evidence).flatMap(([id, evidence]) => {
    const [of = ''] = id.split('.')
    return evidence.file?.id === file && seen.fields.includes(of) ? [of] : []
  })
  if (field === undefined) throw new Refusal('FILE_NOT_FOUND')
  const opened = await openFile(city, city.sql, file)
  await recordRead(city, person, seen, [titleOfField(seen.kind, field)])
  return { ...opened.file, content: opened.stream() }
}

/** Whoever the case is of is told that the unit read of it, and for which case; when there is nothing to read, nothing is said. */
async function recordRead(city: City, { id, name }: Person, { subject, unit, task }: Seen, fields: string[]): Promise<void> {
  if (fields.length === 0) return
  await readPersonal(city.sql, city.clock.now(), {
    root: subject.root,
    reader: { kind: 'person', id, name },
    whose: [subject.applicantId],
    purpose: subject.number,
    matter: `“${subject.itemName}”（编号 ${subject.shortNumber}，由${task.properties.unitName ?? unit.name}办理）`,
    subject: { kind: 'case', id: subject.id },
    fields,
  })
}
