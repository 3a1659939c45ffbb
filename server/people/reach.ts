// SPDX-License-Identifier: Apache-2.0
import { type Reach, Refusal, type Tx } from '../kernel/index.ts'
import { covers, type Officer, type Position, stemOf } from './caller.ts'

/** Whose something is: the department that answers for it (its credit code), and the region where it is. */
export type Whose = { department: string; region: string }

/** One stretch of what an officer may reach: of one department, or of all (null); in a region and below it. */
export type Bound = { department: string | null; region: string }

/**
 * How far the posts that an officer holds today carry a permission. Several permissions are asked of one and the same post: what
 * one post gives does not widen what another gives. No bound is no right at all.
 */
export function reachOf(officer: Officer, reach: Reach, ...permissions: string[]): Bound[] {
  const bounds = officer.positions
    .filter((held) => permissions.every((one) => held.permissions.includes(one)))
    .map((held) => ({ department: reach === 'department' ? held.department : null, region: held.region }))
  return bounds.filter((one, place) => bounds.findIndex((other) => includes(other, one)) === place)
}

/** Whether something lies within what an officer may reach: the one test of every act on one thing. */
export function within(bounds: Bound[], { department, region }: Whose): boolean {
  return bounds.some((bound) => (bound.department === null || bound.department === department) && covers(bound.region, region))
}

/** What is nobody's in particular: only a post for the whole city reaches it. `region` is the city's own. */
export const ofTheCity = (region: string): Whose => ({ department: '', region })

export function demandWithin(officer: Officer, reach: Reach, permission: string, whose: Whose): void {
  if (!within(reachOf(officer, reach, permission), whose)) throw new Refusal('NOT_PERMITTED', { permission })
}

/** The post by which an officer reaches something that several departments have a part in: what goes on record as her capacity. */
export function postFor(officer: Officer, permission: string, parts: Whose[]): Position | undefined {
  const held = officer.positions.filter(
    (one) => one.permissions.includes(permission) && parts.some(({ region }) => covers(one.region, region)),
  )
  const isOf = (one: Position) => parts.some((part) => part.department === one.department && covers(one.region, part.region))
  return held.find(isOf) ?? held[0]
}

/**
 * The same test as a condition of a list, on its columns of department and region. A region and all below it are one range of
 * codes, so that an index on the region serves; without a bound nothing is found.
 */
export function inReach(tx: Tx, bounds: Bound[], department: string, region: string) {
  const one = (bound: Bound) => {
    const stem = stemOf(bound.region)
    return tx`(${bound.department === null ? tx`` : tx`${tx(department)} = ${bound.department} and `}${tx(region)} between ${stem} and ${stem + LAST})`
  }
  const [first, ...others] = bounds
  if (first === undefined) return tx`false`
  return tx`(${others.reduce((all, bound) => tx`${all} or ${one(bound)}`, one(first))})`
}

/** Region codes are digits, at most twelve: nothing below a region comes after this. */
const LAST = '999999999999'

const includes = (bound: Bound, other: Bound): boolean =>
  (bound.department === null || bound.department === other.department) && covers(bound.region, other.region)
