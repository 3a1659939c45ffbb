// SPDX-License-Identifier: Apache-2.0
// What crosses HTTP between the desk and the server. Instants are ISO texts with offset, days YYYY-MM-DD.

import type { Coded, FieldUi, FormGroup, FormSchema, Light, Values } from '../../client/index.ts'

export type {
  Coded,
  DemoAccount,
  Draft,
  FieldSchema,
  FormSchema,
  Light,
  OfficerCaller,
  Page,
  SearchRow,
  Session,
  Values,
} from '../../client/index.ts'

export type Queue = 'mine' | 'claimable' | 'department' | 'done'
export type TaskRow = {
  id: string
  root: string
  caseId: string
  number: string
  item: string
  itemName: string
  applicant: string
  name: string
  stage: string | null
  state: string
  assignee: string | null
  dueAt: string | null
  light: Light | null
  caseLight: Light | null
  clock: string | null
  channel: string | null
  regionName: string | null
  departmentName: string | null
  submittedAt: string | null
}

/** A pack may leave out fields that need no words of their own. */
export type FormUi = { groups: FormGroup[]; fields?: Record<string, FieldUi & { readBy?: string[] }> }
export type FieldSource = { value?: unknown; source: string; label: string; at?: string }

export type MaterialSource = {
  kind: 'licence' | 'register' | 'earlier' | 'commitment' | 'upload'
  label: string
  at: string | null
  basis?: string | null
  number?: string | null
  fields?: { title: string; value: unknown }[]
  trust?: string | null
}
export type Material = {
  id: string
  name: string
  necessity?: Coded | string
  parts?: string[]
  state: 'obtained' | 'needed' | 'optional' | 'uploaded' | 'committed' | 'not-required'
  source: MaterialSource | null
  fallback?: string | null
  upload?: { accept: string[]; maxMB: number } | null
  commitment?: { text: string; within: string } | null
  file?: { id: string; name: string; bytes: number; type?: string } | null
  objected?: boolean
  url?: string | null
}

export type Ground = { id: string; text: string; law?: string | null }
export type Outcome = { id: string; name: string }
export type CaseTask = {
  id: string
  element: string
  name: string
  stage: string | null
  state: string
  assignee: string | null
  assigneeName?: string | null
  department: string | null
  departmentName?: string | null
  dueAt: string | null
  light: Light | null
  outcome?: string | null
  outcomes?: Outcome[]
  formKey?: string | null
  completedBy?: string | null
  completedAt: string | null
  openedAt?: string | null
  opinion?: string | null
}
export type CaseClock = {
  name: string
  due: string | null
  explained: string[]
  light: Light | null
  suspensions: { from: string; to: string | null; reason: string }[]
}
export type HistoryRow = { at: string; act: string; what: string; who: string | null; detail?: string | null }
export type ProcessView = {
  bpmn: string | null
  active: { element: string; status: 'waiting' | 'parked'; since: string }[]
  done: { element: string; at: string; by?: string | null }[]
}
export type SupplementPoint = { id: string; material?: string | null; field?: string | null; text: string; answered: boolean }
export type Supplement = {
  id: string
  askedAt: string
  answerBy: string | null
  points: SupplementPoint[]
  answeredAt?: string | null
}
export type Child = {
  number: string
  id: string
  root: string
  name: string
  department: string
  state: Coded | string
  light: Light | null
  dueOn?: string | null
}
export type RuleTrace = {
  decision?: string
  name?: string
  version?: string
  verdict?: string
  reason?: string
  rules?: { text?: string; matched?: boolean; reason?: string }[]
  inputs?: { name: string; value: unknown; source?: string }[]
}
export type Paper = { id: string; kind: string; name: string; url: string }
export type CaseView = {
  root: string
  id: string
  number: string
  state: Coded
  version: number
  item: { id: string; name: string; version?: string }
  applicant: Record<string, unknown> & { kind: string; name: string }
  form: { schema: FormSchema; ui: FormUi; values: Values; sources?: Record<string, FieldSource> }
  materials: Material[]
  tasks: CaseTask[]
  myTasks: string[]
  clocks: CaseClock[]
  process: ProcessView | null
  history: HistoryRow[]
  supplement: Supplement | null
  parent?: Child | null
  children?: Child[]
  decision?: { decision: string; at: string; ground?: string | null; opinion?: string | null; auto?: boolean } | null
  trace?: RuleTrace | RuleTrace[] | null
  papers: Paper[]
  licences?: { id: string; name: string; number: string; url?: string }[]
  ratings?: { level: number; reasons?: string[]; text?: string | null; at: string }[]
  may: string[]
  grounds: { refuse?: Ground[]; deny?: Ground[]; supplement?: Ground[]; suspend?: Ground[]; extend?: Ground[] }
  parked?: { element: string; name?: string | null; reason: string; at: string } | null
}
export type Colleague = { id: string; name: string; positionName?: string; departmentName?: string; open?: number }
