// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../../kernel/index.ts'
import { type Officer, type Whose, within } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import { boundsOf } from './reach.ts'

/** A row of a declared register, opened. `fields` by name; what is empty is not there. */
export type RegisterRow = {
  register: string
  key: string
  version: number
  fields: Record<string, Json>
  region: string
  /** credit code of the department whose row it is */
  owner: string
  /** what or whom it is about, where the register says so */
  subject: string | null
  from: Date
  /** when it ended; null while it holds */
  until: Date | null
  writtenAt: Date
}

const whoseOf = (row: Pick<RegisterRow, 'owner' | 'region'>): Whose => ({ department: row.owner, region: row.region })

/** Whether an officer's posts of today let her see a row; its graded fields stay masked all the same. */
export const mayReadRow = (officer: Officer, register: DeclaredRegister, row: Pick<RegisterRow, 'owner' | 'region'>): boolean =>
  within(boundsOf(officer, register, 'read'), whoseOf(row))

/** Whether an officer's posts of today let her write a row. */
export const mayWriteRow = (officer: Officer, register: DeclaredRegister, row: Pick<RegisterRow, 'owner' | 'region'>): boolean =>
  within(boundsOf(officer, register, 'write'), whoseOf(row))
