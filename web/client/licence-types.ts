// SPDX-License-Identifier: Apache-2.0
import type { Coded } from './types.ts'

export type LicenceRow = {
  id: string
  type: string
  name: string
  layout: 'certificate' | 'card' | 'notice'
  number: string
  holder: string
  issuer: string
  validFrom: string
  validTo: string | null
  status: Coded
  face: { title: string; value: unknown }[]
}
export type LicenceUse = {
  id: string
  at: string
  basis: string
  what: string
  who: string
  allowed: boolean
  purpose: string
  caseNumber: string | null
  item: string | null
  fields: string[]
}
export type LicenceAuthorisation = {
  id: string
  to: string
  department: string
  purpose: { code: string; name: string }
  until: string
  uses: number
  used: number
  on: boolean
  state: string
}
export type Showing = { token: string; url: string; expiresAt: string; seconds: number }
export type Verification = {
  valid: boolean
  type: string
  name: string
  number: string
  holder: string
  issuer: string
  issuedOn: string
  validFrom: string
  validTo: string | null
  status: Coded
  revokedAt: string | null
  simulated: boolean
  checkedAt: string
  face?: { title: string; value: string }[]
}
