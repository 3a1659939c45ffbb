// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outlineDecisions } from '@chengshu/engine'
import { expect, test } from 'vitest'
import { askedBy, formOf, givenBy, type Known } from './asked.ts'
import { saidCell, saidColumn } from './cell-text.ts'
import type { Choices } from './door.ts'
import { knownOf } from './known.ts'
import { tryDecision } from './trial.ts'
import { keepHead } from './xml-head.ts'

const packs = join(import.meta.dirname, '../../../packs/yunzhou')
const read = (path: string) => readFileSync(join(packs, path), 'utf8')
const text = read('items/old-age-allowance/decision.dmn')
const known: Known = { asks: null, form: {}, say: () => undefined, other: 'other', labelOf: (_, word) => word }
const asked = (xml: string, id: string, form: Known['form'] = {}) => {
  const decision = outlineDecisions(xml).decisions.find((one) => one.id === id)
  if (!decision) throw new Error(id)
  return askedBy(
    decision,
    decision.inputs.map((one) => one.name),
    { ...known, form },
  )
}

test('what a decision reads is asked as typed fields: numbers, texts with the values of the table, days, yes or no, lists', () => {
  expect(asked(text, 'old_age_allowance')).toEqual([
    { path: 'applicant.age', schema: { type: 'number', title: '年龄' } },
    {
      path: 'applicant.status',
      schema: { type: 'string', title: '户籍状态' },
      options: ['正常', '流动', 'other'].map((value) => ({ value, label: value })),
    },
    { path: 'evidence.householdPage.value.householdId', schema: { type: 'string', title: '户号' } },
  ])
  const types = (path: string, id: string) => asked(read(path), id).map((one) => [one.path, one.schema.format ?? one.schema.type])
  expect(types('kinds/system-review/proposal.dmn', 'system-proposal')).toEqual([
    ['row.lastLoginOn', 'date'],
    ['today', 'date'],
    ['alike.rows', 'array'],
    ['row.activeUsers', 'number'],
    ['row.users', 'number'],
  ])
  const rent = Object.fromEntries(types('items/provident-fund-rent/decision.dmn', 'provident_fund_rent'))
  expect(rent).toMatchObject({
    'evidence.leaseRecord.value.leaseUntil': 'date',
    'evidence.noHouse.value.verified': 'boolean',
    'evidence.fundAccount.value.balance': 'number',
  })
  // a question of the item's form is asked as the form asks it
  const form = { grade: { type: 'string', title: '残疾等级', enum: ['一级', '二级'] } }
  const grades = asked(read('items/disability-allowance/decision.dmn'), 'disability_rate', form)
  expect(grades).toContainEqual({ path: 'form.grade', schema: form.grade })
})

test('a decision is tried on the text as it stands with what was filled in, and says which rule gave the answer', async () => {
  const form = formOf(asked(text, 'old_age_allowance'), (root) => root)
  expect(form.ui.groups.map((group) => group.fields.length)).toEqual([2, 1])
  const given = givenBy(form, {
    'applicant/age': 86,
    'applicant/status': '正常',
    'evidence/householdPage/value/householdId': '1',
    'something/else': 'is not asked',
  })
  expect(given).toEqual({
    applicant: { age: 86, status: '正常' },
    evidence: { householdPage: { value: { householdId: '1' } } },
  })
  const tried = await tryDecision(text, 'old_age_allowance', given)
  expect(tried).toMatchObject({ outcome: { output: { decision: 'grant' } } })
  expect('outcome' in tried && tried.outcome.trace[0]?.tables[0]?.rules.map((rule) => rule.index)).toEqual([1])
  expect(await tryDecision('<nothing/>', 'old_age_allowance', given)).toHaveProperty('problem')
})

test('what a file declares of its inputs comes before what its rules let one guess; a hostile name reaches no prototype', () => {
  const xml = (input: string, expression: string) => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
    namespace="x" name="x"><itemDefinition name="shop"><itemComponent name="area"><typeRef>number</typeRef></itemComponent>
    <itemComponent name="trade"><typeRef>string</typeRef><allowedValues><text>"食品","药品"</text></allowedValues></itemComponent>
    <itemComponent name="floors" isCollection="true"><typeRef>number</typeRef></itemComponent></itemDefinition>
    <inputData id="i" name="${input}"><variable name="${input}" ${input === 'shop' ? 'typeRef="shop"' : ''}/></inputData>
    <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>${expression}</text></literalExpression></decision></definitions>`
  const declared = asked(xml('shop', 'shop.area'), 'd')
  expect(declared.map(({ path, schema }) => [path, schema.type, schema.enum])).toEqual([
    ['shop.area', 'number', undefined],
    ['shop.trade', 'string', ['食品', '药品']],
    ['shop.floors', 'array', undefined],
  ])
  const form = formOf(declared, (root) => root)
  expect(givenBy(form, { 'shop/floors': ['1', '2'] })).toEqual({ shop: { floors: [1, 2] } })
  expect(asked(xml('a', 'a.__proto__.polluted &gt; 1'), 'd')).toEqual([])
})

test('a cell is read aloud', () => {
  const t = (key: string, options?: object) => `${key.split('.').at(-1)}${options ? Object.values(options).join(' ') : ''}`
  const said = (cell: string) => saidCell(cell, 'x', known, t)
  expect(
    ['-', '>= 80', '[80..90)', '"正常"', '"一级","二级"', 'not("正常")', 'true', 'null', '< date("2026-01-01")', '1, 2'].map(
      said,
    ),
  ).toEqual(['any', '≥ 80', 'range80 with 90 without', '正常', '一级、二级', 'not正常', 'yes', 'none', '< 2026-01-01', '1、2'])
  // the usual tests have words, an option its label; whatever is more than that has none and stands as it was written
  expect(['string length(?) > 0', 'string length(?) >= 2', 'contains(?, "县")', 'not(null)', '? > row.limit'].map(said)).toEqual([
    'given',
    'longFrom2',
    'contains县',
    'given',
    null,
  ])
  const form = { floor: { type: 'string', title: '楼层', oneOf: [{ const: 'g', title: '首层' }] } }
  const guide = { form: JSON.stringify({ schema: { type: 'object', properties: form }, ui: { groups: [], fields: {} } }) }
  const item = knownOf(guide, { registers: [], licences: [] } as unknown as Choices, t)
  expect(saidCell('not("g")', 'form.floor', item, t)).toBe('not首层')
  expect(saidColumn({ label: 'form.floor', expression: 'form.floor' }, item)).toBe('楼层')
  expect(saidColumn({ label: 'row.a + 1', expression: 'row.a + 1' }, known)).toBeNull()
})

test('nobody who edits in the studio reads or writes JSON', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(25)
  expect(files.filter((name) => /\bJSON\b/.test(readFileSync(join(import.meta.dirname, name), 'utf8')))).toEqual([])
})

test('the licence line of a file stands there after an editor has written it', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: Apache-2.0 -->\n'
  const saved = '<?xml version="1.0" encoding="UTF-8"?>\n<a />\n'
  expect(keepHead(`${head}<a/>`, saved)).toBe(`${head}<a />\n`)
  expect(keepHead('<a/>', saved)).toBe(saved)
})
