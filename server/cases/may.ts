// SPDX-License-Identifier: Apache-2.0
import { type Bound, covers, type Officer, reachOf, type Whose, within } from '../people/index.ts'
import type { Task } from './case.ts'

/** What a permission reaches of cases and what is told of them: the post's own department; by a post of supervision, every one of its region. */
export const reachInCases = (officer: Officer, permission: string): Bound[] => [
  ...reachOf(officer, 'department', permission),
  ...reachOf(officer, 'district', permission, 'supervision.read'),
]

/** Whose a case is: the competent body's, and of each body that has a task of it, there where it is that body's. */
export const whoseOf = (subject: Whose, tasks: Iterable<Whose>): Whose[] =>
  [subject, ...tasks].map(({ department, region }) => ({ department, region }))

/** Whether an officer may act on a case as a whole: for one of the bodies that have a part in it. */
export function mayAct(officer: Officer, permission: string, parts: Whose[]): boolean {
  const bounds = reachOf(officer, 'department', permission)
  return parts.some((part) => within(bounds, part))
}

/**
 * Whether an officer may do a task: by one of its positions, in its department and region, or because it was given to her by name
 * and until a day; then too only while she holds a post there.
 */
export function mayDo(
  officer: Officer,
  task: Pick<Task, 'positions' | 'department' | 'region' | 'assignee' | 'delegatedBy' | 'delegatedUntil'>,
  now: Date,
): boolean {
  if (task.assignee === officer.id && task.delegatedBy !== null)
    return (
      (task.delegatedUntil === null || new Date(task.delegatedUntil) > now) &&
      within(reachOf(officer, 'department', 'task.complete'), task)
    )
  return officer.positions.some(
    (held) =>
      task.positions.includes(held.position) &&
      held.department === task.department &&
      covers(held.region, task.region) &&
      held.permissions.includes('task.complete'),
  )
}

/**
 * Whether an officer may look at a case: a post with case.read in a department that takes part, for the region, or one of
 * supervision; or at the counter where it was filed, in whatever region it is decided. What came from the portal or from another
 * hall is opened at a counter with the applicant before it, or for cause (halls: `openForCounter`).
 */
export function maySee(officer: Officer, hallRegion: string | undefined, parts: Whose[]): boolean {
  const atItsHall = officer.positions.some(
    ({ permissions, region }) =>
      permissions.includes('case.read') && permissions.includes('hall.accept') && hallRegion === region,
  )
  const bounds = reachInCases(officer, 'case.read')
  return atItsHall || parts.some((part) => within(bounds, part))
}
