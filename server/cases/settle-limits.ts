// SPDX-License-Identifier: Apache-2.0
import { type ProcessDefinition, parseLimit, WorkTimeError } from '@chengshu/engine'
import { localIso } from '../kernel/index.ts'
import { isUnit } from '../units/index.ts'
import type { Case } from './case.ts'
import { dueInstant, startClock, yellowInstant } from './clocks.ts'
import type { City, Working } from './parts.ts'
import { clearTimers, setTimer } from './working.ts'

/**
 * What does not count for the case counts for no part of it (行政许可法 art. 45): while its clocks stand still, the limits of its open
 * tasks and the limits that its process waits for have no instant; afterwards they have the one that the pause has moved them to.
 * A time that the process gives as a date or an ISO duration is no limit and runs on. Called when clocks stop and go on, and when
 * the calendar has changed. Answers how many tasks have another due instant.
 */
export function settleLimits(city: City, work: Working): number {
  const now = city.clock.now()
  const { calendar } = city.content
  const suspensions = pausesOf(work.case)
  const dueSince = (limit: string, since: Date): Date | null => dueInstant(calendar, { ...startClock(limit, since), suspensions })
  let moved = 0
  for (const task of work.tasks.values()) {
    if (!task.limitText || (task.state !== 'open' && task.state !== 'claimed')) continue
    const due = dueSince(task.limitText, new Date(task.openedAt))
    putTimer(work, 'task', task.token, due, now)
    if (isUnit(task.department))
      putTimer(
        work,
        'soon',
        task.token,
        due && yellowInstant(calendar, startClock(task.limitText, new Date(task.openedAt)), due),
        now,
      )
    if (due === null || (task.dueAt !== null && new Date(task.dueAt).getTime() === due.getTime())) continue
    task.dueAt = localIso(due)
    work.touchedTasks.add(task.id)
    moved++
  }
  for (const token of work.case.process.t) {
    if (token.s !== 'w' && token.s !== 'b') continue
    const limit = limitOf(work.matter.process, token.e)
    if (limit) putTimer(work, 'process', String(token.i), dueSince(limit, new Date(token.t)))
  }
  return moved
}

/** Every pause of the case: of its first clock, which takes part in all of them. */
const pausesOf = ({ clocks }: Case) => (clocks.tell ?? clocks.promised ?? clocks.statutory)?.suspensions ?? []

/** A task that is late already has had its timer; what the process waits for comes at once when it is past. */
function putTimer(work: Working, kind: 'task' | 'soon' | 'process', token: string, due: Date | null, notBefore?: Date): void {
  const set = work.timers.find((timer) => timer.kind === kind && timer.token === token)
  if (set && due && new Date(set.dueAt).getTime() === due.getTime()) return
  clearTimers(work, kind, token)
  if (due && (notBefore === undefined || due > notBefore)) setTimer(work, kind, localIso(due), token)
}

/** The limit, in the words of work time, that an event of the process waits for. */
function limitOf(process: ProcessDefinition, element: string): string | undefined {
  const triggers = process.nodes.find((node) => node.id === element)?.triggers ?? []
  const timer = triggers.find((one) => one.on === 'timer')
  return timer?.kind === 'duration' && isLimit(timer.text) ? timer.text : undefined
}

function isLimit(text: string): boolean {
  try {
    parseLimit(text)
    return true
  } catch (cause) {
    if (cause instanceof WorkTimeError) return false
    throw cause
  }
}
