// SPDX-License-Identifier: Apache-2.0
import type { Commitment } from '../../client/commitment.ts'
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

export type Named = { id: string; name: string }
export type Queue = 'mine' | 'claimable' | 'department' | 'done' | 'all'
export type TaskRow = {
  id: string
  root: string
  caseId: string
  number: string
  item: string
  itemName: string
  applicant: string
  name: string
  stage: string
  state: string
  outcome: string | null
  assignee: Named | null
  dueAt: string | null
  light: Light | null
  caseLight: Light | null
  clock: string
  channel: string
  regionName: string
  departmentName: string
  submittedAt: string
  /** never looked at by this officer, or changed by somebody else since */
  isUnread: boolean
  /** a leader waits for an answer */
  isUrged: boolean
}

/** A pack may leave out fields that need no words of their own. */
export type FormUi = { groups: FormGroup[]; fields?: Record<string, FieldUi & { readBy?: string[] }> }
export type FieldSource = { source: string; label: string; at?: string; corrected?: boolean }

export type EvidenceKind = 'licence' | 'register' | 'verification' | 'earlier' | 'commitment' | 'upload'
export type Evidence = {
  id: string
  name: string
  source: {
    kind: EvidenceKind
    label: string
    at: string
    basis: string
    number: string | null
    fields: { title: string; value: string }[]
    trust: string
    /** what an online verification denied before this was handed in */
    doubt: string | null
  }
  hash: string | null
  file: { id: string; name: string; type: string; bytes: number; url: string } | null
}

export type Ground = { id: string; text: string; law?: string }
export type Outcome = { id: string; name: string }
export type CaseTask = {
  id: string
  element: string
  name: string
  stage: string
  /** open: anybody's whose post fits · claimed: somebody's · done · interrupted */
  state: string
  /** the department's name */
  department: string
  assignee: Named | null
  openedAt: string
  dueAt: string | null
  light: Light | null
  /** the outcome's name once it is done */
  outcome: string | null
  outcomes: Outcome[]
  ground: string | null
  opinion: string | null
  completedBy: string | null
  completedAt: string | null
  formKey: string | null
}
export type CaseClock = {
  id: string
  name: string
  due: string
  /** null while it is paused */
  dueAt: string | null
  explained: string[]
  sum: { from: string; limit: string; extended: string[]; pausedDays: number; isPaused: boolean; due: string }
  light: Light | null
  suspensions: { from: string; to: string | null; reason: string }[]
  extensions: { amount: string; reason: string }[]
}
export type HistoryRow = {
  id: string
  at: string
  act: string
  what: string
  who: string
  element: string | null
  detail: Record<string, unknown>
}
export type ProcessView = {
  bpmn: string
  active: { element: string; status: string; since: string }[]
  done: { element: string; at: string; by: string }[]
}
export type SupplementPoint = { id: string; material?: string; field?: string; ground: string; text: string; answered: boolean }
export type Supplement = {
  id: string
  askedAt: string
  askedBy: string
  department: string
  answerBy: string
  answeredAt?: string
  points: SupplementPoint[]
}
export type Place = { root: string; id: string; number: string; name: string }
export type Child = Place & { department: string; state: Coded; decision: string | null; light: Light | null }
/** What the engine saw and gave when a table decided (engine/dmn). */
export type DecisionTrace = {
  decision: string
  name: string
  inputs: Record<string, unknown>
  tables: { inputs: { expression: string; value: unknown }[]; rules: Record<string, unknown>[]; hitPolicy: string }[]
  output: unknown
}
export type RuleDecision = { decision: string; output: unknown; trace: DecisionTrace[]; missing: string[] }
/** `waits`: the decision stands, its document waits for the seal */
export type Paper = { id: string; kind: string; name: string; url: string; waits: boolean }
export type CaseView = {
  root: string
  id: string
  number: string
  shortNumber: string
  kind: string
  version: number
  state: Coded
  item: { id: string; name: string; version: string }
  department: Coded
  region: string
  channel: string
  submittedAt: string
  applicant: {
    kind: string
    name: string
    agent: string | null
    /** signs of the name and the answers that no paper can show */
    unprintable: string[]
    facts: { title: string; value: string }[]
  }
  form: { schema: FormSchema; ui: FormUi; values: Values; sources: Record<string, FieldSource> }
  materials: Evidence[]
  tasks: CaseTask[]
  /** open tasks that my posts let me do, claimed or not */
  myTasks: string[]
  clocks: CaseClock[]
  process: ProcessView
  history: HistoryRow[]
  supplement: Supplement | null
  parent: Place | null
  children: Child[]
  commitments: Commitment[]
  decision: { code: string; at: string | null; ground: string | null; opinion: string | null; automatic: boolean } | null
  trace: RuleDecision[]
  papers: Paper[]
  licences: { licenceId: string; licenceName: string; licenceNumber: string; waits: boolean }[]
  delivery: { choice: string; address?: string; receiver?: string; mobile?: string } | null
  may: string[]
  grounds: { refuse: Ground[]; deny: Ground[]; supplement: Ground[]; suspend: Ground[] }
  /** by how much the limits may be put off, and by which law; null: not at all */
  extension: { days: number; law: string } | null
  askable: { materials: Named[]; fields: Named[] }
  parked: { element: string; name: string; code: string; message: string; at: string } | null
  ratings?: { level: number; reasons?: string[]; text?: string | null; at: string }[]
}
/** The short answer of an act; the case is read again for its page. */
export type Acted = { root: string; id: string; number: string; state: string; version: number }
export type Colleague = { id: string; name: string; department: string }
