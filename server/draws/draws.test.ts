// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { commitmentOf, draw, rollText, seedOf } from '@chengshu/engine'
import { expect, test } from 'vitest'
import { type Client, type TestCity, testCity } from '../testing/city.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const promise = (client: Client, more: object = {}, headers?: Record<string, string>) =>
  client.post(
    '/draws',
    {
      draw: 'catering-check',
      source: '中国福利彩票双色球第 2026138 期开奖号码',
      notBefore: '2026-11-22T21:30:00+08:00',
      ...more,
    },
    headers,
  )
const published = '03 08 15 21 27 33 + 06'

/** Two who hold draws, and one who is there to be drawn. */
async function drawn(city: TestCity) {
  const made = await promise(await city.as('market-registrar'))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  city.clock.set('2026-11-22T21:40:00+08:00')
  const held = await (await city.as('market-decider')).post(`/draws/${made.body.id}/result`, { published })
  expect(held.status, JSON.stringify(held.body)).toBe(200)
  return { id: made.body.id as string, view: held.body }
}

test('a draw is promised by one person and held by another, not before its number is out, once; anybody replays it to the last name', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const three = () => Promise.all(['market-registrar', 'market-decider', 'police-registrar'].map((login) => city.as(login)))
  let [preparer, holder, stranger] = (await three()) as [Client, Client, Client]
  expect((await promise(stranger)).code).toBe('DRAW_NOT_YOURS')
  expect((await promise(preparer, { notBefore: '2026-11-20T09:00:30+08:00' })).code).toBe('DRAW_TIME')
  const key = { 'idempotency-key': 'once' }
  const made = await promise(preparer, {}, key)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  // clicked twice it is one; another beside it would let somebody keep the one that she likes
  expect((await promise(preparer, {}, key)).body).toEqual(made.body)
  expect((await promise(holder)).code).toBe('DRAW_PENDING')
  const { id } = made.body
  const before = (await city.anyone().get(`/portal/draws/${id}`)).body
  expect(before).toMatchObject({ state: 'promised', secret: null, seed: null, result: null, base: 60 })
  expect(JSON.stringify(before)).not.toContain('王淑芬')
  expect(sha256(rollText(before.roll))).toBe(before.rollHash)

  expect((await holder.post(`/draws/${id}/result`, { published })).code).toBe('DRAW_EARLY')
  city.clock.set('2026-11-22T21:40:00+08:00')
  ;[preparer, holder, stranger] = (await three()) as [Client, Client, Client]
  expect((await preparer.post(`/draws/${id}/result`, { published })).code).toBe('DRAW_BY_ANOTHER')
  expect((await stranger.post(`/draws/${id}/result`, { published })).code).toBe('DRAW_UNKNOWN')
  // of two spellings one would be a choice
  expect((await holder.post(`/draws/${id}/result`, { published: '3 8 15 21 27 33 + 6' })).code).toBe('DRAW_NUMBER')
  // what was registered after the promise is not on the roll
  const added = await preparer.post('/registers/catering-shop/rows', {
    fields: { code: 'CY9999', name: '新开的店', region: '990102', credit: 'D' },
    why: '新开业',
  })
  expect(added.status, JSON.stringify(added.body)).toBe(200)
  const two = await Promise.all([1, 2].map(() => holder.post(`/draws/${id}/result`, { published })))
  expect(two.map((one) => one.status)).toEqual([200, 200])
  expect(two[0]?.body.seed).toBe(two[1]?.body.seed)
  expect((await holder.post(`/draws/${id}/result`, { published: '01 02 03 04 05 06 + 07' })).code).toBe('DRAW_DONE')
  expect((await holder.post(`/draws/${id}/withdrawal`, { why: '结果不合适' })).code).toBe('DRAW_DONE')

  // who was drawn does not know before the visit
  const held = (await city.anyone().get(`/portal/draws/${id}`)).body
  expect(held).toMatchObject({ state: 'drawn', published, secret: null, seed: null, result: null })
  city.clock.set('2026-12-23T09:00:00+08:00')
  const after = (await city.anyone().get(`/portal/draws/${id}`)).body
  expect(after.roll).toEqual(before.roll)
  expect(commitmentOf(after.secret, sha256)).toBe(before.commitment)
  expect(seedOf(after.secret, before.rollHash, published, sha256)).toBe(after.seed)
  const again = draw(after.roll, after.seed, sha256)
  const shown = after.result.map(({ title, ...one }: { title: string }) => one)
  expect(again).toEqual({ objects: shown, counts: after.counts })
  expect(after.result[0].title).not.toBe(after.result[0].id)
  expect(again.counts.map((one) => [one.class, one.asked, one.drawn])).toEqual([
    ['A', 1, 1],
    ['B', 1, 1],
    ['C', 1, 1],
    ['D', 1, 1],
  ])
  expect(draw(after.roll, `${after.seed}0`, sha256).objects).not.toEqual(shown)
  // who is off duty is not sent; who must not be is never
  expect(after.roll.members).toHaveLength(7)
  expect(after.roll.recused).toHaveLength(3)
  for (const { id: object, team } of after.result) {
    expect(new Set(team).size).toBe(2)
    for (const member of team) expect(after.roll.recused).not.toContainEqual([object, member])
  }
  expect(JSON.stringify(after)).not.toMatch(/王淑芬|李建业|赵一帆/)
})

test('each that was drawn gets its case once, with two names; this year it is not drawn again', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const { id, view } = await drawn(city)
  expect(view.objects).toHaveLength(4)
  await city.settle()
  await city.settle()
  const [preparer, holder] = [await city.as('market-registrar'), await city.as('market-decider')]
  const { objects } = (await holder.get(`/draws/${id}`)).body
  const handler = await city.as('market-handler')
  for (const { id: shop, root, team, waits, refused } of objects) {
    expect({ waits, refused }).toEqual({ waits: false, refused: null })
    const opened = (await handler.get(`/desk/cases/${root}/${root}`)).body
    expect(opened.form.values).toEqual({ shop, inspectors: team.join('、') })
  }
  const [many] = await city.sql<{ cases: number }[]>`select count(*)::int as cases from kinds.rows where kind = 'spot-check'`
  expect(many?.cases).toBe(4)

  const second = await promise(preparer, { notBefore: '2026-11-25T21:30:00+08:00' })
  const next = (await city.anyone().get(`/portal/draws/${second.body.id}`)).body
  const left = next.roll.objects.filter((one: { excluded: string | null }) => one.excluded === 'before')
  expect(left.map((one: { id: string }) => one.id).sort()).toEqual(objects.map((one: { id: string }) => one.id).sort())
  const why = '国务院通知本月不再开展抽查'
  expect((await holder.post(`/draws/${second.body.id}/withdrawal`, { why })).status).toBe(200)
  expect((await city.anyone().get(`/portal/draws/${second.body.id}`)).body).toMatchObject({
    state: 'withdrawn',
    why,
    secret: null,
  })
  // given up after the number was out, it shows whom it would have met
  const third = await promise(preparer, { notBefore: '2026-11-22T21:45:00+08:00' })
  city.clock.set('2026-11-22T21:46:00+08:00')
  expect((await holder.post(`/draws/${third.body.id}/withdrawal`, { why })).status).toBe(200)
  const shown = (await city.anyone().get(`/portal/draws/${third.body.id}`)).body
  expect(commitmentOf(shown.secret, sha256)).toBe(shown.commitment)
  const { rows } = (await city.anyone().get('/portal/draws')).body
  expect(rows.map((one: { state: string }) => one.state)).toEqual(['withdrawn', 'withdrawn', 'drawn'])
})

test('a roll or a secret that somebody changed in the database is not drawn from', async () => {
  await using city = await testCity({ at: '2026-11-20T09:00:00+08:00' })
  const { body } = await promise(await city.as('market-registrar'))
  await city.owner`update draws.draws set roll = jsonb_set(roll, '{objects,0,excluded}', '"rule"') where id = ${body.id}`
  city.clock.set('2026-11-22T21:40:00+08:00')
  const tried = await (await city.as('market-decider')).post(`/draws/${body.id}/result`, { published })
  expect(tried).toMatchObject({ status: 500, code: 'DRAW_DAMAGED' })
})
