// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, type Query, remove, type Sent } from '../../client/index.ts'
import type { Acted, CaseView, Colleague, Page, TaskRow } from './types.ts'

export type TaskFilter = Omit<Query<'/api/desk/tasks'>, 'after' | 'limit'>

export const workKeys = {
  tasks: ['tasks'] as const,
  list: (filter: TaskFilter) => ['tasks', filter] as const,
  counts: ['task-counts'] as const,
  search: (q: string) => ['case-search', q] as const,
  phrases: ['phrases'] as const,
  case: (root: string, id: string) => ['case', root, id] as const,
  trace: (root: string, id: string) => ['case', root, id, 'trace'] as const,
}

export function listTasks(filter: TaskFilter, after: string | null, signal?: AbortSignal): Promise<Page<TaskRow>> {
  return get('/api/desk/tasks', { query: { ...filter, after, limit: 50 }, signal })
}

/** Among all cases that I may see; sent in the body, because a name or a phone number does not belong into an address. */
export function searchCases(q: string): Promise<Answer<'POST', '/api/desk/searches'>> {
  return post('/api/desk/searches', { body: { q } })
}

export type Phrases = Answer<'GET', '/api/desk/phrases'>
export function listPhrases(): Promise<Phrases> {
  return get('/api/desk/phrases')
}

export type Traced = Answer<'GET', '/api/desk/cases/{root}/{id}/trace'>
export type TracedCase = Traced['cases'][number]
/** A case and what it has set going, in one order. */
export function readTrace(root: string, id: string, signal?: AbortSignal): Promise<Traced> {
  return get('/api/desk/cases/{root}/{id}/trace', { path: { root, id }, signal })
}

export function keepPhrase(text: string, forDepartment: boolean): Promise<Phrases> {
  return post('/api/desk/phrases', { body: { text, ...(forDepartment ? { forDepartment } : {}) } })
}

export function deletePhrase(id: string): Promise<Phrases> {
  return remove('/api/desk/phrases/{id}', { path: { id } })
}

/** How much waits by light in the queues that my posts open, and how much of it is mine. */
export type Counts = Partial<Answer<'GET', '/api/desk/counts'>>
export function countTasks(signal?: AbortSignal): Promise<Counts> {
  return get('/api/desk/counts', { signal })
}

export function readCase(root: string, id: string, signal?: AbortSignal): Promise<CaseView> {
  return get('/api/desk/cases/{root}/{id}', { path: { root, id }, signal })
}

export function claimTask(root: string, id: string, key: string): Promise<Acted> {
  return post('/api/desk/tasks/{root}/{id}/claim', { path: { root, id }, key })
}

export function releaseTask(root: string, id: string, key: string): Promise<Acted> {
  return post('/api/desk/tasks/{root}/{id}/release', { path: { root, id }, key })
}

export type Completion = Sent<'POST', '/api/desk/tasks/{root}/{id}/completion'>

/** `leaving`: the page is being closed and the request must outlive it. */
export function completeTask(root: string, id: string, body: Completion, key: string, leaving = false): Promise<Acted> {
  return post('/api/desk/tasks/{root}/{id}/completion', { path: { root, id }, body, key, keepalive: leaving })
}

/** The department takes a task back from a unit outside the government. */
export function recallTask(root: string, id: string, reason: string, key: string): Promise<Acted> {
  return post('/api/desk/tasks/{root}/{id}/recall', { path: { root, id }, body: { reason }, key })
}

type Handing = 'reassignment' | 'delegation'
export type HandOver = { [A in Handing]: { act: A; body: Sent<'POST', `/api/desk/tasks/{root}/{id}/${A}`> } }[Handing]
export function handOver(root: string, id: string, { act, body }: HandOver, key: string): Promise<Acted> {
  // each act has the body of its own address; the compiler does not follow the two of them through a union
  return post(`/api/desk/tasks/{root}/{id}/${act}`, { path: { root, id }, body, key } as never)
}

type CaseActs = 'supplement' | 'suspension' | 'resumption' | 'extension' | 'retry'
export type CaseAct = { [A in CaseActs]: { act: A; body: Sent<'POST', `/api/desk/cases/{root}/{id}/${A}`> } }[CaseActs]
export type Point = Extract<CaseAct, { act: 'supplement' }>['body']['points'][number]

export function actOnCase(root: string, id: string, { act, body }: CaseAct, key: string): Promise<Acted> {
  // as above
  return post(`/api/desk/cases/{root}/{id}/${act}`, { path: { root, id }, body, key } as never)
}

export function colleaguesFor(root: string, task: string): Promise<{ rows: Colleague[] }> {
  return get('/api/desk/colleagues', { query: { root, task } })
}
