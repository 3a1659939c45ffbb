// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { standingOf } from './ActBar.tsx'
import { groundsFor, needsOpinion, outputsOf, paperOf } from './decision.ts'
import { factName, factValue } from './RuleDecisions.tsx'

const task = (part: Partial<CaseTask> = {}): CaseTask => ({
  id: 't',
  element: 'decide',
  name: '作出决定',
  stage: '决定',
  state: 'open',
  department: '市市场监督管理局',
  assignee: null,
  openedAt: '2026-11-20T09:00:00+08:00',
  dueAt: null,
  light: null,
  outcome: null,
  outcomes: [
    { id: 'grant', name: '准予许可' },
    { id: 'deny', name: '不予许可' },
  ],
  ground: null,
  opinion: null,
  completedBy: null,
  completedAt: null,
  formKey: null,
  form: null,
  mayRecall: false,
  ...part,
})
const view = (part: Partial<CaseView> = {}) =>
  ({
    state: { code: 'accepted', name: '办理中' },
    myTasks: ['t'],
    parked: null,
    may: [],
    grounds: {
      refuse: [{ id: 'r', text: '不属于本机关职责' }],
      deny: [{ id: 'd', text: '不符合条件' }],
      supplement: [],
      suspend: [],
    },
    ...part,
  }) as unknown as CaseView

test('refusing and denying name a ground from the list of their own; granting names none', () => {
  expect(groundsFor(view(), 'refuse').map((ground) => ground.id)).toEqual(['r'])
  expect(groundsFor(view(), 'deny').map((ground) => ground.id)).toEqual(['d'])
  expect(groundsFor(view(), 'grant')).toEqual([])
})

test('whatever goes against the applicant needs its reason in words, and so does every return visit', () => {
  expect(['refuse', 'deny', 'fail', 'objected'].every((outcome) => needsOpinion(outcome, 'application'))).toBe(true)
  expect(needsOpinion('grant', 'application')).toBe(false)
  expect(needsOpinion('unfounded', 'visit')).toBe(true)
})

test('the preview shows a document only where the outcome makes one', () => {
  expect(['accept', 'refuse', 'grant', 'deny', 'pass'].map(paperOf)).toEqual(['accepted', 'refused', 'granted', 'denied', null])
})

test('a return visit asks how the person was reached, a hand-over who received it', () => {
  expect(outputsOf(task({ element: 'visit' }), 'visit')).toEqual(['contact'])
  expect(outputsOf(task({ element: 'visit' }), 'application')).toEqual([])
  expect(outputsOf(task({ stage: '送达', outcomes: [{ id: 'done', name: '完成' }] }), 'application')).toEqual(['receiver'])
})

test('a service by other means asks for its day and for how it was done', () => {
  const serve = task({ element: 'serve', stage: '送达', outcomes: [{ id: 'done', name: '完成' }] })
  expect(outputsOf(serve, 'undelivered')).toEqual(['servedOn'])
  expect([needsOpinion('done', 'undelivered', 'serve'), needsOpinion('resend', 'undelivered', 'handle')]).toEqual([true, false])
})

test('nobody decides a task that another has claimed', () => {
  const taken = task({ state: 'claimed', assignee: { id: 'other', name: '卢晓东' } })
  expect(standingOf(view(), taken, 'me')).toMatchObject({ decidable: false, claimable: false })
  expect(standingOf(view(), task({ state: 'claimed', assignee: { id: 'me', name: '我' } }), 'me')).toMatchObject({
    decidable: true,
    mine: true,
  })
  expect(standingOf(view(), task(), 'me')).toMatchObject({ decidable: true, claimable: true })
})

test('nothing is decided while the case waits for the applicant, is in a special procedure, or is parked', () => {
  expect(standingOf(view({ state: { code: 'supplement', name: '待补正' } }), task(), 'me').decidable).toBe(false)
  expect(standingOf(view({ state: { code: 'suspended', name: '特别程序' } }), task(), 'me').decidable).toBe(false)
  const parked = { token: 't', element: 'x', name: 'x', code: 'X', message: '', at: '' }
  expect(standingOf(view({ parked }), task(), 'me').decidable).toBe(false)
})

test("a task of another department's posts offers nothing", () => {
  expect(standingOf(view({ myTasks: [] }), task(), 'me')).toMatchObject({ decidable: false, claimable: false, mine: false })
})

test('a fact that a rule has read is told as the form asks it: by its title and the label of its option', () => {
  const form = {
    schema: { type: 'object', properties: { grade: { type: 'string', title: '残疾等级', enum: ['1', '2'] } } },
    ui: { groups: [], fields: { grade: { options: [{ value: '1', label: '一级' }] } } },
  } as unknown as CaseView['form']
  const t = (_key: string, options: { defaultValue: string }) => options.defaultValue
  expect([factName('form.grade', form, t), factValue('form.grade', '1', form)]).toEqual(['残疾等级', '一级'])
  expect(factName('row.users * 0.1', form, t)).toBeNull()
})
