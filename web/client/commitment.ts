// SPDX-License-Identifier: Apache-2.0

/** What was promised for a case, and how it stands. */
export type Commitment = {
  root: string
  id: string
  number: string
  kind: 'supply' | 'check'
  name: string
  text: string
  consequence: string
  dueOn: string
  state: { code: string; name: string }
  maySupply: boolean
}
