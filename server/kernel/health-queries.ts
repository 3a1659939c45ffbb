// SPDX-License-Identifier: Apache-2.0
import type { Tx } from './database.ts'

/** Answers when the database does. */
export async function ping(tx: Tx): Promise<void> {
  await tx`select 1`
}
