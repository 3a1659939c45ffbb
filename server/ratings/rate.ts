// SPDX-License-Identifier: Apache-2.0

import { myCase } from '../applications/index.ts'
import { actOn, hasEnded, note, ratedField, recordOf, tellOf } from '../cases/index.ts'
import { dayOf, localIso, newId, Refusal } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

export const RATING_DAYS = 30
export const levelNames = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意']
export const isBad = (level: number): boolean => level <= 2

export type Given = { level: number; reasons: string[]; text?: string; anonymous?: boolean; channel?: string }

/**
 * 一事一评: each case that has ended may be rated within thirty days, once and
 * once again. Silence is no rating. A bad one opens a return visit with a
 * limit (国办发〔2019〕51号).
 */
export async function rateCase(
  city: City,
  person: Person,
  number: string,
  given: Given,
  turn: 1 | 2,
): Promise<ReturnType<typeof ratingView>> {
  const { subject } = await myCase(city, person, number)
  if (!hasEnded(subject) || subject.closedAt === null) throw new Refusal('NOT_RATABLE_YET')
  if (city.clock.now().getTime() - subject.closedAt.getTime() > RATING_DAYS * 86_400_000)
    throw new Refusal('RATING_OVER', { days: RATING_DAYS })
  const known = new Map(city.content.ratingReasons.map((reason) => [reason.code, reason.level]))
  for (const code of given.reasons) if (known.get(code) !== given.level) throw new Refusal('RATING_REASON_WRONG', { code })
  const before = await queries.ratingsOfCase(city.sql, subject.root, subject.id)
  if (before.some((one) => one.turn === turn)) throw new Refusal('RATED_ALREADY')
  if (turn === 2 && before.length === 0) throw new Refusal('NOT_RATED_YET')
  const id = newId()
  await actOn(
    city,
    { root: subject.root, id: subject.id },
    {
      name: 'rate',
      actor: { kind: 'person', id: person.id, name: given.anonymous ? '匿名' : person.name },
      once: `rating ${turn}`,
    },
    async (act, work) => {
      await queries.insertRating(act.tx, {
        root: subject.root,
        id,
        caseId: subject.id,
        turn,
        number: subject.number,
        item: subject.item,
        department: subject.department,
        applicantId: subject.applicantId,
        ratedBy: person.id,
        level: given.level,
        reasons: given.reasons,
        body: given.text ?? '',
        channel: given.channel ?? '2',
        isAnonymous: given.anonymous === true,
        at: act.now,
      })
      await queries.addScore(act.tx, {
        department: subject.department,
        region: subject.region,
        item: subject.item,
        day: dayOf(act.now),
        points: given.level,
        isGood: given.level >= 3,
        isBad: isBad(given.level),
      })
      ratedField.set(work.case, true)
      note(work, 'rated', { level: given.level, name: levelNames[given.level] ?? '', turn })
      recordOf(act, work, 'case.rated', { level: given.level, turn })
      tellOf(act, work, 'rated', { rating: id, level: given.level, turn, anonymous: given.anonymous === true })
    },
  )
  const [mine] = (await queries.ratingsOfCase(city.sql, subject.root, subject.id)).filter((one) => one.turn === turn)
  if (!mine) throw new Refusal('RATED_ALREADY')
  return ratingView(mine)
}

export function ratingView(rating: queries.Rating) {
  return {
    turn: rating.turn,
    level: rating.level,
    levelName: levelNames[rating.level] ?? '',
    reasons: rating.reasons,
    text: rating.body,
    anonymous: rating.isAnonymous,
    at: localIso(rating.at),
  }
}
