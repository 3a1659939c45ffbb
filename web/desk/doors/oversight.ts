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
export type VisitRow = {
  item: string
  name: string
  department: string
  promised: number
  cases: number
  average: number
  most: number
  exceeds: boolean
}
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
  visits: (from: string, to: string) => ['visits', from, to] as const,
  flags: ['flags'] as const,
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

export function visitsByItem(from: string, to: string): Promise<{ rows: VisitRow[] }> {
  return get(`/supervision/visits${query({ from, to })}`)
}

export function listFlags(after: string | null): Promise<Page<Flag>> {
  return get(`/supervision/flags${query({ after })}`)
}
