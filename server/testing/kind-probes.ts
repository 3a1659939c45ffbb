// SPDX-License-Identifier: Apache-2.0
import { newId } from '../kernel/index.ts'
import type { Probe } from './probes.ts'
import { departments, districts, type Place, type Reached } from './reach.ts'
import { openTaskAt } from './reach-queries.ts'

/** an order of a declared kind that lies with the market department in the east: the same one at each call */
const order = {
  callerMobile: '13900139031',
  category: '消费纠纷',
  place: '云州市云东区滨江街道江景路18号',
  text: '买了东西不给退',
  timesBack: 0,
}
/** an account that no owner has: who sees all of its type sees it */
const POINTS = 'volunteer-points.issued'
const keeper = { department: departments.civil, region: districts.whole }
const partInOrders = ['handler', 'reviewer', 'decider', 'supervisor', 'leader', 'counter']
export const CALLER = order.callerMobile
const orders = new WeakMap<Reached, Place>()
export const ordered = async (f: Reached): Promise<Place> => {
  const before = orders.get(f)
  if (before !== undefined) return before
  const made = await (await f.city.as('city-counter')).post('/kinds/duty-order/cases', { form: order })
  orders.set(f, made.body)
  return made.body
}
const handed = new WeakMap<Reached, Place & { task: string }>()
/** a task of a school outside the government, of a case that the market department keeps in the east: another one once it was taken back */
const ofSchool = async (f: Reached): Promise<Place & { task: string }> => {
  const before = handed.get(f)
  if (before && (await openTaskAt(f.city, before.root)) === before.task) return before
  const form = { school: 'XX0001', problem: '留样不全', text: '周三的午餐没有留样' }
  const { body } = await (await f.city.as('market-registrar')).post('/kinds/campus-food/cases', { form })
  const made = { ...body, task: await openTaskAt(f.city, body.root) }
  handed.set(f, made)
  return made
}
const stopped = new WeakMap<Reached, Place>()
/** a case of the market department in the east whose check an order stops, and that was tried once */
const stoppedByGate = async (f: Reached): Promise<Place> => {
  const before = stopped.get(f)
  if (before !== undefined) return before
  const { city } = f
  const registrar = await city.as('market-registrar')
  const form = { school: 'XX0001', problem: '留样不全', text: '周五的午餐没有留样' }
  const { body } = await registrar.post('/kinds/campus-food/cases', { form })
  const rectified = { outcome: 'answer', output: { measure: '已补留样', rectifiedOn: '2026-11-12' } }
  const school = await city.as('tang-jianping')
  await school.post(`/me/units/tasks/${body.root}/${await openTaskAt(city, body.root)}/completion`, rectified)
  const fields = { code: 'TY2026-0088', school: 'XX0001', state: 'in-force', orderedOn: '2026-11-12' }
  await registrar.post('/registers/canteen-order/rows', { fields, why: '下令停用' })
  const check = `/desk/tasks/${body.root}/${await openTaskAt(city, body.root)}/completion`
  const tried = await (await city.as('market-reviewer')).post(check, { outcome: 'pass' })
  if (tried.code !== 'GATE_CLOSED') throw new Error(`the gate is open: ${JSON.stringify(tried.body)}`)
  stopped.set(f, body)
  return body
}
const pushed = () => ({
  alarmNumber: String(Date.now()).padStart(14, '1'),
  ...{ callerMobile: '13900139021', category: '噪声' },
  ...{ place: order.place, text: '楼上装修' },
})

const inspected = new WeakMap<Reached, Place & { task: string }>()
/** a list that a handler of the market department fills in, of a canteen in the east */
const inspection = async (f: Reached): Promise<Place & { task: string }> => {
  const before = inspected.get(f)
  if (before) return before
  const form = { school: 'XX0001', reason: '日常检查' }
  const { body } = await (await f.city.as('market-registrar')).post('/kinds/canteen-inspection/cases', { form })
  const made = { ...body, task: await openTaskAt(f.city, body.root) }
  inspected.set(f, made)
  return made
}

/** The routes of declared kinds: a post reaches them when its position has a part in the kind. */
export const kindProbes: Record<string, Probe> = {
  'POST /api/desk/tasks/:root/:id/recall': {
    path: async (f) => {
      const { root, task } = await ofSchool(f)
      return `/desk/tasks/${root}/${task}/recall`
    },
    body: () => ({ reason: '学校已经撤销' }),
  },
  'POST /api/desk/tasks/:root/:id/checks/:field': {
    path: async (f) => {
      const { root, task } = await inspection(f)
      return `/desk/tasks/${root}/${task}/checks/list`
    },
    body: () => ({ answers: [{ item: 'licence', result: 'pass', seen: 0 }] }),
    posts: ['handler'],
  },
  'GET /api/supervision/units': {
    path: async (f) => ((await ofSchool(f)) ? '/supervision/units' : ''),
    shows: (body) => body.rows.some(({ unit }: { unit: string }) => unit === 'school/XX0001'),
  },
  'GET /api/gates': {
    path: async (f) => ((await stoppedByGate(f)) ? '/gates' : ''),
    shows: (body) => body.rows.some(({ id, times }: { id: string; times: number }) => id === 'canteen-order' && times > 0),
  },
  'GET /api/gates/:gate/refusals': {
    path: async (f) => ((await stoppedByGate(f)) ? '/gates/canteen-order/refusals' : ''),
    shows: (body, f) => body.rows.some(({ root }: { root: string }) => root === stopped.get(f)?.root),
  },
  // as the page of the case that it stands on: whoever opens the one reads the other
  'GET /api/desk/cases/:root/:id/refusals': { path: (f) => `/desk/cases/${f.late.root}/${f.late.id}/refusals` },
  'POST /api/gates/overrules': {
    path: async (f) => ((await stoppedByGate(f)) ? '/gates/overrules' : ''),
    posts: ['decider'],
    body: (f) => ({ root: stopped.get(f)?.root, gate: 'canteen-order', act: 'check.pass', reason: '与停用无关' }),
  },
  'GET /api/kinds': { path: '/kinds', everywhere: 'each post has the kinds that its position has a part in' },
  'GET /api/kinds/:kind': {
    path: '/kinds/duty-order',
    posts: partInOrders,
    everywhere: 'a kind is shown to whoever has a part in it',
  },
  'GET /api/kinds/:kind/cases': {
    path: async (f) => ((await ordered(f)) ? '/kinds/duty-order/cases?limit=100' : ''),
    posts: partInOrders,
    shows: (body, f) => body.rows.some((row: { number: string }) => row.number === orders.get(f)?.number),
  },
  'GET /api/kinds/:kind/months': {
    path: async (f) => ((await ordered(f)) ? '/kinds/duty-order/months' : ''),
    posts: partInOrders,
    shows: (body) => body.rows.some((row: { opened: number }) => row.opened > 0),
  },
  'POST /api/kinds/:kind/cases': {
    path: '/kinds/duty-order/cases',
    body: () => ({ form: order }),
    posts: ['counter'],
    everywhere: 'a post opens it for its own body',
  },
  'GET /api/kinds/:kind/signals/:signal/:sourceId': {
    path: '/kinds/alarm-diversion/signals/alarm/never-sent',
    everywhere: 'a machine asks for its own signals: another’s are not there',
    posts: [],
  },
  'POST /api/kinds/answer-files/:sort': {
    path: '/kinds/answer-files/photo',
    everywhere: 'a file waits as its sender’s own until a case of hers takes it',
  },
  'POST /api/kinds/:kind/signals/:signal': {
    path: '/kinds/alarm-diversion/signals/alarm',
    body: () => ({ sourceId: newId(), form: pushed() }),
    whose: { department: departments.police, region: districts.whole },
  },
  'GET /api/accounts': { path: '/accounts', everywhere: 'it names the types of which a post sees accounts, and no account' },
  'POST /api/accounts/exports': { path: '/accounts/exports', body: () => ({ account: POINTS }), whose: keeper },
  'GET /api/accounts/statement': { path: `/accounts/statement?account=${POINTS}`, whose: keeper },
  'GET /api/accounts/types/:type': { path: '/accounts/types/volunteer-points', whose: keeper },
}
