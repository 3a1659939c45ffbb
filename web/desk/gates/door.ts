// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post } from '../../client/index.ts'

export type Gate = Answer<'GET', '/api/gates'>['rows'][number]
export type Refused = Answer<'GET', '/api/gates/{gate}/refusals'>['rows'][number]

export const gateKeys = {
  all: ['gates'] as const,
  refusals: (gate: string) => ['gates', gate] as const,
  ofCase: (root: string, id: string) => ['gates', 'case', root, id] as const,
}

export const listGates = () => get('/api/gates')
export const listRefusals = (gate: string) => get('/api/gates/{gate}/refusals', { path: { gate } })
export const refusalsOfCase = (root: string, id: string) => get('/api/desk/cases/{root}/{id}/refusals', { path: { root, id } })
export const overrule = ({ root, gate, act }: Refused, reason: string) =>
  post('/api/gates/overrules', { body: { root, gate, act: act.id, reason } })
