// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import type { Json, Tx } from '../kernel/index.ts'
import { recordInside } from '../ledger/index.ts'
import { factRows, insertFacts } from '../outbox/index.ts'
import { maskedApplicant, type Task } from './case.ts'
import { closedActor, closedCases, closedDetail, closedDossiers, closedTasks } from './closed.ts'
import { firstSearchKeys, searchKeysOfTasks } from './search-keys.ts'
import { insertSearchKeys } from './search-queries.ts'
import { hasEnded, isPaused } from './states.ts'
import { forgetKeys, freeKeys, noteKeys, takeKeys, type UniqueChange } from './unique-queries.ts'
import { type Act, type HistoryRow, note, type Part, type Working } from './working.ts'

/** Somebody else changed the case between the read and the write; the act is done again. */
export class CaseConflict extends Error {}

/** Nothing is no value, and not the JSON value null, which would count as something wherever a column is asked whether it is null. */
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

/**
 * All rows of an act in one statement with data-modifying parts: it happens
 * whole or not at all, inside the act's transaction or as one by itself. A case
 * whose version has moved, or a key that another case has taken, makes it divide by zero, which undoes it all.
 */
export async function writeAct(act: Act, unique: UniqueChange[]): Promise<void> {
  const works = [...act.works.values()].filter((work) => work.isNew || isTouched(work))
  const [first] = act.works.values()
  if (!first) return
  const guarded = works.filter((work) => !work.isNew).map((work) => ({ part: updateCase(act, work), rows: 1 }))
  const parts = [...works.flatMap((work) => caseParts(act, work)), ...rowParts(act, works), ...act.parts]
  const facts = factRows(act.city, act.facts)
  if (facts.length > 0) parts.push(insertFacts(act.tx, facts))
  const said = act.entries.length > 0 ? recordInside(act.tx, act.now, act.entries) : undefined
  if (said) parts.push(said.part)
  if (act.key !== null) parts.push(rememberAct(act, first.case.id))
  for (const { root, takes, over, frees } of unique) {
    if (takes.length > 0) {
      guarded.push({ part: takeKeys(act.tx, root, takes, over, act.now), rows: takes.length })
      parts.push(noteKeys(act.tx, root, takes))
    }
    if (frees.length > 0) parts.push(freeKeys(act.tx, root, frees), forgetKeys(act.tx, root, frees))
  }
  if (guarded.length + parts.length === 0) return
  try {
    await statement(act.tx, guarded, parts)
    said?.written()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '22012') throw new CaseConflict(first.case.id)
    throw error
  }
}

function statement(tx: Tx, guarded: { part: Part; rows: number }[], parts: Part[]): Promise<unknown> {
  const { sql, count } = { sql: tx, count: guarded.reduce((sum, { rows }) => sum + rows, 0) }
  const named = [
    ...guarded.map(({ part }, n) => sql`${sql(`changed_${n}`)} as (${part})`),
    ...parts.map((part, n) => sql`${sql(`part_${n}`)} as (${part})`),
  ]
  const list = named.reduce((before, one) => sql`${before}, ${one}`)
  const written = guarded
    .map((_, n) => sql`(select count(*) from ${sql(`changed_${n}`)})`)
    .reduce((before, one) => sql`${before} + ${one}`, sql`0`)
  return Promise.resolve(sql`with ${list} select 1 / (case when ${written} = ${count}::int then 1 else 0 end) as written`)
}

export function isTouched(work: Working): boolean {
  return (
    work.history.length > 0 ||
    work.touchedTasks.size > 0 ||
    work.trail.length > 0 ||
    work.newTimers.size > 0 ||
    work.goneTimers.size > 0 ||
    work.dossierChanged
  )
}

function caseParts(act: Act, work: Working): Part[] {
  return work.isNew ? newCaseParts(act, work) : changedCaseParts(act, work)
}

function newCaseParts({ tx, now }: Act, { case: c, dossier }: Working): Part[] {
  const parts = [
    tx`
      insert into cases.cases (root, id, number, short_number, kind, parent, parent_token, item, item_hash, item_name, department, region, hall, channel, applicant_kind, applicant_id, applicant_name, agent,
        state, phase, process, clocks, submitted_at, accepted_at, decided_at, closed_at, due_at, yellow_at, statutory_due_at, decision, result, supplement, parked, delivery, visits, particulars, changed_at)
      values (${c.root}, ${c.id}, ${c.number}, ${c.shortNumber}, ${c.kind}, ${c.parent}, ${c.parentToken}, ${c.item}, ${c.itemHash}, ${c.itemName}, ${c.department}, ${c.region}, ${c.hall}, ${c.channel},
        ${c.applicantKind}, ${c.applicantId}, ${closedCases.text(tx, c, 'applicant_name', c.applicantName)}, ${closedCases.json(tx, c, 'agent', c.agent)}::text::jsonb, ${c.state}, ${c.phase}, ${closedCases.json(tx, c, 'process', c.process)}::text::jsonb, ${json(c.clocks)}::text::jsonb, ${c.submittedAt}, ${c.acceptedAt}, ${c.decidedAt},
        ${c.closedAt}, ${c.dueAt}, ${c.yellowAt}, ${c.statutoryDueAt}, ${c.decision}, ${closedCases.json(tx, c, 'result', c.result)}::text::jsonb, ${closedCases.json(tx, c, 'supplement', c.supplement)}::text::jsonb, ${json(c.parked)}::text::jsonb, ${closedCases.json(tx, c, 'delivery', c.delivery)}::text::jsonb, ${c.visits}, ${closedCases.json(tx, c, 'particulars', c.particulars)}::text::jsonb, ${now})`,
    tx`insert into cases.numbers (number, root, id) values (${c.number}, ${c.root}, ${c.id})`,
    tx`insert into cases.short_numbers (short_number, query_code, root, id) values (${c.shortNumber}, ${newQueryCode()}, ${c.root}, ${c.id})`,
    tx`insert into cases.dossiers (root, id, form, applicant, evidence, sources)
       values (${c.root}, ${c.id}, ${closedDossiers.json(tx, c, 'form', dossier.form)}::text::jsonb, ${closedDossiers.json(tx, c, 'applicant', dossier.applicant)}::text::jsonb, ${closedDossiers.json(tx, c, 'evidence', dossier.evidence)}::text::jsonb, ${json(dossier.sources)}::text::jsonb)`,
  ]
  const keys = firstSearchKeys(c, dossier.applicant)
  if (keys.length > 0) parts.push(insertSearchKeys(tx, c, keys))
  if (c.parent === null)
    parts.push(
      tx`insert into cases.by_applicant (applicant_id, submitted_at, root, id, is_open) values (${c.applicantId}, ${c.submittedAt}, ${c.root}, ${c.id}, ${!hasEnded(c)})`,
    )
  return parts
}

/** Six digits on the receipt, so that a short number alone tells a stranger nothing. By chance: who knows the case's id does not know them. */
const newQueryCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

function updateCase({ tx, now }: Act, { case: c }: Working): Part {
  return tx`
    update cases.cases set department = ${c.department}, region = ${c.region}, state = ${c.state}, phase = ${c.phase}, version = version + 1, process = ${closedCases.json(tx, c, 'process', c.process)}::text::jsonb, clocks = ${json(c.clocks)}::text::jsonb, item_hash = ${c.itemHash}, accepted_at = ${c.acceptedAt},
      decided_at = ${c.decidedAt}, closed_at = ${c.closedAt}, due_at = ${c.dueAt}, yellow_at = ${c.yellowAt}, statutory_due_at = ${c.statutoryDueAt}, decision = ${c.decision}, result = ${closedCases.json(tx, c, 'result', c.result)}::text::jsonb,
      supplement = ${closedCases.json(tx, c, 'supplement', c.supplement)}::text::jsonb, parked = ${json(c.parked)}::text::jsonb, delivery = ${closedCases.json(tx, c, 'delivery', c.delivery)}::text::jsonb, visits = ${c.visits}, particulars = ${closedCases.json(tx, c, 'particulars', c.particulars)}::text::jsonb, changed_at = ${now}
     where root = ${c.root} and id = ${c.id} and version = ${c.version}
    returning 1`
}

function changedCaseParts({ tx }: Act, { case: c, dossier, dossierChanged, wasPhase }: Working): Part[] {
  const parts: Part[] = []
  if (dossierChanged)
    parts.push(
      tx`update cases.dossiers set form = ${closedDossiers.json(tx, c, 'form', dossier.form)}::text::jsonb, evidence = ${closedDossiers.json(tx, c, 'evidence', dossier.evidence)}::text::jsonb, sources = ${json(dossier.sources)}::text::jsonb where root = ${c.root} and id = ${c.id}`,
    )
  if (wasPhase !== null && wasPhase !== 'ended' && hasEnded(c) && c.parent === null)
    parts.push(
      tx`update cases.by_applicant set is_open = false where applicant_id = ${c.applicantId} and root = ${c.root} and id = ${c.id}`,
    )
  return parts
}

/** Tasks, list of work, timers and history of all cases of the act. */
function rowParts(act: Act, works: Working[]): Part[] {
  const { tx } = act
  const parts: Part[] = []
  const touched = works.flatMap((work) =>
    [...work.touchedTasks].flatMap((id) => work.tasks.get(id) ?? []).map((task) => ({ work, task })),
  )
  if (touched.length > 0) parts.push(putTasks(tx, touched))
  const listed = touched.filter(({ task }) => task.state === 'open' || task.state === 'claimed')
  const done = touched.filter(({ task }) => task.state === 'done' || task.state === 'interrupted')
  if (done.length > 0) parts.push(leaveWorklist(tx, done))
  if (listed.length > 0) parts.push(joinWorklist(tx, listed))
  for (const work of works) {
    const opened = [...work.touchedTasks].flatMap((id) => work.tasks.get(id) ?? []).filter((task) => task.state === 'open')
    const keys = searchKeysOfTasks(work.case, work.dossier.applicant, opened)
    if (keys.length > 0) parts.push(insertSearchKeys(tx, work.case, keys))
  }
  const gone = works.flatMap((work) => [...work.goneTimers].map((id) => ({ root: work.case.root, id })))
  if (gone.length > 0)
    parts.push(
      tx`delete from cases.timers m using jsonb_to_recordset(${json(gone)}::text::jsonb) as r(root uuid, id uuid) where m.root = r.root and m.id = r.id`,
    )
  const timers = works.flatMap((work) =>
    [...work.newTimers]
      .flatMap((id) => work.timers.get(id) ?? [])
      .map((timer) => ({
        ...timer,
        root: work.case.root,
        caseId: work.case.id,
      })),
  )
  if (timers.length > 0)
    parts.push(tx`
      insert into cases.timers (root, id, case_id, kind, token, due_at)
      select root, id, "caseId", kind, token, "dueAt" from jsonb_to_recordset(${json(timers)}::text::jsonb) as r(root uuid, id uuid, "caseId" uuid, kind text, token text, "dueAt" timestamptz)`)
  const history = works.flatMap((work) => historyRows(work).map((row) => ({ root: work.case.root, ...row })))
  if (history.length > 0) parts.push(putHistory(act, history))
  return parts
}

/** The trail of the process goes with the first thing that is said about the act. */
function historyRows(work: Working): Working['history'] {
  if (work.trail.length > 0 && work.history.length === 0) note(work, 'step')
  const [first, ...rest] = work.history
  if (!first) return []
  return [{ ...first, detail: work.trail.length > 0 ? { ...first.detail, trail: work.trail as Json } : first.detail }, ...rest]
}

function putHistory({ tx, now, actor }: Act, said: ({ root: string } & HistoryRow)[]): Part {
  const rows = said.map((row) => ({ ...row, actorName: closedActor(tx, row, actor), detail: closedDetail(tx, row, row.detail) }))
  return tx`
    insert into cases.history (root, id, case_id, at, act, actor_kind, actor, actor_name, element, detail)
    select root, id, "caseId", ${now}::timestamptz, act, ${actor.kind}::text, ${actor.id}::text, "actorName", element, detail
      from jsonb_to_recordset(${json(rows)}::text::jsonb) as r(root uuid, id uuid, "caseId" uuid, act text, "actorName" text, element text, detail jsonb)`
}

type Touched = { work: Working; task: Task }

/** A closed output stands as a JSON string in its column. */
function closedOf(tx: Tx, task: Task & { root: string }): { opinion: string | null; output: Json } {
  const { opinion, output } = task
  return {
    opinion: opinion === null ? null : closedTasks.text(tx, task, 'opinion', opinion),
    output: output === null ? null : closedTasks.value(tx, task, 'output', output),
  }
}

function putTasks(tx: Tx, touched: Touched[]): Part {
  const rows = touched.map(({ work, task }) => ({
    ...task,
    ...closedOf(tx, { root: work.case.root, ...task }),
    root: work.case.root,
    caseId: work.case.id,
  }))
  return tx`
    insert into cases.tasks as t (root, id, case_id, token, element, name, stage, positions, department, region, state, assignee, delegated_by, delegated_until, form_key, limit_text, properties, item, opened_at, due_at,
      claimed_at, ended_at, ended_by, outcome, ground, opinion, output)
    select root, id, "caseId", token, element, name, stage, positions, department, region, state, assignee, "delegatedBy", "delegatedUntil", "formKey", "limitText", properties, item, "openedAt", "dueAt",
      "claimedAt", "endedAt", "endedBy", outcome, ground, opinion, output
      from jsonb_to_recordset(${json(rows)}::text::jsonb) as r(root uuid, id uuid, "caseId" uuid, token text, element text, name text, stage text, positions text[], department text, region text, state text, assignee uuid, "delegatedBy" uuid,
        "delegatedUntil" timestamptz, "formKey" text, "limitText" text, properties jsonb, item jsonb, "openedAt" timestamptz, "dueAt" timestamptz, "claimedAt" timestamptz, "endedAt" timestamptz, "endedBy" uuid,
        outcome text, ground text, opinion text, output jsonb)
    on conflict (root, id) do update set state = excluded.state, assignee = excluded.assignee, delegated_by = excluded.delegated_by, delegated_until = excluded.delegated_until, claimed_at = excluded.claimed_at,
      ended_at = excluded.ended_at, ended_by = excluded.ended_by, outcome = excluded.outcome, ground = excluded.ground, opinion = excluded.opinion, output = excluded.output, due_at = excluded.due_at, token = excluded.token`
}

/** Done tasks are taken out of the list, by the whole of its key: PostgreSQL before 18 would read a department's whole list for less. */
function leaveWorklist(tx: Tx, done: Touched[]): Part {
  const rows = done.flatMap(({ task }) =>
    task.positions.map((position) => ({ department: task.department, position, task: task.id })),
  )
  return tx`
    delete from cases.worklist w using jsonb_to_recordset(${json(rows)}::text::jsonb) as r(department text, position text, task uuid)
     where w.department = r.department and w.position = r.position and w.task = r.task`
}

/** Open tasks stand in the list, one row for each position that may do them. */
function joinWorklist(tx: Tx, open: Touched[]): Part {
  const rows = open.flatMap(({ work: { case: c }, task }) =>
    task.positions.map((position) => ({
      department: task.department,
      position,
      task: task.id,
      root: c.root,
      caseId: c.id,
      number: c.number,
      item: c.item,
      itemName: c.itemName,
      applicant: maskedApplicant(c),
      channel: c.channel,
      isPaused: isPaused(c),
      caseDueAt: c.dueAt,
      yellowAt: c.yellowAt,
      submittedAt: c.submittedAt,
      name: task.name,
      stage: task.stage,
      state: task.state,
      assignee: task.assignee,
      region: task.region,
      dueAt: task.dueAt,
    })),
  )
  return tx`
    insert into cases.worklist as w (department, position, task, root, case_id, region, number, item, item_name, name, stage, applicant, channel, state, assignee, is_paused, due_at, yellow_at, case_due_at, submitted_at)
    select department, position, task, root, "caseId", region, number, item, "itemName", name, stage, applicant, channel, state, assignee,
      "isPaused", coalesce("dueAt", "caseDueAt", '9999-12-31'), "yellowAt", "caseDueAt", "submittedAt"
      from jsonb_to_recordset(${json(rows)}::text::jsonb) as r(department text, position text, task uuid, root uuid, "caseId" uuid, number text, item text, "itemName" text, applicant text, channel text, "isPaused" boolean,
        "caseDueAt" timestamptz, "yellowAt" timestamptz, "submittedAt" timestamptz, name text, stage text, state text, assignee uuid, region text, "dueAt" timestamptz)
    on conflict (department, position, task) do update set state = excluded.state, assignee = excluded.assignee, is_paused = excluded.is_paused, due_at = excluded.due_at, yellow_at = excluded.yellow_at,
      case_due_at = excluded.case_due_at`
}

function rememberAct({ tx, root, key, name, now }: Act, caseId: string): Part {
  return tx`insert into cases.acts (root, key, act, case_id, at) values (${root}, ${key}, ${name}, ${caseId}, ${now})`
}
