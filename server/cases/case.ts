// SPDX-License-Identifier: Apache-2.0
import type { Clock, ProcessState } from '@chengshu/engine'
import type { Json } from '../kernel/index.ts'
import type { CaseFields } from '../packs/index.ts'
import { maskName } from '../people/index.ts'
import { handedTogetherField } from './fields.ts'
import { isPaused, type Phase } from './states.ts'

/** Who acts: an officer with the department for which she acts, a natural person, or the platform itself. */
export type Actor = { kind: 'officer' | 'person' | 'system'; id: string; name: string; department?: string }
export const theSystem: Actor = { kind: 'system', id: 'system', name: '平台' }

export type Applicant = { kind: 'person' | 'firm'; id: string; name: string }

/** One thing that is missing or wrong: of a material or of a field of the form. */
export type Point = { id: string; material?: string; field?: string; ground: string; text: string; answered?: boolean }

/**
 * The one notice that lists everything that is missing (行政许可法 art. 32).
 * `from` is the state to return to.
 */
export type Supplement = {
  id: string
  askedAt: string
  askedBy: string
  department: string
  answerBy: string
  points: Point[]
  answeredAt?: string
  from: string
}

/** The two clocks of a case and the one before it: telling what is missing, within five working days. */
export type Clocks = { tell?: Clock; promised?: Clock; statutory?: Clock }

export type Parked = { token: string; element: string; name: string; code: string; message: string; at: string }

export type Evidence = {
  source: 'licence' | 'register' | 'verification' | 'earlier' | 'commitment' | 'upload' | 'signature'
  label: string
  at: string
  basis: string
  trust: 'A' | 'B' | 'C' | 'D'
  name: string
  number?: string
  value?: Record<string, Json>
  fields?: { title: string; value: string }[]
  hash?: string
  file?: { id: string; name: string; type: string; bytes: number }
  licenceId?: string
  /** whose it is when it is not the applicant's: identity number or credit code. The office sees its fields, the applicant does not */
  about?: string
  /** what an online verification denied before the applicant gave this: for the officer to look at */
  doubt?: string
}

export type Dossier = {
  form: Record<string, Json>
  /** what processes and rules read of the applicant: kind, name, idNumber or creditCode, the register's facts */
  applicant: Record<string, Json>
  evidence: Record<string, Evidence>
  /** where each pre-filled value came from */
  sources: Record<string, { source: string; label: string; at: string; corrected?: boolean }>
}

/** Evidence under the names that expressions read: business-licence is businessLicence. */
export function camelEvidence(evidence: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(evidence).map(([id, found]) => [id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), found]),
  )
}

/** `together`: what a part of a bundle gives goes with the whole; `each`: the applicant of a bundle wants each result as soon as it is there. */
export type Delivery = {
  choice: 'electronic' | 'pickup' | 'courier' | 'together'
  address?: string
  receiver?: string
  mobile?: string
  each?: boolean
}

export type Case = {
  root: string
  id: string
  number: string
  shortNumber: string
  kind: string
  parent: string | null
  parentToken: string | null
  item: string
  itemHash: string
  itemName: string
  department: string
  region: string
  hall: string | null
  channel: string
  applicantKind: 'person' | 'firm'
  applicantId: string
  applicantName: string
  agent: { id: string; name: string } | null
  /** a state of its kind, and what that is to the platform */
  state: string
  phase: Phase
  version: number
  process: ProcessState
  clocks: Clocks
  submittedAt: Date
  acceptedAt: Date | null
  decidedAt: Date | null
  closedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  statutoryDueAt: Date | null
  decision: 'granted' | 'denied' | null
  /** what rooms keep of it, each by its own `caseField` */
  result: CaseFields | null
  supplement: Supplement | null
  parked: Parked | null
  delivery: Delivery | null
  visits: number
  /** what only its kind reads: the class of it, the object that it is about, how often it was sent back */
  particulars: Record<string, Json>
}

export type Task = {
  id: string
  token: string
  element: string
  name: string
  stage: string
  positions: string[]
  department: string
  region: string
  state: 'open' | 'claimed' | 'done' | 'interrupted'
  assignee: string | null
  delegatedBy: string | null
  delegatedUntil: string | null
  formKey: string | null
  limitText: string | null
  properties: Record<string, string>
  item: Json | null
  openedAt: string
  dueAt: string | null
  claimedAt: string | null
  endedAt: string | null
  endedBy: string | null
  outcome: string | null
  ground: string | null
  opinion: string | null
  output: Record<string, Json> | null
}

/** Whether somebody still has to do it. */
export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => state === 'open' || state === 'claimed'

/** What nobody has said yet of a task that has just opened; in a case's row it is not written down. */
export const UNTOUCHED = {
  assignee: null,
  delegatedBy: null,
  delegatedUntil: null,
  formKey: null,
  limitText: null,
  item: null,
  dueAt: null,
  claimedAt: null,
  endedAt: null,
  endedBy: null,
  outcome: null,
  ground: null,
  opinion: null,
  output: null,
} satisfies Partial<Task>

/** process: a token of the process waits; tell: five days to say what is missing; answer: the supplement; suspension: the end of a procedure that stops the clocks; due: the promise; task: a task's own limit; soon: most of the limit of a unit's task is over */
export type TimerKind = 'process' | 'tell' | 'answer' | 'suspension' | 'due' | 'task' | 'soon'
export type Timer = { kind: TimerKind; token: string | null; dueAt: string }

export type Light = 'green' | 'yellow' | 'red' | 'paused'

/** The one definition of the light, for lists and for pages: red is late, yellow is the last 30 % or the last working day. */
export function lightOf(
  row: { dueAt: Date | null; yellowAt: Date | null; phase?: Phase; isPaused?: boolean; endedAt?: Date | null },
  now: Date,
): Light | null {
  if (row.isPaused || (row.phase !== undefined && isPaused({ phase: row.phase }))) return 'paused'
  if (row.dueAt === null) return null
  const at = row.endedAt ?? now
  if (at > row.dueAt) return 'red'
  return row.yellowAt !== null && at >= row.yellowAt && !row.endedAt ? 'yellow' : 'green'
}

/** The outcomes that an officer may choose for a task, from `chengshu:outcomes="accept:受理,refuse:不予受理"`. */
export function outcomesOf(task: Pick<Task, 'properties'>): { id: string; name: string }[] {
  const text = task.properties.outcomes
  if (!text) return [{ id: 'done', name: '办理完成' }]
  return text.split(',').map((part) => {
    const [id = '', name = id] = part.trim().split(':')
    return { id: id.trim(), name: name.trim() }
  })
}

/** A task that takes the case into work is one that can end in `accept`. */
export const isAcceptance = (task: Pick<Task, 'properties'>): boolean =>
  outcomesOf(task).some((outcome) => outcome.id === 'accept')

/** How an applicant's name stands in lists that many officers see. */
export const maskedApplicant = (subject: Pick<Case, 'applicantKind' | 'applicantName'>): string =>
  subject.applicantKind === 'person' ? maskName(subject.applicantName) : subject.applicantName

/** A part of a bundle that is done and not handed over yet: the results of the bundle are given together. */
export const waitsForWhole = (whole: Pick<Case, 'result'>, part: Pick<Case, 'delivery' | 'decision'>): boolean =>
  part.delivery?.choice === 'together' && part.decision === 'granted' && handedTogetherField.of(whole) !== true
