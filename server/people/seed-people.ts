// SPDX-License-Identifier: Apache-2.0
import { newId, type Tx } from '../kernel/index.ts'
import * as codes from './code-queries.ts'
import { keepDigits } from './department-digits.ts'
import { stopFormerRepresentatives } from './firm-queries.ts'
import { type FieldVault, listed, type PeopleCity } from './needs.ts'
import { hashPassword } from './password.ts'
import { indexOfIdNumber, indexOfMobile } from './person.ts'
import * as queries from './queries.ts'
import * as sessions from './session-queries.ts'

/** At every start, `refreshPeople`; while the demo city is loaded, also its accounts that are not there yet. Running it again changes nothing. */
export async function seedPeople(city: PeopleCity, tx: Tx): Promise<void> {
  await refreshPeople(city, tx)
  if (city.config.demo) {
    await seedDemo(city, city.content, tx)
    await indexMobiles(city, tx)
  }
}

/** Brings regions, departments and positions up to the content. */
export async function refreshPeople(city: PeopleCity, tx: Tx): Promise<void> {
  const { content } = city
  await queries.putRegions(
    tx,
    listed(content.regions).map((row) => ({ ...pick(row), parent: row.parent ?? null })),
  )
  await queries.putDepartments(
    tx,
    listed(content.departments).map(({ code, key, name, short, region, kind, phone }) => ({
      code,
      key,
      name,
      short,
      region,
      kind,
      phone: phone ?? '',
    })),
  )
  await keepDigits(tx, listed(content.departments))
  const changed = await queries.putPositions(
    tx,
    listed(content.positions).map(({ id, name, permissions, never }) => ({ id, name, permissions, never: never ?? [] })),
  )
  if (changed > 0) await refreshSessions(city, tx)
  await indexMobiles(city, tx)
}

const BATCH = 500

/** Accounts from before there was an index of mobile numbers, and those that were seeded, are found by theirs. */
async function indexMobiles(city: PeopleCity, tx: Tx): Promise<void> {
  for (const stretch of await codes.stretchesWithoutMobile(tx)) {
    for (let after: string | null = null; ; ) {
      const rows: Awaited<ReturnType<typeof codes.personsOfStretch>> = await codes.personsOfStretch(tx, stretch, after, BATCH)
      const numbers = rows
        .filter(({ isIndexed }) => !isIndexed)
        .map(({ id, mobile }) => ({ person: id, mobile: city.vault.reveal(mobile) }))
      const known = numbers.filter(({ mobile }) => mobile !== '')
      await codes.putMobiles(
        tx,
        known.map(({ person, mobile }) => ({ person, mobileIndex: indexOfMobile(city.vault, mobile) })),
      )
      after = rows.at(-1)?.id ?? null
      if (rows.length < BATCH) break
    }
  }
}

const pick = ({ code, name, level }: { code: string; name: string; level: string }) => ({ code, name, level })

async function refreshSessions(city: PeopleCity, tx: Tx): Promise<void> {
  for (const { account } of await sessions.officersWithSessions(tx, city.clock.now())) {
    await sessions.holdOfficer(tx, account)
    const snapshot = await sessions.officerSnapshot(tx, account)
    if (snapshot) await sessions.setSnapshot(tx, account, snapshot)
  }
}

async function seedDemo(city: PeopleCity, content: PeopleCity['content'], tx: Tx): Promise<void> {
  const at = city.clock.now()
  const codeOf = new Map(listed(content.departments).map((row) => [row.key, row.code]))
  const officers = await Promise.all(
    listed(content.demoOfficers).map(async (officer) => ({
      id: newId(),
      login: officer.login,
      name: officer.name,
      password: await hashPassword(officer.password, true),
      second_factor: officer.totpSecret === undefined ? null : city.vault.protect(officer.totpSecret),
      appointments: officer.positions.map((held) => ({
        id: newId(),
        position: held.position,
        department: codeOf.get(held.department) ?? held.department,
        region: held.region,
        since: held.since ?? '2026-01-01',
        until: held.until ?? null,
      })),
    })),
  )
  const newOfficers = await queries.takeLogins(tx, 'officer', officers)
  await queries.seedOfficers(
    tx,
    officers.filter(({ id }) => newOfficers.has(id)),
    at,
  )
  const persons = await Promise.all(
    listed(content.demoAccounts).map(async (account) => ({
      id: newId(),
      login: account.login,
      name: account.name,
      idNumber: city.vault.protect(account.idNumber),
      idNumberIndex: indexOfIdNumber(city.vault, account.idNumber),
      mobile: city.vault.protect(account.mobile),
      level: account.level ?? 3,
      password: await hashPassword(account.password, true),
      story: account.story,
    })),
  )
  const newPersons = await queries.takeLogins(tx, 'person', persons)
  await queries.seedPersons(
    tx,
    persons.filter(({ id }) => newPersons.has(id)),
    at,
  )
  const firms = (content.demoRegisters.firms ?? []).map((row) => ({
    creditCode: String(row.creditCode),
    name: String(row.name),
    legalPersonId: String(row.legalPersonId),
  }))
  await queries.seedFirms(tx, firmRows(city.vault, firms))
}

type NamedFirm = { creditCode: string; name: string; legalPersonId: string }

const firmRows = (vault: FieldVault, firms: NamedFirm[]) =>
  firms.map(({ creditCode, name, legalPersonId }) => ({
    creditCode,
    name,
    legalPersonIndex: indexOfIdNumber(vault, legalPersonId),
  }))

/** Keeps the firms' accounts in step with the firms register: called by whoever writes that register, in the same transaction. */
export async function noteFirms(vault: FieldVault, tx: Tx, firms: NamedFirm[]): Promise<void> {
  if (firms.length === 0) return
  const changed = await queries.putFirms(tx, firmRows(vault, firms))
  if (changed.length > 0) await stopFormerRepresentatives(tx, changed)
}
