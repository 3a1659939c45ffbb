// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import { hasEnded, maskedApplicant, type Task } from './case.ts'
import { type Act, note, type Working } from './working.ts'

/** Somebody else changed the case between the read and the write; the act is done again. */
export class CaseConflict extends Error {}

const json = (value: unknown) => JSON.stringify(value)

/** All rows of an act, sent at once (one round trip inside the transaction); a case whose version has moved stops it all. */
export async function writeAct(act: Act): Promise<void> {
  const statements: Promise<unknown>[] = []
  for (const work of act.works.values()) {
    if (!work.isNew && !isTouched(work)) continue
    statements.push(work.isNew ? insertCase(act, work) : updateCase(act, work))
    statements.push(...writeRows(act, work))
  }
  if (act.key !== null) {
    const [work] = act.works.values()
    if (work) statements.push(rememberAct(act, work.case.id))
  }
  await Promise.all(statements)
}

function isTouched(work: Working): boolean {
  return (
    work.history.length > 0 ||
    work.touchedTasks.size > 0 ||
    work.trail.length > 0 ||
    work.newTimers.size > 0 ||
    work.goneTimers.size > 0 ||
    work.dossierChanged
  )
}

async function insertCase({ tx, now }: Act, { case: c, dossier }: Working): Promise<void> {
  await tx`
    with c as (
      insert into cases.cases (root, id, number, short_number, kind, parent, parent_token, item, item_hash, item_name, department, region, hall, channel, applicant_kind, applicant_id, applicant_name, agent,
        state, process, clocks, submitted_at, accepted_at, decided_at, closed_at, due_at, yellow_at, statutory_due_at, decision, result, supplement, parked, delivery, visits, changed_at)
      values (${c.root}, ${c.id}, ${c.number}, ${c.shortNumber}, ${c.kind}, ${c.parent}, ${c.parentToken}, ${c.item}, ${c.itemHash}, ${c.itemName}, ${c.department}, ${c.region}, ${c.hall}, ${c.channel},
        ${c.applicantKind}, ${c.applicantId}, ${c.applicantName}, ${json(c.agent)}::text::jsonb, ${c.state}, ${json(c.process)}::text::jsonb, ${json(c.clocks)}::text::jsonb, ${c.submittedAt}, ${c.acceptedAt}, ${c.decidedAt},
        ${c.closedAt}, ${c.dueAt}, ${c.yellowAt}, ${c.statutoryDueAt}, ${c.decision}, ${json(c.result)}::text::jsonb, ${json(c.supplement)}::text::jsonb, ${json(c.parked)}::text::jsonb, ${json(c.delivery)}::text::jsonb, ${c.visits}, ${now})),
    n as (insert into cases.numbers (number, root, id) values (${c.number}, ${c.root}, ${c.id})),
    s as (insert into cases.short_numbers (short_number, query_code, root, id) values (${c.shortNumber}, ${queryCode(c.id)}, ${c.root}, ${c.id})),
    b as (insert into cases.by_applicant (applicant_id, submitted_at, root, id, is_open)
          select ${c.applicantId}, ${c.submittedAt}::timestamptz, ${c.root}::uuid, ${c.id}::uuid, ${!hasEnded(c.state)}::boolean where ${c.parent}::uuid is null)
    insert into cases.dossiers (root, id, form, applicant, evidence, sources)
    values (${c.root}, ${c.id}, ${json(dossier.form)}::text::jsonb, ${json(dossier.applicant)}::text::jsonb, ${json(dossier.evidence)}::text::jsonb, ${json(dossier.sources)}::text::jsonb)`
}

/** Six digits printed on the receipt, so that a short number alone tells a stranger nothing. From the id's random bits. */
export function queryCode(id: string): string {
  return String(Number.parseInt(id.slice(-8), 16) % 1_000_000).padStart(6, '0')
}

async function updateCase({ tx, now }: Act, { case: c, dossier, dossierChanged, wasState }: Working): Promise<void> {
  const [row] = await tx<{ written: number }[]>`
    with c as (
      update cases.cases set state = ${c.state}, version = version + 1, process = ${json(c.process)}::text::jsonb, clocks = ${json(c.clocks)}::text::jsonb, item_hash = ${c.itemHash}, accepted_at = ${c.acceptedAt},
        decided_at = ${c.decidedAt}, closed_at = ${c.closedAt}, due_at = ${c.dueAt}, yellow_at = ${c.yellowAt}, statutory_due_at = ${c.statutoryDueAt}, decision = ${c.decision}, result = ${json(c.result)}::text::jsonb,
        supplement = ${json(c.supplement)}::text::jsonb, parked = ${json(c.parked)}::text::jsonb, delivery = ${json(c.delivery)}::text::jsonb, visits = ${c.visits}, changed_at = ${now}
       where root = ${c.root} and id = ${c.id} and version = ${c.version}
      returning 1)
    select count(*)::int as written from c`
  if (row?.written !== 1) throw new CaseConflict(c.id)
  if (dossierChanged)
    await tx`update cases.dossiers set form = ${json(dossier.form)}::text::jsonb, evidence = ${json(dossier.evidence)}::text::jsonb, sources = ${json(dossier.sources)}::text::jsonb where root = ${c.root} and id = ${c.id}`
  if (wasState !== null && hasEnded(c.state) && !hasEnded(wasState) && c.parent === null)
    await tx`update cases.by_applicant set is_open = false where applicant_id = ${c.applicantId} and root = ${c.root} and id = ${c.id}`
}

function writeRows(act: Act, work: Working): Promise<unknown>[] {
  const { tx } = act
  const statements: Promise<unknown>[] = []
  const touched = [...work.touchedTasks].flatMap((id) => work.tasks.get(id) ?? [])
  if (touched.length > 0) {
    statements.push(putTasks(tx, work, touched))
    statements.push(putWorklist(tx, work, touched))
  }
  const timers = [...work.newTimers].flatMap((id) => work.timers.get(id) ?? [])
  if (timers.length > 0 || work.goneTimers.size > 0)
    statements.push(
      run(tx`
        with gone as (delete from cases.timers where root = ${work.case.root} and id = any(${[...work.goneTimers]}::uuid[]))
        insert into cases.timers (root, id, case_id, kind, token, due_at)
        select ${work.case.root}, id, ${work.case.id}, kind, token, "dueAt" from jsonb_to_recordset(${json(timers)}::text::jsonb) as r(id uuid, kind text, token text, "dueAt" timestamptz)`),
    )
  if (work.trail.length > 0 && work.history.length === 0) note(work, 'step')
  if (work.history.length > 0) statements.push(putHistory(act, work, work.history))
  return statements
}

function putHistory({ tx, now, actor }: Act, work: Working, rows: Working['history']): Promise<unknown> {
  const [first, ...rest] = rows
  const kept = first
    ? [{ ...first, detail: work.trail.length > 0 ? { ...first.detail, trail: work.trail as Json } : first.detail }, ...rest]
    : []
  return run(tx`
    insert into cases.history (root, id, case_id, at, act, actor_kind, actor, actor_name, element, detail)
    select ${work.case.root}, id, ${work.case.id}, ${now}, act, ${actor.kind}, ${actor.id}, ${actor.name}, element, detail
      from jsonb_to_recordset(${json(kept)}::text::jsonb) as r(id uuid, act text, element text, detail jsonb)`)
}

function putTasks(tx: Tx, work: Working, tasks: Task[]): Promise<unknown> {
  return run(tx`
    insert into cases.tasks as t (root, id, case_id, token, element, name, stage, positions, department, region, state, assignee, delegated_by, delegated_until, form_key, limit_text, properties, item, opened_at, due_at,
      claimed_at, ended_at, ended_by, outcome, ground, opinion, output)
    select ${work.case.root}, id, ${work.case.id}, token, element, name, stage, positions, department, region, state, assignee, "delegatedBy", "delegatedUntil", "formKey", "limitText", properties, item, "openedAt", "dueAt",
      "claimedAt", "endedAt", "endedBy", outcome, ground, opinion, output
      from jsonb_to_recordset(${json(tasks)}::text::jsonb) as r(id uuid, token text, element text, name text, stage text, positions text[], department text, region text, state text, assignee uuid, "delegatedBy" uuid,
        "delegatedUntil" timestamptz, "formKey" text, "limitText" text, properties jsonb, item jsonb, "openedAt" timestamptz, "dueAt" timestamptz, "claimedAt" timestamptz, "endedAt" timestamptz, "endedBy" uuid,
        outcome text, ground text, opinion text, output jsonb)
    on conflict (root, id) do update set state = excluded.state, assignee = excluded.assignee, delegated_by = excluded.delegated_by, delegated_until = excluded.delegated_until, claimed_at = excluded.claimed_at,
      ended_at = excluded.ended_at, ended_by = excluded.ended_by, outcome = excluded.outcome, ground = excluded.ground, opinion = excluded.opinion, output = excluded.output, due_at = excluded.due_at, token = excluded.token`)
}

/** Open tasks stand in the list, one row for each position that may do them; done ones are taken out. */
function putWorklist(tx: Tx, { case: c }: Working, tasks: Task[]): Promise<unknown> {
  const isPaused = c.state === 'supplement' || c.state === 'suspended'
  const open = tasks
    .filter((task) => task.state === 'open' || task.state === 'claimed')
    .flatMap((task) =>
      task.positions.map((position) => ({
        department: task.department,
        position,
        task: task.id,
        name: task.name,
        stage: task.stage,
        state: task.state,
        assignee: task.assignee,
        region: task.region,
        dueAt: task.dueAt,
      })),
    )
  const gone = tasks
    .filter((task) => task.state === 'done' || task.state === 'interrupted')
    .map((task) => ({ department: task.department, task: task.id }))
  return run(tx`
    with gone as (
      delete from cases.worklist w using jsonb_to_recordset(${json(gone)}::text::jsonb) as r(department text, task uuid) where w.department = r.department and w.task = r.task)
    insert into cases.worklist as w (department, position, task, root, case_id, region, number, item, item_name, name, stage, applicant, channel, state, assignee, is_paused, due_at, yellow_at, case_due_at, submitted_at)
    select department, position, task, ${c.root}, ${c.id}, region, ${c.number}, ${c.item}, ${c.itemName}, name, stage, ${maskedApplicant(c)}, ${c.channel}, state, assignee,
      ${isPaused}, coalesce("dueAt", ${c.dueAt}::timestamptz, '9999-12-31'), ${c.yellowAt}::timestamptz, ${c.dueAt}::timestamptz, ${c.submittedAt}::timestamptz
      from jsonb_to_recordset(${json(open)}::text::jsonb) as r(department text, position text, task uuid, name text, stage text, state text, assignee uuid, region text, "dueAt" timestamptz)
    on conflict (department, position, task) do update set state = excluded.state, assignee = excluded.assignee, is_paused = excluded.is_paused, due_at = excluded.due_at, yellow_at = excluded.yellow_at,
      case_due_at = excluded.case_due_at`)
}

function rememberAct({ tx, root, key, name, now }: Act, caseId: string): Promise<unknown> {
  return run(tx`insert into cases.acts (root, key, act, case_id, at) values (${root}, ${key}, ${name}, ${caseId}, ${now})`)
}

/** A query of postgres.js is sent when it is first awaited: this sends it now, behind the one before. */
function run(query: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(query)
}
