// SPDX-License-Identifier: Apache-2.0
import { type Case, findCases, keyOfNumber, keyOfShortNumber, queryCodeOf } from '../cases/index.ts'
import { localIso, Refusal, transaction } from '../kernel/index.ts'
import { readPersonal } from '../ledger/index.ts'
import { guess, type Officer, reachOf, within } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

export type Asked = { number: string; code?: string; cause?: string }

/** As long as somebody stands at a counter. */
const OPEN_MINUTES = 60

/**
 * Opens a case that was not taken in at the clerk's hall. Whoever it belongs to stands before her and shows the code on the receipt;
 * or she writes down for what cause, in her region only. Either is on the applicant's list of who looked, before the case is shown.
 * Throws OPENING_BASIS_NEEDED, QUERY_CODE_WRONG, TOO_MANY_GUESSES, CASE_NOT_FOUND.
 */
export async function openForCounter(city: City, officer: Officer, asked: Asked) {
  const cause = asked.cause?.trim() ?? ''
  if ((asked.code === undefined) === cause.length < 4) throw new Refusal('OPENING_BASIS_NEEDED')
  const subject = asked.code === undefined ? await inRegion(city, officer, asked.number) : await byCode(city, officer, asked)
  const openedAt = city.clock.now()
  const endsAt = new Date(openedAt.getTime() + OPEN_MINUTES * 60_000)
  await transaction(city.sql, async (tx) => {
    await queries.putOpening(tx, {
      officer: officer.id,
      root: subject.root,
      caseId: subject.id,
      openedAt,
      endsAt,
      cause: asked.code === undefined ? cause : null,
    })
    await readPersonal(tx, openedAt, {
      root: subject.root,
      reader: {
        kind: 'officer',
        id: officer.id,
        name: officer.name,
        positions: officer.positions.filter((held) => held.permissions.includes('hall.accept')),
      },
      whose: [subject.applicantId],
      purpose: `${subject.number}（${asked.code === undefined ? `窗口事由：${cause}` : '当事人在窗口出示查询码'}）`,
      subject: { kind: 'case', id: subject.id },
      fields: ['办件'],
    })
  })
  return {
    root: subject.root,
    id: subject.id,
    number: subject.number,
    itemName: subject.itemName,
    openUntil: localIso(endsAt),
  }
}

/** Whether a case lies open to a clerk who still sits at a counter. */
export async function isOpenAtCounter(city: City, officer: Officer, { root }: Pick<Case, 'root'>): Promise<boolean> {
  return reachOf(officer, 'district', 'hall.accept').length > 0 && queries.isOpen(city.sql, officer.id, root, city.clock.now())
}

/** Five tries at a number in half an hour, for each clerk, on all servers together. */
const byCode = (city: City, { id }: Officer, { number, code }: Asked): Promise<Case> =>
  guess(city, { what: `counter ${number}`, by: { kind: 'officer', id } }, async () => {
    const found = await findBy(city, number)
    if (!found || (await queryCodeOf(city.sql, found)) !== code) throw new Refusal('QUERY_CODE_WRONG')
    return found
  })

async function inRegion(city: City, officer: Officer, number: string): Promise<Case> {
  const found = await findBy(city, number)
  if (!found || !within(reachOf(officer, 'district', 'hall.accept'), found)) throw new Refusal('CASE_NOT_FOUND')
  return found
}

async function findBy(city: City, number: string): Promise<Case | undefined> {
  const key = number.length > 14 ? await keyOfNumber(city.sql, number) : await keyOfShortNumber(city.sql, number)
  const [found] = key ? await findCases(city.sql, [key]) : []
  return found
}
