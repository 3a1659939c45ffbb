// SPDX-License-Identifier: Apache-2.0
import { localIso } from '../../kernel/index.ts'
import type { Officer } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import type { City } from '../needs.ts'
import { getRegister } from '../rows/find.ts'
import { linksAt, type Stretch } from '../rows/link-queries.ts'
import { boundsOf } from '../rows/reach.ts'
import { mayReadRow } from '../rows/row.ts'
import { endOf, seenRow } from './detail.ts'
import { namesOfKeys } from './list.ts'

/** More belong on the list of the links themselves. */
const MOST = 200

/**
 * What a row is linked with, as it holds now or, where the register of links keeps times (`valid`), held at the end of a day; as far as the
 * officer's posts reach. Throws REGISTER_UNKNOWN, ROW_NOT_FOUND.
 */
export async function showLinks(city: City, officer: Officer, at: { register: string; key: string }, asOf: string | undefined) {
  const { register, row } = await seenRow(city, officer, at)
  const ends = [...city.content.registers.values()].flatMap((one) =>
    boundsOf(officer, one, 'read').length > 0 && (asOf === undefined || one.link?.valid) ? endsNaming(one, register.id) : [],
  )
  const instant = asOf === undefined ? city.clock.now() : endOf(asOf)
  const found = ends.length === 0 ? [] : await linksAt(city.sql, ends, { key: row.key, at: instant, limit: MOST + 1 })
  const seen = found
    .slice(0, MOST)
    .filter((one) => mayReadRow(officer, getRegister(city, one.register), { owner: one.department, region: one.region }))
  const titles = await titlesOf(city, seen)
  return {
    rows: seen.map((one) => ({
      ...{ register: one.register, name: getRegister(city, one.register).name, key: one.key, end: one.end },
      other: {
        register: otherOf(city, one),
        key: one.other,
        title: titles.get(`${otherOf(city, one)} ${one.other}`) ?? one.other,
      },
      ...{ from: localIso(one.beganAt), until: one.endedAt && localIso(one.endedAt) },
    })),
    isCut: found.length > MOST,
  }
}

const endsNaming = ({ id, link }: DeclaredRegister, named: string) =>
  (['from', 'to'] as const).flatMap((end) => (link?.[end] === named ? [{ register: id, end }] : []))

const otherOf = (city: City, { register, end }: Stretch): string =>
  getRegister(city, register).link?.[end === 'from' ? 'to' : 'from'] ?? register

async function titlesOf(city: City, all: Stretch[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const [id, some] of Map.groupBy(all, (one) => otherOf(city, one)))
    for (const [key, title] of await namesOfKeys(city, getRegister(city, id), [...new Set(some.map(({ other }) => other))]))
      titles.set(`${id} ${key}`, title)
  return titles
}
