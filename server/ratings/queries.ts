// SPDX-License-Identifier: Apache-2.0
import { caseWithin, type Narrowed, openAmong } from '../cases/index.ts'
import type { Tx } from '../kernel/index.ts'
import { type Bound, inReach } from '../people/index.ts'
import { closedRatings } from './closed.ts'

export type Rating = {
  root: string
  id: string
  caseId: string
  turn: 1 | 2
  number: string
  item: string
  department: string
  applicantId: string
  /** whose account gave it; null for a firm's rating from before this was kept */
  ratedBy: string | null
  level: number
  reasons: string[]
  body: string
  channel: string
  isAnonymous: boolean
  at: Date
}

export async function insertRating(tx: Tx, r: Rating): Promise<void> {
  await tx`
    insert into ratings.ratings (root, id, case_id, turn, number, item, department, applicant_id, rated_by, level, reasons, body, channel, is_anonymous, at)
    values (${r.root}, ${r.id}, ${r.caseId}, ${r.turn}, ${r.number}, ${r.item}, ${r.department}, ${r.applicantId}, ${r.ratedBy}, ${r.level}, ${r.reasons}, ${closedRatings.text(tx, r, 'body', r.body)}, ${r.channel}, ${r.isAnonymous}, ${r.at})`
}

export async function ratingsOfCase(tx: Tx, root: string, caseId: string): Promise<Rating[]> {
  const rows = await tx<Rating[]>`
    select root, id, case_id as "caseId", turn, number, item, department, applicant_id as "applicantId", rated_by as "ratedBy", level, reasons, body, channel, is_anonymous as "isAnonymous", at
      from ratings.ratings where root = ${root} and case_id = ${caseId} order by turn`
  return closedRatings.open(tx, rows)
}

export async function findRating(tx: Tx, root: string, id: string): Promise<Rating | undefined> {
  const rows = await tx<Rating[]>`
    select root, id, case_id as "caseId", turn, number, item, department, applicant_id as "applicantId", rated_by as "ratedBy", level, reasons, body, channel, is_anonymous as "isAnonymous", at
      from ratings.ratings where root = ${root} and id = ${id}`
  const [row] = await closedRatings.open(tx, rows)
  return row
}

export async function addScore(
  tx: Tx,
  score: { department: string; region: string; item: string; day: string; points: number; isGood: boolean; isBad: boolean },
): Promise<void> {
  const [good, bad] = [score.isGood ? 1 : 0, score.isBad ? 1 : 0]
  await tx`
    insert into ratings.scores as s (department, region, item, day, ratings, points, good, bad, bad_open)
    values (${score.department}, ${score.region}, ${score.item}, ${score.day}, 1, ${score.points}, ${good}, ${bad}, ${bad})
    on conflict (department, item, day, region) do update set ratings = s.ratings + 1, points = s.points + excluded.points, good = s.good + excluded.good, bad = s.bad + excluded.bad, bad_open = s.bad_open + excluded.bad_open`
}

/** A bad rating has been visited and answered. */
export async function closeBad(tx: Tx, at: { department: string; region: string; item: string; day: string }): Promise<void> {
  await tx`
    update ratings.scores set bad_open = greatest(0, bad_open - 1) where department = ${at.department} and item = ${at.item} and day = ${at.day} and region = ${at.region}`
}

export type Score = {
  department: string
  item: string
  ratings: number
  points: number
  good: number
  bad: number
  badOpen: number
}

export type ScoreFigure = 'rated' | 'good' | 'badOpen'

type FoundRating = { root: string; id: string; caseId: string; level: number; at: Date }
type AskedRatings = { figure: ScoreFigure; from: string; to: string; limit: number; after: [string, string] | undefined }

/** So many bad ratings are looked through at once for those whose visit is still open. */
const BAD = 200

/** The ratings behind a figure: of the same period, reach and narrowing, the newest first; one more than the limit says that there are more. */
export async function ratingsOfFigure(tx: Tx, reach: Bound[], narrowed: Narrowed, asked: AskedRatings): Promise<FoundRating[]> {
  const most = asked.limit + 1
  if (asked.figure !== 'badOpen') return ratingsFrom(tx, reach, narrowed, asked, most)
  const found: FoundRating[] = []
  for (let after = asked.after; ; ) {
    const bad = await ratingsFrom(tx, reach, narrowed, { ...asked, after }, BAD)
    // a visit is a case of its own, whose root is the rating's id
    const open = await openAmong(
      tx,
      bad.map(({ id }) => id),
    )
    found.push(...bad.filter(({ id }) => open.has(id)))
    const last = bad.at(-1)
    if (last === undefined || bad.length < BAD || found.length >= most) return found.slice(0, most)
    after = [last.at.toISOString(), last.id]
  }
}

function ratingsFrom(tx: Tx, reach: Bound[], narrowed: Narrowed, asked: AskedRatings, many: number): Promise<FoundRating[]> {
  return tx<FoundRating[]>`
    select r.root, r.id, r.case_id as "caseId", r.level, r.at
      from ratings.ratings r
     where r.at >= ${asked.from}::date::timestamp at time zone 'Asia/Shanghai'
       and r.at < (${asked.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
       and ${caseWithin(tx, reach, narrowed, 'r.root', 'r.case_id')}
       ${asked.figure === 'good' ? tx`and r.level >= 3` : asked.figure === 'badOpen' ? tx`and r.level <= 2` : tx``}
       ${asked.after ? tx`and (r.at, r.id) < (${asked.after[0]}::timestamptz, ${asked.after[1]}::uuid)` : tx``}
     order by r.at desc, r.id desc limit ${many}`
}

/** Scores by department, item or district, for figures beside those of the cases. */
export function scoresBy(
  tx: Tx,
  reach: Bound[],
  by: 'department' | 'item' | 'district',
  narrowed: Narrowed,
  from: string,
  to: string,
): Promise<{ key: string; ratings: number; good: number; badOpen: number }[]> {
  const key = by === 'district' ? tx`left(region, 6)` : tx(by)
  return tx`
    select ${key} as key, sum(ratings)::int as ratings, sum(good)::int as good, sum(bad_open)::int as "badOpen"
      from ratings.scores where day between ${from} and ${to} and ${inReach(tx, reach, 'department', 'region')}
       ${narrowed.department === undefined ? tx`` : tx`and department = ${narrowed.department}`}
       ${narrowed.item === undefined ? tx`` : tx`and item = ${narrowed.item}`}
       ${narrowed.district === undefined ? tx`` : tx`and left(region, 6) = ${narrowed.district}`}
     group by 1`
}

/** Scores of a period within a reach, by item within its department. */
export function scoresOf(tx: Tx, reach: Bound[], from: string, to: string): Promise<Score[]> {
  return tx<Score[]>`
    select department, item, sum(ratings)::int as ratings, sum(points)::int as points, sum(good)::int as good, sum(bad)::int as bad, sum(bad_open)::int as "badOpen"
      from ratings.scores where day between ${from} and ${to} and ${inReach(tx, reach, 'department', 'region')}
     group by department, item
     order by sum(points)::float / sum(ratings), item`
}
