// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { findCases } from './queries.ts'
import { plainName } from './search-keys.ts'
import { casesBeginning, casesUnder, keysOfName, type SearchOwner } from './search-queries.ts'

/** Of names that only begin like this so many lines of a department are looked at: whoever needs others writes more of the name. */
const WIDE = 500
/** The lines of a person tell four signs of the name at most; of more, the case itself is asked. */
const TOLD = 4

/** Cases of a person whose name, or whose agent's, begins like this, and of firms in whose name it stands: a page, the newest of the same name first. */
export async function casesNamed(
  tx: Tx,
  owners: SearchOwner[],
  written: string,
  page: number,
): Promise<{ cases: Case[]; isCut: boolean }> {
  const name = plainName(written)
  const enough = [...name].length > TOLD ? WIDE : page + 1
  const exact = await casesUnder(tx, owners, keysOfName(name), enough)
  const wider = exact.length < enough || enough === WIDE ? await casesBeginning(tx, owners, name, WIDE, page + 1) : []
  const found = await findCases(tx, [...new Map([...exact, ...wider].map((one) => [one.id, one])).values()])
  const cases = found.filter(({ applicantName, agent }) => {
    const names = [applicantName, ...(agent ? [agent.name] : [])]
    return names.some((one) => plainName(one).includes(name))
  })
  return { cases: cases.slice(0, page), isCut: cases.length > page }
}
