// SPDX-License-Identifier: Apache-2.0

import { Refusal } from '../kernel/index.ts'
import { type Officer, officerNames } from '../people/index.ts'
import type { City } from './parts.ts'
import { caseOfTask } from './queries.ts'

/** The case of a task that can still be acted on; otherwise the refusal says who was first. */
export async function getCaseOfTask(city: City, at: { root: string; task: string }): Promise<string> {
  const found = await caseOfTask(city.sql, at.root, at.task)
  if (!found) throw new Refusal('TASK_NOT_FOUND')
  return found.caseId
}

/** Who finished a task before the caller could: for the kind answer to the second of two officers. */
export async function refuseIfDone(city: City, at: { root: string; task: string }, officer: Officer): Promise<void> {
  const found = await caseOfTask(city.sql, at.root, at.task)
  if (!found || (found.state !== 'done' && found.state !== 'interrupted') || found.endedBy === officer.id) return
  const names = found.endedBy ? await officerNames(city.sql, [found.endedBy]) : new Map<string, string>()
  throw new Refusal('TASK_DONE', { by: (found.endedBy && names.get(found.endedBy)) || '平台' })
}
