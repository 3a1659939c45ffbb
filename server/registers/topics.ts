// SPDX-License-Identifier: Apache-2.0
import type { Topic } from '../cases/index.ts'
import type { Json } from '../kernel/index.ts'
import { amendRecords, registerOf, writeRecord } from './look-up.ts'

/**
 * `register.write`: the outcome of a case enters its register. A record whose
 * identity (`register.keys[0]`: credit code, identity number, account) is there
 * already is changed; otherwise it is new.
 */
const write: Topic = {
  name: 'register.write',
  async run({ city, tx, work, input }): Promise<Record<string, Json>> {
    const register = registerOf(String(input.register ?? ''))
    const record = input.record
    if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('register.write 需要 record')
    const body = record as Record<string, Json>
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

export const registerTopics: Topic[] = [write]
