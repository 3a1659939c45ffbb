// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays } from '@chengshu/engine'
import { actOn, findCase, note, officerActor, reachInCases, recordOf } from '../cases/index.ts'
import { dayOf, type Key, localIso, newId, Refusal } from '../kernel/index.ts'
import { demandWithin, departmentNamed, type Officer, reachOf } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** An urging goes to the department that is late; it must answer within so many working days. */
export async function urge(
  city: City,
  officer: Officer,
  said: { root: string; caseId: string; text: string; answerWithin: number },
  key?: Key,
) {
  const subject = await findCase(city.sql, said.root, said.caseId)
  if (!subject) throw new Refusal('CASE_NOT_FOUND')
  demandWithin(officer, 'district', 'supervision.urge', subject)
  const now = city.clock.now()
  const answerBy = new Date(`${addWorkingDays(city.content.calendar, dayOf(now), said.answerWithin)}T23:59:59+08:00`)
  const id = newId()
  await actOn(
    city,
    { root: said.root, id: said.caseId },
    { name: 'urge', actor: officerActor(officer), key },
    async (act, work) => {
      await queries.insertUrging(act.tx, {
        department: subject.department,
        region: subject.region,
        id,
        root: said.root,
        caseId: said.caseId,
        number: subject.number,
        itemName: subject.itemName,
        body: said.text,
        askedBy: officer.id,
        askedByName: officer.name,
        askedAt: now,
        answerBy,
      })
      note(work, 'urged', { text: said.text, answerBy: localIso(answerBy) })
      recordOf(act, work, 'case.urged')
    },
  )
  return urgings(city, officer)
}

/** A supervisor sees every urging of her region; an officer those of her departments there. */
export async function urgings(city: City, officer: Officer) {
  const now = city.clock.now()
  const rows = await queries.urgingsOf(city.sql, reachInCases(officer, 'case.read'), 200)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      root: row.root,
      caseId: row.caseId,
      number: row.number,
      itemName: row.itemName,
      department: departmentNamed(city.content.departments, row.department)?.name ?? row.department,
      text: row.body,
      askedBy: row.askedByName,
      askedAt: localIso(row.askedAt),
      answerBy: localIso(row.answerBy),
      isLate: row.answeredAt === null ? row.answerBy < now : row.answeredAt > row.answerBy,
      answer: row.answer,
      answeredBy: row.answeredByName,
      answeredAt: row.answeredAt ? localIso(row.answeredAt) : null,
    })),
  }
}

export async function answer(city: City, officer: Officer, id: string, text: string) {
  const reach = reachOf(officer, 'department', 'task.complete')
  const found = await queries.findUrging(city.sql, reach, id)
  if (!found) throw new Refusal('URGING_NOT_YOURS')
  if (found.answer !== null) throw new Refusal('URGING_ANSWERED', { by: found.answeredByName ?? '' })
  await actOn(
    city,
    { root: found.root, id: found.caseId },
    { name: 'answer-urging', actor: officerActor(officer) },
    async (act, work) => {
      const done = await queries.answerUrging(act.tx, found, { text, by: officer.id, name: officer.name, at: act.now })
      if (!done) throw new Refusal('URGING_ANSWERED', { by: '' })
      note(work, 'urgingAnswered', { text })
      recordOf(act, work, 'urging.answered')
    },
  )
  return urgings(city, officer)
}
