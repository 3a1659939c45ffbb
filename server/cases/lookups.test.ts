// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { waysByTable } from '../../scripts/checks/growth.ts'
import { newId, projectRoot } from '../kernel/index.ts'
import { drainFacts, insertFacts } from '../outbox/index.ts'
import { secondServer } from '../testing/bad-luck/second.ts'
import { type TestCity, testCity } from '../testing/city.ts'
import { doTask, file, prepare, smallRestaurant, submit, XIAOMEI } from '../testing/journey.ts'
import { actOn, demand, note, theSystem } from './index.ts'

const food = (premisesAddress: string) => ({
  id: 'food-business-licence',
  firm: XIAOMEI,
  anyway: true,
  values: { ...smallRestaurant, premisesAddress },
})

/** All that finds a case, without what is the case's alone. */
async function foundBy(city: TestCity, root: string) {
  const { sql } = city
  return {
    numbers:
      await sql`select n.id from cases.numbers n join cases.cases c on c.root = n.root and c.id = n.id and c.number = n.number where n.root = ${root}`.then(
        ({ length }) => length,
      ),
    short: (
      await sql`select n.query_code ~ '^[0-9]{6}$' as ok from cases.short_numbers n join cases.cases c on c.root = n.root and c.short_number = n.short_number where n.root = ${root}`
    ).map(({ ok }) => ok),
    applicant: [
      ...(await sql`select a.applicant_id, a.is_open, a.submitted_at = c.submitted_at as "isThen" from cases.by_applicant a join cases.cases c on c.root = a.root and c.id = a.id where a.root = ${root}`),
    ],
    search: [
      ...(await sql`select owner, key, region, submitted_at from cases.search_keys where root = ${root} order by owner, key`),
    ],
    queues: [
      ...(await sql`
        select w.department, w.position, w.region, w.item, w.item_name, w.name, w.stage, w.applicant, w.channel, w.state, w.assignee, w.is_paused, w.due_at, w.yellow_at, w.case_due_at, w.number = c.number as "isItsNumber"
          from worklist.worklist w join cases.cases c on c.root = w.root and c.id = w.case_id where w.root = ${root} order by w.department, w.position, w.name`),
    ],
    keys: [...(await sql`select scope, state from cases.unique_keys where root = ${root}`)],
  }
}

/** A licence from its application to its grant; what finds the case after each act. */
async function journey(city: TestCity, address: string) {
  const seen: Awaited<ReturnType<typeof foundBy>>[] = []
  const filed = await file(city, 'chen-xiaomei', food(address))
  const look = async () => {
    await city.settle()
    seen.push(await foundBy(city, filed.root))
  }
  await look()
  for (const [login, outcome] of [
    ['market-handler', 'accept'],
    ['market-reviewer', 'pass'],
    ['market-decider', 'grant'],
  ] as const) {
    await doTask(city, login, filed.number, { outcome })
    await look()
  }
  return seen
}

test('projected look-ups are the same rows as those that are written at once, and an act between filing and grant is of its root alone', async () => {
  await using city = await testCity()
  const atOnce = await journey(city, '云东区人民路 8 号')
  city.config.lookups = 'projected'
  const sent: string[] = []
  const told = city.sql.options as { debug?: unknown }
  told.debug = (_: number, text: string) => sent.push(text)
  const projected = await journey(city, '云东区人民路 9 号')
  told.debug = undefined
  expect(projected).toEqual(atOnce)
  expect(new Set(atOnce.map(({ queues }) => queues[0]?.name)).size, 'another task each time').toBe(4)

  const ways = waysByTable(readFileSync(join(projectRoot, 'docs/growth.md'), 'utf8'))
  const elsewhere = sent
    .filter((text) => text.includes('guard as materialized') && text.includes('update cases.cases'))
    .map((text) =>
      [...text.matchAll(/(?:insert into|update|delete from) ([a-z]+\.[a-z_]+)/g)].flatMap(([, table = '']) =>
        ways.get(table)?.column === 'root' ? [] : [table],
      ),
    )
  expect(elsewhere.length).toBeGreaterThanOrEqual(3)
  expect(elsewhere.flat()).toEqual([])
  // the grant writes a licence too, which is its holder's
  const put = sent.filter((text) => text.includes('insert into licences.licences'))
  expect(put.map((text) => text.includes('insert into licences.lookups'))).toEqual([true])
})

test('what is told of one case is written in order and once, also after trouble', async () => {
  await using city = await testCity({ env: { LOOKUPS: 'projected' } })
  const { root, number } = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  expect(await foundBy(city, root)).toMatchObject({ numbers: 0, short: [], applicant: [], search: [], queues: [] })
  const facts = await city.sql`select alike, told from outbox.facts where root = ${root}`
  const lookups = facts.flatMap(({ alike, told }) =>
    told.flatMap(({ kind, payload }: { kind: string; payload: object }) =>
      kind === 'caseToFind' ? [{ ...alike, ...payload }] : [],
    ),
  )
  expect(lookups).toHaveLength(1)
  // somebody else has the number: the case is not found under it, and nothing that is told later goes before
  await city.owner`insert into cases.numbers (number, root, id) values (${number}, ${newId()}, ${newId()})`
  await drainFacts(city)
  const complete = async (outcome: string) => {
    const [task] = await city.sql`select id from cases.open_tasks where root = ${root}`
    const login = outcome === 'accept' ? 'market-handler' : 'market-reviewer'
    expect((await (await city.as(login)).post(`/desk/tasks/${root}/${task?.id}/completion`, { outcome })).status).toBe(200)
  }
  await complete('accept')
  await drainFacts(city)
  const inTrouble = () =>
    city.sql`select fact from outbox.unheard where root = ${root} and subscriber = 'cases.lookups' order by fact`
  expect(await inTrouble()).toHaveLength(2)
  expect((await foundBy(city, root)).queues).toEqual([])
  await city.owner`delete from cases.numbers where number = ${number}`
  // the later one is tried first, and waits for the earlier one
  const [, later] = await inTrouble()
  await city.owner`update outbox.unheard set not_before = 'epoch' where fact = ${later?.fact}`
  for (let round = 0; round < 4; round++) {
    city.clock.forward(2 * 60_000)
    await drainFacts(city)
  }
  expect(await inTrouble()).toEqual([])
  const found = await foundBy(city, root)
  expect(found).toMatchObject({ numbers: 1, short: [true] })
  expect(found.queues.map(({ name }) => name)).toEqual(
    (await city.sql`select name from cases.open_tasks where root = ${root}`).map(({ name }) => name),
  )

  // told once more, it changes nothing but the queue of a task that is open still
  const [payload] = lookups
  await insertFacts(city.sql, [
    {
      kind: 'caseToFind',
      root,
      id: newId(),
      at: city.clock.now(),
      payload: { ...payload, lookups: { ...payload.lookups, joins: [] } },
    },
  ])
  await drainFacts(city)
  expect(await inTrouble()).toEqual([])
  expect(await foundBy(city, root)).toEqual(found)
})

test('what only one may have is claimed before a projected act, given back when it is not done, and over when its server died', async () => {
  await using city = await testCity({ env: { LOOKUPS: 'projected' } })
  const filed = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const [key] = await city.sql`select key, scope, state, taken_at from cases.unique_keys where root = ${filed.root}`
  expect(key?.state).toBe('applied')

  const claimed = () => city.sql`select key from licences.lookups where key = 'claimed'`
  const act = actOn(
    city,
    { root: filed.root, id: filed.id },
    { name: 'look', actor: theSystem, isAlone: true },
    async (one, work) => {
      note(work, 'looked')
      one.claims.push({
        part: one.tx`insert into licences.lookups (key, holder, id) values ('claimed', 'nobody', ${newId()}) returning key`,
        rows: 1,
        giveBack: () => one.tx`delete from licences.lookups where key = 'claimed'`,
      })
      demand(
        one,
        one.tx`update cases.dossiers set sources = sources where root = ${newId()} returning 1`,
        1,
        new Error('not there'),
      )
    },
  )
  await expect(act).rejects.toThrow('not there')
  expect(await claimed()).toEqual([])

  // a server that died after it had claimed: the claim is of a case that never came
  await city.owner`update cases.unique_keys set root = ${newId()}, case_id = ${newId()}, taken_at = ${city.clock.now()} where key = ${key?.key}`
  const chen = await city.as('chen-xiaomei')
  const draft = await prepare(chen, food('云东区人民路 8 号'))
  expect((await submit(chen, draft, { anyway: true })).code).toBe('BUSY')
  city.clock.forward(16 * 60_000)
  expect((await submit(chen, draft, { anyway: true })).status).toBe(200)
})

test('what is behind in the index gives nobody what another has, and keeps nothing back from what is told later', async () => {
  await using city = await testCity({ env: { LOOKUPS: 'projected' } })
  const allowance = {
    id: 'old-age-allowance',
    values: { bankAccount: '6222020000000000000', bankName: '云州银行滨江支行' },
    anyway: true,
  }
  const granted = await file(city, 'wang-jianguo', allowance)
  expect(granted.decided).toBe('granted')
  // so it stands there until the grant is projected
  await city.owner`update cases.unique_keys set state = 'applied' where root = ${granted.root}`
  const wang = await city.as('wang-jianguo')
  expect((await submit(wang, await prepare(wang, allowance), { anyway: true })).code).toBe('ALREADY_GRANTED')

  // its key is told as its own, it ends, and another one takes the key before either is written
  const first = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  await city.settle()
  await actOn(city, first, { name: 'look', actor: theSystem }, async (_, work) => {
    work.dossierChanged = true
  })
  const chen = await city.as('chen-xiaomei')
  const withdrawn = await chen.post(`/me/cases/${first.number}/withdrawal`, { reason: '写错了' })
  expect(withdrawn.status).toBeLessThan(300)
  const second = await submit(chen, await prepare(chen, food('云东区人民路 8 号')), { anyway: true })
  expect(second.status, JSON.stringify(second.body)).toBe(200)
  await drainFacts(city)
  expect(await city.sql`select subscriber from outbox.unheard where root = ${first.root}`).toEqual([])
  expect(await foundBy(city, first.root)).toMatchObject({ applicant: [{ is_open: false }], queues: [], keys: [] })
  const keys = await city.sql`select root from cases.unique_keys where scope like 'food%' or root = ${second.body.root}`
  expect(keys).toHaveLength(1)
})

test('two servers that file the same draft at once end with one case, which has its key', async () => {
  await using city = await testCity({ env: { LOOKUPS: 'projected' } })
  await using other = await secondServer(city)
  const chen = await city.as('chen-xiaomei')
  const there = await other.as('chen-xiaomei')
  // the key of the first is let go again, so that its name is known
  const before = await file(city, 'chen-xiaomei', food('云东区人民路 8 号'))
  const [key] = await city.sql`select key, scope from cases.unique_keys where root = ${before.root}`
  await city.settle()
  await chen.post(`/me/cases/${before.number}/withdrawal`, { reason: '写错了' })
  await city.settle()
  const draft = await prepare(chen, food('云东区人民路 8 号'))
  // both have found it free and are about to claim it
  const answers = await city.owner.begin(async (tx) => {
    await tx`insert into cases.unique_keys (key, scope, root, case_id, state, taken_at) values (${key?.key}, ${key?.scope}, ${newId()}, ${newId()}, 'applied', ${city.clock.now()})`
    const both = [chen, there].map((one) => submit(one, draft, { anyway: true }))
    const waiting = () => tx`select pid from pg_locks where not granted and locktype = 'transactionid'`
    while ((await waiting()).length < 2);
    await tx`delete from cases.unique_keys where key = ${key?.key}`
    return () => Promise.all(both)
  })
  const codes = (await answers()).map(({ status, code }) => code ?? status)
  expect(codes).toContain(200)
  await city.settle()
  const open = await city.sql`select root from cases.cases where closed_at is null`
  expect(open).toHaveLength(1)
  expect(await city.sql`select root, state from cases.unique_keys`).toEqual([{ root: open[0]?.root, state: 'applied' }])
})
