// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'

/** A task in one queue. Without a limit of its own it is due with its case. */
export type ListedTask = {
  department: string
  position: string
  task: string
  root: string
  caseId: string
  number: string
  item: string
  itemName: string
  /** masked: a list names nobody */
  applicant: string
  channel: string
  isPaused: boolean
  caseDueAt: Date | null
  yellowAt: Date | null
  submittedAt: Date
  name: string
  stage: string
  state: string
  assignee: string | null
  region: string
  /** an instant as text, as a task has it */
  dueAt: string | null
}

/** Open tasks stand in the list: a fragment, so that an act stays one statement. */
export function joinWorklist(tx: Tx, rows: ListedTask[]) {
  return tx`
    insert into worklist.worklist as w (department, position, task, root, case_id, region, number, item, item_name, name, stage, applicant, channel, state, assignee, is_paused, due_at, yellow_at, case_due_at, submitted_at)
    select department, position, task, root, "caseId", region, number, item, "itemName", name, stage, applicant, channel, state, assignee,
      "isPaused", coalesce("dueAt", "caseDueAt", '9999-12-31'), "yellowAt", "caseDueAt", "submittedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(department text, position text, task uuid, root uuid, "caseId" uuid, number text, item text, "itemName" text, applicant text, channel text, "isPaused" boolean,
        "caseDueAt" timestamptz, "yellowAt" timestamptz, "submittedAt" timestamptz, name text, stage text, state text, assignee uuid, region text, "dueAt" timestamptz)
    on conflict (department, position, task) do update set state = excluded.state, assignee = excluded.assignee, is_paused = excluded.is_paused, due_at = excluded.due_at, yellow_at = excluded.yellow_at,
      case_due_at = excluded.case_due_at`
}

/** Tasks that have ended are taken out of it, by the whole of its key: PostgreSQL before 18 would read a department's whole list for less. */
export function leaveWorklist(tx: Tx, ended: Pick<ListedTask, 'department' | 'position' | 'task'>[]) {
  const rows = ended.map(({ department, position, task }) => ({ department, position, task }))
  return tx`
    delete from worklist.worklist w using jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(department text, position text, task uuid)
     where w.department = any(${rows.map(({ department }) => department)}::text[]) and w.department = r.department and w.position = r.position and w.task = r.task`
}
