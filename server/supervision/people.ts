// SPDX-License-Identifier: Apache-2.0
import { findCases, maskedApplicant } from '../cases/index.ts'
import { dayOf, localIso, Refusal } from '../kernel/index.ts'
import { type Officer, officersWithin, reachOf } from '../people/index.ts'
import { type OfficerFigure, tasksOfOfficer, workByOfficer } from './figure-queries.ts'
import type { City } from './needs.ts'
import { endOf, type Period, periodOf, startOf } from './period.ts'

const MOST = 200

/** Who answers for a department's work sees its people, and nobody else's: also whoever supervises a region. */
const reachFor = (officer: Officer) => reachOf(officer, 'department', 'case.reassign')

/** What each of the department's people has in hand and has done: facts with their rows, by name. No rate, no score, no order of merit. */
export async function people(city: City, officer: Officer, asked: Period) {
  const period = periodOf(city, asked)
  const reach = reachFor(officer)
  const officers = await officersWithin(city.sql, reach, dayOf(city.clock.now()))
  const when = { now: city.clock.now(), from: startOf(period.from), to: endOf(period.to) }
  const work = new Map(
    (
      await workByOfficer(
        city.sql,
        reach,
        officers.map((one) => one.id),
        when,
      )
    ).map((one) => [one.officer, one]),
  )
  return {
    ...period,
    rows: officers.map(({ id, name }) => {
      const { claimed = 0, overdue = 0, done = 0, doneLate = 0 } = work.get(id) ?? {}
      return { id, name, claimed, overdue, done, doneLate }
    }),
  }
}

/** The tasks behind one figure of one of the department's people. */
export async function tasksOf(city: City, officer: Officer, asked: Period & { officer: string; figure: OfficerFigure }) {
  const reach = reachFor(officer)
  const officers = await officersWithin(city.sql, reach, dayOf(city.clock.now()))
  if (!officers.some((one) => one.id === asked.officer)) throw new Refusal('NOT_FOUND')
  const period = periodOf(city, asked)
  const when = { now: city.clock.now(), from: startOf(period.from), to: endOf(period.to) }
  const tasks = await tasksOfOfficer(city.sql, reach, asked.officer, asked.figure, when, MOST)
  const cases = new Map(
    (
      await findCases(
        city.sql,
        tasks.map((one) => ({ root: one.root, id: one.caseId })),
      )
    ).map((one) => [one.id, one]),
  )
  return {
    rows: tasks.flatMap((task) => {
      const subject = cases.get(task.caseId)
      if (!subject) return []
      return [
        {
          root: task.root,
          id: task.caseId,
          task: task.task,
          name: task.name,
          at: localIso(task.at),
          number: subject.number,
          itemName: subject.itemName,
          applicant: maskedApplicant(subject),
        },
      ]
    }),
  }
}
