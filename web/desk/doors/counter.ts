// SPDX-License-Identifier: Apache-2.0
import {
  type Draft,
  type DraftCheck,
  type DraftRow,
  get,
  type Material,
  post,
  query,
  remove,
  type SearchAnswer,
  type Submitted,
  upload,
} from '../../client/index.ts'
import type { Page } from './types.ts'

export type Applicant = { kind: 'person' | 'firm'; number: string; name: string; detail: string; mobile: string }
export type MyHall = { id: string | null; name: string | null; takes: string[] }
export type ApplicantNumber = { idNumber: string } | { creditCode: string }
export type Agent = { name: string; idNumber: string; mobile: string }
export type Waiting = {
  task: string
  root: string
  caseId: string
  number: string
  itemName: string
  applicant: string
  departmentName: string
  since: string
  licences: string[]
}

export const counterKeys = {
  draft: (id: string) => ['draft', id] as const,
  materials: (id: string) => ['draft', id, 'materials'] as const,
  check: (id: string) => ['draft', id, 'check'] as const,
  drafts: ['drafts'] as const,
  issue: ['issue-queue'] as const,
}

export function findApplicant(number: ApplicantNumber): Promise<Applicant> {
  return get(`/halls/applicants${query(number)}`)
}

export function searchItems(q: string, signal?: AbortSignal): Promise<SearchAnswer> {
  return get(`/search${query({ q })}`, signal)
}

export type Opening = { kind: 'item' | 'bundle'; id: string; applicant: ApplicantNumber; agent?: Agent }
export function openCounterDraft(opening: Opening): Promise<Draft> {
  return post('/halls/drafts', opening)
}

export function myCounterDrafts(): Promise<{ rows: (DraftRow & { applicant?: string })[] }> {
  return get('/drafts')
}

export function readDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return get(`/drafts/${id}`, signal)
}

export function dropDraft(id: string): Promise<unknown> {
  return remove(`/drafts/${id}`)
}

export async function readMaterials(id: string, signal?: AbortSignal): Promise<Material[]> {
  return (await get<{ rows: Material[] }>(`/drafts/${id}/materials`, signal)).rows
}

const material = (draft: string, id: string) => `/drafts/${draft}/materials/${id}`

export function uploadMaterial(draft: string, id: string, file: File, progress: (part: number) => void): Promise<Material> {
  return upload(`${material(draft, id)}/file`, file, progress)
}

export function removeMaterial(draft: string, id: string): Promise<Material> {
  return remove(`${material(draft, id)}/file`)
}

export function commitToMaterial(draft: string, id: string): Promise<Material> {
  return post(`${material(draft, id)}/commitment`, { agreed: true })
}

export function checkDraft(id: string): Promise<DraftCheck> {
  return get(`/drafts/${id}/check`)
}

export function submitDraft(id: string, key: string, anyway: boolean): Promise<Submitted> {
  return post(`/drafts/${id}/submission`, anyway ? { anyway } : {}, key)
}

export type OpenedCase = { root: string; id: string; number: string; itemName: string; openUntil: string }
/** Exactly one of code and cause is given. */
export function openCase({ number, code, cause }: { number: string; code: string; cause: string }): Promise<OpenedCase> {
  return post('/halls/openings', { number, ...(code === '' ? { cause } : { code }) })
}

export function myHall(): Promise<MyHall> {
  return get('/halls/mine')
}

export function readIssueQueue(signal?: AbortSignal): Promise<Page<Waiting>> {
  return get('/halls/issue-queue', signal)
}

export function handOut(body: { root: string; task: string; receiver: string }, key: string): Promise<unknown> {
  return post('/halls/issue', body, key)
}

export type SeenDocument = { document: 'passport' | 'permit'; nationality: string; number: string; code: string }
export function confirmIdentity(body: SeenDocument): Promise<{ name: string }> {
  return post('/halls/identities', body)
}
