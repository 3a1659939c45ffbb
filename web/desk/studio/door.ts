// SPDX-License-Identifier: Apache-2.0
import { type Answer, type FormDescription, get, post, put, remove } from '../../client/index.ts'

export type MatterRow = Answer<'GET', '/api/studio/matters'>['rows'][number]
export type Kind = MatterRow['kind']
export type DraftRow = Answer<'GET', '/api/studio/drafts'>['rows'][number]
export type Draft = Answer<'GET', '/api/studio/drafts/{id}'>
/** A draft of what is applied for: it can be tried as a person would meet it. */
export type Applied = Draft & { kind: Exclude<Kind, 'kind'> }
export type DraftFile = Draft['files'][number]
export type Finding = Draft['findings'][number]
export type Texts = Record<string, string>
export type Named = { id: string; name: string }
/** `tasks`: the tasks of people in the draft's own process; `decisions`: those of its own files */
export type Choices = Answer<'GET', '/api/studio/choices'> & { tasks: Named[]; decisions: Named[] }
/** The form is shaped by the content itself. */
export type Rehearsed = Omit<Answer<'POST', '/api/studio/rehearsals'>, 'form'> & { form: FormDescription }

export const studioKeys = {
  matters: ['studio', 'matters'] as const,
  drafts: ['studio', 'drafts'] as const,
  draft: (id: string) => ['studio', 'draft', id] as const,
  choices: ['studio', 'choices'] as const,
  differences: (id: string) => ['studio', 'differences', id] as const,
}

export const listMatters = (): Promise<{ rows: MatterRow[] }> => get('/api/studio/matters')
export type Matter = Answer<'GET', '/api/studio/matters/{kind}/{id}'>
export type VersionRow = Matter['versions'][number]
export const readMatter = (kind: Kind, id: string): Promise<Matter> =>
  get('/api/studio/matters/{kind}/{id}', { path: { kind, id } })
export type Difference = Answer<'GET', '/api/studio/items/{id}/differences'>['rows'][number]
export const readDifferences = (id: string): Promise<Answer<'GET', '/api/studio/items/{id}/differences'>> =>
  get('/api/studio/items/{id}/differences', { path: { id } })
export const listDrafts = (): Promise<{ rows: DraftRow[] }> => get('/api/studio/drafts')
export const readDraft = (id: string): Promise<Draft> => get('/api/studio/drafts/{id}', { path: { id } })
export const readChoices = (): Promise<Omit<Choices, 'tasks' | 'decisions'>> => get('/api/studio/choices')
export const rehearseAs = (
  draft: Applied,
  files: Texts,
  who: { login: string; firm?: string },
  answers: Record<string, unknown>,
): Promise<Rehearsed> =>
  post('/api/studio/rehearsals', {
    body: { kind: draft.kind, matter: draft.matter, files, ...who, answers },
  }) as Promise<Answer<'POST', '/api/studio/rehearsals'>> as Promise<Rehearsed>
export const beginDraft = (kind: Kind, matter: string, from?: string): Promise<Draft> =>
  post('/api/studio/drafts', { body: { kind, matter, ...(from ? { from } : {}) } })
export const saveDraft = (draft: Draft, files: Texts, note: string): Promise<Draft> =>
  put('/api/studio/drafts/{id}', { path: { id: draft.id }, body: { revision: draft.revision, files, note } })
export const checkTexts = (draft: Draft, files: Texts): Promise<{ findings: Finding[] }> =>
  post('/api/studio/check', { body: { kind: draft.kind, matter: draft.matter, files } })
export const submitDraft = (id: string): Promise<Draft> => post('/api/studio/drafts/{id}/submission', { path: { id } })
export const takeBackDraft = (id: string): Promise<Draft> => remove('/api/studio/drafts/{id}/submission', { path: { id } })
export const answerDraft = ({ id, revision }: Draft, state: 'approved' | 'refused', reason: string): Promise<Draft> =>
  post('/api/studio/drafts/{id}/answer', { path: { id }, body: { revision, state, reason } })
export const publishDraft = (id: string): Promise<Draft> => post('/api/studio/drafts/{id}/publication', { path: { id } })
export const dropDraft = (id: string): Promise<unknown> => remove('/api/studio/drafts/{id}', { path: { id } })
