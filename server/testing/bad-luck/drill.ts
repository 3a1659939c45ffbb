// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { type Browser, browser, type Said } from './process.ts'

/** Acts that a person was told were done, and with what. */
export type Acknowledged = {
  drafts: Set<string>
  /** draft → case number */
  submitted: Map<string, string>
  /** task → its case and what was decided */
  completed: Map<string, { root: string; outcome: string }>
  /** answers that nobody should get, whatever was killed */
  unexpected: string[]
  retried: number
}

const pause = (milliseconds: number) => new Promise<void>((wait) => setTimeout(wait, milliseconds))
const OFFICERS = {
  'urban-handler': 'accept',
  'urban-reviewer': 'pass',
  'police-reviewer': 'pass',
  'fire-reviewer': 'pass',
  'urban-decider': 'grant',
}

/**
 * Residents who file and officers who work off what was filed, each repeating an act until it is acknowledged, as
 * people do who see an error and click again. `base` names the server of the moment.
 */
export async function startLoad(base: () => string, residents: number, leave: (root: string) => boolean = () => false) {
  const told: Acknowledged = { drafts: new Set(), submitted: new Map(), completed: new Map(), unexpected: [], retried: 0 }
  let goOn = true
  const insist = async (what: () => Promise<Said>): Promise<Said> => {
    for (;;) {
      const answer = await what().catch(() => undefined)
      if (answer !== undefined && answer.status !== 503) return answer
      told.retried++
      await pause(50)
    }
  }
  const isFine = (answer: Said, what: string) => {
    if (answer.status !== 200) told.unexpected.push(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`)
    return answer.status === 200
  }
  const file = async (who: Browser) => {
    const opened = await insist(() => who.call('POST', '/drafts', { kind: 'item', id: 'bench-permit' }))
    if (!isFine(opened, 'draft')) return
    told.drafts.add(opened.body.id)
    const sent = await insist(() => who.call('POST', `/drafts/${opened.body.id}/submission`, {}))
    if (isFine(sent, 'submission')) told.submitted.set(opened.body.id, sent.body.number)
  }
  const workOff = async (who: Browser, outcome: string) => {
    const list = await insist(() => who.call('GET', '/desk/tasks?item=bench-permit&limit=100'))
    if (!isFine(list, 'list')) return
    const tasks = (list.body.rows as { root: string; id: string }[]).filter((task) => !leave(task.root))
    if (tasks.length === 0) await pause(100)
    for (const { root, id } of tasks) {
      if (!goOn) return
      const key = randomUUID()
      const done = await insist(() =>
        who.call('POST', `/desk/tasks/${root}/${id}/completion`, { outcome }, { 'idempotency-key': key }),
      )
      if (isFine(done, `completion ${id}`)) told.completed.set(id, { root, outcome })
    }
  }
  const known = (await (await fetch(`${base()}/api/session/demo`)).json()) as { login: string; kind: string }[]
  const people = known.filter((one) => one.kind === 'person').slice(0, residents)
  const lanes: Promise<void>[] = []
  const lane = async (login: string, work: (who: Browser) => Promise<void>) => {
    const who = await browser(base, login)
    lanes.push(
      (async () => {
        while (goOn) await work(who)
      })(),
    )
  }
  for (const { login } of people) await lane(login, file)
  for (const [login, outcome] of Object.entries(OFFICERS)) await lane(login, (who) => workOff(who, outcome))
  return {
    told,
    count: () => told.drafts.size + told.submitted.size + told.completed.size,
    async stop() {
      goOn = false
      await Promise.all(lanes)
    },
  }
}
