// SPDX-License-Identifier: Apache-2.0

export type Resident = {
  idNumber: string
  name: string
  sex: '男' | '女'
  birthDate: string
  ethnicity: string
  region: string
  address: string
  mobile: string
  status: string
  householdId: string
  hardship: string
}
export type Firm = {
  creditCode: string
  name: string
  kind: string
  legalPerson: string
  legalPersonId: string
  region: string
  address: string
  scope: string
  capital: string
  status: string
  foundedOn: string
  employees: number
}
export type Held = {
  type: string
  holderKind: 'person' | 'firm'
  holder: string
  number: string
  issuedOn: string
  validTo: string
  fields: Record<string, string>
}
export type Row = Record<string, string | number>
export type Story = { login: string; idNumber: string; name: string; mobile: string; actsFor: string[]; story: string }

/** The city while it is being made. Every table of packs/yunzhou/demo is one list here. */
export type City = {
  residents: Resident[]
  firms: Firm[]
  marriages: Row[]
  households: Row[]
  premises: Row[]
  births: Row[]
  contributions: Row[]
  disabilities: Row[]
  taxes: Row[]
  funds: Row[]
  licences: Held[]
  stories: Story[]
}

export const newCity = (): City => ({
  residents: [],
  firms: [],
  marriages: [],
  households: [],
  premises: [],
  births: [],
  contributions: [],
  disabilities: [],
  taxes: [],
  funds: [],
  licences: [],
  stories: [],
})

/** The day on which the registers of the demo city were last brought up to date. */
export const asOf = '2026-11-01'

export function ageOn(birthDate: string, day: string): number {
  const whole = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? whole - 1 : whole
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
export const addYears = (day: string, years: number): string => String(Number(day.slice(0, 4)) + years) + day.slice(4)
