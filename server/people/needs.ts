// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '../kernel/index.ts'
import type { Telling } from '../outbox/index.ts'

/** The part of the vault (server/kernel/crypto) that protects stored fields. */
export type FieldVault = {
  protect(text: string): string
  reveal(cipher: string): string
  indexOf(text: string): string
}

/** Content keeps its lists as arrays or as maps by id; this room reads either. */
export type Listed<T> = ReadonlyMap<string, T> | readonly T[]

export type PeopleContent = {
  region: string
  city: string
  regions: Listed<{ code: string; name: string; level: string; parent?: string | null }>
  departments: Listed<{
    code: string
    key: string
    name: string
    short: string
    region: string
    kind: string
    phone?: string
    digits?: string
  }>
  positions: Listed<{ id: string; name: string; permissions: string[]; never?: string[] }>
  demoOfficers: Listed<DemoOfficer>
  demoAccounts: Listed<DemoAccount>
  demoRegisters: Record<string, Record<string, string | number | null>[]>
}

export type DemoOfficer = {
  login: string
  name: string
  password: string
  totpSecret?: string
  positions: { position: string; department: string; region: string; until?: string | null; since?: string }[]
}
export type DemoAccount = {
  login: string
  idNumber: string
  name: string
  mobile: string
  password: string
  story: string
  level?: number
  actsFor?: string[]
}

/** What this room needs of the city around it; `City` of server/city.ts satisfies it. `outbox`: whom it tells that posts were given and ended. */
export type PeopleCity = Kernel & { vault: FieldVault; content: PeopleContent; outbox: Telling['outbox'] }

export function listed<T>(rows: Listed<T> | undefined): T[] {
  return rows === undefined ? [] : [...rows.values()]
}
