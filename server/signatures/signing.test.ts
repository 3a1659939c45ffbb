// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryVault } from '../kernel/crypto/index.ts'
import { transaction } from '../kernel/index.ts'
import { type Client, testCity } from '../testing/city.ts'
import { doTask, openTasks, prepare, sign, submit } from '../testing/journey.ts'
import { signedText } from './order.ts'
import { done, hygiene, LI, orderFor, rent, reportOn, sealedFirm, toSign, XIAOMEI } from './testing-signing.ts'

const signatureIn = async (client: Client, draft: string) => (await client.get(`/drafts/${draft}/check`)).body.signature

test('A50 firm: a letter of commitment is not sent without the firm’s seal; sealed, its use is counted and logged with user, document, time and digest', async () => {
  await using at = await sealedFirm()
  const { city, owner, seal } = at
  const draft = await prepare(owner, hygiene)
  expect(await signatureIn(owner, draft)).toMatchObject({ by: 'firm', title: '告知承诺书', state: 'needed' })
  expect((await owner.post(`/drafts/${draft}/submission`, {})).code).toBe('SIGNATURE_NEEDED')
  const request = await sign(owner, draft)
  const signed = await signatureIn(owner, draft)
  expect(signed).toMatchObject({ state: 'signed', request, signer: '云州市晓梅餐饮有限公司', user: '陈晓梅', simulated: true })
  const uses = done(await owner.get(`/me/firm-seals/${seal}/uses`)).rows
  const order = await orderFor(city, request)
  expect(uses).toEqual([
    { request, title: '告知承诺书', user: '陈晓梅', sm3: order.sm3, code: signed.code, signedAt: '2026-11-20T01:00:00.000Z' },
  ])
  expect(done(await owner.get('/me/firm-seals')).seals).toMatchObject([{ id: seal, uses: 1, status: 'active' }])
  const filed = done(await owner.post(`/drafts/${draft}/submission`, {}))
  const [task] = await openTasks(city, 'yundong-health', filed.number)
  const officer = await city.as('yundong-health')
  const seen = done(await officer.get(`/desk/cases/${task?.root}/${task?.caseId}`))
  const paper = seen.materials.find((one: { id: string }) => one.id === 'signed-paper')
  expect(paper).toMatchObject({ name: '告知承诺书', source: { kind: 'signature', number: signed.code }, hash: order.sm3 })
  const file = (await officer.get(paper.file.url)).raw
  expect(file.equals((await owner.get(`/me/signatures/${request}/file`)).raw)).toBe(true)
  await doTask(city, 'yundong-health', filed.number, { outcome: 'accept' })
})

test('A50 person: whoever withdraws from the fund signs in person, and finds the signature among her own', async () => {
  await using city = await testCity()
  const chen = await city.as('chen-xiaomei')
  const draft = await prepare(chen, rent)
  expect((await chen.post(`/drafts/${draft}/submission`, { anyway: true })).code).toBe('SIGNATURE_NEEDED')
  const request = await sign(chen, draft)
  const { rows } = done(await chen.get('/me/signatures'))
  expect(rows).toMatchObject([{ request, title: '告知承诺书', user: '陈晓梅' }])
  expect(done(await city.anyone().get(`/verify/signatures/${rows[0].code}`))).toMatchObject({
    ...{ valid: true, signer: { kind: 'person', name: '陈**' }, seal: null, simulated: true, sm3: rows[0].sm3 },
  })
  expect((await submit(chen, draft, { anyway: true })).status).toBe(200)
  expect((await chen.post(`/drafts/${draft}/signing`, {})).code).toBe('DRAFT_SUBMITTED')
})

test('A50 firm, person: one byte changed anywhere in a signed paper breaks its verification; a paper that only the city sealed is none', async () => {
  await using at = await sealedFirm()
  const { city, owner } = at
  const request = await sign(owner, await prepare(owner, hygiene))
  const file = (await owner.get(`/me/signatures/${request}/file`)).raw
  const reader = await city.as('wang-jianguo')
  const check = async (content: Buffer) =>
    done(await reader.upload('/verify/signatures/file', { name: '承诺书.pdf', type: 'application/pdf', content }))
  const code = (await owner.get('/me/firm-seals').then(() => owner.get(`/me/firm-seals/${at.seal}/uses`))).body.rows[0].code
  expect(await check(file)).toEqual({ result: 'genuine', code, says: [] })
  const spots = fc.sample(fc.nat(file.length - 1), 12)
  for (const spot of spots) {
    const changed = Buffer.from(file)
    changed[spot] = (changed[spot] ?? 0) ^ 1
    expect((await check(changed)).result).toBe('broken')
  }
  expect((await check((await owner.get(`/me/signings/${request}/paper`)).raw)).result).toBe('broken')
  const [licence] = done(await owner.get('/me/licences')).rows
  expect((await check((await owner.get(`/me/licences/${licence.id}/file`)).raw)).result).toBe('broken')
})

test('A50 firm: a suspended seal cannot sign, neither be asked for nor confirm what was asked before; resumed it can; a revoked one never again', async () => {
  await using at = await sealedFirm()
  const { owner, seal } = at
  const { draft, request } = await toSign(owner, hygiene)
  const set = (status: string) => owner.post(`/me/firm-seals/${seal}/status`, { status, reason: '印章借出盘点' })
  const confirm = () => owner.post(`/me/signings/${request}/simulation`, { outcome: 'signed' })
  done(await set('suspended'))
  expect((await confirm()).code).toBe('FIRM_SEAL_NOT_ACTIVE')
  expect((await owner.post(`/drafts/${draft}/signing`, {})).code).toBe('FIRM_SEAL_NOT_ACTIVE')
  expect(done(await owner.get('/me/firm-seals')).seals).toMatchObject([
    { uses: 0, status: 'suspended', changedBecause: '印章借出盘点' },
  ])
  done(await set('active'))
  expect(done(await confirm())).toEqual({ booked: true })
  done(await set('revoked'))
  expect((await set('active')).code).toBe('FIRM_SEAL_REVOKED')
  expect((await owner.post(`/drafts/${await prepare(owner, hygiene)}/signing`, {})).code).toBe('FIRM_SEAL_NEEDED')
  done(await owner.post('/me/firm-seals'))
  expect((await owner.post('/me/firm-seals')).code).toBe('FIRM_SEAL_HELD')
})

test('A50 firm: an agent uses the seal only while the legal representative lets her, and ends with her authorisation', async () => {
  await using at = await sealedFirm()
  const { owner, agent, seal, authorisation } = at
  const draft = await prepare(agent, hygiene)
  const ask = () => agent.post(`/drafts/${draft}/signing`, {})
  expect((await ask()).code).toBe('FIRM_SEAL_NOT_FOR_YOU')
  expect((await agent.post(`/me/firm-seals/${seal}/leaves`, { authorisation })).code).toBe('FIRM_SEAL_BY_REPRESENTATIVE')
  expect((await agent.post(`/me/firm-seals/${seal}/status`, { status: 'suspended', reason: '试试' })).code).toBe(
    'FIRM_SEAL_BY_REPRESENTATIVE',
  )
  done(await owner.post(`/me/firm-seals/${seal}/leaves`, { authorisation }))
  const [leave] = done(await owner.get('/me/firm-seals')).leaves
  expect(leave).toMatchObject({ authorisation, until: '2027-06-30' })
  const { request } = done(await ask())
  expect(done(await agent.post(`/me/signings/${request}/simulation`, { outcome: 'signed' }))).toEqual({ booked: true })
  expect(done(await owner.get(`/me/firm-seals/${seal}/uses`)).rows).toMatchObject([{ user: '李秀兰' }])
  done(await owner.delete(`/me/firm-seals/${seal}/leaves/${leave.id}`))
  const other = await toSignAnyway(agent)
  expect(other.code).toBe('FIRM_SEAL_NOT_FOR_YOU')
  // given again, it ends with the authorisation, and a new authorisation brings none
  done(await owner.post(`/me/firm-seals/${seal}/leaves`, { authorisation }))
  done(await owner.delete(`/me/firm-authorisations/${authorisation}`))
  done(await owner.post('/me/firm-authorisations', { creditCode: XIAOMEI, ...LI, until: '2027-06-30' }))
  await agent.post('/session/acting-for', { creditCode: XIAOMEI })
  expect((await toSignAnyway(agent)).code).toBe('FIRM_SEAL_NOT_FOR_YOU')
})

/** Asks for a signature under what the draft says after a change. */
async function toSignAnyway(client: Client) {
  const draft = await prepare(client, { ...hygiene, values: { ...hygiene.values, area: 130 } })
  return client.post(`/drafts/${draft}/signing`, {})
}

test('A50 firm: an agent whose authorisation is withdrawn at the very instant of signing does not sign: the report waits for it and is refused', async () => {
  await using at = await sealedFirm()
  const { city, owner, agent, seal, authorisation } = at
  done(await owner.post(`/me/firm-seals/${seal}/leaves`, { authorisation }))
  const { request } = await toSign(agent, hygiene)
  const report = await reportOn(city, request)
  const { answer } = await transaction(city.owner, async (tx) => {
    await tx`update people.firm_authorisations set withdrawn_at = now() where id = ${authorisation}`
    const answer = city.anyone().post('/signatures/callback', report)
    for (let waiting = 0; waiting === 0; )
      waiting = (await tx`select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')`).length
    return { answer }
  })
  expect((await answer).code).toBe('FIRM_SEAL_NOT_FOR_YOU')
  expect(await city.sql`select 1 from signatures.given_signatures`).toHaveLength(0)
  expect((await agent.get(`/me/signings/${request}`)).code).toBe('SIGNING_NOT_FOUND')
})

test('A50 race: eight reports at once are one signature, one use of the seal, one line of the log; a seal suspended at that instant is used by all or none', async () => {
  await using at = await sealedFirm()
  const { city, owner, seal } = at
  const { draft, request } = await toSign(owner, hygiene)
  const report = await reportOn(city, request)
  const eight = await Promise.all(Array.from({ length: 8 }, () => city.anyone().post('/signatures/callback', report)))
  expect(eight.map(({ body }) => body.booked).toSorted()).toEqual([...Array(7).fill(false), true])
  expect(done(await owner.get('/me/firm-seals')).seals[0].uses).toBe(1)
  expect(done(await owner.get(`/me/firm-seals/${seal}/uses`)).rows).toHaveLength(1)
  const asks = await Promise.all(Array.from({ length: 8 }, () => owner.post(`/drafts/${draft}/signing`, {})))
  expect(new Set(asks.map(({ body }) => body.request)).size).toBe(1)
  const again = await reportOn(city, asks[0]?.body.request)
  const [said] = await Promise.all([
    city.anyone().post('/signatures/callback', again),
    owner.post(`/me/firm-seals/${seal}/status`, { status: 'suspended', reason: '同时停用' }),
  ])
  const { uses } = done(await owner.get('/me/firm-seals')).seals[0]
  expect(uses).toBe(said.status === 200 ? 2 : 1)
})

test('A50 contract: a forged, altered, late, foreign or repeated report is refused and signs nothing', async () => {
  await using at = await sealedFirm()
  const { city, owner } = at
  const anyone = city.anyone()
  const call = async (report: unknown) => {
    const answer = await anyone.post('/signatures/callback', report)
    return answer.code ?? answer.body.booked
  }
  const { draft, request } = await toSign(owner, hygiene)
  const report = await reportOn(city, request)
  const order = await orderFor(city, request)
  const forger = memoryVault({ seed: 'forger', suite: 'sm' })
  const forged = await forger.sign(signedText(order, report), 'sm')
  expect(await call({ ...report, signature: forged.value })).toBe('SIGNATURE_NOT_GENUINE')
  expect(await call({ ...report, serial: 'SIM-other' })).toBe('SIGNATURE_NOT_GENUINE')
  expect(await call({ ...report, outcome: 'declined' })).toBe('SIGNATURE_NOT_GENUINE')
  expect(await call({ ...report, sm3: '0'.repeat(64) })).toBe('SIGNATURE_NOT_GENUINE')
  expect(await call(await reportOn(city, request, { sm3: '0'.repeat(64) }))).toBe('SIGNATURE_OF_ANOTHER_DOCUMENT')
  expect(await call(await reportOn(city, request, { user: { id: order.user.id, name: '别人' } }))).toBe('SIGNATURE_NOT_GENUINE')
  const elsewhere = request.replace(/.{12}$/, '000000000000')
  expect(await call({ ...report, request: elsewhere })).toBe('SIGNING_NOT_FOUND')
  expect(await call(await reportOn(city, request, {}, new Date('2026-11-19T09:00:00+08:00')))).toBe('SIGNING_OVER')
  city.clock.set('2026-11-20T09:31:00+08:00')
  expect(await call(report)).toBe('SIGNING_OVER')
  expect(await city.sql`select 1 from signatures.given_signatures`).toHaveLength(0)
  // asked anew: the first is over for good, the second signs once, and says nothing else afterwards
  const { request: second } = done(await (await city.as('chen-xiaomei')).post(`/drafts/${draft}/signing`, {}))
  expect(second).not.toBe(request)
  expect(await call(report)).toBe('SIGNING_OVER')
  const good = await reportOn(city, second)
  expect([await call(good), await call(good)]).toEqual([true, false])
  expect(await call(await reportOn(city, second))).toBe('SIGNATURE_REPORTED_OTHERWISE')
})

test('A50: what is changed after it was signed needs another signature, and what was declined is not signed', async () => {
  await using at = await sealedFirm()
  const { owner } = at
  const { draft, request } = await toSign(owner, hygiene)
  done(await owner.post(`/me/signings/${request}/simulation`, { outcome: 'declined' }))
  expect((await owner.post(`/me/signings/${request}/simulation`, { outcome: 'signed' })).code).toBe(
    'SIGNATURE_REPORTED_OTHERWISE',
  )
  expect((await owner.post(`/drafts/${draft}/submission`, {})).code).toBe('SIGNATURE_NEEDED')
  await sign(owner, draft)
  expect(await signatureIn(owner, draft)).toMatchObject({ state: 'signed' })
  const { revision } = done(await owner.get(`/drafts/${draft}`))
  done(await owner.patch(`/drafts/${draft}`, { revision, values: { area: 140 } }))
  expect(await signatureIn(owner, draft)).toMatchObject({ state: 'changed', request: null })
  expect((await owner.post(`/drafts/${draft}/submission`, {})).code).toBe('SIGNATURE_NEEDED')
  await sign(owner, draft)
  expect((await owner.post(`/drafts/${draft}/submission`, {})).status).toBe(200)
})

test('A50 privacy: another firm’s seal and another person’s signature answer as what does not exist, in every route', async () => {
  await using at = await sealedFirm()
  const { city, owner, seal, authorisation } = at
  const { request } = await toSign(owner, hygiene)
  done(await owner.post(`/me/firm-seals/${seal}/leaves`, { authorisation }))
  const [leave] = done(await owner.get('/me/firm-seals')).leaves
  done(await owner.post(`/me/signings/${request}/simulation`, { outcome: 'signed' }))
  const none = '00000000-0000-4000-8000-000000000000'
  const calls = (client: Client, one: { seal: string; leave: string; request: string }) => [
    client.post(`/me/firm-seals/${one.seal}/status`, { status: 'suspended', reason: '别人的章' }),
    client.post(`/me/firm-seals/${one.seal}/leaves`, { authorisation }),
    client.delete(`/me/firm-seals/${one.seal}/leaves/${one.leave}`),
    client.get(`/me/firm-seals/${one.seal}/uses`),
    client.get(`/me/signings/${one.request}`),
    client.get(`/me/signings/${one.request}/paper`),
    client.post(`/me/signings/${one.request}/simulation`, { outcome: 'signed' }),
    client.get(`/me/signatures/${one.request}/file`),
  ]
  const answers = async (client: Client, one: { seal: string; leave: string; request: string }) =>
    (await Promise.all(calls(client, one))).map(({ status, body }) => ({
      status,
      body: { ...body, instance: '', requestId: '' },
    }))
  const wang = await city.as('xie-chunyan')
  const hers = { seal, leave: leave.id, request }
  const nobodys = { seal: none, leave: none, request: `${none}.${none}` }
  const compare = async () => expect(await answers(wang, hers)).toEqual(await answers(wang, nobodys))
  await compare()
  done(await wang.post('/session/acting-for', { creditCode: '91990106MA0C000594' }))
  await compare()
  expect(done(await wang.get('/me/signatures')).rows).toEqual([])
  expect(done(await owner.get('/me/firm-seals')).seals).toMatchObject([{ status: 'active', uses: 1 }])
})
