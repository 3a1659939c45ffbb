// SPDX-License-Identifier: Apache-2.0

import type { Tx } from '../kernel/index.ts'
import type { CaseFields } from '../packs/index.ts'
import { type Case, type Dossier, type Task, type Timer, UNTOUCHED } from './case.ts'
import { closedCases, closedDossiers, closedHistory, closedTasks } from './closed.ts'

export type Loaded = { case: Case; dossier: Dossier; tasks: Task[]; timers: Timer[]; acted: string | null; isMain: boolean }

/** A case by its own id or by one of its tasks. */
export type Place = { root: string; id: string } | { root: string; task: string }

type Row = Case & {
  form: Dossier['form']
  applicant: Dossier['applicant']
  evidence: Dossier['evidence']
  sources: Dossier['sources']
  tasks: StoredTask[]
  timers: StoredTimer[]
  acted: string | null
  isMain: boolean
}

/** The columns of a case under the names that the code uses. */
export const caseColumns = (tx: Tx) => tx`
  c.root, c.id, c.number, c.short_number as "shortNumber", c.kind, c.parent, c.parent_token as "parentToken", c.item, c.item_hash as "itemHash", c.item_name as "itemName",
  c.department, c.region, c.hall, c.channel, c.applicant_kind as "applicantKind", c.applicant_id as "applicantId", c.applicant_name as "applicantName", c.agent, c.state, c.phase, c.version,
  c.process, c.clocks, c.submitted_at as "submittedAt", c.accepted_at as "acceptedAt", c.decided_at as "decidedAt", c.closed_at as "closedAt", c.due_at as "dueAt", c.yellow_at as "yellowAt",
  c.statutory_due_at as "statutoryDueAt", c.decision, c.result, c.supplement, c.parked, c.delivery, c.visits, c.particulars`

/** A task that has ended as JSON with the code's names; instants as text. */
const taskJson = (tx: Tx) => tx`
  jsonb_build_object('id', t.id, 'token', t.token, 'element', t.element, 'name', t.name, 'stage', t.stage, 'positions', t.positions, 'department', t.department, 'region', t.region,
    'state', t.state, 'assignee', t.assignee, 'delegatedBy', t.delegated_by, 'delegatedUntil', t.delegated_until, 'formKey', t.form_key, 'limitText', t.limit_text, 'properties', t.properties, 'item', t.item,
    'openedAt', t.opened_at, 'dueAt', t.due_at, 'claimedAt', t.claimed_at, 'endedAt', t.ended_at, 'endedBy', t.ended_by, 'outcome', t.outcome, 'ground', t.ground, 'opinion', t.opinion, 'output', t.output)`

const openCases = <T extends Case>(tx: Tx, rows: T[]): Promise<T[]> => closedCases.open(tx, rows)

/** Tasks come as JSON of their case, without its root. */
async function openTasks(tx: Tx, root: string, tasks: Task[]): Promise<void> {
  const rows = tasks.map((task) => ({ ...task, root }))
  await closedTasks.open(tx, rows)
  for (const [n, task] of tasks.entries()) Object.assign(task, { opinion: rows[n]?.opinion, output: rows[n]?.output })
}

type StoredTask = Omit<Task, keyof typeof UNTOUCHED> & Partial<Task>
type StoredTimer = Omit<Timer, 'token'> & Partial<Timer>

/** The open tasks as a case's row keeps them: what is nothing is left out. */
export const storedTasks = (tasks: Task[]): StoredTask[] =>
  tasks.map((task) => Object.fromEntries(Object.entries(task).filter(([, value]) => value !== null)) as StoredTask)

/** A case with what an act on it needs, and the case that called it, in one read. `acted` names the act that was done under this key before. */
export async function loadCases(tx: Tx, at: Place, key: string | null): Promise<Loaded[]> {
  const { root } = at
  const main = 'task' in at ? ofTask(tx, root, at.task) : tx`select ${at.id}::uuid`
  const rows = await tx<Row[]>`
    with main(id) as (${main})
    select ${caseColumns(tx)}, d.form, d.applicant, d.evidence, d.sources, c.id = (select id from main) as "isMain",
           c.open_tasks as tasks, c.timers,
           (select h.doing from cases.history h where h.root = ${root} and h.key = ${key}) as acted
      from cases.cases c join cases.dossiers d on d.root = c.root and d.id = c.id
     where c.root = ${root} and (c.id = (select id from main) or c.id = (select p.parent from cases.cases p where p.root = ${root} and p.id = (select id from main)))`
  await openCases(tx, rows)
  await closedDossiers.open(tx, rows)
  return rows.map(({ form, applicant, evidence, sources, tasks, timers, acted, isMain, ...row }) => ({
    case: row,
    dossier: { form, applicant, evidence, sources },
    tasks: tasks.map((task) => ({ ...UNTOUCHED, ...task })),
    timers: timers.map((timer) => ({ token: null, ...timer })),
    acted,
    isMain,
  }))
}

/** The case of an open task, or of one that has ended. */
const ofTask = (tx: Tx, root: string, task: string) => tx`
  select o.case_id from cases.open_tasks o where o.root = ${root} and o.id = ${task}
  union all
  select t.case_id from cases.tasks t where t.root = ${root} and t.id = ${task}`

export async function findCase(tx: Tx, root: string, id: string): Promise<Case | undefined> {
  const rows = await tx<Case[]>`select ${caseColumns(tx)} from cases.cases c where c.root = ${root} and c.id = ${id}`
  const [found] = await openCases(tx, rows)
  return found
}

export async function findDossier(tx: Tx, root: string, id: string): Promise<Dossier | undefined> {
  const rows = await tx<(Dossier & { root: string; id: string })[]>`
    select root, id, form, applicant, evidence, sources from cases.dossiers where root = ${root} and id = ${id}`
  const [row] = await closedDossiers.open(tx, rows)
  if (row === undefined) return undefined
  const { form, applicant, evidence, sources } = row
  return { form, applicant, evidence, sources }
}

/** Cases by their keys, in the order asked for; each is one shard's row. */
export async function findCases(tx: Tx, keys: { root: string; id: string }[]): Promise<Case[]> {
  if (keys.length === 0) return []
  const rows = await tx<Case[]>`
    select ${caseColumns(tx)}
      from jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as k(root uuid, id uuid)
      join cases.cases c on c.root = k.root and c.id = k.id
     where c.root = any(${keys.map(({ root }) => root)}::uuid[])`
  const byId = new Map((await openCases(tx, rows)).map((row) => [row.id, row]))
  return keys.flatMap(({ id }) => byId.get(id) ?? [])
}

/** The parts of a bundle: the cases for whose end it waits. A case that is about another one is none of them. */
export async function childrenOf(tx: Tx, root: string, parent: string): Promise<Case[]> {
  const rows = await tx<
    Case[]
  >`select ${caseColumns(tx)} from cases.cases c where c.root = ${root} and c.parent = ${parent} and c.parent_token is not null order by c.id`
  return openCases(tx, rows)
}

/** Cases of a kind that are about another one: no parts of it, nothing waits for them. */
export function casesAbout(tx: Tx, root: string, about: string, kind: string): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`
    select c.id from cases.cases c
     where c.root = ${root} and c.parent = ${about} and c.parent_token is null and c.kind = ${kind} order by c.id`
}

export async function keyOfNumber(tx: Tx, number: string): Promise<{ root: string; id: string } | undefined> {
  const [row] = await tx<{ root: string; id: string }[]>`select root, id from cases.numbers where number = ${number}`
  return row
}

export async function keyOfShortNumber(
  tx: Tx,
  shortNumber: string,
): Promise<{ root: string; id: string; queryCode: string } | undefined> {
  const [row] = await tx<{ root: string; id: string; queryCode: string }[]>`
    select root, id, query_code as "queryCode" from cases.short_numbers where short_number = ${shortNumber}`
  return row
}

/** A case by either of its numbers: the one that people say, or the full one that other systems ask for. */
export async function keyOfEitherNumber(tx: Tx, number: string): Promise<{ root: string; id: string } | undefined> {
  return (await keyOfNumber(tx, number)) ?? keyOfShortNumber(tx, number)
}

/** The code that the applicant shows to be told about a case, or to have it opened at a counter. */
export async function queryCodeOf(tx: Tx, { shortNumber }: Pick<Case, 'shortNumber'>): Promise<string> {
  const key = await keyOfShortNumber(tx, shortNumber)
  if (key === undefined) throw new Error(`The case ${shortNumber} has no query code.`)
  return key.queryCode
}

/** A person's or a firm's cases, the newest first, a page by key. */
export function keysOfApplicant(
  tx: Tx,
  applicantId: string,
  state: 'open' | 'done' | null,
  limit: number,
  after: [string, string] | undefined,
): Promise<{ root: string; id: string; submittedAt: Date }[]> {
  return tx`
    select root, id, submitted_at as "submittedAt" from cases.by_applicant
     where applicant_id = ${applicantId}
       ${state === null ? tx`and is_open in (true, false)` : tx`and is_open = ${state === 'open'}`}
       ${after ? tx`and (submitted_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by submitted_at desc, id desc
     limit ${limit + 1}`
}

export async function allTasks(tx: Tx, root: string, caseId: string): Promise<Task[]> {
  const [row] = await tx<{ ended: Task[]; open: StoredTask[] }[]>`
    select c.open_tasks as open,
           (select coalesce(jsonb_agg(${taskJson(tx)}), '[]') from cases.tasks t where t.root = c.root and t.case_id = c.id) as ended
      from cases.cases c where c.root = ${root} and c.id = ${caseId}`
  if (row === undefined) return []
  await openTasks(tx, root, row.ended)
  const all = [...row.ended, ...row.open.map((task) => ({ ...UNTOUCHED, ...task }))]
  return all.sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt) || (a.id < b.id ? -1 : 1))
}

export async function caseOfTask(
  tx: Tx,
  root: string,
  taskId: string,
): Promise<{ caseId: string; state: Task['state']; endedBy: string | null } | undefined> {
  const [row] = await tx<{ caseId: string; state: Task['state']; endedBy: string | null }[]>`
    select case_id as "caseId", state, ended_by as "endedBy" from cases.tasks where root = ${root} and id = ${taskId}
    union all
    select case_id, state, null from cases.open_tasks where root = ${root} and id = ${taskId}`
  return row
}

export type HistoryEntry = {
  id: string
  caseId: string
  at: Date
  act: string
  actorKind: string
  actor: string
  actorName: string
  element: string | null
  detail: Record<string, unknown>
}

type Said = Pick<HistoryEntry, 'id' | 'act' | 'element' | 'detail'>

/** All that was done with cases, in order; an act may have said several things. */
export async function historyOf(tx: Tx, root: string, caseIds: string[]): Promise<HistoryEntry[]> {
  const acts = await tx<(HistoryEntry & { root: string; more: Said[] | null })[]>`
    select root, id, case_id as "caseId", at, act, actor_kind as "actorKind", actor, actor_name as "actorName", element, detail, more
      from cases.history where root = ${root} and case_id = any(${caseIds}::uuid[]) and act <> '' order by id`
  await closedHistory.open(tx, acts)
  const further = acts.flatMap((whole) => (whole.more ?? []).map((said) => ({ ...said, root, whole })))
  await closedHistory.open(tx, further)
  const all = [...acts, ...further.map(({ whole, ...said }) => ({ ...whole, ...said }))]
  return all.map(({ root: _, more: __, ...entry }) => entry).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A block of serials of a series, or of a day for the short numbers; answers the first one after the block. */
export async function takeSerials(tx: Tx, series: string, block: number): Promise<number> {
  const [row] = await tx<{ next: number }[]>`
    insert into cases.serials as s (series, next) values (${series}, ${1 + block})
    on conflict (series) do update set next = s.next + ${block}
    returning next`
  if (!row) throw new Error('no serial was taken')
  return row.next
}

/** Whether the applicant has had this item granted before, the newest first: evidence from an earlier case. */
export async function grantedBefore(
  tx: Tx,
  applicantId: string,
  items: string[],
): Promise<{ number: string; closedAt: Date; result: CaseFields | null }[]> {
  const rows = await tx<{ root: string; id: string; number: string; closedAt: Date; result: CaseFields | null }[]>`
    with own as materialized (select root, id from cases.by_applicant where applicant_id = ${applicantId} and not is_open)
    select c.root, c.id, c.number, c.closed_at as "closedAt", c.result
      from own b join cases.cases c on c.root = b.root and c.id = b.id
     where c.item = any(${items}::text[]) and c.decision = 'granted' and c.state = 'closed'
     order by c.closed_at desc limit 5`
  await closedCases.open(tx, rows)
  return rows.map(({ number, closedAt, result }) => ({ number, closedAt, result }))
}
