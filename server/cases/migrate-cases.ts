// SPDX-License-Identifier: Apache-2.0
import { type Effect, migrate, type ProcessDefinition } from '@chengshu/engine'
import { localIso, newId, Refusal } from '../kernel/index.ts'
import { actOn } from './act.ts'
import { advanceFrom, withContext, worldOf } from './advance.ts'
import { type Task, theSystem } from './case.ts'
import { dueInstant, startClock } from './clocks.ts'
import { matterOf } from './matter-of.ts'
import { casesOfVersion } from './migrate-queries.ts'
import { moveAnswers, type Problem } from './move-answers.ts'
import type { Act, City, FormerNames, Matter, Working } from './parts.ts'
import { loadCases } from './queries.ts'
import { clearTimers, note, recordOf, setTimer, workOn } from './working.ts'

export type Migrating = {
  /** hashes of the two versions */
  from: string
  to: string
  /** new ids of elements and flows whose id has changed; what the new version itself says of its former names holds beside it */
  map: Record<string, string>
  /** new ids of states that the new version calls otherwise, and new names of fields */
  states?: Record<string, string>
  fields?: Record<string, string>
  item: string | null
  /** only says what would happen */
  isDryRun: boolean
}
export type Migrated = {
  number: string
  item: string
  moved: boolean
  problems: Pick<Problem, 'code' | 'element' | 'message'>[]
}

class CannotMove extends Error {
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super('the case cannot be moved')
    this.problems = problems
  }
}

/**
 * Moves the running cases of one version to another, each in a transaction of its own, with history and a ledger entry; a case that
 * cannot be moved (a task, a state that the new version does not have, an answer that it does not take) stays as it is and is told of
 * with every reason. Throws MAPPING_WRONG when the mapping names what neither version has,
 * CONTENT_VERSION_UNKNOWN when this city never published the new one.
 */
export async function* migrateCases(city: City, asked: Migrating): AsyncGenerator<Migrated> {
  const checked = new Map<string, Mapped>()
  for (const one of await casesOfVersion(city.sql, asked.from, asked.item)) {
    const next = await matterOf(city, { kind: one.kind, item: one.item, itemHash: asked.to })
    let mapped = checked.get(one.item)
    if (!mapped) {
      const present = await matterOf(city, { kind: one.kind, item: one.item, itemHash: asked.from })
      demandMapping(asked, present, next)
      mapped = withFormer(asked, present, next)
      checked.set(one.item, mapped)
    }
    const problems = asked.isDryRun ? await problemsOf(city, one, next, mapped) : await moveOne(city, one, next, mapped)
    yield {
      number: one.number,
      item: one.item,
      moved: problems.length === 0,
      problems: problems.map(({ code, element, message }) => ({ code, element, message })),
    }
  }
}

type Mapped = Migrating & Pick<FormerNames, 'converted'>

/** What is asked, over what the new version says of names that the old one has. */
function withFormer(asked: Migrating, from: Matter, { former = {} }: Matter): Mapped {
  const had = (names: Record<string, string> = {}, known: readonly string[]) =>
    Object.fromEntries(Object.entries(names).filter(([old]) => known.includes(old)))
  return {
    ...asked,
    map: { ...had(former.elements, idsIn(from.process)), ...asked.map },
    states: { ...had(former.states, namesIn(from)), ...asked.states },
    fields: { ...had(former.fields, from.form.fields), ...asked.fields },
    converted: former.converted ?? [],
  }
}

const idsIn = ({ nodes, flows }: ProcessDefinition): string[] => [...nodes, ...flows].map(({ id }) => id)
const namesIn = ({ states }: Matter): string[] => states.map(({ id }) => id)

function demandMapping({ map, states = {}, fields = {} }: Migrating, from: Matter, to: Matter): void {
  for (const [mapping, before, after] of [
    [map, idsIn(from.process), idsIn(to.process)],
    [states, namesIn(from), namesIn(to)],
    [fields, from.form.fields, to.form.fields],
  ] as const)
    for (const [old, now] of Object.entries(mapping)) {
      if (!before.includes(old)) throw new Refusal('MAPPING_WRONG', { element: old, version: '原版本' })
      if (!after.includes(now)) throw new Refusal('MAPPING_WRONG', { element: now, version: '新版本' })
    }
}

type At = { root: string; id: string }

async function problemsOf(city: City, at: At, next: Matter, asked: Mapped): Promise<Problem[]> {
  const loaded = (await loadCases(city.sql, at, null)).find((one) => one.isMain)
  if (!loaded) return []
  const work = workOn(await matterOf(city, loaded.case), loaded)
  return tryMove({ city, now: city.clock.now() }, work, next, asked).problems
}

async function moveOne(city: City, at: At, next: Matter, asked: Mapped): Promise<Problem[]> {
  try {
    await actOn(city, at, { name: 'migrate', actor: theSystem }, async (act, work) => {
      // it ended or was moved meanwhile: there is nothing left to do
      if (work.case.itemHash !== asked.from || work.case.closedAt !== null) return
      const { problems, effects, state, standing, dossier } = tryMove(act, work, next, asked)
      if (problems.length > 0) throw new CannotMove(problems)
      work.case.state = standing
      work.dossierChanged ||= dossier !== work.dossier
      work.dossier = dossier
      if (state) work.case.process = state
      work.case.itemHash = next.hash
      work.matter = next
      if (work.case.parked)
        work.case.parked = { ...work.case.parked, element: asked.map[work.case.parked.element] ?? work.case.parked.element }
      redrawTasks(act, work, asked.map)
      note(work, 'versionChanged', { hash: asked.to, from: asked.from, map: asked.map })
      recordOf(act, work, 'case.migrated', { from: asked.from, to: asked.to })
      await advanceFrom(act, work, effects)
    })
    return []
  } catch (error) {
    if (error instanceof CannotMove) return error.problems
    throw error
  }
}

function tryMove(act: Pick<Act, 'city' | 'now'>, work: Working, next: Matter, { map, states, fields, converted }: Mapped) {
  let problems: Problem[] = []
  const stepped = withContext(act, work, work.case.process, (state) => {
    const moved = migrate(work.matter.process, next.process, state, map, worldOf(act, work))
    problems = moved.problems
    return moved.state === null ? { state, effects: [] as Effect[] } : { state: moved.state, effects: moved.effects }
  })
  const moved = moveAnswers(work, next, { states, fields, ...(converted ? { converted } : {}) })
  return { ...stepped, ...moved, problems: [...problems, ...moved.problems] }
}

/** A waiting task that the new version says differently is closed and stands again as it now reads, with whoever had claimed it. */
function redrawTasks(act: Act, work: Working, map: Record<string, string>): void {
  const { city } = act
  const nodes = new Map(work.matter.process.nodes.map((node) => [node.id, node]))
  for (const old of [...work.tasks.values()]) {
    const node = nodes.get(map[old.element] ?? old.element)
    if ((old.state !== 'open' && old.state !== 'claimed') || !node?.work) continue
    const { candidates, properties, limit, stage } = node.work
    const department = properties.department
    const next: Task = {
      ...old,
      id: newId(),
      element: node.id,
      name: node.name ?? node.id,
      stage: stage ?? '办理',
      positions: candidates.length > 0 && !candidates.some((one) => one.startsWith('=')) ? candidates : old.positions,
      department: department ? (city.content.departments.get(department)?.code ?? department) : work.matter.department,
      limitText: limit,
      properties,
    }
    if (JSON.stringify({ ...next, id: old.id }) === JSON.stringify(old)) continue
    if (next.limitText !== old.limitText) {
      const due = next.limitText ? dueInstant(city.content.calendar, startClock(next.limitText, new Date(old.openedAt))) : null
      next.dueAt = due === null ? null : localIso(due)
      clearTimers(work, 'task', old.token)
      if (next.dueAt) setTimer(work, 'task', next.dueAt, old.token)
    }
    old.state = 'interrupted'
    old.endedAt = localIso(act.now)
    work.tasks.set(next.id, next)
    work.touchedTasks.add(old.id).add(next.id)
  }
}
