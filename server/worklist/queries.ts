// SPDX-License-Identifier: Apache-2.0
import { inAnyScript, type Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'

export type WorkRow = {
  task: string
  root: string
  caseId: string
  number: string
  item: string
  itemName: string
  applicant: string
  name: string
  stage: string
  state: 'open' | 'claimed'
  assignee: string | null
  isPaused: boolean
  dueAt: Date
  yellowAt: Date | null
  caseDueAt: Date | null
  channel: string
  region: string
  department: string
  submittedAt: Date
}

const columns = (tx: Tx) => tx`
  w.task, w.root, w.case_id as "caseId", w.number, w.item, w.item_name as "itemName", w.applicant, w.name, w.stage, w.state, w.assignee, w.is_paused as "isPaused", w.due_at as "dueAt",
  w.yellow_at as "yellowAt", w.case_due_at as "caseDueAt", w.channel, w.region, w.department, w.submitted_at as "submittedAt"`

export type Queue = { department: string; position: string; region: string }
export type WorkFilter = {
  stage?: string | undefined
  item?: string | undefined
  light?: 'red' | 'yellow' | 'green' | 'paused' | undefined
  text?: string | undefined
  /** in the number and the name of the matter alone: who may not know the applicant finds nothing by him */
  matter?: string | undefined
  isUnclaimed?: boolean
}

const filtered = (tx: Tx, filter: WorkFilter, now: Date) => tx`
  ${filter.stage ? tx`and w.stage = ${filter.stage}` : tx``}
  ${filter.item ? tx`and w.item = ${filter.item}` : tx``}
  ${filter.isUnclaimed ? tx`and w.state = 'open'` : tx``}
  ${filter.text ? tx`and (strpos(w.number, ${filter.text}) > 0 or w.item_name ~ ${inAnyScript(filter.text)} or w.applicant ~ ${inAnyScript(filter.text)})` : tx``}
  ${filter.matter ? tx`and (strpos(w.number, ${filter.matter}) > 0 or w.item_name ~ ${inAnyScript(filter.matter)} or w.name ~ ${inAnyScript(filter.matter)})` : tx``}
  ${
    filter.light === 'paused'
      ? tx`and w.is_paused`
      : filter.light === 'red'
        ? tx`and not w.is_paused and w.due_at < ${now}`
        : filter.light === 'yellow'
          ? tx`and not w.is_paused and w.due_at >= ${now} and w.yellow_at <= ${now}`
          : filter.light === 'green'
            ? tx`and not w.is_paused and w.due_at >= ${now} and (w.yellow_at is null or w.yellow_at > ${now})`
            : tx``
  }`

/** What comes after a row, in the order of the list. */
const below = (tx: Tx, after: [string, string] | undefined) =>
  after ? tx`and (w.due_at, w.task) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : tx``

/**
 * What waits in an officer's queues, what runs out first on top. Each queue
 * (department and position) is read in the order of its own index and only as
 * far as the page needs; the few heads are merged.
 */
export function workInQueues(
  tx: Tx,
  queues: Queue[],
  filter: WorkFilter,
  now: Date,
  limit: number,
  after: [string, string] | undefined,
): Promise<WorkRow[]> {
  if (queues.length === 0) return Promise.resolve([])
  const heads = queues
    .map(
      ({ department, position, region }) => tx`
        (select * from worklist.worklist w
          where w.department = ${department} and w.position = ${position} and starts_with(w.region, ${region})
            ${below(tx, after)}
            ${filtered(tx, filter, now)}
          order by w.due_at, w.task limit ${limit + 1})`,
    )
    .reduce((all, one) => tx`${all} union all ${one}`)
  return tx<WorkRow[]>`
    select distinct on (w.due_at, w.task) ${columns(tx)} from (${heads}) w
     order by w.due_at, w.task
     limit ${limit + 1}`
}

/** What an officer has claimed or was given, as far as her posts still reach. */
export function workOfOfficer(
  tx: Tx,
  officer: string,
  reach: Bound[],
  filter: WorkFilter,
  now: Date,
  limit: number,
  after: [string, string] | undefined,
): Promise<WorkRow[]> {
  return tx<WorkRow[]>`
    select distinct on (w.due_at, w.task) ${columns(tx)}
      from worklist.worklist w
     where w.assignee = ${officer} and ${inReach(tx, reach, 'w.department', 'w.region')}
       ${below(tx, after)}
       ${filtered(tx, filter, now)}
     order by w.due_at, w.task
     limit ${limit + 1}`
}

export type Counts = { red: number; yellow: number; green: number; paused: number; mine: number }

/** How much waits, by light: counted up to ten thousand a queue, beyond that people need no exact number. */
export async function countWork(tx: Tx, queues: Queue[], officer: string, now: Date): Promise<Counts> {
  const none = { red: 0, yellow: 0, green: 0, paused: 0, mine: 0 }
  if (queues.length === 0) return none
  const heads = queues
    .map(
      ({ department, position, region }) => tx`
        (select w.task, w.is_paused, w.due_at, w.yellow_at, w.assignee from worklist.worklist w
          where w.department = ${department} and w.position = ${position} and starts_with(w.region, ${region}) limit 10000)`,
    )
    .reduce((all, one) => tx`${all} union all ${one}`)
  const [row] = await tx<Counts[]>`
    select count(*) filter (where is_paused)::int as paused,
           count(*) filter (where not is_paused and due_at < ${now})::int as red,
           count(*) filter (where not is_paused and due_at >= ${now} and yellow_at <= ${now})::int as yellow,
           count(*) filter (where not is_paused and due_at >= ${now} and (yellow_at is null or yellow_at > ${now}))::int as green,
           count(*) filter (where assignee = ${officer})::int as mine
      from (select distinct task, is_paused, due_at, yellow_at, assignee from (${heads}) w) d`
  return row ?? none
}

/** The queues in which something waits now: a few hundred however much waits. */
export function openQueues(tx: Tx): Promise<Queue[]> {
  return tx<Queue[]>`select distinct department, position, region from worklist.worklist`
}
