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
  ratingCount: number
  goodRate: number | null
  badOpen: number
}
export type DepartmentStanding = Standing & { code: string; name: string }
export type Overview = { departments: DepartmentStanding[]; totals: Standing | null; from?: string; to?: string }
export type WatchedCase = {
  root: string
  id: string
  number: string
  itemName: string
  departmentName?: string | null
  stage?: string | null
  assignee?: string | null
  dueOn?: string | null
  light: Light | null
  urged?: boolean
}
export type Urging = {
  id: string
  root: string
  caseId: string
  number: string
  itemName?: string | null
  departmentName?: string | null
  text: string
  askedBy?: string | null
  askedAt: string
  answerBy: string | null
  answer: string | null
  answeredAt: string | null
  answeredBy?: string | null
  mayAnswer?: boolean
}
export type VisitRow = {
  item: string
  name: string
  departmentName?: string | null
  promised: number
  actual: number
  cases: number
}
export type Flag = {
  id: string
  at: string
  kind: string
  text: string
  number?: string | null
  root?: string | null
  caseId?: string | null
  departmentName?: string | null
}

export const oversightKeys = {
  overview: (from: string, to: string) => ['overview', from, to] as const,
  cases: (department: string, light: string) => ['watched', department, light] as const,
  urgings: ['urgings'] as const,
  visits: ['visits'] as const,
  flags: ['flags'] as const,
}

export function readOverview(from: string, to: string): Promise<Overview> {
  return get(`/supervision/overview${query({ from, to })}`)
}

export function watchedCases(department: string, light: string, after: string | null): Promise<Page<WatchedCase>> {
  return get(`/supervision/cases${query({ department, light, after, limit: 50 })}`)
}

export function listUrgings(): Promise<Page<Urging>> {
  return get('/supervision/urgings')
}

export function urge(body: { root: string; caseId: string; text: string; answerWithin: string }, key: string): Promise<unknown> {
  return post('/supervision/urgings', body, key)
}

export function answerUrging(id: string, text: string, key: string): Promise<unknown> {
  return post(`/supervision/urgings/${id}/answer`, { text }, key)
}

export function visitsOverPromise(): Promise<{ rows: VisitRow[] }> {
  return get('/supervision/visits')
}

export function listFlags(): Promise<Page<Flag>> {
  return get('/supervision/flags')
}
