// SPDX-License-Identifier: Apache-2.0
import { type Tx, transaction } from '../kernel/index.ts'
import { later } from '../outbox/index.ts'
import { type Issuing, prepare, SEAL_JOB } from './issue.ts'
import type { Licence, LicencesCity } from './licence.ts'

/** A number that was given out meanwhile: the act is done again. */
class NumberTaken extends Error {}

/** What an act does when its process issues a licence, without the case around it: for tests. */
export async function issue(city: LicencesCity, tx: Tx, input: Issuing, isAgain = false): Promise<Licence> {
  const { licence, lookups, parts } = await prepare(city, tx, input, isAgain)
  if ((await lookups.part).length < lookups.rows) throw new NumberTaken()
  for (const part of parts) await part
  await later(tx, SEAL_JOB, { licence: licence.id }, { key: `seal ${licence.id}` })
  return licence
}

/** The same in a transaction of its own, and again when another was first. */
export async function grantAlone(city: LicencesCity, input: Issuing): Promise<Licence> {
  for (let isAgain = false; ; isAgain = true)
    try {
      return await transaction(city.sql, (tx) => issue(city, tx, input, isAgain))
    } catch (error) {
      if (!(error instanceof NumberTaken)) throw error
    }
}
