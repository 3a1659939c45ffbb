// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type Instruction = {
  root: string
  number: string
  title: string
  body: string
  source: string
  givenBy: string
  givenByName: string
  department: string
  region: string
  givenAt: Date
  endedAt: Date | null
  score: number | null
}
export type Assignment = {
  root: string
  id: string
  number: string
  unit: string
  region: string
  title: string
  measure: string
  dueOn: string
  givenAt: Date
  progress: number
  progressText: string | null
  reportedAt: Date | null
  rung: number
  timesBack: number
  isEscalated: boolean
  outcome: 'accepted' | 'failed' | null
  score: number | null
  endedAt: Date | null
}

const instructionColumns = (tx: Tx) => tx`
  i.root, i.number, i.title, i.body, i.source, i.given_by as "givenBy", i.given_by_name as "givenByName", i.department, i.region,
  i.given_at as "givenAt", i.ended_at as "endedAt", i.score`
const assignmentColumns = (tx: Tx) => tx`
  a.root, a.id, a.number, a.unit, a.region, a.title, a.measure, a.due_on::text as "dueOn", a.given_at as "givenAt", a.progress,
  a.progress_text as "progressText", a.reported_at as "reportedAt", a.rung, a.times_back as "timesBack", a.is_escalated as "isEscalated",
  a.outcome, a.score, a.ended_at as "endedAt"`

export async function insertInstruction(tx: Tx, one: Omit<Instruction, 'endedAt' | 'score'>): Promise<void> {
  await tx`
    insert into instructions.instructions (root, number, title, body, source, given_by, given_by_name, department, region, given_at)
    values (${one.root}, ${one.number}, ${one.title}, ${one.body}, ${one.source}, ${one.givenBy}, ${one.givenByName}, ${one.department},
            ${one.region}, ${one.givenAt})`
}

export type NewAssignment = Pick<
  Assignment,
  'root' | 'id' | 'number' | 'unit' | 'region' | 'title' | 'measure' | 'dueOn' | 'givenAt'
>

export async function insertAssignment(tx: Tx, one: NewAssignment): Promise<void> {
  await tx`
    insert into instructions.assignments (root, id, number, unit, region, title, measure, due_on, given_at)
    values (${one.root}, ${one.id}, ${one.number}, ${one.unit}, ${one.region}, ${one.title}, ${one.measure}, ${one.dueOn}, ${one.givenAt})`
}

export async function findInstruction(tx: Tx, root: string): Promise<Instruction | undefined> {
  const [row] = await tx<Instruction[]>`select ${instructionColumns(tx)} from instructions.instructions i where i.root = ${root}`
  return row
}

export function assignmentsOf(tx: Tx, roots: string[]): Promise<Assignment[]> {
  return tx<Assignment[]>`
    select ${assignmentColumns(tx)} from instructions.assignments a where a.root = any(${roots}::uuid[]) order by a.due_on, a.id`
}

/** What somebody gave, and what her units have a part in, the newest first, a page by key. */
export function instructionsIn(
  tx: Tx,
  reach: Bound[],
  limit: number,
  after: [string, string] | undefined,
): Promise<Instruction[]> {
  return tx<Instruction[]>`
    select ${instructionColumns(tx)} from instructions.instructions i
     where (${inReach(tx, reach, 'i.department', 'i.region')}
            or exists (select 1 from instructions.assignments a where a.root = i.root and ${inReach(tx, reach, 'a.unit', 'a.region')}))
       ${after ? tx`and (i.given_at, i.root) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``}
     order by i.given_at desc, i.root desc limit ${limit + 1}`
}

export async function noteProgress(tx: Tx, at: { root: string; id: string }, said: { percent: number; text: string }) {
  await tx`
    update instructions.assignments set progress = ${said.percent}, progress_text = ${said.text} where root = ${at.root} and id = ${at.id}`
}

/** Each rung once: whoever comes second finds it climbed. */
export async function climb(tx: Tx, at: { root: string; id: string }, rung: number): Promise<boolean> {
  const rows = await tx`
    update instructions.assignments set rung = ${rung} where root = ${at.root} and id = ${at.id} and rung < ${rung} returning 1`
  return rows.length > 0
}

/** A report that was sent back, or one that goes up for a ruling, counts from that moment on. */
export async function noteCourse(tx: Tx, at: { root: string; id: string }, what: 'back' | 'escalated'): Promise<void> {
  await tx`
    update instructions.assignments
       set times_back = case when ${what} = 'back' then 1 else times_back end, is_escalated = is_escalated or ${what} = 'escalated'
     where root = ${at.root} and id = ${at.id}`
}

export async function settleAssignment(
  tx: Tx,
  at: { root: string; id: string },
  course: Pick<Assignment, 'timesBack' | 'isEscalated' | 'outcome'> & { score: number; endedAt: Date; reportedAt: Date | null },
): Promise<void> {
  await tx`
    update instructions.assignments
       set times_back = ${course.timesBack}, is_escalated = ${course.isEscalated}, outcome = ${course.outcome}, score = ${course.score},
           ended_at = ${course.endedAt}, reported_at = ${course.reportedAt}, progress = ${course.outcome === 'accepted' ? 100 : 0}::int
     where root = ${at.root} and id = ${at.id}`
}

export async function endInstruction(tx: Tx, root: string, at: Date, score: number): Promise<void> {
  await tx`update instructions.instructions set ended_at = ${at}, score = ${score} where root = ${root}`
}
