// SPDX-License-Identifier: Apache-2.0
import { get, post, put, remove } from '../../client/index.ts'

export type Kind = 'item' | 'bundle'
export type MatterRow = {
  kind: Kind
  id: string
  name: string
  department: string
  hash: string
  isFromStudio: boolean
  /** what was published here last, when the files have taken its place since */
  overtaken: { draft: string; publishedBy: string; publishedAt: string; note: string } | null
  decisions: number
}
export type DraftRow = {
  id: string
  kind: Kind
  matter: string
  name: string
  note: string
  state: { code: string; name: string }
  author: string
  changedAt: string
  submittedAt: string | null
  decidedBy: string | null
  decidedAt: string | null
  reason: string | null
  publishedBy: string | null
  publishedAt: string | null
  publishedHash: string | null
  isOutdated: boolean
}
export type Finding = {
  file: string | null
  place: string
  line: number
  level: 'error' | 'warning'
  code: string
  message: string
  element: string | null
}
export type DraftFile = { name: string; what: 'guide' | 'form' | 'process' | 'decision'; text: string; base: string }
export type Draft = DraftRow & {
  revision: number
  files: DraftFile[]
  findings: Finding[]
  changes: { where: string; before: string | null; after: string | null }[]
  may: { edit: boolean; submit: boolean; takeBack: boolean; answer: boolean; publish: boolean }
}
export type Texts = Record<string, string>
export type Named = { id: string; name: string }
export type Choices = {
  positions: Named[]
  departments: Named[]
  licences: (Named & { fields: Named[] })[]
  registers: (Named & { keys: string[]; fields: Named[] })[]
  items: Named[]
  lifeStages: string[]
  people: { login: string; name: string; story: string; firms: Named[] }[]
  /** the tasks of people in the draft's own process */
  tasks: Named[]
}
export type Rehearsed = {
  applicant: string
  filled: { field: string; title: string; value: string; label: string }[]
  missing: { field: string; title: string; message: string }[]
  eligibility: {
    verdict: 'yes' | 'no' | 'unknown'
    conditions: { id: string; text: string; verdict: 'yes' | 'no' | 'unknown'; reason: string }[]
  }
  materials: {
    name: string
    state: string
    label: string | null
    fallback: string | null
    upload: boolean
    commitment: string | null
  }[]
}

export const studioKeys = {
  matters: ['studio', 'matters'] as const,
  drafts: ['studio', 'drafts'] as const,
  draft: (id: string) => ['studio', 'draft', id] as const,
  choices: ['studio', 'choices'] as const,
}

export const listMatters = (): Promise<{ rows: MatterRow[] }> => get('/studio/matters')
export type Matter = MatterRow & { versions: { hash: string; publishedAt: string; isCurrent: boolean }[] }
export const readMatter = (kind: Kind, id: string): Promise<Matter> => get(`/studio/matters/${kind}/${id}`)
export const listDrafts = (): Promise<{ rows: DraftRow[] }> => get('/studio/drafts')
export const readDraft = (id: string): Promise<Draft> => get(`/studio/drafts/${id}`)
export const readChoices = (): Promise<Omit<Choices, 'tasks'>> => get('/studio/choices')
export const rehearseAs = (
  draft: Draft,
  files: Texts,
  who: { login: string; firm?: string },
  answers: Record<string, unknown>,
): Promise<Rehearsed> => post('/studio/rehearsals', { kind: draft.kind, matter: draft.matter, files, ...who, answers })
export const beginDraft = (kind: Kind, matter: string, from?: string): Promise<Draft> =>
  post('/studio/drafts', { kind, matter, ...(from ? { from } : {}) })
export const saveDraft = (draft: Draft, files: Texts, note: string): Promise<Draft> =>
  put(`/studio/drafts/${draft.id}`, { revision: draft.revision, files, note })
export const checkTexts = (draft: Draft, files: Texts): Promise<{ findings: Finding[] }> =>
  post('/studio/check', { kind: draft.kind, matter: draft.matter, files })
export const submitDraft = (id: string): Promise<Draft> => post(`/studio/drafts/${id}/submission`)
export const takeBackDraft = (id: string): Promise<Draft> => remove(`/studio/drafts/${id}/submission`)
export const answerDraft = ({ id, revision }: Draft, state: 'approved' | 'refused', reason: string): Promise<Draft> =>
  post(`/studio/drafts/${id}/answer`, { revision, state, reason })
export const publishDraft = (id: string): Promise<Draft> => post(`/studio/drafts/${id}/publication`)
