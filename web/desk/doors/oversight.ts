// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, type Query } from '../../client/index.ts'
import type { Page } from './types.ts'

export type By = Answer<'GET', '/api/supervision/overview'>['by']
/** Rates are per cent, null where there is nothing to divide by. */
export type Overview = Answer<'GET', '/api/supervision/overview'>
export type StandingRow = Overview['rows'][number]
export type Standing = Overview['totals']
export type Rates = StandingRow['before']
export type Figure = Query<'/api/supervision/cases'>['figure']
export type CaseFigure = Exclude<Figure, 'rated' | 'good' | 'badOpen' | 'visited' | 'visitedOnce'>
/** What the overview shows. */
export type OverviewFigure = Exclude<Figure, 'visited' | 'visitedOnce'>
/** `of`, `visits`: of the figures of visits alone, for which items and for how many visits exactly. */
export type Narrowing = {
  from: string
  to: string
  department?: string
  item?: string
  district?: string
  of?: VisitsOf
  visits?: number
}
export type WatchedCase = Answer<'GET', '/api/supervision/cases'>['rows'][number]
export type Trend = Answer<'GET', '/api/supervision/trend'>
export type PersonRow = Answer<'GET', '/api/supervision/people'>['rows'][number]
export type OfficerFigure = Exclude<keyof PersonRow, 'id' | 'name'>
export type PersonTask = Answer<'GET', '/api/supervision/tasks'>['rows'][number]
export type Urging = Answer<'GET', '/api/supervision/urgings'>['rows'][number]
/** Shares are per cent, null where there is nothing to divide by. */
export type Visits = Answer<'GET', '/api/supervision/visits'>
export type OneVisitShare = Visits['totals']
export type VisitRow = Visits['rows'][number]
/** Days as the guide writes them; links: people who handle it one after the other; materials: papers that the applicant hands in. */
export type Burden = VisitRow['after']
export type VisitsOf = NonNullable<Query<'/api/supervision/visits'>['of']>
export type Flag = Answer<'GET', '/api/supervision/flags'>['rows'][number]

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
  coverageRows: (type: string, figure: CoverageFigure) => ['coverage', type, figure] as const,
  unstaffed: ['unstaffed'] as const,
  units: ['unit-work'] as const,
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
  return get('/api/supervision/unstaffed', { query: { after, limit: 50 } })
}

export type UnitWork = Answer<'GET', '/api/supervision/units'>['rows'][number]
export const listUnits = () => get('/api/supervision/units', {})

export function readOverview(by: By, from: string, to: string): Promise<Overview> {
  return get('/api/supervision/overview', { query: { by, from, to } })
}

export function watchedCases(figure: Figure, narrowing: Narrowing, after: string | null): Promise<Page<WatchedCase>> {
  return get('/api/supervision/cases', { query: { figure, ...narrowing, after, limit: 50 } })
}

export function exportCases(figure: Figure, narrowing: Narrowing): Promise<{ rows: WatchedCase[]; isCut: boolean }> {
  return post('/api/supervision/exports', { body: { figure, ...narrowing } })
}

export function readTrend(narrowing: Narrowing): Promise<Trend> {
  return get('/api/supervision/trend', { query: narrowing })
}

export function readPeople(from: string, to: string): Promise<{ rows: PersonRow[] }> {
  return get('/api/supervision/people', { query: { from, to } })
}

export function tasksOfPerson(officer: string, figure: OfficerFigure, from: string, to: string): Promise<{ rows: PersonTask[] }> {
  return get('/api/supervision/tasks', { query: { officer, figure, from, to } })
}

export function listUrgings(): Promise<{ rows: Urging[] }> {
  return get('/api/supervision/urgings')
}

export function urge(body: { root: string; caseId: string; text: string; answerWithin: number }, key: string): Promise<unknown> {
  return post('/api/supervision/urgings', { body, key })
}

export function answerUrging(id: string, text: string, key: string): Promise<unknown> {
  return post('/api/supervision/urgings/{id}/answer', { path: { id }, body: { text }, key })
}

export function visitsByItem(from: string, to: string, of: VisitsOf): Promise<Visits> {
  return get('/api/supervision/visits', { query: { from, to, of } })
}

export function listFlags(after: string | null): Promise<Page<Flag>> {
  return get('/api/supervision/flags', { query: { after } })
}

/** `should`: holders by the register that the type names; null where no register tells. */
export type LicenceCoverageRow = Answer<'GET', '/api/licences/coverage'>['types'][number]
type CoverageRows = '/api/licences/coverage/{type}/rows'
export type CoverageFigure = 'should' | 'have' | 'lacking' | 'inForce' | 'uncounted'
/** Names and numbers are masked; `why`: why it is not counted, or what is missing. */
export type CoverageHolder = Answer<'GET', CoverageRows>['rows'][number]
export const coverageHolders = (type: string, figure: CoverageFigure, after: string | null) =>
  get('/api/licences/coverage/{type}/rows', { path: { type }, query: { figure, after } })
export const licenceCoverage = () => get('/api/licences/coverage')
