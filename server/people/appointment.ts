// SPDX-License-Identifier: Apache-2.0
import { dayOf, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { tell } from '../outbox/index.ts'
import * as queries from './appointment-queries.ts'
import type { Officer } from './caller.ts'
import type { PeopleCity } from './needs.ts'
import { findOfficer } from './officer-queries.ts'
import type { PositionRow } from './queries.ts'
import { demandWithin, reachOf, within } from './reach.ts'
import * as sessions from './session-queries.ts'

export type Asking = {
  position: string
  department: string
  region: string
  since?: string
  until?: string | null
  reason: string
}

/**
 * Asks that an officer be given a post. It counts from the moment that a second
 * person grants it. Nobody asks for himself, and posts that exclude each other
 * (system administration, security administration, audit: 三员分立) are never
 * in one hand. Throws NOT_FOR_YOURSELF, DUTIES_STAY_APART, NOT_FOUND, PERIOD_IS_OVER.
 */
export async function askAppointment(city: PeopleCity, by: Officer, officerId: string, asked: Asking): Promise<{ id: string }> {
  const at = city.clock.now()
  const today = dayOf(at)
  const since = asked.since ?? today
  const until = asked.until ?? null
  if (officerId === by.id) throw new Refusal('NOT_FOR_YOURSELF')
  demandWithin(by, 'district', 'people.grant', asked)
  if (until !== null && (until < today || until < since)) throw new Refusal('PERIOD_IS_OVER')
  return transaction(city.sql, async (tx) => {
    const officer = await findOfficer(tx, officerId)
    const position = await queries.findPosition(tx, asked.position)
    const known =
      position && (await queries.departmentExists(tx, asked.department)) && (await queries.regionExists(tx, asked.region))
    if (officer === undefined || officer.stoppedAt !== null || !known) throw new Refusal('NOT_FOUND')
    keepApart(position, await queries.positionsOf(tx, officerId, today))
    const id = newId()
    const { department, region, reason } = asked
    await queries.insertAppointment(
      tx,
      { id, officer: officerId, position: position.id, department, region, since, until, reason, askedBy: by.id },
      at,
    )
    await note(tx, at, 'appointment.asked', by, id, {
      officer: officerId,
      position: position.id,
      department,
      region,
      since,
      until,
    })
    return { id }
  })
}

/** A second person answers: neither who asked nor who is to get the post. Throws SECOND_PERSON_NEEDED, ALREADY_ANSWERED, NOT_FOUND. */
export async function answerAppointment(city: PeopleCity, by: Officer, id: string, answer: 'granted' | 'refused'): Promise<void> {
  const at = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const found = await queries.findAppointmentForUpdate(tx, id)
    if (found === undefined || !within(reachOf(by, 'district', 'people.approve'), found)) throw new Refusal('NOT_FOUND')
    if (found.state !== 'asked') throw new Refusal('ALREADY_ANSWERED')
    if (found.askedBy === by.id || found.officer === by.id) throw new Refusal('SECOND_PERSON_NEEDED')
    if (answer === 'granted') {
      const position = await queries.findPosition(tx, found.position)
      const others = (await queries.positionsOf(tx, found.officer, dayOf(at))).filter((held) => held.id !== found.position)
      if (position) keepApart(position, others)
    }
    await queries.answerAppointment(tx, id, answer, by.id, at)
    if (answer === 'granted') {
      await refreshSnapshot(tx, found.officer)
      await tellPost(city, tx, 'postGranted', found)
    }
    await note(tx, at, `appointment.${answer}`, by, id, { officer: found.officer, position: found.position })
  })
}

/** Takes a post away, at once, in sessions that are open too. One person is enough for that direction. */
export async function endAppointment(city: PeopleCity, by: Officer, id: string): Promise<void> {
  const at = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const found = await queries.findAppointmentForUpdate(tx, id)
    if (found?.state !== 'granted' || !within(reachOf(by, 'district', 'people.grant'), found)) throw new Refusal('NOT_FOUND')
    await queries.endAppointment(tx, id, by.id)
    await refreshSnapshot(tx, found.officer)
    await tellPost(city, tx, 'postEnded', found)
    await note(tx, at, 'appointment.ended', by, id, { officer: found.officer, position: found.position })
  })
}

export function keepApart(position: PositionRow, held: PositionRow[]): void {
  const other = held.find((one) => one.never.includes(position.id) || position.never.includes(one.id))
  if (other) throw new Refusal('DUTIES_STAY_APART', { one: position.name, other: other.name })
}

/** Whoever gives work to posts hears that one was given or has ended. */
export function tellPost(
  city: PeopleCity,
  tx: Tx,
  kind: 'postGranted' | 'postEnded',
  { officer, position, department, region }: { officer: string; position: string; department: string; region: string },
): Promise<void> {
  return tell(city, tx, [{ kind, root: officer, payload: { officer, position, department, region } }])
}

async function refreshSnapshot(tx: Tx, officer: string): Promise<void> {
  await sessions.holdOfficer(tx, officer)
  const snapshot = await sessions.officerSnapshot(tx, officer)
  if (snapshot) await sessions.setSnapshot(tx, officer, snapshot)
}

function note(tx: Tx, at: Date, act: string, by: Officer, id: string, facts: Record<string, string | null>): Promise<void> {
  return record(tx, at, [{ act, actor: { kind: 'officer', id: by.id }, subject: { kind: 'appointment', id }, facts }])
}
