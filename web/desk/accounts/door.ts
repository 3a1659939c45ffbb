// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post } from '../../client/index.ts'

export type AccountType = Answer<'GET', '/api/accounts'>['rows'][number]
export type Statement = Answer<'GET', '/api/accounts/statement'>
export type Time = { from?: string; to?: string }

export const listTypes = () => get('/api/accounts')

export const listAccounts = (type: string, after: string | null) =>
  get('/api/accounts/types/{type}', { path: { type }, query: { after, limit: 50 } })

export const readStatement = (account: string, time: Time, after: string | null) =>
  get('/api/accounts/statement', { query: { account, ...time, after, limit: 50 } })

export const exportStatement = (account: string, time: Time) => post('/api/accounts/exports', { body: { account, ...time } })
