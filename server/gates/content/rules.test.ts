// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkPack } from '../../packs/index.ts'
import { goodPack, writePack } from '../../packs/testing-pack.ts'
import { contentKinds } from '../../rooms.ts'

const register = `id: bar
name: 限制名单
about: 测试
owner: market
basis: 测试
keep: 长期
keys: [code]
reads: owner
writes: owner
sources: [{ id: filing, name: 填报, department: market }]
purposes: [{ id: safety, name: 安全检查, positions: [handler] }]
fields:
  - { id: "01", name: code, title: 编号, type: text, required: true, index: true }
  - { id: "02", name: subject, title: 企业, type: credit-code, index: true }
  - { id: "03", name: until, title: 到哪一天, type: day }
  - { id: "04", name: document, title: 文号, type: text }
  - { id: "05", name: points, title: 扣分, type: number }
  - { id: "06", name: person, title: 个人, type: id-card, grade: 3, personal: true, index: true }
  - { id: "07", name: ground, title: 原因, type: text, grade: 3 }
  - { id: "08", name: step, title: 阶段, type: text, byCase: true }
  - { id: "09", name: inner, title: 内部, type: text, grade: 2 }
`
const GATE = `id: barred
title: 名单内的企业不受理
owner: market
on: [{ item: shop-permit, acts: [submit] }]
look: { register: bar, where: { subject: party.code } }
when: lock.until >= today
effect: refuse
basis: 测试的法
cites: "决定书 {document}"
remedy: 提出异议
unlock: { say: 期满, department: market, day: until }
examples:
  - { name: 拦下, at: "2026-11-20T09:00:00+08:00", party: { kind: firm, code: F }, rows: [{ subject: F, until: "2027-01-01" }], passes: false }
  - { name: 期满, at: "2027-01-02T09:00:00+08:00", party: { kind: firm, code: F }, rows: [{ subject: F, until: "2027-01-01" }], passes: true }
`

async function codesOf(gate: string, level: 'error' | 'warning' = 'error'): Promise<string[]> {
  const { folder, remove } = writePack({ ...goodPack(), 'registers/bar.yaml': register, 'gates/barred.yaml': gate })
  try {
    const { findings } = await checkPack(contentKinds, folder)
    return [...new Set(findings.filter((one) => one.level === level).map(({ code }) => code))].sort()
  } finally {
    remove()
  }
}

test('a gate that is whole has no finding', async () => {
  expect(await codesOf(GATE)).toEqual([])
})

const WHEN = 'when: lock.until >= today'
const PARTY = 'subject: party.code'
test.each([
  ['a file that is not called as its gate', 'id: barred', 'id: other', 'FOLDER_NAME'],
  ['an owner that is no department', 'owner: market', 'owner: navy', 'DEPARTMENT_UNKNOWN'],
  ['an item that is not there', 'item: shop-permit', 'item: nothing', 'GATE_PLACE_UNKNOWN'],
  ['a type that no item has', 'item: shop-permit', 'type: "99"', 'GATE_PLACE_UNKNOWN'],
  ['a kind that is not there', 'item: shop-permit', 'kind: nothing', 'GATE_PLACE_UNKNOWN'],
  ['a place that is two', 'item: shop-permit', 'item: shop-permit, type: "01"', 'GATE_PLACE_UNKNOWN'],
  ['an act that no process has', 'acts: [submit]', 'acts: [dance]', 'GATE_ACT_UNKNOWN'],
  ['a register that is not there', 'register: bar', 'register: nothing', 'REGISTER_UNKNOWN'],
  ['a field that the register has not', PARTY, 'owner: party.code', 'FIELD_UNKNOWN'],
  ['a condition on a field that is not there', WHEN, 'when: lock.end >= today', 'FIELD_UNKNOWN'],
  ['a field that rows are not found by', PARTY, 'document: party.code', 'GATE_NOT_INDEXED'],
  ['an expression that cannot be read', WHEN, 'when: lock.until >=', 'EXPRESSION'],
  ['a name that is not there', WHEN, 'when: said.outcome = "a" and lock.until >= today', 'NAME_UNKNOWN'],
  ['a condition that is neither yes nor no', WHEN, 'when: if lock.until >= today then 1 else today', 'GATE_WHEN_TYPE'],
  ['a comparison of two types', WHEN, 'when: lock.until >= today and lock.points > "3"', 'GATE_WHEN_TYPE'],
  ['no basis', 'basis: 测试的法\n', '', 'KEY_MISSING'],
  ['no remedy', 'remedy: 提出异议\n', '', 'KEY_MISSING'],
  ['nothing that opens it', 'department: market, day: until', 'sayEn: never', 'GATE_NO_UNLOCK'],
  ['a day that the condition does not ask', WHEN, 'when: lock.document != null', 'GATE_NO_UNLOCK'],
  ['a department that may not write', 'department: market, day: until', 'department: health', 'GATE_NO_UNLOCK'],
  ['a field that nobody changes by hand', `${WHEN}`, 'when: lock.step = "on"', 'GATE_NO_UNLOCK'],
  ['a kind that is not there to open it', 'department: market, day', 'kind: nothing, day', 'KIND_NAME_UNKNOWN'],
  ['graded fields in the words', '{document}', '{ground}', 'GATE_GRADED'],
  ['fields for the office in the words', '{document}', '{inner}', 'GATE_GRADED'],
  ['fields of the row outside cites', 'basis: 测试的法', 'basis: "测试的法 {document}"', 'GATE_TEXT_FIELDS'],
  ['a graded field in the condition', WHEN, 'when: lock.ground != null and lock.until >= today', 'GATE_GRADED'],
  [
    'a list of persons by their points',
    `{ ${PARTY} } }\n${WHEN}`,
    `{ person: party.number } }\nwhen: lock.points > 3 and lock.until >= today`,
    'GATE_SCORES_PERSONS',
  ],
  ['anybody’s number that is typed', PARTY, 'person: form.owner', 'GATE_PROBES'],
  ['somebody else’s row in the words', PARTY, 'subject: form.owner', 'GATE_SHOWS_STRANGERS'],
  ['an overrule by nobody', 'effect: refuse', 'effect: ask', 'GATE_EFFECT'],
  ['a lane without a name', 'effect: refuse', 'effect: lane', 'GATE_EFFECT'],
  ['an overrule by an unknown position', 'effect: refuse', 'effect: ask\noverrules: [spy]', 'POSITION_UNKNOWN'],
  ['an example that comes out otherwise', 'at: "2027-01-02', 'at: "2026-12-31', 'GATE_EXAMPLE'],
  [
    'an example with a field that is not there',
    'rows: [{ subject: F, until: "2027-01-01" }], passes: true',
    'rows: [{ end: "x" }], passes: true',
    'GATE_EXAMPLE',
  ],
  ['examples that all pass', 'passes: false', 'passes: true', 'GATE_EXAMPLE_MISSING'],
])('%s', async (_, from, to, code) => {
  expect(GATE).toContain(from)
  expect(await codesOf(GATE.replace(from, to))).toContain(code)
})

test('whoever types another’s number could try it out: the check reminds of it where everybody files', async () => {
  expect(await codesOf(GATE.replace(PARTY, 'subject: form.owner').replace(/cites.*\n/, ''), 'warning')).toContain(
    'GATE_SHOWS_STRANGERS',
  )
})
