// SPDX-License-Identifier: Apache-2.0
import { plainMobile } from '@chengshu/engine'
import type { Tx } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { findCases, findDossier } from './queries.ts'
import { tailKey } from './search-keys.ts'
import { casesUnder, type SearchOwner } from './search-queries.ts'

/** Four digits are shared by one case in ten thousand: so many of an owner's are looked at, the newest first. */
const MOST = 200

/** Cases in which this mobile number was given: found by its end, told by the whole, which stands in the dossier alone. */
export async function casesWithMobile(tx: Tx, owners: SearchOwner[], mobile: string): Promise<Case[]> {
  const found = await casesUnder(tx, owners, [tailKey(mobile)], MOST)
  const cases = await findCases(tx, [...new Map(found.map((one) => [one.id, one])).values()])
  const given = await Promise.all(
    cases.map(async (subject) => {
      const dossier = await findDossier(tx, subject.root, subject.id)
      return [dossier?.applicant.mobile, subject.delivery?.mobile].some(
        (one) => typeof one === 'string' && plainMobile(one) === mobile,
      )
    }),
  )
  return cases.filter((_, place) => given[place])
}
