// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '../../client/index.ts'
import type { Light, Page } from './types.ts'

export type CaseFigure =
  | 'open'
  | 'paused'
  | 'nearlyOverdue'
  | 'overdue'
  | 'closed'
  | 'onTime'
  | 'endedLate'
  | 'oneVisit'
  | 'manyVisits'
export type Figure = CaseFigure | 'rated' | 'good' | 'badOpen'
export type By = 'department' | 'item' | 'district'
/** Rates are per cent, null where there is nothing to divide by. */
export type Rates = { closed: number; onTimeRate: number | null; oneVisitRate: number | null }
export type Standing = Record<CaseFigure, number> & Rates
export type StandingRow = Standing & {
  code: string
  name: string
  rated: number
  good: number
  goodRate: number | null
  badOpen: number
  before: Rates
}
export type Overview = {
  from: string
  to: string
  by: By
  before: Rates & { from: string; to: string }
  rows: StandingRow[]
  totals: Standing
}
export type Narrowing = { from: string; to: string; department?: string; item?: string; district?: string }
export type WatchedCase = {
  root: string
  id: string
  number: string
  itemName: string
  applicant: string
  state: string
  department: { code: string; name: string }
  region: string
  submittedAt: string
  dueAt: string | null
  endedAt: string | null
  visits: number
  light: Light | null
}
export type Trend = { step: 'day' | 'week' | 'month'; rows: (Rates & { on: string })[] }
export type OfficerFigure = 'claimed' | 'overdue' | 'done' | 'doneLate'
export type PersonRow = { id: string; name: string } & Record<OfficerFigure, number>
export type PersonTask = {
  root: string
  id: string
  task: string
  name: string
  at: string
  number: string
  itemName: string
  applicant: string
}
export type Urging = {
  id: string
  root: string
  caseId: string
  number: string
  itemName: string
  department: string
  text: string
  askedBy: string
  askedAt: string
  answerBy: string
  isLate: boolean
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}
/** Days as the guide writes them; links: people who handle it one after the other; materials: papers that the applicant hands in. */
export type Burden = { days: string; visits: number; links: number; materials: number }
/** Shares are per cent, null where there is nothing to divide by. */
export type OneVisitShare = {
  items: number
  oneVisitItems: number
  itemShare: number | null
  cases: number
  oneVisitCases: number
  caseShare: number | null
  broken: number
}
export type VisitRow = {
  item: string
  name: string
  department: string
  before: Burden & { source: string }
  after: Burden
  fewerDays: boolean
  promised: number
  cases: number
  average: number | null
  most: number | null
  exceeds: boolean
}
export type Visits = { totals: OneVisitShare; departments: (OneVisitShare & { name: string })[]; rows: VisitRow[] }
export type VisitsOf = 'enterprise' | 'all'
export type Flag = {
  id: string
  kind: string
  what: string
  root: string
  caseId: string
  number: string
  itemName: string
  department: string
  at: string
}

export const oversightKeys = {
  overview: (by: By, from: string, to: string) => ['overview', by, from, to] as const,
  cases: (figure: Figure, narrowing: Narrowing) => ['watched', figure, narrowing] as const,
  trend: (narrowing: Narrowing) => ['trend', narrowing] as const,
  people: (from: string, to: string) => ['people-work', from, to] as const,
  tasks: (officer: string, figure: string, from: string, to: string) => ['person-tasks', officer, figure, from, to] as const,
  urgings: ['urgings'] as const,
  visits: (from: string, to: string, of: VisitsOf) => ['visits', from, to, of] as const,
  flags: ['flags'] as const,
  coverage: ['coverage'] as const,
  unstaffed: ['unstaffed'] as const,
}

/** A task that nobody may do: whom to appoint, for which post, where. */
export type Unstaffed = {
  root: string
  caseId: string
  number: string
  itemName: string
  task: string
  department: string
  region: string
  positions: string[]
  since: string
}

export function listUnstaffed(after: string | null): Promise<Page<Unstaffed>> {
  return get(`/supervision/unstaffed${query({ after, limit: 50 })}`)
}

export function readOverview(by: By, from: string, to: string): Promise<Overview> {
  return get(`/supervision/overview${query({ by, from, to })}`)
}

export function watchedCases(figure: Figure, narrowing: Narrowing, after: string | null): Promise<Page<WatchedCase>> {
  return get(`/supervision/cases${query({ figure, ...narrowing, after, limit: 50 })}`)
}

export function exportCases(figure: Figure, narrowing: Narrowing): Promise<{ rows: WatchedCase[]; isCut: boolean }> {
  return post('/supervision/exports', { figure, ...narrowing })
}

export function readTrend(narrowing: Narrowing): Promise<Trend> {
  return get(`/supervision/trend${query(narrowing)}`)
}

export function readPeople(from: string, to: string): Promise<{ rows: PersonRow[] }> {
  return get(`/supervision/people${query({ from, to })}`)
}

export function tasksOfPerson(officer: string, figure: OfficerFigure, from: string, to: string): Promise<{ rows: PersonTask[] }> {
  return get(`/supervision/tasks${query({ officer, figure, from, to })}`)
}

export function listUrgings(): Promise<{ rows: Urging[] }> {
  return get('/supervision/urgings')
}

export function urge(body: { root: string; caseId: string; text: string; answerWithin: number }, key: string): Promise<unknown> {
  return post('/supervision/urgings', body, key)
}

export function answerUrging(id: string, text: string, key: string): Promise<unknown> {
  return post(`/supervision/urgings/${id}/answer`, { text }, key)
}

export function visitsByItem(from: string, to: string, of: VisitsOf): Promise<Visits> {
  return get(`/supervision/visits${query({ from, to, of })}`)
}

export function listFlags(after: string | null): Promise<Page<Flag>> {
  return get(`/supervision/flags${query({ after })}`)
}

/** `should`: holders by the register that the type names; null where no register tells. */
export type LicenceCoverageRow = {
  type: string
  name: string
  inForce: number
  should: number | null
  have: number | null
  rate: number | null
}
export const licenceCoverage = () => get<{ types: LicenceCoverageRow[] }>('/licences/coverage')
