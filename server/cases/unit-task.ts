// SPDX-License-Identifier: Apache-2.0
import type { Effect } from '@chengshu/engine'
import { dayOf, type Json, localIso } from '../kernel/index.ts'
import { isUnit, queueOf, REPRESENTATIVE, type Unit } from '../units/index.ts'
import type { Task } from './case.ts'
import { startClock, yellowInstant } from './clocks.ts'
import { kindOf } from './kind-of.ts'
import type { Act, Working } from './parts.ts'
import { setTimer, tellOf } from './working.ts'

type TaskEffect = Extract<Effect, { effect: 'task' }>

/** The unit outside the government whose task it is (`chengshu:unit="school"`); undefined where it is a department's. */
export async function unitOfTask(act: Act, work: Working, effect: TaskEffect): Promise<Pick<Unit, 'id' | 'name'> | undefined> {
  const { unit } = effect.properties
  if (!unit) return undefined
  return kindOf(act.city, work.case.kind)?.unitOf?.(act, work, unit, (effect.item ?? null) as Json)
}

/** In which queues of its unit a task waits: of the roles that it names, and of whoever represents the unit, who does everything. */
export const queuesOfUnit = (roles: readonly string[]): string[] => [...new Set([...roles, REPRESENTATIVE])].map(queueOf)

/** When most of its limit is over the unit is told, once; a limit that stands still has no such instant (`settleLimits`). */
export function setSoon({ city, now }: Act, work: Working, { limitText, dueAt, token }: Task): void {
  if (limitText === null || dueAt === null) return
  const soon = yellowInstant(city.content.calendar, startClock(limitText, now), new Date(dueAt))
  if (soon > now) setTimer(work, 'soon', soon.toISOString(), token)
}

/** A limit that ends with a day is said as that day's 24:00. */
function untilSaid(dueAt: string | null): string {
  if (dueAt === null) return '无'
  const at = localIso(new Date(dueAt))
  return at.slice(11, 16) === '00:00' ? `${dayOf(new Date(Date.parse(dueAt) - 1))} 24:00` : at.slice(0, 16).replace('T', ' ')
}

/** Whoever may do a unit's task hears of it; `to`: she alone. */
export function tellUnit(act: Act, work: Working, task: Task, fact: string, to?: string): void {
  tellOf(act, work, fact, {
    ...{ root: work.case.root, task: task.id, name: task.name, unit: task.department, unitName: task.properties.unitName ?? '' },
    ...{ queues: task.positions, until: untilSaid(task.dueAt), to: to ?? null },
  })
}

/** Whose task it is, for those who watch over cases: of a unit's the department that keeps the case answers, and the unit is named. */
export const whoseTask = (work: Working, task: Task): Record<string, Json> =>
  isUnit(task.department)
    ? { department: work.case.department, unit: task.department, unitName: task.properties.unitName ?? '' }
    : { department: task.department }
