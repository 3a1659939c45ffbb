// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Draft, type DraftPatch, offline, Problem } from '../../client/index.ts'
import { DraftKeeper } from './draft-keeper.ts'
import { stepAt, stepOfField, stepsOf } from './steps.ts'

const groups = [
  { id: 'shop', title: '店铺', fields: ['shopName', 'area'] },
  { id: 'flame', title: '火源', fields: ['openFlame'] },
]
const words = { materials: '材料', check: '核对', rest: '其他' }

test('a form is walked one group a screen, then materials, then the last look', () => {
  const steps = stepsOf(groups, ['shopName', 'area', 'openFlame'], false, words)
  expect(steps.map((step) => step.id)).toEqual(['shop', 'flame', 'materials', 'check'])
})

test('a group of which nothing is shown is no screen, and a field that no group names is still asked', () => {
  const steps = stepsOf(groups, ['shopName', 'stray'], false, words)
  expect(steps.map((step) => [step.id, step.fields])).toEqual([
    ['shop', ['shopName']],
    ['rest', ['stray']],
    ['materials', []],
    ['check', []],
  ])
})

test('care mode asks one question a screen, and switching it stays in the same group', () => {
  const care = stepsOf(groups, ['shopName', 'area', 'openFlame'], true, words)
  expect(care.map((step) => step.id)).toEqual(['shop.shopName', 'shop.area', 'flame.openFlame', 'materials', 'check'])
  const plain = stepsOf(groups, ['shopName', 'area', 'openFlame'], false, words)
  expect(plain[stepAt(plain, 'flame.openFlame')]?.id).toBe('flame')
  expect(care[stepAt(care, 'flame')]?.id).toBe('flame.openFlame')
  expect(stepAt(plain, 'gone')).toBe(0)
  expect(stepOfField(care, 'area')?.id).toBe('shop.area')
})

const draft: Draft = {
  id: 'd1',
  kind: 'item',
  of: { id: 'x', name: 'X' },
  version: 'v',
  versionNumber: 1,
  revision: 3,
  form: { schema: { type: 'object', properties: {} }, ui: { groups: [], fields: {} } },
  values: { shopName: '晓梅', area: 80 },
  prefilled: { area: { value: 80, source: 'register', label: '房屋登记', at: '2026-11-20' } },
  corrected: [],
  objections: [],
  savedAt: '2026-11-24T10:00:00+08:00',
  delivery: { choice: '', options: [], address: null, receiver: null, mobile: null, together: false, each: false },
  applicant: { kind: 'firm', name: '晓梅', facts: {} },
  parts: null,
  place: null,
  competence: [],
  submitted: null,
  agent: null,
  helping: null,
  channel: 'web',
  seal: '',
}

function bench(
  answer: (patch: DraftPatch, turn: number) => { revision: number; savedAt: string; errors: [] },
  storage = new Map<string, string>(),
) {
  const sent: DraftPatch[] = []
  const waiting: (() => void)[] = []
  const keeper = new DraftKeeper(draft, 'me', {
    send: async (patch) => {
      sent.push(patch)
      return { ...answer(patch, sent.length), competence: [] }
    },
    reread: async () => ({ ...draft, revision: 9, values: { shopName: '别处改的', area: 80, phone: '1' } }),
    later: (_ms, run) => {
      waiting.push(run)
      return () => waiting.splice(waiting.indexOf(run), 1)
    },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
  })
  return { keeper, sent, waiting, storage }
}
const ok = (patch: DraftPatch) => ({ revision: patch.revision + 1, savedAt: '2026-11-24T10:32:00+08:00', errors: [] as [] })

test('only changed fields are sent, with the revision that they rest on, and a changed pre-filled field is named', async () => {
  const { keeper, sent, storage } = bench(ok)
  keeper.change('area', 90)
  expect(storage.size).toBe(1)
  await keeper.flush()
  expect(sent).toEqual([{ revision: 3, values: { area: 90 }, corrected: ['area'] }])
  expect(keeper.look()).toMatchObject({ saving: 'saved', savedAt: '2026-11-24T10:32:00+08:00' })
  expect(storage.size).toBe(0)
})

test('an expired session loses nothing: the change waits in the window and is sent after the next sign-in', async () => {
  const storage = new Map<string, string>()
  const before = bench(() => {
    throw new Problem({ code: 'NOT_SIGNED_IN', status: 401, detail: '', detailEn: '' })
  }, storage)
  before.keeper.change('shopName', '新名字')
  await before.keeper.flush()
  expect(before.keeper.look().saving).toBe('signed-out')
  const after = bench(ok, storage)
  expect(after.keeper.look().values.shopName).toBe('新名字')
  await after.keeper.flush()
  expect(after.sent[0]?.values).toEqual({ shopName: '新名字' })
})

test('without a connection the change is kept and tried again by itself', async () => {
  const { keeper, sent, waiting } = bench((patch, turn) => {
    if (turn === 1) throw offline()
    return ok(patch)
  })
  keeper.change('shopName', '新名字')
  await keeper.flush()
  expect(keeper.look().saving).toBe('offline')
  expect(waiting).toHaveLength(1)
  await keeper.flush()
  expect(sent[1]?.values).toEqual({ shopName: '新名字' })
  expect(keeper.look().saving).toBe('saved')
})

test('a draft changed on another device is joined: what is being typed here wins, the rest is taken over', async () => {
  const { keeper, sent } = bench((patch, turn) => {
    if (turn === 1)
      throw new Problem({ code: 'DRAFT_CHANGED_ELSEWHERE', status: 409, detail: '', detailEn: '', facts: { revision: 9 } })
    return ok(patch)
  })
  keeper.change('shopName', '这里改的')
  await keeper.flush()
  expect(sent.map((patch) => patch.revision)).toEqual([3, 9])
  expect(keeper.look()).toMatchObject({ saving: 'saved', merged: true, values: { shopName: '这里改的', phone: '1' } })
})

test('the same question answered in two windows: what is typed here stands, the other answer is offered and can be taken', async () => {
  const { keeper, sent } = bench((patch, turn) => {
    if (turn === 1)
      throw new Problem({ code: 'DRAFT_CHANGED_ELSEWHERE', status: 409, detail: '', detailEn: '', facts: { revision: 9 } })
    return ok(patch)
  })
  keeper.change('shopName', '这里改的')
  await keeper.flush()
  expect(keeper.look()).toMatchObject({
    saving: 'saved',
    values: { shopName: '这里改的', phone: '1' },
    conflicts: [{ field: 'shopName', theirs: '别处改的' }],
  })
  const [conflict] = keeper.look().conflicts
  if (conflict) keeper.settle(conflict, 'theirs')
  await keeper.flush()
  expect(keeper.look()).toMatchObject({ values: { shopName: '别处改的' }, conflicts: [] })
  expect(sent.at(-1)?.values).toEqual({ shopName: '别处改的' })
})

test('whoever comes back to a window sees what was changed in another one, before he writes over it', async () => {
  const { keeper, sent } = bench(ok)
  await keeper.lookAgain()
  expect(keeper.look()).toMatchObject({ merged: true, conflicts: [], values: { shopName: '别处改的', phone: '1' } })
  keeper.change('area', 81)
  await keeper.flush()
  expect(sent).toEqual([{ revision: 9, values: { area: 81 }, corrected: ['area'] }])
})
