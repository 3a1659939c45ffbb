// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** Who signs, and what: the paper itself as it is drawn, and the signature, which names both. */
export const closedSignings = closedTable('signatures.signings', ['document', 'id'], {
  user_name: 'text',
  signer_name: 'text',
  title: 'text',
  paper: 'json',
  given: 'json',
})

export const closedGiven = closedTable(
  'signatures.given_signatures',
  ['owner', 'id'],
  { user_name: 'text', title: 'text' },
  { appendOnly: 'signed' },
)
