// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post } from '../../client/index.ts'

export type Draws = Answer<'GET', '/api/draws'>
export type Draw = Answer<'GET', '/api/draws/{id}'>
export type DrawHead = Draws['rows'][number]

export const drawKeys = { all: ['draws'] as const, one: (id: string) => ['draws', id] as const }
export const listDraws = (after: string | null): Promise<Draws> => get('/api/draws', { query: { limit: 50, after } })
export const readDraw = (id: string): Promise<Draw> => get('/api/draws/{id}', { path: { id } })
export const promiseDraw = (body: { draw: string; source: string; notBefore: string }, key: string) =>
  post('/api/draws', { body, key })
export const holdDraw = (id: string, published: string) => post('/api/draws/{id}/result', { path: { id }, body: { published } })
export const withdrawDraw = (id: string, why: string) => post('/api/draws/{id}/withdrawal', { path: { id }, body: { why } })
