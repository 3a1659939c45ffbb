// SPDX-License-Identifier: Apache-2.0
import {
  type Answer,
  type Draft,
  type DraftCheck,
  type DraftRow,
  get,
  type Material,
  post,
  remove,
  type SearchAnswer,
  type Sent,
  type Submitted,
  upload,
} from '../../client/index.ts'
import type { Page } from './types.ts'

export type Applicant = Answer<'GET', '/api/halls/applicants'>
export type MyHall = Answer<'GET', '/api/halls/mine'>
export type ApplicantNumber = { idNumber: string } | { creditCode: string }
export type Opening = Sent<'POST', '/api/halls/drafts'>
export type Agent = NonNullable<Opening['agent']>
export type Waiting = Answer<'GET', '/api/halls/issue-queue'>['rows'][number]

export const counterKeys = {
  draft: (id: string) => ['draft', id] as const,
  materials: (id: string) => ['draft', id, 'materials'] as const,
  check: (id: string) => ['draft', id, 'check'] as const,
  drafts: ['drafts'] as const,
  issue: ['issue-queue'] as const,
}

export function findApplicant(number: ApplicantNumber): Promise<Applicant> {
  return get('/api/halls/applicants', { query: number })
}

export type KindAtCounter = Answer<'GET', '/api/portal/kinds/{kind}'>
export const kindsAtCounter = () => get('/api/portal/kinds', { query: { at: 'counter' } })
export const kindAtCounter = (kind: string): Promise<KindAtCounter> => get('/api/portal/kinds/{kind}', { path: { kind } })
export const reportKind = (kind: string, body: Sent<'POST', '/api/halls/kinds/{kind}/cases'>) =>
  post('/api/halls/kinds/{kind}/cases', { path: { kind }, body })

export function searchItems(q: string, signal?: AbortSignal): Promise<SearchAnswer> {
  return get('/api/search', { query: { q }, signal })
}

export function openCounterDraft(opening: Opening): Promise<Draft> {
  return post('/api/halls/drafts', { body: opening })
}

export function myCounterDrafts(): Promise<{ rows: (DraftRow & { applicant?: string })[] }> {
  return get('/api/drafts')
}

export function readDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return get('/api/drafts/{id}', { path: { id }, signal })
}

export function dropDraft(id: string): Promise<unknown> {
  return remove('/api/drafts/{id}', { path: { id } })
}

export async function readMaterials(id: string, signal?: AbortSignal): Promise<Material[]> {
  return (await get('/api/drafts/{id}/materials', { path: { id }, signal })).rows
}

export function uploadMaterial(draft: string, id: string, file: File, progress: (part: number) => void): Promise<Material> {
  return upload('/api/drafts/{id}/materials/{material}/file', { id: draft, material: id }, file, { progress })
}

export function removeMaterial(draft: string, id: string): Promise<Material> {
  return remove('/api/drafts/{id}/materials/{material}/file', { path: { id: draft, material: id } })
}

export function commitToMaterial(draft: string, id: string): Promise<Material> {
  return post('/api/drafts/{id}/materials/{material}/commitment', { path: { id: draft, material: id }, body: { agreed: true } })
}

export function checkDraft(id: string): Promise<DraftCheck> {
  return get('/api/drafts/{id}/check', { path: { id } })
}

export function submitDraft(id: string, key: string, anyway: boolean): Promise<Submitted> {
  return post('/api/drafts/{id}/submission', { path: { id }, body: anyway ? { anyway } : {}, key })
}

export type OpenedCase = Answer<'POST', '/api/halls/openings'>
/** Exactly one of code and cause is given. */
export function openCase({ number, code, cause }: { number: string; code: string; cause: string }): Promise<OpenedCase> {
  return post('/api/halls/openings', { body: { number, ...(code === '' ? { cause } : { code }) } })
}

export function myHall(): Promise<MyHall> {
  return get('/api/halls/mine')
}

export function readIssueQueue(signal?: AbortSignal): Promise<Page<Waiting>> {
  return get('/api/halls/issue-queue', { signal })
}

export function handOut(body: { root: string; task: string; receiver: string }, key: string): Promise<unknown> {
  return post('/api/halls/issue', { body, key })
}

export type SeenDocument = Sent<'POST', '/api/halls/identities'>
export function confirmIdentity(body: SeenDocument): Promise<Answer<'POST', '/api/halls/identities'>> {
  return post('/api/halls/identities', { body })
}
