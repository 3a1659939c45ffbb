// SPDX-License-Identifier: Apache-2.0
import type { Probe } from './probes.ts'
import { departments, districts, type Reached } from './reach.ts'

const draws = new WeakMap<Reached, string>()
const promised = async (f: Reached): Promise<string> => {
  const before = draws.get(f)
  if (before !== undefined) return before
  const made = await (await f.city.as('market-registrar')).post('/draws', asked())
  draws.set(f, made.body.id)
  return made.body.id
}
const asked = () => ({ draw: 'catering-check', source: '第 2026138 期开奖号码', notBefore: '2026-12-22T21:30:00+08:00' })
const ours = {
  whose: { department: departments.market, region: districts.whole },
  posts: ['registrar', 'decider'],
}

/** The routes of random draws: of the posts that the draw names, in the department that holds it. */
export const drawProbes: Record<string, Probe> = {
  'GET /api/draws': { path: '/draws', everywhere: 'each post has the draws that it may hold' },
  'POST /api/draws': { ...ours, path: async (f) => ((await promised(f)) ? '/draws' : ''), body: asked },
  'GET /api/draws/:id': { ...ours, path: async (f) => `/draws/${await promised(f)}` },
  'POST /api/draws/:id/result': {
    ...ours,
    path: async (f) => `/draws/${await promised(f)}/result`,
    body: () => ({ published: '07' }),
  },
  'POST /api/draws/:id/withdrawal': {
    ...ours,
    path: async (f) => `/draws/${await promised(f)}/withdrawal`,
    body: () => ({ why: '改期再抽' }),
  },
}
