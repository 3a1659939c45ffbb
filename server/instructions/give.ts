// SPDX-License-Identifier: Apache-2.0
import { daysBetween, isWorkingDay } from '@chengshu/engine'
import { actOn, hasEnded, note, officerActor, openBeside, openCase, recordOf } from '../cases/index.ts'
import { idOfKey } from '../kernel/crypto/index.ts'
import { dayOf, newId, Refusal, violates } from '../kernel/index.ts'
import { demandWithin, type Officer, reachOf, within } from '../people/index.ts'
import { ASSIGNMENT, hashOf, INSTRUCTION } from './matter.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { instructionView } from './view.ts'

export type Part = { unit: string; title: string; measure: string; dueOn: string }
export type Given = { id?: string; title: string; text: string; source: string; parts: Part[] }

/**
 * A leader's written instruction, with the tasks that it is split into. The matter's id follows from the leader's and the one that she
 * sends, so that a second click meets the same instruction, and nobody takes the id of another's draft or case. Throws INSTRUCTION_UNIT_UNKNOWN, INSTRUCTION_DAY_WRONG, NOT_PERMITTED.
 */
export async function give(city: City, officer: Officer, given: Given) {
  const post = officer.positions.find((held) => held.permissions.includes('instruction.give'))
  if (!post) throw new Refusal('NOT_PERMITTED', { permission: 'instruction.give' })
  for (const part of given.parts) demandPart(city, officer, part)
  const root = given.id === undefined ? newId() : idOfKey(`instruction/${officer.id}/${given.id}`)
  const department = [...city.content.departments.values()].find((one) => one.code === post.department)
  const opening = {
    root,
    id: root,
    kind: INSTRUCTION,
    item: INSTRUCTION,
    hash: post.department,
    name: given.title,
    applicant: { kind: 'firm' as const, id: post.department, name: department?.name ?? post.department },
    agent: null,
    region: post.region,
    hall: null,
    channel: 'instruction',
    delivery: null,
    dossier: {
      form: { title: given.title, body: given.text, source: given.source, leader: officer.name },
      applicant: {},
      evidence: {},
      sources: {},
    },
  }
  try {
    await openCase(city, opening, { name: 'give', actor: officerActor(officer) }, (tx, { number }) =>
      queries.insertInstruction(tx, {
        root,
        number,
        title: given.title,
        body: given.text,
        source: given.source,
        givenBy: officer.id,
        givenByName: officer.name,
        department: post.department,
        region: post.region,
        givenAt: city.clock.now(),
      }),
    )
  } catch (error) {
    // it is there already; what it was to be split into may be missing still
    if (!violates(error, 'cases_pkey') && !violates(error, 'instructions_pkey')) throw error
  }
  if (given.parts.length > 0) await split(city, officer, root, given.parts, 'with the instruction')
  return instructionView(city, officer, root)
}

/** A unit within the leader's region, and a working day that is still to come. */
function demandPart(city: City, officer: Officer, part: Part): void {
  const unit = unitOf(city, part.unit)
  if (!within(reachOf(officer, 'district', 'instruction.give'), { department: unit.code, region: unit.region }))
    throw new Refusal('NOT_PERMITTED', { permission: 'instruction.give' })
  if (part.dueOn <= dayOf(city.clock.now()) || !isWorkingDay(city.content.calendar, part.dueOn))
    throw new Refusal('INSTRUCTION_DAY_WRONG', { day: part.dueOn })
}

export function unitOf(city: City, key: string) {
  const unit = [...city.content.departments.values()].find((one) => one.key === key || one.code === key)
  if (!unit) throw new Refusal('INSTRUCTION_UNIT_UNKNOWN', { unit: key })
  return unit
}

/** Splits an instruction into tasks, or adds some while it runs: each is a case of its unit, begun together or not at all. */
export async function split(city: City, officer: Officer, root: string, parts: Part[], key?: string) {
  const found = await queries.findInstruction(city.sql, root)
  if (!found) throw new Refusal('INSTRUCTION_NOT_FOUND')
  demandWithin(officer, 'district', 'instruction.give', found)
  for (const part of parts) demandPart(city, officer, part)
  const actor = officerActor(officer)
  await actOn(city, { root, id: root }, { name: 'split', actor, key: key && `${root} ${key}` }, async (act, work) => {
    if (hasEnded(work.case)) throw new Refusal('INSTRUCTION_OVER')
    for (const part of parts) {
      const unit = unitOf(city, part.unit)
      const days = daysBetween(dayOf(act.now), part.dueOn)
      const { title, measure, dueOn } = part
      const begun = await openBeside(act, work, {
        kind: ASSIGNMENT,
        item: ASSIGNMENT,
        hash: hashOf({ days, by: found.department, unit: unit.code }),
        name: title,
        region: unit.region,
        form: { title, measure, dueOn, instruction: found.title, body: found.body, leader: found.givenByName },
      })
      const { id, number } = begun.case
      await queries.insertAssignment(act.tx, {
        ...{ root, id, number, unit: unit.code, region: unit.region },
        ...{ title, measure, dueOn, givenAt: act.now },
      })
      note(work, 'assignmentGiven', { name: title, unit: unit.name, dueOn })
    }
    recordOf(act, work, 'instruction.split', { tasks: parts.length })
  })
  return instructionView(city, officer, root)
}

/** How far it has come, by the unit, while it works on it. */
export async function reportProgress(
  city: City,
  officer: Officer,
  at: { root: string; id: string },
  said: { percent: number; text: string },
) {
  const found = (await queries.assignmentsOf(city.sql, [at.root])).find((one) => one.id === at.id)
  if (!found) throw new Refusal('INSTRUCTION_NOT_FOUND')
  demandWithin(officer, 'department', 'instruction.report', { department: found.unit, region: found.region })
  await actOn(city, at, { name: 'progress', actor: officerActor(officer) }, async (act, work) => {
    if (hasEnded(work.case)) throw new Refusal('INSTRUCTION_OVER')
    await queries.noteProgress(act.tx, at, said)
    note(work, 'progressReported', said)
    recordOf(act, work, 'instruction.progress', { percent: said.percent })
  })
  return instructionView(city, officer, at.root)
}
