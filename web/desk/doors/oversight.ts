// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '../../client/index.ts'
import type { Light, Page } from './types.ts'

export type Standing = {
  open: number
  nearlyOverdue: number
  overdue: number
  closed: number
  onTimeRate: number | null
  oneVisitRate: number | null
}
/** Rates are per cent, null where there is nothing to divide by. */
export type DepartmentStanding = Standing & {
  code: string
  name: string
  paused: number
  ratingCount: number
  goodRate: number | null
  badOpen: number
}
export type Overview = { departments: DepartmentStanding[]; totals: Standing; from: string; to: string }
export type WatchedCase = {
  root: string
  id: string
  number: string
  itemName: string
  applicant: string
  department: { code: string; name: string }
  dueAt: string
  light: Light | null
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
  overview: (from: string, to: string) => ['overview', from, to] as const,
  cases: (department: string, light: string) => ['watched', department, light] as const,
  urgings: ['urgings'] as const,
  visits: (from: string, to: string, of: VisitsOf) => ['visits', from, to, of] as const,
  flags: ['flags'] as const,
  coverage: ['coverage'] as const,
}

export function readOverview(from: string, to: string): Promise<Overview> {
  return get(`/supervision/overview${query({ from, to })}`)
}

export function watchedCases(department: string, light: string, after: string | null): Promise<Page<WatchedCase>> {
  return get(`/supervision/cases${query({ department, light, after, limit: 50 })}`)
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
