// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isCreditCode, isIdCard } from '../../engine/codes/index.ts'
import { isWorkingDay } from '../../engine/worktime/index.ts'
import { projectRoot } from '../kernel/index.ts'
import { contentKinds } from '../rooms.ts'
import { checkPack } from './check-pack.ts'
import { isWithin } from './content.ts'
import { packsIn } from './load-content.ts'

const checked = checkPack(contentKinds, packsIn(join(projectRoot, 'packs')))
const content = async () => {
  const { content: made, findings } = await checked
  if (!made) throw new Error(findings.map((one) => `${one.file}:${one.line} ${one.code} ${one.message}`).join('\n'))
  return made
}

test('the content that ships has no error', async () => {
  expect((await checked).findings.filter((one) => one.level === 'error')).toEqual([])
})

test('the city is as large as it was promised, and every code in it is valid', async () => {
  const city = await content()
  const count = (level: string): number => [...city.regions.values()].filter((one) => one.level === level).length
  expect([count('city'), count('district'), count('street'), count('community')]).toEqual([1, 6, 24, 96])
  const departments = [...city.departments.values()]
  expect(departments.filter((one) => one.region === '990100')).toHaveLength(40)
  expect(departments.filter((one) => !isCreditCode(one.code))).toEqual([])
  expect(
    departments.filter((one) => one.branchOf && !isWithin(one.region, city.departments.get(one.branchOf)?.region ?? '')),
  ).toEqual([])
  const { persons = [], firms = [] } = city.demoRegisters
  expect(persons.length).toBeGreaterThanOrEqual(200)
  expect(firms.length).toBeGreaterThanOrEqual(80)
  expect(persons.filter((one) => !isIdCard(String(one.idNumber)) || !String(one.idNumber).startsWith('9901'))).toEqual([])
  expect(persons.filter((one) => one.mobile !== null && !/^100\d{8}$/.test(String(one.mobile)))).toEqual([])
  expect(city.items.size).toBeGreaterThanOrEqual(16)
  expect(city.bundles.size).toBeGreaterThanOrEqual(3)
  expect(city.licenceTypes.size).toBeGreaterThanOrEqual(8)
  expect([...city.items.values()].filter((one) => one.automatic).length).toBeGreaterThanOrEqual(2)
})

test('officers sit at every level, and the auditor keeps no accounts', async () => {
  const city = await content()
  const { demoOfficers: officers } = city
  expect(officers.length).toBeGreaterThanOrEqual(20)
  const levels = new Set(officers.flatMap((one) => one.positions.map((each) => city.regions.get(each.region)?.level)))
  expect([...levels].sort()).toEqual(['city', 'community', 'district', 'street'])
  for (const officer of officers) {
    const held = officer.positions.map((each) => each.position)
    expect(held.includes('auditor') && held.includes('admin')).toBe(false)
  }
})

test('households share an address, couples are of age and registered once, a birth belongs to a couple', async () => {
  const { demoRegisters: registers } = await content()
  const persons = new Map((registers.persons ?? []).map((one) => [one.idNumber, one]))
  for (const household of registers.households ?? [])
    for (const member of String(household.members).split(' '))
      expect(persons.get(member)).toMatchObject({ householdId: household.householdId, address: household.address })
  const couples = new Set<string>()
  for (const marriage of registers.marriages ?? []) {
    const [husband, wife] = [persons.get(marriage.husbandId ?? ''), persons.get(marriage.wifeId ?? '')]
    expect(husband?.sex).toBe('男')
    expect(wife?.sex).toBe('女')
    const age = (born: unknown): number => Number(String(marriage.registeredOn).slice(0, 4)) - Number(String(born).slice(0, 4))
    expect(age(husband?.birthDate)).toBeGreaterThanOrEqual(22)
    expect(age(wife?.birthDate)).toBeGreaterThanOrEqual(20)
    expect(couples.has(`${marriage.husbandId}`)).toBe(false)
    couples.add(`${marriage.husbandId}`)
  }
  for (const birth of registers.births ?? [])
    expect(registers.marriages).toContainEqual(expect.objectContaining({ husbandId: birth.fatherId, wifeId: birth.motherId }))
})

test('a firm employs exactly those who are insured through it', async () => {
  const { demoRegisters: registers } = await content()
  for (const firm of registers.firms ?? []) {
    const insured = new Set(
      (registers.contributions ?? []).filter((row) => row.employer === firm.creditCode).map((row) => row.idNumber),
    )
    expect([firm.name, firm.employees]).toEqual([firm.name, insured.size])
  }
})

test('the calendar knows every year from 2004 on, the exchanged working days of each, and 2027 as far as the law gives it', async () => {
  const { calendar } = await content()
  expect(Object.keys(calendar.years)).toEqual(Array.from({ length: 24 }, (_, n) => String(2004 + n)))
  expect(isWorkingDay(calendar, '2026-02-14')).toBe(true)
  expect(isWorkingDay(calendar, '2026-02-17')).toBe(false)
  expect(isWorkingDay(calendar, '2027-02-05')).toBe(false)
  expect(isWorkingDay(calendar, '2027-02-09')).toBe(true)
})
