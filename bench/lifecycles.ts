// SPDX-License-Identifier: Apache-2.0
import { type Caller, type Clients, inParallel } from './clients.ts'

export const acts = ['open draft', 'submit', 'accept', 'review', 'decide and issue', 'work list'] as const
export type ActName = (typeof acts)[number]
export type Times = Record<ActName, number[]>
export type Cast = { residents: Caller[]; handler: Caller; reviewers: Caller[]; decider: Caller }

export const noTimes = (): Times => ({
  'open draft': [],
  submit: [],
  accept: [],
  review: [],
  'decide and issue': [],
  'work list': [],
})

export async function gatherCast(clients: Clients): Promise<Cast> {
  const known = await clients.ok<{ login: string; kind: string }[]>(null, 'GET', '/api/session/demo')
  const residents: Caller[] = []
  for (const one of known) if (one.kind === 'person') residents.push(await clients.signIn(one.login))
  const reviewers: Caller[] = []
  for (const login of ['urban-reviewer', 'police-reviewer', 'fire-reviewer']) reviewers.push(await clients.signIn(login))
  return { residents, handler: await clients.signIn('urban-handler'), reviewers, decider: await clients.signIn('urban-decider') }
}

type Task = { root: string; id: string }

/** `many` whole lifecycles: all are filed, then each desk reads its list and works it off. Answers the seconds that it took. */
export async function runLifecycles(clients: Clients, cast: Cast, many: number, width: number, times: Times): Promise<number> {
  const timed = async <T>(act: ActName, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const made = await work()
    times[act].push(performance.now() - start)
    return made
  }
  const waiting = async (officer: Caller): Promise<Task[]> => {
    const tasks: Task[] = []
    for (let after: string | null = ''; after !== null; ) {
      const path: string = `/api/desk/tasks?item=bench-permit&limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`
      const page = await timed('work list', () => clients.ok<{ rows: Task[]; next: string | null }>(officer, 'GET', path))
      tasks.push(...page.rows)
      after = page.next ?? null
    }
    return tasks
  }
  const workOff = async (act: ActName, officers: Caller[], outcome: string) => {
    const lists = await Promise.all(officers.map(async (officer) => (await waiting(officer)).map((task) => ({ officer, task }))))
    // all three departments at once, as they come
    const mixed = Array.from({ length: many }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat()
    if (mixed.length !== many * officers.length)
      throw new Error(`${act}: ${mixed.length} tasks wait, expected ${many * officers.length}`)
    await inParallel(mixed, width, async ({ officer, task }) => {
      await timed(act, () => clients.ok(officer, 'POST', `/api/desk/tasks/${task.root}/${task.id}/completion`, { outcome }))
    })
  }
  const start = performance.now()
  const filings = cast.residents.map((resident, n) => ({
    resident,
    many: Math.floor((many + cast.residents.length - 1 - n) / cast.residents.length),
  }))
  await inParallel(filings, width, async (filing) => {
    for (let n = 0; n < filing.many; n++) {
      const { resident } = filing
      const draft = await timed('open draft', () =>
        clients.ok<{ id: string }>(resident, 'POST', '/api/drafts', { kind: 'item', id: 'bench-permit' }),
      )
      await timed('submit', () => clients.ok(resident, 'POST', `/api/drafts/${draft.id}/submission`, {}))
    }
  })
  await workOff('accept', [cast.handler], 'accept')
  await workOff('review', cast.reviewers, 'pass')
  await workOff('decide and issue', [cast.decider], 'grant')
  return (performance.now() - start) / 1000
}
