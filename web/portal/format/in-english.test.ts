// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { English } from '../../client/index.ts'
import { cardInEnglish, formInEnglish } from './in-english.ts'
import { limitInEnglish } from './limits.ts'

const en: English = {
  name: 'Card',
  summary: 'A card',
  international: true,
  aka: [],
  conditions: {},
  otherwise: {},
  materials: {},
  steps: [],
  result: '',
  fee: '',
  once: '',
  laws: [],
  faq: [],
  basis: '',
  place: '',
  groups: { who: { title: 'Who' } },
  fields: {
    sex: { title: 'Sex', options: { 女: 'Female' } },
    projects: { title: 'Projects', options: { 热食: 'Hot food' } },
    children: { title: 'Children' },
    'children.name': { title: 'Name' },
  },
}

const say = (name: string) => (name === '市公安局' ? 'Public Security Bureau' : name)

test('a limit is said in English by its number and unit, and one that cannot be read stays', () => {
  expect(limitInEnglish('10 工作日')).toBe('10 working days')
  expect(limitInEnglish('1 工作日')).toBe('1 working day')
  expect(limitInEnglish('3 个月')).toBe('3 months')
  expect(limitInEnglish('当场')).toBe('当场')
})

test('a card without English stays Chinese, but for its limit and its department', () => {
  expect(cardInEnglish({ name: '卡', department: '市公安局', promised: '5 工作日', en: null }, say)).toMatchObject({
    name: '卡',
    department: 'Public Security Bureau',
    promised: '5 working days',
  })
  expect(cardInEnglish({ name: '卡', summary: '一张卡', en }, say)).toMatchObject({ name: 'Card', summary: 'A card' })
})

test('the questions of a form are asked in English and their answers are kept as the city knows them', () => {
  const form = formInEnglish(
    {
      schema: {
        type: 'object',
        properties: {
          sex: { type: 'string', title: '性别', enum: ['女', '男'] },
          projects: { type: 'array', title: '项目', items: { type: 'string', enum: ['热食', '冷食'] } },
          children: {
            type: 'array',
            title: '孩子',
            items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
          },
        },
      },
      ui: { groups: [{ id: 'who', title: '谁', fields: ['sex'] }], fields: { sex: { help: '照实填' } } },
    },
    en,
  )
  expect(form.schema.properties.sex).toMatchObject({ title: 'Sex', enum: ['女', '男'] })
  expect(form.ui.fields.sex).toMatchObject({
    options: [
      { value: '女', label: 'Female' },
      { value: '男', label: '男' },
    ],
  })
  expect(form.ui.fields.projects?.options).toEqual([
    { value: '热食', label: 'Hot food' },
    { value: '冷食', label: '冷食' },
  ])
  expect(form.schema.properties.children?.items?.properties?.name?.title).toBe('Name')
  expect(form.ui.groups[0]).toMatchObject({ title: 'Who', fields: ['sex'] })
})
