// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Sql } from '../kernel/index.ts'
import * as queries from './queries.ts'

export type KeyStatus = {
  /** the master keys whose files are here; whether any data key is still wrapped by it */
  masters: { id: string; isNeeded: boolean }[]
  keys: {
    id: string
    purpose: string
    algorithm: string
    wrappedBy: string
    madeAt: Date
    state: 'coming' | 'closes' | 'opens' | 'retired'
  }[]
  /** how far each place has been closed with the newest key */
  places: { place: string; key: string; closed: number; looked: number; isDone: boolean }[]
}

/** Which keys there are, what each is needed for, and how far the closing has come. */
export async function keyStatus({ sql, vault }: { sql: Sql; vault: Vault }, now: Date): Promise<KeyStatus> {
  const keys = await queries.wrappedKeys(sql)
  const masterOf = (key: queries.WrappedKey) => key.wrapped.split('.')[1] ?? ''
  const stateOf = (key: queries.WrappedKey) => {
    if (key.retiredAt !== null) return 'retired'
    if (key.usedFrom > now) return 'coming'
    return keys.some((one) => one.purpose === key.purpose && one.serial > key.serial && one.usedFrom <= now) ? 'opens' : 'closes'
  }
  return {
    masters: vault.master.ids().map((id) => ({ id, isNeeded: keys.some((key) => masterOf(key) === id) })),
    keys: keys.map((key) => {
      const { id, purpose, algorithm, madeAt } = key
      return { id, purpose, algorithm, wrappedBy: masterOf(key), madeAt, state: stateOf(key) }
    }),
    places: (await queries.resealings(sql)).map(({ place, target, closed, looked, cleanAt }) => ({
      ...{ place, key: target, closed, looked, isDone: cleanAt !== null },
    })),
  }
}
