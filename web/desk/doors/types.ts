// SPDX-License-Identifier: Apache-2.0
import type { Answer, FormDescription } from '../../client/index.ts'

// What the desk calls what crosses HTTP. Instants are ISO texts with offset, days YYYY-MM-DD.

export type { FieldSource } from '../../../client/index.ts'
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

type Some<T> = NonNullable<T>
export type Named = { id: string; name: string }
export type Queue = 'mine' | 'claimable' | 'department' | 'done' | 'all'
export type TaskRow = Answer<'GET', '/api/desk/tasks'>['rows'][number]
export type CaseView = Answer<'GET', '/api/desk/cases/{root}/{id}'>
export type FormUi = FormDescription['ui']
export type Evidence = CaseView['materials'][number]
export type EvidenceKind = Evidence['source']['kind']
export type Ground = CaseView['grounds']['deny'][number]
export type CaseTask = CaseView['tasks'][number]
export type Outcome = CaseTask['outcomes'][number]
export type CaseClock = CaseView['clocks'][number]
export type HistoryRow = CaseView['history'][number]
export type ProcessView = CaseView['process']
export type Supplement = Some<CaseView['supplement']>
export type SupplementPoint = Supplement['points'][number]
export type Place = Some<CaseView['parent']>
export type Child = CaseView['children'][number]
export type RuleDecision = CaseView['trace'][number]
export type DecisionTrace = RuleDecision['trace'][number]
/** `waits`: the decision stands, its document waits for the seal */
export type Paper = CaseView['papers'][number]
/** The short answer of an act; the case is read again for its page. */
export type Acted = Answer<'POST', '/api/desk/tasks/{root}/{id}/claim'>
export type Colleague = Answer<'GET', '/api/desk/colleagues'>['rows'][number]
