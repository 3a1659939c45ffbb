// SPDX-License-Identifier: Apache-2.0
import type { Caller, Clients } from './clients.ts'

/** What people open most, each with the milliseconds in which half of the answers must be there on a quiet machine. */
export type Page = { name: string; limit: number; ask: () => Promise<unknown> }

type Found = { root: string; id: string; number: string; shortNumber: string; queryCode: string }

export async function pagesOf(clients: Clients, mine: Found): Promise<Page[]> {
  const as = async (login: string): Promise<Caller> => clients.signIn(login)
  const [handler, decider, supervisor, auditor, resident] = [
    await as('urban-handler'),
    await as('urban-decider'),
    await as('supervisor'),
    await as('auditor'),
    await as('chen-xiaomei'),
  ]
  const get = (name: string, limit: number, caller: Caller | null, path: string): Page => ({
    ...{ name, limit },
    ask: () => clients.ok(caller, 'GET', path),
  })
  const post = (name: string, limit: number, caller: Caller, path: string, body: unknown): Page => ({
    ...{ name, limit },
    ask: () => clients.ok(caller, 'POST', path, body),
  })
  const year = 'from=2026-01-01&to=2026-12-31'
  const kinds = await clients.ok<{ rows: { id: string }[] }>(supervisor, 'GET', '/api/kinds')
  const lists = kinds.rows.slice(0, 3).map(({ id }) => get(`kind ${id}`, 100, supervisor, `/api/kinds/${id}/cases`))
  return [
    get('work list', 100, handler, '/api/desk/tasks'),
    get('work list, second page', 100, handler, '/api/desk/tasks?limit=100'),
    get('work list, red', 100, handler, '/api/desk/tasks?light=red'),
    get('work list, by words', 200, handler, `/api/desk/tasks?q=${encodeURIComponent('许可')}`),
    get('counts', 200, handler, '/api/desk/counts'),
    post('search by number', 100, handler, '/api/desk/searches', { q: mine.number }),
    post('search by name', 200, handler, '/api/desk/searches', { q: '陈晓梅' }),
    get('case page', 200, decider, `/api/desk/cases/${mine.root}/${mine.id}`),
    get('case trace', 200, decider, `/api/desk/cases/${mine.root}/${mine.id}/trace`),
    get('figures of this year', 2000, supervisor, `/api/supervision/overview?${year}`),
    get('figures of a month', 500, supervisor, '/api/supervision/overview?from=2026-10-01&to=2026-10-31'),
    get('trend of this year', 2000, supervisor, `/api/supervision/trend?${year}`),
    get('rows: open', 200, supervisor, '/api/supervision/cases?figure=open'),
    get('rows: overdue', 200, supervisor, '/api/supervision/cases?figure=overdue'),
    get('rows: paused', 200, supervisor, '/api/supervision/cases?figure=paused'),
    get('rows: closed', 200, supervisor, `/api/supervision/cases?figure=closed&${year}`),
    get('rows: ended late', 200, supervisor, `/api/supervision/cases?figure=endedLate&${year}`),
    get('rows: visits', 2000, supervisor, `/api/supervision/cases?figure=visited&of=all&${year}`),
    get('visits', 2000, supervisor, `/api/supervision/visits?of=all&${year}`),
    get('people', 500, decider, `/api/supervision/people?${year}`),
    get('flags', 200, supervisor, '/api/supervision/flags'),
    get('my cases', 100, resident, '/api/me/cases'),
    get('my open cases', 100, resident, '/api/me/cases?state=open'),
    get('my notices', 100, resident, '/api/me/notices'),
    get('my licences', 200, resident, '/api/me/licences'),
    get('tracking', 100, null, `/api/track?number=${mine.shortNumber}&code=${mine.queryCode}`),
    post('audit: a person', 500, auditor, '/api/audit/searches', { purpose: '核查一个人的记录', value: '陈晓梅' }),
    post('audit: an act', 500, auditor, '/api/audit/searches', { purpose: '核查受理', act: 'case.accepted' }),
    post('audit: a case', 500, auditor, '/api/audit/searches', { purpose: '核查一件', value: mine.number }),
    ...lists,
  ]
}
