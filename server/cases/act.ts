// SPDX-License-Identifier: Apache-2.0

import { asHolder, isDeadlock, type Key, type Opened, openTransaction, Refusal, violates } from '../kernel/index.ts'
import { holdProxy, holdRightToActFor } from '../people/index.ts'
import { keepAnchor } from './anchored.ts'
import { keepBarred } from './barrier.ts'
import type { Actor, Applicant, Case } from './case.ts'
import { CaseConflict } from './claims.ts'
import { settleClocks } from './clocks.ts'
import { kindOf, readContext } from './kind-of.ts'
import { matterOf } from './matter-of.ts'
import { stockSerials } from './number.ts'
import type { Act, City, Working } from './parts.ts'
import { findCase, loadCases, type Place } from './queries.ts'
import { settleUnique } from './settle-unique.ts'
import { hasEnded } from './states.ts'
import { TopicFailed } from './topic-failed.ts'
import { inTurn } from './turns.ts'
import { clearTimers, setTimer, touchTasks, workOn } from './working.ts'
import { isTouched, writeAct, writePut } from './write-queries.ts'

export type Doing = {
  name: string
  actor: Actor
  /** the caller's idempotency key; it counts for this caller alone, or one could use up what another's act goes by */
  key?: Key | undefined
  /** what may be done once on a case, whoever does it: the name of its one receipt, or of what the city is told of more than once */
  once?: string
  /** for a unit that has a task of the case, not for whoever the case is of: `change` holds that right itself */
  isUnits?: true
  /** `change` itself writes nothing beside the cases, so no transaction is opened before a topic asks for one */
  isAlone?: true
}

const TRIES = 8

/**
 * One act on one case: read, change, write, on one root, guarded by the case's
 * version. Two acts at once: the second is done again on what the first left,
 * so it meets the state of things and not an error of the database. The same
 * key again does nothing and answers the case as it is; with another task
 * or other words it is refused.
 */
export async function actOn(
  city: City,
  at: Place,
  doing: Doing,
  change: (act: Act, work: Working) => Promise<void> | void,
): Promise<Case> {
  return perform(city, at.root, doing, async (act) => {
    const loaded = await loadCases(act.tx, at, act.key)
    const main = loaded.find((one) => one.isMain)
    if (!main) throw new Refusal('task' in at ? 'TASK_NOT_FOUND' : 'CASE_NOT_FOUND')
    if (main.acted !== null) {
      if (!isThis(doing, main.acted)) throw new Refusal('KEY_REUSED')
      return { done: main.case }
    }
    for (const one of [main, ...loaded.filter((other) => other !== main)])
      act.works.set(one.case.id, await readContext(act, workOn(await matterOf(city, one.case), one)))
    const work = act.works.get(main.case.id)
    if (!work) throw new Refusal('CASE_NOT_FOUND')
    const { applicantKind: kind, applicantId: id } = work.case
    if (doing.isUnits !== true) await demandRight(act, { kind, id }, () => appliedFor(act, work.case))
    await change(act, work)
    return { work }
  })
}

/** What is kept beside the key: the act, and what exactly was asked. */
const saidOf = ({ name, key }: Doing): string => (key === undefined ? name : `${name} ${key.asked}`)

/** Rows from before what was asked was kept tell the act alone. */
const isThis = (doing: Doing, acted: string): boolean => acted === saidOf(doing) || acted === doing.name

/** The loop that `actOn` and `openCase` share. `body` fills the act; what it made is written, or it is done again. */
export function perform(city: City, root: string, doing: Doing, body: Body): Promise<Case> {
  return inTurn(city.cases.turns, root, () => keepBarred(city, () => asHolder(() => performNow(city, root, doing, body))))
}

type Body = (act: Act) => Promise<{ work: Working } | { done: Case }>

async function performNow(city: City, root: string, doing: Doing, body: Body): Promise<Case> {
  const failing = new Map<string, string>()
  for (let attempt = 1; ; attempt++) {
    const { act, end } = newAct(city, root, doing, { failing, attempt })
    try {
      if (doing.isAlone !== true) await act.begin()
      const made = await body(act)
      if (!('done' in made)) await commitAct(act)
      await end()
      return 'done' in made ? made.done : made.work.case
    } catch (error) {
      await end(error)
      if (error instanceof TopicFailed && !failing.has(error.key)) {
        if (error.cause instanceof Refusal) throw error.cause
        city.log.warn({ err: error.cause, root }, 'a service of a process failed; its case is parked')
        failing.set(error.key, error.message)
        continue
      }
      const again = error instanceof CaseConflict || violates(error, 'one_act_of_a_key') || isDeadlock(error)
      if (!again) throw error
      if (attempt >= TRIES) throw new Refusal('BUSY')
    }
  }
}

/**
 * An act reads from the pool and writes one statement, which is a transaction
 * by itself. BEGIN and COMMIT come around acts whose topics write to other
 * rooms' tables. What was read before is guarded by the case's version.
 */
function newAct(city: City, root: string, doing: Doing, again: Pick<Act, 'failing' | 'attempt'>) {
  let opened: Promise<Opened> | undefined
  const act: Act = {
    city,
    tx: city.sql,
    async begin() {
      opened ??= stockSerials(city, act.now).then(() => openTransaction(city.sql))
      act.tx = (await opened).tx
      await writePut(act)
      return act.tx
    },
    now: city.clock.now(),
    actor: doing.actor,
    name: doing.name,
    doing: saidOf(doing),
    key: doing.once ?? (doing.key === undefined ? null : `${doing.actor.id}/${doing.key.text}`),
    root,
    works: new Map(),
    facts: [],
    entries: [],
    ...again,
    parts: [],
    demands: [],
    claims: [],
    lasts: [],
  }
  const end = async (error?: unknown) => {
    const transaction = await opened?.catch(() => undefined)
    await (error === undefined ? transaction?.commit() : transaction?.rollback(error))
  }
  return { act, end }
}

/**
 * A resident acts on her own case, or on a firm's or another person's by a right that she has now and that stays until the act is
 * done: whoever withdraws an authorisation at this instant is served wholly before or wholly after. `matter`: the item or bundle that
 * was applied for. Throws PROXY_ENDED, FIRM_NOT_YOURS.
 */
export async function demandRight(
  act: Act,
  applicant: Pick<Applicant, 'kind' | 'id'>,
  matter: () => Promise<string>,
): Promise<void> {
  if (act.actor.kind !== 'person') return
  const { id: person } = act.actor
  if (applicant.kind === 'firm') await holdRightToActFor(act.city, await act.begin(), person, applicant.id)
  else if (applicant.id !== person)
    await holdProxy(act.city, await act.begin(), { person, grantor: applicant.id, matter: await matter() })
}

/** A part of a bundle was applied for as the bundle. */
async function appliedFor({ tx }: Act, { root, parent, item }: Case): Promise<string> {
  const whole = parent === null ? undefined : await findCase(tx, root, parent)
  return whole?.item ?? item
}

async function commitAct(act: Act): Promise<void> {
  await tellEnds(act)
  for (const work of act.works.values())
    if (work.case.state !== work.wasState) await kindOf(act.city, work.case.kind)?.entered?.(act, work)
  for (const work of act.works.values()) {
    keepAnchor(act, work)
    keepClocks(act, work)
    if (work.isNew || isTouched(work)) kindOf(act.city, work.case.kind)?.rows?.(act, work)
  }
  const unique = await settleUnique(act)
  for (const last of act.lasts) await last()
  await writeAct(act, unique)
  act.city.metrics.acts.inc({ act: act.name })
}

/** What a kind does when a case of it has ended may end another one that this act has read: until nothing more ends. */
async function tellEnds(act: Act): Promise<void> {
  const told = new Set<Working>()
  for (;;) {
    const over = [...act.works.values()].filter((one) => !told.has(one) && one.wasPhase !== 'ended' && hasEnded(one.case))
    if (over.length === 0) return
    for (const work of over) {
      told.add(work)
      await kindOf(act.city, work.case.kind)?.ended?.(act, work)
    }
  }
}

/**
 * The promise's timer follows its clock: it is set when the due instant is known, and taken away while the clock stands
 * still and once a decision has been made. The work list shows the case's due instant, so open tasks are written again
 * when it moves.
 */
function keepClocks(act: Act, work: Working): void {
  const { case: subject } = work
  const before = subject.dueAt?.getTime()
  settleClocks(subject, act.city.content.calendar)
  const isRunning = subject.closedAt === null && subject.decidedAt === null && subject.acceptedAt !== null
  const wanted = isRunning ? subject.dueAt?.toISOString() : undefined
  const set = work.timers.find((timer) => timer.kind === 'due')
  if (!set || wanted === undefined || new Date(set.dueAt).toISOString() !== wanted) {
    clearTimers(work, 'due')
    // one whose time has come was told of when its timer fired; while the timer still waits, nobody has been told
    const isAhead = wanted !== undefined && Date.parse(wanted) > act.now.getTime()
    if (wanted !== undefined && (isAhead || set)) setTimer(work, 'due', wanted)
  }
  if (before !== subject.dueAt?.getTime()) touchTasks(work)
}
