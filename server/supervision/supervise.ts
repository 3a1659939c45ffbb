// SPDX-License-Identifier: Apache-2.0
import { addWorkingDays } from '@chengshu/engine'
import {
  actOn,
  countByDepartment,
  findCase,
  lateCases,
  lightOf,
  maskedApplicant,
  note,
  officerActor,
  reachInCases,
  recordOf,
} from '../cases/index.ts'
import type { City } from '../city.ts'
import { anId, anInstant, dayOf, localIso, newId, pagedList, Refusal } from '../kernel/index.ts'
import type { Subscriber } from '../outbox/index.ts'
import { demandWithin, type Officer, reachOf } from '../people/index.ts'
import { scoresOf } from '../ratings/index.ts'
import { endOf, nameOf, type Period, periodOf, rate, startOf } from './period.ts'
import * as queries from './queries.ts'

/** Departments side by side: what is late, what nearly, and how well the period went. Rates in per cent; null where there is nothing to divide by. */
export async function overview(city: City, officer: Officer, asked: Period) {
  const period = periodOf(city, asked)
  const reach = reachOf(officer, 'district', 'supervision.read')
  const counts = await countByDepartment(city.sql, reach, city.clock.now(), startOf(period.from), endOf(period.to))
  const scores = await scoresOf(city.sql, reach, period.from, period.to)
  const departments = counts.map((row) => {
    const rated = scores.filter((score) => score.department === row.department)
    const sum = (pick: (score: (typeof scores)[number]) => number) => rated.reduce((total, score) => total + pick(score), 0)
    const ratings = sum((score) => score.ratings)
    return {
      code: row.department,
      name: nameOf(city, row.department),
      open: row.open,
      paused: row.paused,
      nearlyOverdue: row.nearlyOverdue,
      overdue: row.overdue,
      closed: row.closed,
      onTimeRate: rate(row.onTime, row.closed),
      oneVisitRate: rate(row.oneVisit, row.closed),
      ratingCount: ratings,
      goodRate: rate(
        sum((score) => score.good),
        ratings,
      ),
      badOpen: sum((score) => score.badOpen),
    }
  })
  const total = (pick: (row: (typeof counts)[number]) => number) => counts.reduce((sum, row) => sum + pick(row), 0)
  return {
    ...period,
    departments,
    totals: {
      open: total((row) => row.open),
      nearlyOverdue: total((row) => row.nearlyOverdue),
      overdue: total((row) => row.overdue),
      closed: total((row) => row.closed),
      onTimeRate: rate(
        total((row) => row.onTime),
        total((row) => row.closed),
      ),
      oneVisitRate: rate(
        total((row) => row.oneVisit),
        total((row) => row.closed),
      ),
    },
  }
}

const LATE = pagedList<[string, string]>('late cases', anInstant, anId)
const FLAGS = pagedList<[string, string]>('flags', anInstant, anId)

export async function lateList(
  city: City,
  officer: Officer,
  asked: { department?: string; light?: 'red' | 'yellow'; limit?: number; after?: string },
) {
  const limit = asked.limit ?? 30
  const now = city.clock.now()
  const cases = await lateCases(
    city.sql,
    reachOf(officer, 'district', 'supervision.read'),
    asked.department,
    asked.light ?? 'red',
    now,
    limit,
    LATE.read(city.config, asked.after),
  )
  const shown = LATE.page(city.config, cases, limit, (row) => [row.dueAt?.toISOString() ?? '', row.id])
  return {
    rows: shown.rows.map((row) => ({
      root: row.root,
      id: row.id,
      number: row.number,
      itemName: row.itemName,
      applicant: maskedApplicant(row),
      department: { code: row.department, name: nameOf(city, row.department) },
      dueAt: row.dueAt ? localIso(row.dueAt) : '',
      light: lightOf(row, now),
    })),
    next: shown.next,
  }
}

/** An urging goes to the department that is late; it must answer within so many working days. */
export async function urge(
  city: City,
  officer: Officer,
  said: { root: string; caseId: string; text: string; answerWithin: number },
) {
  const subject = await findCase(city.sql, said.root, said.caseId)
  if (!subject) throw new Refusal('CASE_NOT_FOUND')
  demandWithin(officer, 'district', 'supervision.urge', subject)
  const now = city.clock.now()
  const answerBy = new Date(`${addWorkingDays(city.content.calendar, dayOf(now), said.answerWithin)}T23:59:59+08:00`)
  const id = newId()
  await actOn(city, { root: said.root, id: said.caseId }, { name: 'urge', actor: officerActor(officer) }, async (act, work) => {
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
  })
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
      department: nameOf(city, row.department),
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

const kinds: Record<string, string> = {
  supplementRepeated: '试图二次要求补正',
  acceptedBySilence: '逾期未告知，视为受理',
  caseOverdue: '办件超期',
  taskOverdue: '任务超期',
  taskTimedOut: '到期没有答复，流程已转下一步',
  suspensionLapsed: '特别程序到期未结束，计时已恢复',
  caseParked: '流程停住',
  caseDueMoved: '日历调整，到期日改变',
}

/** The rules of supervision listen to facts; nobody reports on himself. */
export const flagSubscriber: Subscriber = {
  name: 'supervision.flags',
  facts: Object.keys(kinds),
  async receive(_city, tx, { id, kind, root, at, payload }) {
    await queries.insertFlag(tx, {
      department: String(payload.department),
      region: String(payload.region),
      id,
      kind,
      root,
      caseId: String(payload.caseId),
      number: String(payload.number),
      item: String(payload.item),
      at,
      detail: payload,
    })
  },
}

export async function flags(city: City, officer: Officer, asked: { limit?: number; after?: string }) {
  const limit = asked.limit ?? 50
  const reach = reachInCases(officer, 'case.read')
  const rows = await queries.flagsOf(city.sql, reach, limit, FLAGS.read(city.config, asked.after))
  const shown = FLAGS.page(city.config, rows, limit, (row) => [row.at.toISOString(), row.id])
  return {
    rows: shown.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      what: kinds[row.kind] ?? row.kind,
      root: row.root,
      caseId: row.caseId,
      number: row.number,
      itemName: typeof row.detail.itemName === 'string' ? row.detail.itemName : row.item,
      department: nameOf(city, row.department),
      at: localIso(row.at),
    })),
    next: shown.next,
  }
}
