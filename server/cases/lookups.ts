// SPDX-License-Identifier: Apache-2.0
import type { Json, Part, Tx } from '../kernel/index.ts'
import type { Fact, Subscriber } from '../outbox/index.ts'
import { joinWorklist, type ListedTask, leaveWorklist } from '../worklist/index.ts'
import { type Case, isOpen, maskedApplicant, type Task } from './case.ts'
import { endByApplicant, putByApplicant, putNumber, putShortNumber } from './lookup-queries.ts'
import type { Act, City, Working } from './parts.ts'
import { findCase } from './queries.ts'
import { firstSearchKeys, type SearchKey, searchKeysOfTasks } from './search-keys.ts'
import { insertSearchKeys, keyedLines } from './search-queries.ts'
import { hasEnded, isPaused } from './states.ts'
import { freeKeys, type Take, takeKeys, type UniqueChange } from './unique-queries.ts'

/**
 * What finds a case by another key than its root: its numbers, its applicant, what officers look for, the queues that it stands in,
 * the keys that it gives back. An act hands it over here and nowhere else, as what it says: it is written in the act's statement
 * (LOOKUPS=at-once), or told and written by whoever hears it (projected), each time by the same statements. What only one may have
 * has to be refused at once and is none of these (`Claim`).
 */
type Lookups = {
  numbers?: { number: string; shortNumber: string; queryCode: string }
  applicant?: { id: string; isOpen: boolean }
  /** the applicant of whose open cases it is none any more */
  endedOf?: string
  search?: SearchKey[]
  leaves?: Pick<ListedTask, 'department' | 'position' | 'task'>[]
  joins?: ListedTask[]
  frees?: string[]
  /** keys that were its own before, as they stand now: until it has ended nobody else can have taken them meanwhile */
  keeps?: { takes: Take[]; at: Date }
}

type Of = Pick<Case, 'root' | 'id' | 'submittedAt'>
/** `version`: what the act makes of the case */
type OfCase = { of: Of; version: number; lookups: Lookups }
/** A row that has to be written, or somebody else has what only one may have. */
type Written = { part: Part; mustBe?: string }

const TOLD = 'caseToFind'

/** What an act hands over: parts of its statement, or facts that it tells. */
export function handOver(act: Act, works: Working[], unique: UniqueChange[]): { parts: Part[]; facts: Fact[] } {
  const { city, tx } = act
  const isProjected = city.config.lookups === 'projected'
  const firstOf = new Map(works.toReversed().map((work) => [work.case.root, work]))
  const all = works.flatMap((work): OfCase[] => {
    const { root, id, submittedAt, version } = work.case
    const change = firstOf.get(root) === work ? unique.find((one) => one.root === root) : undefined
    const lookups = { ...lookupsOf(tx, work), ...(change ? keysOf(change, isProjected ? act.now : null) : {}) }
    if (Object.keys(lookups).length === 0) return []
    return [{ of: { root, id, submittedAt }, version: work.isNew ? version : version + 1, lookups }]
  })
  if (isProjected) return { parts: [], facts: all.map(factOf) }
  // the queues of several cases are one part
  const joins = all.flatMap(({ lookups }) => lookups.joins ?? [])
  const leaves = all.flatMap(({ lookups }) => lookups.leaves ?? [])
  const own = all.flatMap(({ of, lookups: { joins: _, leaves: __, ...rest } }) => written(tx, of, rest, false))
  return { parts: [...own, ...queues(tx, { joins, leaves })].map(({ part }) => part), facts: [] }
}

const factOf = ({ of, version, lookups }: OfCase): Fact => ({
  kind: TOLD,
  root: of.root,
  payload: JSON.parse(JSON.stringify({ of, version, lookups })) as Record<string, Json>,
})

/** Writes what acts told of their cases, of each in the order of its versions, whatever the clocks of several servers say. */
export const lookupSubscriber: Subscriber<City> = {
  name: 'cases.lookups',
  facts: [TOLD],
  isInOrder: true,
  receive: (_, tx, { payload }) => project(tx, payload as unknown as OfCase),
  async receiveAll(_, tx, facts) {
    const all = facts.map(({ payload }) => payload as unknown as OfCase)
    for (const one of all.toSorted((a, b) => a.version - b.version)) await project(tx, one)
  },
}

/** Heard twice it is written once. Throws where a number or a key is another case's: the fact stays in trouble until somebody has looked. */
async function project(tx: Tx, { of, lookups }: OfCase): Promise<void> {
  for (const { part, mustBe } of written(tx, { ...of, submittedAt: new Date(of.submittedAt) }, lookups, true))
    if ((await part).length === 0 && mustBe !== undefined) throw new Error(`another case has ${mustBe}`)
  if (lookups.keeps) await keepKeys(tx, of.root, lookups.keeps)
}

/** A key that a case gave up when it ended, which is told later, may rightly be another's by now. Throws where a case that has not ended lost one. */
async function keepKeys(tx: Tx, root: string, { takes, at }: NonNullable<Lookups['keeps']>): Promise<void> {
  const kept = new Set((await takeKeys(tx, root, takes, [root], new Date(at))).map(({ key }) => key))
  for (const { key, caseId } of takes) {
    if (kept.has(key)) continue
    const subject = await findCase(tx, root, caseId)
    if (subject && !hasEnded(subject)) throw new Error('another case has its key')
  }
}

/** The statements, one a table and key; `again`: what is there already stays. */
function written(tx: Tx, of: Of, lookups: Lookups, again: boolean): Written[] {
  const { numbers, applicant, endedOf, search, leaves, joins, frees } = lookups
  return [
    ...(numbers ? numberRows(tx, of, numbers, again) : []),
    ...(applicant ? [{ part: putByApplicant(tx, of, applicant.id, applicant.isOpen, again) }] : []),
    ...(endedOf !== undefined ? [{ part: endByApplicant(tx, of, endedOf) }] : []),
    ...(search ? [{ part: insertSearchKeys(tx, of, search) }] : []),
    ...(frees ? [{ part: freeKeys(tx, of.root, frees) }] : []),
    ...queues(tx, { leaves, joins }),
  ]
}

/** Its own keys are told of where an act claims only what it had not (`at`: when). */
const keysOf = ({ takes, fresh, frees }: UniqueChange, at: Date | null): Pick<Lookups, 'frees' | 'keeps'> => {
  const own = at === null ? [] : takes.filter(({ key }) => !fresh.includes(key))
  return { ...(frees.length > 0 ? { frees } : {}), ...(at !== null && own.length > 0 ? { keeps: { takes: own, at } } : {}) }
}

const numberRows = (
  tx: Tx,
  of: Of,
  { number, shortNumber, queryCode }: NonNullable<Lookups['numbers']>,
  again: boolean,
): Written[] => [
  { part: putNumber(tx, of, number, again), mustBe: number },
  { part: putShortNumber(tx, of, shortNumber, queryCode, again), mustBe: shortNumber },
]

const queues = (tx: Tx, { leaves = [], joins = [] }: Pick<Lookups, 'leaves' | 'joins'>): Written[] => [
  ...(leaves.length > 0 ? [{ part: leaveWorklist(tx, leaves) }] : []),
  ...(joins.length > 0 ? [{ part: joinWorklist(tx, joins) }] : []),
]

/** What finds a case after an act that did not find it so before. */
function lookupsOf(tx: Tx, work: Working): Lookups {
  const { case: c, dossier, wasPhase } = work
  const touched = [...work.touchedTasks].flatMap((id) => work.tasks.get(id) ?? [])
  const listed = touched.filter(isOpen)
  const ended = touched.filter((task) => !isOpen(task))
  const search = [
    ...(work.isNew ? firstSearchKeys(c, dossier.applicant) : []),
    ...searchKeysOfTasks(
      c,
      dossier.applicant,
      touched.filter(({ state }) => state === 'open'),
    ),
  ]
  const isTop = c.parent === null
  return {
    ...(work.isNew ? { numbers: { number: c.number, shortNumber: c.shortNumber, queryCode: work.queryCode } } : {}),
    ...(work.isNew && isTop ? { applicant: { id: c.applicantId, isOpen: !hasEnded(c) } } : {}),
    ...(wasPhase !== null && wasPhase !== 'ended' && hasEnded(c) && isTop ? { endedOf: c.applicantId } : {}),
    ...(search.length > 0 ? { search: keyedLines(tx, search) } : {}),
    ...(ended.length > 0
      ? { leaves: inEachQueue(c, ended).map(({ department, position, task }) => ({ department, position, task })) }
      : {}),
    ...(listed.length > 0 ? { joins: inEachQueue(c, listed) } : {}),
  }
}

/** Of each open task, or of one that has ended, a row for each position that may do it. */
const inEachQueue = (c: Case, tasks: Task[]): ListedTask[] =>
  tasks.flatMap((task) =>
    task.positions.map((position) => ({
      department: task.department,
      position,
      task: task.id,
      root: c.root,
      caseId: c.id,
      number: c.number,
      item: c.item,
      itemName: c.itemName,
      applicant: maskedApplicant(c),
      channel: c.channel,
      isPaused: isPaused(c),
      caseDueAt: c.dueAt,
      yellowAt: c.yellowAt,
      submittedAt: c.submittedAt,
      name: task.name,
      stage: task.stage,
      state: task.state,
      assignee: task.assignee,
      region: task.region,
      dueAt: task.dueAt,
    })),
  )
