// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { transaction } from '../kernel/index.ts'
import { writeRecord } from '../registers/index.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, type Filing, file, openTasks, prepare, submit as sendIn } from '../testing/journey.ts'

async function submit(city: TestCity, login: string, filing: Filing) {
  const client = await city.as(login)
  return sendIn(client, await prepare(client, filing), { anyway: true })
}

/** Who applies in an example of the content, as whom, with which answers. */
function exampleOf(
  city: TestCity,
  kind: 'item' | 'bundle',
  id: string,
): { login: string; filing: Filing; acts: { outcome?: string }[] } {
  const content = kind === 'item' ? city.content.items.get(id) : city.content.bundles.get(id)
  const example = content?.examples.find((one) => one.expect.decision === 'granted') ?? content?.examples[0]
  if (!example) throw new Error(`${id} has no example`)
  const idNumber = example.by ?? example.applicant.person
  const login = city.content.demoAccounts.find((one) => one.idNumber === idNumber)?.login
  if (!login) throw new Error(`nobody signs in as the applicant of ${id}`)
  const { firm } = example.applicant
  return {
    login,
    filing: { kind, id, values: example.form, anyway: true, ...(firm ? { firm } : {}) },
    acts: example.expect.acts ?? [],
  }
}

test('every item of the city that issues or pays refuses the second application for the same, and names the first', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const issuing = [...city.content.items.values()].filter(
    (item) => item.of === undefined && item.process.nodes.some((node) => node.work?.topic === 'licence.issue'),
  )
  expect(issuing.length).toBeGreaterThan(20)
  const said: Record<string, string> = {}
  for (const { id } of issuing) {
    const { login, filing } = exampleOf(city, 'item', id)
    const first = await file(city, login, filing)
    const second = await submit(city, login, filing)
    const namesIt = second.status === 409 && String(second.body.detail).includes(first.shortNumber)
    said[id] =
      namesIt && String(second.code).startsWith('ALREADY_')
        ? 'refused'
        : `${second.status} ${second.code} ${second.body.detail ?? ''}`
  }
  expect(said).toEqual(Object.fromEntries(issuing.map(({ id }) => [id, 'refused'])))
})

test('what a bundle asked for is not asked for again alone, by the mother or by the father; the second child is another child', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const { login, filing } = exampleOf(city, 'bundle', 'newborn')
  await file(city, login, filing)
  const certificate = exampleOf(city, 'item', 'birth-certificate').filing
  expect((await submit(city, login, certificate)).code).toMatch(/^ALREADY_/)
  const registration = {
    ...exampleOf(city, 'item', 'birth-registration').filing,
    values: { childName: '赵予安', childSex: '女', birthDate: '2026-10-20', ethnicity: '汉族', mobile: '13800000000' },
  }
  const father = await submit(city, 'zhao-ming', registration)
  expect(father.code).toBe('HELD_BY_ANOTHER')
  expect(JSON.stringify(father.body)).not.toMatch(/\d{23}/)
  expect((await submit(city, login, filing)).code).toMatch(/^ALREADY_/)
  await transaction(city.sql, (tx) =>
    writeRecord(
      city,
      tx,
      'births',
      {
        ...{
          certificateNo: 'Y990000999',
          childName: '赵予康',
          sex: '男',
          bornAt: '2026-10-20T08:50:00+08:00',
          hospital: '云州市妇幼保健院',
        },
        ...{ motherId: '990107199404220828', fatherId: '990107199301150812', weight: 2900 },
      },
      'test',
    ),
  )
  const twin = { ...certificate, values: { ...certificate.values, childName: '赵予康', childSex: '男' } }
  expect((await submit(city, login, twin)).status).toBe(200)
  expect((await submit(city, login, twin)).code).toMatch(/^ALREADY_/)
})

test('who looks whether something is there already counts whom she asked about, a child once for all five matters', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const { login, filing } = exampleOf(city, 'bundle', 'newborn')
  const client = await city.as(login)
  const draft = await prepare(client, filing)
  const counted = async () => {
    const [row] = await city.sql`select cardinality(numbers) as n from evidence.asked_numbers`
    return row?.n ?? 0
  }
  await client.get(`/drafts/${draft}/check`)
  await client.get(`/drafts/${draft}/check`)
  expect(await counted()).toBe(1)
})

test('a licence that runs out may be applied for again in its last days, not before; one that was taken back at once', async () => {
  await using city = await testCity({ at: '2026-11-16T09:00:00+08:00' })
  const { login, filing, acts } = exampleOf(city, 'item', 'residence-permit')
  const first = await file(city, login, filing)
  const posts = ['gaoxin-police', 'gaoxin-police-decider']
  for (const { outcome = 'done' } of acts)
    for (const post of posts)
      if ((await openTasks(city, post, first.number)).length > 0) {
        await doTask(city, post, first.number, { outcome })
        break
      }
  const [licence] = await city.sql`select id, valid_to::text as "validTo" from licences.licences where root = ${first.root}`
  expect(licence?.validTo).toMatch(/^2027-11/)
  expect((await submit(city, login, filing)).code).toBe('ALREADY_GRANTED')
  city.clock.set('2027-10-10T09:00:00+08:00')
  expect((await submit(city, login, filing)).code).toBe('ALREADY_GRANTED')
  city.clock.set('2027-11-01T09:00:00+08:00')
  const renewal = await submit(city, login, filing)
  expect(renewal.status, JSON.stringify(renewal.body)).toBe(200)
  expect((await submit(city, login, filing)).code).toBe('ALREADY_APPLIED')
})
