// SPDX-License-Identifier: Apache-2.0

export type Bill = {
  number: string
  name: string
  basis: string
  amount: number
  state: 'open' | 'paid' | 'refunded' | 'void'
  refunds: {
    number: string
    amount: number
    state: 'ordered' | 'done'
    because: string
    orderedAt: string
    doneAt: string | null
  }[]
  billedAt: string
  paidAt: string | null
  simulated: boolean
}
export type Receipt = {
  id: string
  code: string
  series: string
  number: string
  colour: 'blue' | 'red'
  bill: string
  name: string
  amount: number
  issuedOn: string
}
export type ReceiptVerification = {
  series: string
  number: string
  name: string
  amount: number
  payer: string
  issuer: string
  issuedOn: string
  state: 'valid' | 'part-reversed' | 'reversed' | 'red'
  reversed: number
  reds: { series: string; number: string; amount: number; issuedOn: string }[]
  original: { series: string; number: string } | null
  claimedOn: string | null
  simulated: boolean
  checkedAt: string
}
