// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Act, findCase, historyOf, type Working } from '../cases/index.ts'
import { composeCity } from '../compose.ts'
import { type Tx, transaction } from '../kernel/index.ts'
import { openAsOfficer } from '../kinds/opener.ts'
import { doTask } from '../kinds/testing-examples.ts'
import { officerByLogin } from '../people/index.ts'
import { writeRow } from '../registers/index.ts'
import { type Client, type TestCity, testCity } from '../testing/city.ts'
import { foodLicence, prepare, submit, XIAOMEI } from '../testing/journey.ts'
import { gateBarrier } from './ask.ts'
import type { Gate } from './content/gate.ts'

const MARKET = '11990100MB0A103474'
let city: TestCity
let xiaomei: Client
let draft: string
beforeAll(async () => {
  city = await testCity()
  xiaomei = await city.as('chen-xiaomei')
  draft = await prepare(xiaomei, foodLicence)
})
afterAll(() => city[Symbol.asyncDispose]())

const LOCK = { code: 'SX2026-0099', subject: XIAOMEI, name: '云州市晓梅餐饮有限公司', measure: 'food-entry' }
const lock = (fields: object, mode: 'put' | 'end' = 'put', tx: Tx = city.sql) =>
  writeRow(city, tx, {
    register: 'joint-list',
    mode,
    ...(mode === 'end' ? { key: LOCK.code } : {}),
    fields: mode === 'end' ? {} : { ...LOCK, document: '云市监罚〔2026〕99号', until: '2031-05-31', ...fields },
    why: '测试',
    by: { kind: 'officer', id: 'test' },
    now: city.clock.now(),
  })
const order = (school: string, state: string, { code = 'TY2026-0099', tx = city.sql }: { code?: string; tx?: Tx } = {}) =>
  writeRow(city, tx, {
    register: 'canteen-order',
    mode: 'put',
    fields: { code, school, state, orderedOn: '2026-11-18' },
    why: '测试',
    by: { kind: 'officer', id: 'test' },
    now: city.clock.now(),
  })
const beforehand = (client: Client, id = 'food-business-licence') => client.get(`/me/gates?kind=item&id=${id}`)
const waitingForLock = async () =>
  (await city.sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`).length

describe('a firm on a list and an item', () => {
  test('she reads why before she fills anything in; what she files is refused with basis, remedy and unlock, and the draft is kept', async () => {
    expect((await beforehand(xiaomei)).body.rows).toEqual([])
    await lock({})
    const told = {
      title: '限制申请食品经营许可的企业，期满以前不受理',
      basis: '《中华人民共和国食品安全法》第一百三十五条（决定书 云市监罚〔2026〕99号，限制到 2031-05-31）',
    }
    expect((await beforehand(xiaomei)).body.rows).toMatchObject([{ gate: 'food-entry-ban', ...told }])
    // the bundle has the item as a part, another item does not
    expect((await xiaomei.get('/me/gates?kind=bundle&id=open-restaurant')).body.rows).toHaveLength(1)
    expect((await beforehand(xiaomei, 'road-occupation')).body.rows).toEqual([])
    for (const _ of [1, 2]) {
      const refused = await submit(xiaomei, draft)
      expect([refused.status, refused.code]).toEqual([409, 'GATE_CLOSED'])
      expect(refused.body.message ?? refused.body.detail).toContain('云市监罚〔2026〕99号')
      expect(JSON.stringify(refused.body)).toContain('行政复议')
    }
    expect((await xiaomei.get(`/drafts/${draft}`)).body.values.shopName).toBe('晓梅小馆')
    expect(await findCase(city.sql, draft, draft)).toBeUndefined()
    const mine = (await xiaomei.get('/me/refusals')).body.rows
    expect(mine).toMatchObject([{ gate: 'food-entry-ban', act: { id: 'submit', name: '提交' }, times: 2, number: null, ...told }])
    await city.settle()
    const entries = await city.sql`select about, facts from ledger.entries where root = ${draft} and act = 'gate.refused'`
    expect(entries).toHaveLength(2)
    expect(entries[0]).toMatchObject({ about: XIAOMEI, facts: { act: 'submit', matter: 'food-business-licence' } })
    // what is kept is keys: nothing of what she filled in
    const [kept] = await city.sql`select * from gates.refusals where root = ${draft}`
    expect(JSON.stringify(kept)).not.toContain('晓梅')
  })

  test('nobody else learns of it: not another resident, nor the same person for herself, nor an officer of another body', async () => {
    for (const login of ['lin-yuanshan', 'gao-qiming', 'zhou-lei']) {
      const other = await city.as(login)
      expect((await other.get('/me/refusals')).body.rows).toEqual([])
      expect(JSON.stringify((await beforehand(other)).body)).not.toContain('99号')
    }
    expect((await city.anyone().get('/me/gates?kind=item&id=food-business-licence')).code).toBe('NOT_SIGNED_IN')
    await xiaomei.post('/session/acting-for', { creditCode: null })
    expect((await xiaomei.get('/me/refusals')).body.rows).toEqual([])
    await xiaomei.post('/session/acting-for', { creditCode: XIAOMEI })
    const seen = async (login: string) => {
      const officer = await city.as(login)
      const [{ body: list }, { body: rows }] = [await officer.get('/gates'), await officer.get('/gates/food-entry-ban/refusals')]
      const counted = list.rows.find(({ id }: { id: string }) => id === 'food-entry-ban')
      return [counted.times, rows.rows.map(({ times }: { times: number }) => times)]
    }
    // whose it is: the body that decides it; supervision sees its region
    expect(await seen('market-decider')).toEqual([2, [2]])
    expect(await seen('yundong-supervisor')).toEqual([2, [2]])
    expect(await seen('urban-reviewer')).toEqual([0, []])
    expect(await seen('gaoxin-market-decider')).toEqual([0, []])
    // this one is not to be overruled, by whomever
    const asked = { root: draft, gate: 'food-entry-ban', act: 'submit', reason: '请放行' }
    expect((await (await city.as('market-decider')).post('/gates/overrules', asked)).code).toBe('GATE_NOT_OVERRULED')
    expect((await (await city.as('urban-decider')).post('/gates/overrules', asked)).code).toBe('GATE_REFUSAL_UNKNOWN')
  })

  test('a lock that is being lifted is waited for, on another server too: what is filed meanwhile comes after it', async () => {
    const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
    try {
      let filing: ReturnType<typeof submit> | undefined
      await transaction(second.sql, async (tx) => {
        await lock({}, 'end', tx)
        filing = submit(xiaomei, draft)
        await expect.poll(waitingForLock).toBeGreaterThan(0)
      })
      expect((await filing)?.status).toBe(200)
    } finally {
      await second.sql.end({ timeout: 5 })
    }
    // what was filed stays filed, and answers again, although the lock is laid once more
    await lock({})
    expect((await submit(xiaomei, draft)).status).toBe(200)
    expect((await xiaomei.get('/me/refusals')).body.rows).toHaveLength(1)
    await lock({}, 'end')
  })
})

describe('an order and a task of a kind', () => {
  let root: string
  const does = (by: string, task: string, outcome: string, form?: object) =>
    doTask(city, root, { by, task, outcome, opinion: '见现场记录', ...(form ? { form: form as Record<string, unknown> } : {}) })
  const waitingForCheck = async () => {
    const registrar = await city.as('market-registrar')
    const form = { school: 'XX0001', problem: '留样不全', text: '留样柜没有标签' }
    root = (await registrar.post('/kinds/campus-food/cases', { form })).body.root
    await does('tang-jianping', 'rectify', 'answer', { measure: '已贴标签', rectifiedOn: '2026-11-19' })
    return root
  }
  beforeAll(waitingForCheck)

  test('while the order stands it is not confirmed, and everything else goes on; an officer whom the gate names lets it pass once, with a reason', async () => {
    await order('XX0001', 'in-force')
    const refused = await does('market-reviewer', 'check', 'pass')
    expect([refused.code, JSON.stringify(refused.body).includes('TY2026-0099')]).toEqual(['GATE_CLOSED', true])
    const page = await (await city.as('market-handler')).get(`/desk/cases/${root}/${root}/refusals`)
    expect(page.body.rows).toMatchObject([
      { gate: 'canteen-order', act: { id: 'check.pass', name: '核实整改：属实' }, times: 1, mayBeOverruled: true },
    ])
    expect((await (await city.as('urban-reviewer')).get(`/desk/cases/${root}/${root}/refusals`)).code).toBe('CASE_NOT_YOURS')
    // another outcome is free, and so is the next round
    expect((await does('market-reviewer', 'check', 'redo')).status).toBeLessThan(300)
    await does('tang-jianping', 'rectify', 'answer', { measure: '再贴一次', rectifiedOn: '2026-11-19' })
    const asked = { root, gate: 'canteen-order', act: 'check.pass', reason: '停用令针对操作间，与留样无关' }
    const overrule = async (login: string, change: object = {}) =>
      (await city.as(login)).post('/gates/overrules', { ...asked, ...change })
    expect((await overrule('market-reviewer')).code).toBe('NOT_PERMITTED')
    expect((await overrule('urban-decider')).code).toBe('GATE_REFUSAL_UNKNOWN')
    expect((await overrule('market-decider', { act: 'submit' })).code).toBe('GATE_REFUSAL_UNKNOWN')
    expect((await overrule('market-decider', { reason: '  ' })).code).toBe('REASON_NEEDED')
    expect((await overrule('market-decider')).status).toBe(200)
    // two at the same instant: one uses it
    const [task] = await city.sql<{ id: string }[]>`select id from cases.open_tasks where root = ${root} and element = 'check'`
    const reviewer = await city.as('market-reviewer')
    const pass = () => reviewer.post(`/desk/tasks/${root}/${task?.id}/completion`, { outcome: 'pass' })
    const done = await Promise.all([pass(), pass()])
    expect(done.filter(({ status }) => status < 300)).toHaveLength(1)
    const history = await historyOf(city.sql, root, [root])
    expect(history.find(({ act }) => act === 'gateOverruled')?.detail).toMatchObject({ reason: asked.reason, by: '蒋永康' })
    await city.settle()
    expect(
      (await city.sql`select act from ledger.entries where root = ${root} and act like 'gate.%' order by seq`).map(
        ({ act }) => act,
      ),
    ).toEqual(['gate.refused', 'gate.overruled', 'gate.passed'])
  })

  test('an overrule ends with the right to it and serves once; lifted a minute ago it passes without', async () => {
    root = await waitingForCheck()
    // what was used for one case is none for the next
    expect((await does('market-reviewer', 'check', 'pass')).code).toBe('GATE_CLOSED')
    const decider = await city.as('market-decider')
    const admin = await city.as('admin')
    const { rows } = (await admin.get(`/officers?department=${MARKET}&limit=100`)).body
    const { positions } = rows.find(({ login }: { login: string }) => login === 'market-decider')
    for (const post of positions) expect((await admin.post(`/appointments/${post.id}/end`)).status).toBe(204)
    const asked = { root, gate: 'canteen-order', act: 'check.pass', reason: '与停用无关' }
    expect((await decider.post('/gates/overrules', asked)).status).toBeGreaterThanOrEqual(401)
    expect((await does('market-reviewer', 'check', 'pass')).code).toBe('GATE_CLOSED')
    await order('XX0001', 'lifted')
    expect((await does('market-reviewer', 'check', 'pass')).status).toBeLessThan(300)
  })

  test('laid at the same instant as the act on another server: the act is done or the refusal is kept, never both, never half', async () => {
    const second = await composeCity(city.config, { clock: city.clock, content: city.content, url: city.databaseUrl })
    try {
      for (const code of ['TY2026-0101', 'TY2026-0102', 'TY2026-0102']) {
        const at = await waitingForCheck()
        const [answer] = await Promise.all([
          does('market-reviewer', 'check', 'pass'),
          transaction(second.sql, (tx) => order('XX0001', 'in-force', { code, tx })),
        ])
        const kept = await city.sql`select 1 from gates.refusals where root = ${at}`
        const { state } = (await findCase(city.sql, at, at)) ?? {}
        expect([answer.code, state, kept.length]).toEqual(
          answer.status < 300 ? [undefined, 'done', 0] : ['GATE_CLOSED', 'checking', 1],
        )
        await order('XX0001', 'lifted', { code })
      }
    } finally {
      await second.sql.end({ timeout: 5 })
    }
  })
})

test('a gate that sends a case another way lets it in: its process reads which, its history says so; one that is over does nothing', async () => {
  const closed = city.content.gates.byId.get('canteen-order') as Gate
  const lane: Gate = { ...closed, id: 'noise', on: [{ kind: 'duty-order', acts: ['submit'] }], effect: 'lane', lane: 'strict' }
  const look = { register: 'joint-list', where: { subject: `"${XIAOMEI}"` } }
  const opened = async (gate: Gate) => {
    const gates = { byId: new Map([[gate.id, gate]]), byPlace: new Map([['kind/duty-order', [gate]]]) }
    const content = { ...city.content, gates }
    const other = await composeCity(city.config, { clock: city.clock, content, url: city.databaseUrl })
    try {
      const officer = await officerByLogin(other, 'city-counter')
      if (!officer) throw new Error('nobody')
      const form = { category: '噪声', place: '云州市云东区滨江街道江景路18号', text: '夜里装修', callerMobile: '13900139051' }
      const { root, particulars } = await openAsOfficer(other, officer, 'duty-order', { form: { ...form, timesBack: 0 } })
      return [particulars.lane, (await historyOf(city.sql, root, [root])).filter(({ act }) => act === 'gateLane').length]
    } finally {
      await other.sql.end({ timeout: 5 })
    }
  }
  await lock({})
  expect(await opened({ ...lane, look, when: 'lock.measure = "food-entry"' })).toEqual(['strict', 1])
  expect(await opened({ ...lane, look, when: 'lock.measure = "subsidy"' })).toEqual([undefined, 0])
  expect(await opened({ ...lane, look, when: 'lock.measure = "food-entry"', until: '2026-11-19' })).toEqual([undefined, 0])
})

test('before an act at which no gate stands, nothing is asked of the database', async () => {
  const none = () => {
    throw new Error('asked')
  }
  const act = { city, begin: none, tx: none, now: city.clock.now() } as unknown as Act
  const free = { case: { kind: 'duty-order', item: 'duty-order' }, matter: { type: null } } as unknown as Working
  await gateBarrier(act, free, ['submit'])
  const other = { case: { kind: 'campus-food', item: 'campus-food' }, matter: { type: null } } as unknown as Working
  await gateBarrier(act, other, ['check', 'check.redo'])
})
