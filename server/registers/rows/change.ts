// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../../kernel/index.ts'
import type { Values } from './closed.ts'

/**
 * What is to be written of one row. `add`: it is not there yet. `change`: it is there; the fields that are named are laid over it,
 * null empties one. `put`: either. `end`: it does not hold any more.
 */
export type Change = {
  /** by name, or a former one */
  fields?: Record<string, Json>
  mode: 'add' | 'change' | 'put' | 'end'
  /** as `RegisterRow.key`; not needed where the fields say it */
  key?: string | undefined
  /** the version that whoever writes has seen; 0 for none */
  version?: number | undefined
  /** from when it holds (add), until when it held (end); now without it */
  on?: Date | undefined
}
export type Author = { kind: 'officer' | 'person' | 'system'; id: string }
/**
 * `isFact`: fields that follow facts are among what is written. `demand`: asked of each row as it is, with what is said of it, and as it would be, before anything is looked up in other rows; throws
 * what it refuses.
 */
export type Writing = { why: string; by: Author; now: Date; demand?: Demand; isFact?: true }
export type Demand = (place: { department: string; region: string }, said?: { before: Values; values: Values }) => void
export type Written = { key: string; version: number; did: 'added' | 'changed' | 'ended' | 'reopened' | 'nothing' }
