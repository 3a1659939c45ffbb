// SPDX-License-Identifier: Apache-2.0
import { type Json, newId, type Part, type Tx } from '../kernel/index.ts'
import { recordInside } from '../ledger/index.ts'
import { tellInside } from '../outbox/index.ts'
import { isOpen, type Task } from './case.ts'
import { CaseConflict, type Claim, withClaimed } from './claims.ts'
import { closedActor, closedCases, closedDetail, closedDossiers, closedTasks } from './closed.ts'
import { handOver } from './lookups.ts'
import type { Act, Demand, Kept, Working } from './parts.ts'
import { storedTasks } from './queries.ts'
import { forgetKeys, freeKeys, noteKeys, takeKeys, type UniqueChange } from './unique-queries.ts'
import { keptOf, note, wakeAt } from './working.ts'

/** Nothing is no value, and not the JSON value null, which would count as something wherever a column is asked whether it is null. */
const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

/**
 * All rows of an act in one statement with data-modifying parts: it happens
 * whole or not at all, inside the act's transaction or as one by itself. A case
 * whose version has moved, or a key that another case has taken, makes it divide by zero, which undoes it all;
 * a demand that is not met says in an error of its own which one it is. The cases come first and what finds them last
 * (`handOver`), or is no part of it at all.
 */
export async function writeAct(act: Act, unique: UniqueChange[]): Promise<void> {
  const works = [...act.works.values()].filter((work) => work.isNew || isTouched(work))
  if (act.works.size === 0) return
  const demands: Demand[] = [
    ...works.filter((work) => !work.isNew).map((work) => ({ part: updateCase(act, work), rows: 1 })),
    ...act.demands,
  ]
  const found = handOver(act, works, unique)
  const parts = [...works.flatMap((work) => caseParts(act, work)), ...rowParts(act, works), ...act.parts]
  // what is told of another matter's case stands in a row of that matter, whose order it keeps
  const { [act.root]: own = [], ...others } = Object.groupBy(found.facts, ({ root }) => root)
  for (const facts of [[...own, ...act.facts], ...Object.values(others)]) {
    const told = tellInside(act.city, act.tx, facts ?? [])
    if (told) parts.push(told)
  }
  const said = act.entries.length > 0 ? recordInside(act.tx, act.now, act.entries) : undefined
  if (said) parts.push(said.part)
  for (const { root, takes, frees } of unique) {
    if (takes.length > 0) parts.push(noteKeys(act.tx, root, takes))
    if (frees.length > 0) parts.push(forgetKeys(act.tx, root, frees))
  }
  parts.push(...found.parts)
  const claims = [...act.claims, ...unique.flatMap((one) => claimOf(act, one))]
  if (isReservedBefore(act)) await withClaimed(act.root, claims, () => statementOf(act, demands, parts))
  else await statementOf(act, [...demands, ...claims], parts)
  said?.written()
}

/** Where look-ups are projected, claims come before the act's statement, which then is the matter's alone. In a transaction they are part of it: a second connection would be waited for while this one is held. */
const isReservedBefore = ({ city, tx }: Act): boolean => city.config.lookups === 'projected' && tx === city.sql

/**
 * All keys that it takes; where its own are told of, those that are new. Before the act's statement these are not even taken from
 * its own matter: what another act of it claimed meanwhile would be given back by this one under a case that stands.
 */
function claimOf({ city, tx, now }: Act, { root, takes, fresh, over }: UniqueChange): Claim[] {
  const isProjected = city.config.lookups === 'projected'
  const claimed = isProjected ? takes.filter(({ key }) => fresh.includes(key)) : takes
  const part = takeKeys(tx, root, claimed, isProjected ? over : [root, ...over], now)
  if (claimed.length === 0) return []
  const giveBack = (taken: Awaited<Part>) =>
    freeKeys(
      tx,
      root,
      taken.map(({ key }) => key),
    )
  return [{ part, rows: claimed.length, giveBack }]
}

/** What has been put into the act is written in its transaction now: whatever reads there after this sees it. */
export async function writePut(act: Act): Promise<void> {
  const { demands, parts, claims } = act
  act.demands = []
  act.parts = []
  act.claims = []
  await statementOf(act, [...demands, ...claims], parts)
}

/** Throws CaseConflict, or what a demand names. */
async function statementOf({ tx, root }: Act, demands: Demand[], parts: Part[]): Promise<void> {
  if (demands.length + parts.length === 0) return
  const named = demands.flatMap(({ otherwise }) => otherwise ?? [])
  try {
    await statement(tx, demands, parts)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code === '22012') throw new CaseConflict(root)
    const unmet = error.code === '22P02' ? UNMET.exec(error.message)?.[1] : undefined
    throw unmet === undefined ? error : (named[Number(unmet)] ?? error)
  }
}

/** What PostgreSQL repeats, in whatever language, when it cannot read it as a number. */
const UNMET = /unmet (\d+)/

/**
 * What must be so stands first and is counted before anything else is written. A cluster carries out one part after the other, in
 * their order: whoever comes second writes nothing there. PostgreSQL does what the last select needs first, so it is the same.
 */
function statement(tx: Tx, demands: Demand[], parts: Part[]): Promise<unknown> {
  const sql = tx
  const changed = demands.map(({ part, rows, otherwise }, n) => ({ name: `changed_${n}`, part, rows, otherwise }))
  const guards = changed.filter(({ otherwise }) => !otherwise)
  const written = guards
    .map(({ name }) => sql`(select count(*) from ${sql(name)})`)
    .reduce((before, one) => sql`${before} + ${one}`, sql`0`)
  const count = guards.reduce((sum, { rows }) => sum + rows, 0)
  const met = changed
    .filter(({ otherwise }) => otherwise)
    .map(
      ({ name, rows }, n) =>
        sql`, (case when (select count(*) from ${sql(name)}) = ${rows}::int then '1' else ${`unmet ${n}`} end)::int`,
    )
    .reduce((before, one) => sql`${before}${one}`, sql``)
  const guard = sql`guard as materialized (select 1 / (case when ${written} = ${count}::int then 1 else 0 end) as written${met})`
  const list = [
    ...changed.map(({ name, part }) => sql`${sql(name)} as (${part})`),
    guard,
    ...parts.map((part, n) => sql`${sql(`part_${n}`)} as (${part})`),
  ].reduce((before, one) => sql`${before}, ${one}`)
  return Promise.resolve(sql`with ${list} select written from guard`)
}

export function isTouched(work: Working): boolean {
  return (
    work.history.length > 0 || work.touchedTasks.size > 0 || work.trail.length > 0 || work.timersChanged || work.dossierChanged
  )
}

function caseParts(act: Act, work: Working): Part[] {
  return work.isNew ? newCaseParts(act, work) : changedCaseParts(act, work)
}

function newCaseParts({ tx, now }: Act, work: Working): Part[] {
  const { case: c, dossier } = work
  return [
    tx`
      insert into cases.cases (root, id, number, short_number, kind, parent, parent_token, item, item_hash, item_name, department, region, hall, channel, applicant_kind, applicant_id, applicant_name, agent,
        state, phase, process, clocks, submitted_at, accepted_at, decided_at, closed_at, due_at, yellow_at, statutory_due_at, decision, result, supplement, parked, delivery, visits, particulars, open_tasks, timers, changed_at)
      values (${c.root}, ${c.id}, ${c.number}, ${c.shortNumber}, ${c.kind}, ${c.parent}, ${c.parentToken}, ${c.item}, ${c.itemHash}, ${c.itemName}, ${c.department}, ${c.region}, ${c.hall}, ${c.channel},
        ${c.applicantKind}, ${c.applicantId}, ${closedCases.text(tx, c, 'applicant_name', c.applicantName)}, ${closedCases.json(tx, c, 'agent', c.agent)}::text::jsonb, ${c.state}, ${c.phase}, ${closedCases.json(tx, c, 'process', c.process)}::text::jsonb, ${json(c.clocks)}::text::jsonb, ${c.submittedAt}, ${c.acceptedAt}, ${c.decidedAt},
        ${c.closedAt}, ${c.dueAt}, ${c.yellowAt}, ${c.statutoryDueAt}, ${c.decision}, ${closedCases.json(tx, c, 'result', c.result)}::text::jsonb, ${closedCases.json(tx, c, 'supplement', c.supplement)}::text::jsonb, ${json(c.parked)}::text::jsonb, ${closedCases.json(tx, c, 'delivery', c.delivery)}::text::jsonb, ${c.visits}, ${closedCases.json(tx, c, 'particulars', c.particulars)}::text::jsonb, ${openJson(work)}::text::jsonb, ${json(work.timers)}::text::jsonb, ${now})`,
    tx`insert into cases.dossiers (root, id, form, applicant, evidence, sources)
       values (${c.root}, ${c.id}, ${closedDossiers.json(tx, c, 'form', dossier.form)}::text::jsonb, ${closedDossiers.json(tx, c, 'applicant', dossier.applicant)}::text::jsonb, ${closedDossiers.json(tx, c, 'evidence', dossier.evidence)}::text::jsonb, ${json(dossier.sources)}::text::jsonb)`,
  ]
}

/** What is still to be done of a case; the rest of its tasks has ended and lies in a table of its own. */
const openJson = ({ tasks }: Working): string | null => json(storedTasks([...tasks.values()].filter(isOpen)))

function updateCase({ tx, now }: Act, work: Working): Part {
  const { case: c } = work
  const closed = closedColumns(tx, work)
  return tx`
    update cases.cases set department = ${c.department}, region = ${c.region}, state = ${c.state}, phase = ${c.phase}, version = version + 1, process = ${closed.process}, clocks = ${json(c.clocks)}::text::jsonb, item_hash = ${c.itemHash}, accepted_at = ${c.acceptedAt},
      decided_at = ${c.decidedAt}, closed_at = ${c.closedAt}, due_at = ${c.dueAt}, yellow_at = ${c.yellowAt}, statutory_due_at = ${c.statutoryDueAt}, decision = ${c.decision}, result = ${closed.result},
      supplement = ${closed.supplement}, parked = ${json(c.parked)}::text::jsonb, delivery = ${closed.delivery}, visits = ${c.visits}, particulars = ${closed.particulars},
      open_tasks = ${openJson(work)}::text::jsonb, timers = ${json(work.timers)}::text::jsonb, changed_at = ${now}
     where root = ${c.root} and id = ${c.id} and version = ${c.version}
    returning 1`
}

/** Closed again is only what has changed; the rest stays in its row as it lies, under the key that the sweep may have given it meanwhile. */
function closedColumns(tx: Tx, { case: c, was }: Working): Record<keyof Kept, Part> {
  const now = keptOf(c)
  const column = (name: keyof Kept): Part => {
    const isSame = now[name] === was[name]
    const value = isSame ? null : closedCases.json(tx, c, name, c[name])
    return tx`case when ${isSame} then ${tx(name)} else ${value}::text::jsonb end`
  }
  return {
    process: column('process'),
    result: column('result'),
    supplement: column('supplement'),
    delivery: column('delivery'),
    particulars: column('particulars'),
  }
}

function changedCaseParts({ tx }: Act, { case: c, dossier, dossierChanged }: Working): Part[] {
  if (!dossierChanged) return []
  return [
    tx`update cases.dossiers set form = ${closedDossiers.json(tx, c, 'form', dossier.form)}::text::jsonb, evidence = ${closedDossiers.json(tx, c, 'evidence', dossier.evidence)}::text::jsonb, sources = ${json(dossier.sources)}::text::jsonb where root = ${c.root} and id = ${c.id}`,
  ]
}

/** Tasks that have ended, timers and history of all cases of the act. */
function rowParts(act: Act, works: Working[]): Part[] {
  const { tx } = act
  const done = works.flatMap((work) =>
    [...work.touchedTasks]
      .flatMap((id) => work.tasks.get(id) ?? [])
      .filter((task) => !isOpen(task))
      .map((task) => ({ work, task })),
  )
  return [
    ...(done.length > 0 ? [putTasks(tx, done)] : []),
    ...works.flatMap((work) => wakeParts(tx, work)),
    ...historyParts(act, works),
  ]
}

/** When the clock has to look at the case next: one row a case, and none when nothing of it waits for a time. */
function wakeParts(tx: Tx, { case: { root, id }, timers, wasWakeAt }: Working): Part[] {
  const next = wakeAt(timers)
  if (next === wasWakeAt) return []
  if (next === null) return [tx`delete from cases.wakes where root = ${root} and case_id = ${id}`]
  return [
    tx`insert into cases.wakes as w (root, case_id, due_at) values (${root}, ${id}, ${new Date(next)})
       on conflict (root, case_id) do update set due_at = excluded.due_at, tries = 0, not_before = null, stuck_since = null, trouble = null`,
  ]
}

/** The trail of the process goes with the first thing that is said about the act. */
function historyRows(work: Working): Working['history'] {
  if (work.trail.length > 0 && work.history.length === 0) note(work, 'step')
  const [first, ...rest] = work.history
  if (!first) return []
  return [{ ...first, detail: work.trail.length > 0 ? { ...first.detail, trail: work.trail as Json } : first.detail }, ...rest]
}

/** One row a case: what was said of it in this act. The one that was acted on carries the caller's key too. */
function historyParts(act: Act, works: Working[]): Part[] {
  const { tx, now, actor, key } = act
  const [main] = act.works.values()
  const rows = works.flatMap((work) => {
    const { root, id } = work.case
    const isMain = work === main && key !== null
    const [first, ...more] = historyRows(work).map((row) => ({
      ...row,
      detail: closedDetail(tx, { root, id: row.id }, row.detail),
    }))
    if (!first && !isMain) return []
    const row = first ?? { id: newId(), act: '', element: null, detail: {} }
    const further = more.map(({ id: entry, act: what, element, detail }) => ({ id: entry, act: what, element, detail }))
    return [
      {
        ...row,
        actorName: closedActor(tx, { root, id: row.id }, actor),
        root,
        caseId: id,
        more: further.length > 0 ? further : null,
        key: isMain ? key : null,
        doing: isMain ? act.doing : null,
      },
    ]
  })
  if (rows.length === 0) return []
  return [
    tx`
    insert into cases.history (root, id, case_id, at, act, actor_kind, actor, actor_name, element, detail, more, key, doing)
    select root, id, "caseId", ${now}::timestamptz, act, ${actor.kind}::text, ${actor.id}::text, "actorName", element, detail, more, key, doing
      from jsonb_to_recordset(${json(rows)}::text::jsonb) as r(root uuid, id uuid, "caseId" uuid, act text, "actorName" text, element text, detail jsonb, more jsonb, key text, doing text)`,
  ]
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

/** Tasks that have ended: written once, and never again. */
function putTasks(tx: Tx, ended: Touched[]): Part {
  const rows = ended.map(({ work, task }) => ({
    ...task,
    ...closedOf(tx, { root: work.case.root, ...task }),
    root: work.case.root,
    caseId: work.case.id,
  }))
  return tx`
    insert into cases.tasks (root, id, case_id, token, element, name, stage, positions, department, region, state, assignee, delegated_by, delegated_until, form_key, limit_text, properties, item, opened_at, due_at,
      claimed_at, ended_at, ended_by, outcome, ground, opinion, output)
    select root, id, "caseId", token, element, name, stage, positions, department, region, state, assignee, "delegatedBy", "delegatedUntil", "formKey", "limitText", properties, item, "openedAt", "dueAt",
      "claimedAt", "endedAt", "endedBy", outcome, ground, opinion, output
      from jsonb_to_recordset(${json(rows)}::text::jsonb) as r(root uuid, id uuid, "caseId" uuid, token text, element text, name text, stage text, positions text[], department text, region text, state text, assignee uuid, "delegatedBy" uuid,
        "delegatedUntil" timestamptz, "formKey" text, "limitText" text, properties jsonb, item jsonb, "openedAt" timestamptz, "dueAt" timestamptz, "claimedAt" timestamptz, "endedAt" timestamptz, "endedBy" uuid,
        outcome text, ground text, opinion text, output jsonb)`
}
