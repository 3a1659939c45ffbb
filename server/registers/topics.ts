// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import type { Topic } from '../packs/index.ts'
import { noteFirmEnded, noteFirms } from '../people/index.ts'
import { amendRecords, baseRegisterOf, writeRecord } from './look-up.ts'
import type { City } from './needs.ts'

/** What writing into a base register needs of the act, and of the case that asks for it. */
type Asking = { city: City; tx: Tx; work: { case: { number: string } }; input: Record<string, unknown> }

/** 登记状态 in which a firm is no more. */
const ENDED = new Set(['注销', '吊销', '吊销并注销', '撤销'])

/**
 * `register.write`: the outcome of a case enters its register. A record whose
 * identity (`register.keys[0]`: credit code, identity number, account) is there
 * already is changed; otherwise it is new.
 */
const writeRegister: Topic<Asking> = {
  name: 'register.write',
  asked: { by: ['matter'], needs: ['register', 'record'] },
  async run({ city, tx, work, input }): Promise<Record<string, Json>> {
    const register = baseRegisterOf(String(input.register ?? ''))
    const record = input.record
    if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('register.write 需要 record')
    const body = record as Record<string, Json>
    const { creditCode, name, legalPersonId, status } = body
    // whoever may act for a firm by law follows from the register
    if (
      register.id === 'firms' &&
      typeof creditCode === 'string' &&
      typeof name === 'string' &&
      typeof legalPersonId === 'string'
    )
      await noteFirms(city.vault, tx, [{ creditCode, name, legalPersonId }])
    if (register.id === 'firms' && typeof creditCode === 'string' && typeof status === 'string')
      await noteFirmEnded(tx, creditCode, ENDED.has(status))
    const [identity = register.subject] = register.keys
    const value = body[identity]
    if (
      value !== undefined &&
      value !== null &&
      (await amendRecords(city, tx, register.id, { [identity]: value }, body, work.case.number)) > 0
    )
      return { changed: true }
    return { recordId: await writeRecord(city, tx, register.id, body, work.case.number) }
  },
}

export const registerTopics: Topic<Asking>[] = [writeRegister]
