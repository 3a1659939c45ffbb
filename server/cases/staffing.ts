// SPDX-License-Identifier: Apache-2.0

import { dayOf, type Json, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type StuckKind, type Subscriber, type Sweep, tell } from '../outbox/index.ts'
import { type Need, stemOf, unmetNeeds } from '../people/index.ts'
import { accountsFor, isUnit, queueOf, REPRESENTATIVE } from '../units/index.ts'
import { openQueues } from '../worklist/index.ts'
import type { City } from './parts.ts'
import { noteStaffed } from './staffed.ts'
import * as queries from './staffing-queries.ts'

const BATCH = 500

const needOf = ({ task, department, positions, region }: queries.OpenTask): Need => ({ key: task, department, positions, region })

/** Those of the tasks that nobody may do today. */
async function unmet(city: City, tx: Tx, tasks: queries.OpenTask[]): Promise<queries.OpenTask[]> {
  const keys = await unmetNeeds(tx, tasks.filter(({ department }) => !isUnit(department)).map(needOf), dayOf(city.clock.now()))
  for (const one of tasks)
    if (isUnit(one.department) && (await accountsFor(city, tx, one.department, one.positions)).length === 0) keys.add(one.task)
  return tasks.filter(({ task }) => keys.has(task))
}

/** Whom the alarm reaches: the body whose task it is; of a unit's task the department that keeps the case. */
const answering = (one: queries.OpenTask): string => (isUnit(one.department) ? one.caseDepartment : one.department)

type Raised = { missing: number; fresh: number }

/**
 * Raises an alarm for each task that nobody may do: written down once, told as the fact taskUnstaffed, on record. The matter is not
 * left to the clock, which would end in 视为受理 with nobody having looked.
 */
async function raise(city: City, tx: Tx, tasks: queries.OpenTask[], why: 'opened' | 'postEnded'): Promise<Raised> {
  const missing = await unmet(city, tx, tasks)
  if (missing.length === 0) return { missing: 0, fresh: 0 }
  const now = city.clock.now()
  const raised = new Set((await queries.putUnstaffed(tx, missing, now)).map(({ task }) => task))
  const fresh = missing.filter(({ task }) => raised.has(task))
  await tell(
    city,
    tx,
    fresh.map((one) => ({ kind: 'taskUnstaffed', root: one.root, payload: payloadOf(one, why) })),
  )
  await record(
    tx,
    now,
    fresh.map((one) => ({
      root: one.root,
      act: 'task.unstaffed',
      actor: { kind: 'system' as const, id: 'system' },
      subject: { kind: 'case', id: one.caseId },
      about: one.applicantId,
      purpose: one.number,
      facts: { task: one.task, name: one.name, department: answering(one), region: one.region, why },
    })),
  )
  for (const one of fresh) city.log.warn({ root: one.root, case: one.caseId, department: answering(one) }, 'nobody may do a task')
  return { missing: missing.length, fresh: fresh.length }
}

const payloadOf = (one: queries.OpenTask, why: string): Record<string, Json> => ({
  caseId: one.caseId,
  number: one.number,
  item: one.item,
  itemName: one.itemName,
  department: answering(one),
  ...(one.unitName === null ? {} : { unit: one.department, unitName: one.unitName }),
  region: one.region,
  task: one.task,
  name: one.name,
  positions: one.positions,
  why,
})

/** A task that opens is looked at with its own fact; a post that ends or begins, with the tasks that were its. */
export const staffingSubscriber: Subscriber<City> = {
  name: 'cases.staffing',
  facts: ['taskToStaff', 'postEnded', 'postGranted', 'unitRoleGranted', 'unitRoleEnded'],
  async receive(city, tx, { kind, root, payload }) {
    if (kind === 'taskToStaff') {
      const tasks = await queries.openTask(tx, root, String(payload.task))
      if ((await raise(city, tx, tasks, 'opened')).missing === 0)
        for (const task of tasks) noteStaffed({ city, now: city.clock.now() }, task)
      return
    }
    city.cases.staffed.clear()
    if (kind === 'postGranted' || kind === 'unitRoleGranted') {
      await clear(city, tx)
      return
    }
    if (kind === 'unitRoleEnded') {
      const unit = String(payload.unit)
      await raiseInQueue(city, tx, { department: unit, position: queueOf(String(payload.role)), region: '' })
      return
    }
    const queue = {
      department: String(payload.department),
      position: String(payload.position),
      region: stemOf(String(payload.region)),
    }
    await raiseInQueue(city, tx, queue)
  },
}

async function raiseInQueue(
  city: City,
  tx: Tx,
  queue: { department: string; position: string; region: string },
): Promise<number> {
  let raised = 0
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof queries.tasksOfQueue>> = await queries.tasksOfQueue(tx, queue, after, BATCH)
    raised += (await raise(city, tx, page.tasks, 'postEnded')).fresh
    after = page.next
    if (after === null) return raised
  }
}

/** Takes off the list what has ended and what somebody may do again. */
async function clear(city: City, tx: Tx): Promise<number> {
  const known = await queries.unstaffed(tx, BATCH)
  const still = new Set((await unmet(city, tx, known)).map(({ task }) => task))
  return queries.dropUnstaffed(
    tx,
    known.filter(({ task }) => !still.has(task)).map(({ root, task }) => ({ root, task })),
  )
}

/** What no act tells: a post whose last day is over, a position that has lost its right with a new version of the content. */
export const staffingSweep: Sweep<City> = {
  name: 'cases.staffing',
  everyMilliseconds: 900_000,
  isThorough: true,
  async run(city) {
    const queues = await openQueues(city.sql)
    const needs = queues.map((one) => ({
      ...one,
      key: `${one.department} ${one.position} ${one.region}`,
      positions: [one.position],
    }))
    const ofDepartments = needs.filter(({ department }) => !isUnit(department))
    const empty = await unmetNeeds(city.sql, ofDepartments, dayOf(city.clock.now()))
    // a unit's tasks are asked about by the queue that each of them stands in: whoever represents it
    for (const { key, department, position } of needs)
      if (isUnit(department) && position === queueOf(REPRESENTATIVE)) empty.add(key)
    let changed = await transaction(city.sql, (tx) => clear(city, tx))
    for (const queue of needs)
      if (empty.has(queue.key)) changed += await transaction(city.sql, (tx) => raiseInQueue(city, tx, queue))
    return changed
  },
}

const PAIR = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 运行值守 sees them too; trying again is looking whether somebody has been appointed. */
export const unstaffedKind: StuckKind<City> = {
  kind: 'unstaffed',
  queue: 'tasks that nobody may do',
  idPattern: PAIR,
  list: (city, after, limit) => queries.stuckUnstaffed(city.sql, after, limit),
  retry: (city, tx) => clear(city, tx),
  count: async (city) => (await queries.stuckUnstaffed(city.sql, null, 10_000)).length,
}
