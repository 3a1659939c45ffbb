// SPDX-License-Identifier: Apache-2.0
import { call, get, post, query, remove } from '../../client/index.ts'
import type { Acted, CaseView, Colleague, Light, Page, TaskRow } from './types.ts'

export type TaskFilter = { queue: string; light?: string; stage?: string; item?: string; q?: string }

export const workKeys = {
  tasks: ['tasks'] as const,
  list: (filter: TaskFilter) => ['tasks', filter] as const,
  counts: ['task-counts'] as const,
  search: (q: string) => ['case-search', q] as const,
  phrases: ['phrases'] as const,
  case: (root: string, id: string) => ['case', root, id] as const,
}

export function listTasks(filter: TaskFilter, after: string | null, signal?: AbortSignal): Promise<Page<TaskRow>> {
  return get<Page<TaskRow>>(`/desk/tasks${query({ ...filter, after, limit: 50 })}`, signal)
}

/** Among all cases that I may see; sent in the body, because a name or a phone number does not belong into an address. */
export function searchCases(q: string): Promise<{ rows: TaskRow[]; isCut: boolean; by: string }> {
  return post('/desk/searches', { q })
}

export type Phrases = {
  rows: { id: string; text: string; department: string | null; mayDelete: boolean }[]
  mayKeepForDepartment: boolean
}
export function listPhrases(): Promise<Phrases> {
  return get('/desk/phrases')
}

export function keepPhrase(text: string, forDepartment: boolean): Promise<Phrases> {
  return post('/desk/phrases', { text, ...(forDepartment ? { forDepartment } : {}) })
}

export function deletePhrase(id: string): Promise<Phrases> {
  return remove(`/desk/phrases/${id}`)
}

/** How much waits by light in the queues that my posts open, and how much of it is mine. */
export type Counts = Partial<Record<Light | 'mine', number>>
export function countTasks(signal?: AbortSignal): Promise<Counts> {
  return get('/desk/counts', signal)
}

export function readCase(root: string, id: string, signal?: AbortSignal): Promise<CaseView> {
  return get<CaseView>(`/desk/cases/${root}/${id}`, signal)
}

const task = (root: string, id: string) => `/desk/tasks/${root}/${id}`

export function claimTask(root: string, id: string, key: string): Promise<Acted> {
  return post(`${task(root, id)}/claim`, {}, key)
}

export function releaseTask(root: string, id: string, key: string): Promise<Acted> {
  return post(`${task(root, id)}/release`, {}, key)
}

export type Completion = { outcome: string; ground?: string; opinion?: string; output?: Record<string, string> }

/** `leaving`: the page is being closed and the request must outlive it. */
export function completeTask(root: string, id: string, body: Completion, key: string, leaving = false): Promise<Acted> {
  return call('POST', `${task(root, id)}/completion`, { body, key, keepalive: leaving })
}

export type HandOver = { act: 'reassignment' | 'delegation'; to: string; reason: string; until?: string }
export function handOver(root: string, id: string, { act, ...body }: HandOver, key: string): Promise<Acted> {
  return post(`${task(root, id)}/${act}`, body, key)
}

export type Point = { material?: string; field?: string; ground: string; text: string }
export type CaseAct =
  | { act: 'supplement'; body: { points: Point[] } }
  | { act: 'suspension'; body: { kind: string; reason: string; expected: string } }
  | { act: 'resumption'; body: Record<string, never> }
  | { act: 'extension'; body: { amount: string; reason: string } }
  | { act: 'retry'; body: { note: string; useCurrentVersion?: boolean } }

export function actOnCase(root: string, id: string, { act, body }: CaseAct, key: string): Promise<Acted> {
  return post(`/desk/cases/${root}/${id}/${act}`, body, key)
}

export function colleaguesFor(root: string, task: string): Promise<{ rows: Colleague[] }> {
  return get(`/desk/colleagues${query({ root, task })}`)
}
