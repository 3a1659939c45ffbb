// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { type Answer, get } from '../../client/index.ts'

export type UnitTask = Answer<'GET', '/api/me/units/tasks/{root}/{id}'>
export type MyUnit = Answer<'GET', '/api/me/units'>['rows'][number]
export type TaskRow = Answer<'GET', '/api/me/units/tasks'>['rows'][number]

export const myUnits = () =>
  queryOptions({ queryKey: ['units'], queryFn: async ({ signal }) => (await get('/api/me/units', { signal })).rows })

export const unitTask = (at: { root: string; id: string }) =>
  queryOptions({
    queryKey: ['units', 'task', at.root, at.id],
    queryFn: ({ signal }) => get('/api/me/units/tasks/{root}/{id}', { path: at, signal }),
  })

export const membersOf = (unit: string) =>
  queryOptions({
    queryKey: ['units', 'members', unit],
    queryFn: async ({ signal }) => (await get('/api/me/units/members', { query: { unit }, signal })).rows,
  })
