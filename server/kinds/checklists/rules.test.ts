// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkPack } from '../../packs/index.ts'
import { goodPack, writePack } from '../../packs/testing-pack.ts'
import { contentKinds } from '../../rooms.ts'
import { newKindFiles } from '../content/new-kind.ts'

const LIST = 'checklists/device.yaml'
const KIND = 'kinds/device-repair/kind.yaml'
const FORM = 'kinds/device-repair/form.yaml'
const PROCESS = 'kinds/device-repair/process.bpmn'
const KNOWN = 'registers/device.yaml'

const begun = newKindFiles({
  ...{ id: 'device-repair', name: '设备报修', owner: 'market', operators: ['a', 'b'] },
  at: '2027-03-02T09:00:00+08:00',
})
const plain = Object.fromEntries(
  Object.entries(begun).map(([file, text]) => [
    `kinds/device-repair/${file}`,
    text.replaceAll('operator', 'handler').replaceAll(', supervisor, leader', ''),
  ]),
)

/** A kind with a checklist, whose failed items open another case of the same kind. */
const made: Record<string, string> = {
  ...plain,
  [LIST]: `# SPDX-License-Identifier: Apache-2.0
id: device
name: 设备检查清单
version: 一版
effectiveOn: 2026-01-01
basis: 本单位办法
about: thing
reasons: [{ id: none, text: 没有这个部件 }]
groups:
  - id: all
    name: 全部
    items:
      - { id: lamp, text: 灯亮, proof: { as: photo, on: [fail] }, notApplicable: [none] }
      - { id: heat, text: 不烫, proof: { as: number, unit: ℃ }, when: form.urgency = "紧急" }
`,
  [KNOWN]: `# SPDX-License-Identifier: Apache-2.0
id: device
name: 设备
about: 设备
owner: market
basis: 本单位办法
keep: 长期
keys: [code]
title: code
reads: owner
writes: owner
purposes: [{ id: look, name: 核对, positions: [handler] }]
sources: [{ id: filing, name: 登记, department: market }]
fields:
  - { id: "01", name: code, title: 编号, type: text, required: true, length: 10, index: true }
  - { id: "02", name: holder, title: 谁的, type: id-card, grade: 3 }
`,
  [FORM]: (plain[FORM] ?? '')
    .replace('properties:\n', 'properties:\n    list: { type: object, title: 清单, x-checklist: device }\n')
    .replace('fields: [result]', 'fields: [list, result]'),
  [PROCESS]: (plain[PROCESS] ?? '').replace('chengshu:fields="result"', 'chengshu:fields="list,result"'),
  [KIND]: (plain[KIND] ?? '')
    .replace('positions: [handler]', 'positions: [handler], kinds: [device-repair]')
    .replace(
      'columns:',
      'about: { register: device, key: form.subject }\nchecklists:\n  - field: list\n    whole: [done]\n    failed: { opens: device-repair, each: item, with: { subject: item.text }, before: [check.pass] }\ncolumns:',
    ),
}

async function codesOf(file: string, from: string, to: string): Promise<string[]> {
  expect(made[file]).toContain(from)
  const { folder, remove } = writePack({ ...goodPack(), ...made, [file]: (made[file] ?? '').replace(from, to) })
  try {
    const { findings } = await checkPack(contentKinds, folder)
    return [...new Set(findings.filter(({ level }) => level === 'error').map(({ code }) => code))].sort()
  } finally {
    remove()
  }
}

test.each([
  ['a kind with a checklist has no finding', LIST, 'id: device', 'id: device', []],
  ['a list in a file of another name', LIST, 'id: device', 'id: devices', ['CHECKLIST_FILE', 'CHECKLIST_UNKNOWN']],
  ['an item written twice', LIST, 'id: heat', 'id: lamp', ['CHECKLIST_TWICE']],
  ['an item with a name that every object has', LIST, 'id: heat', 'id: toString', ['CHECKLIST_ID']],
  ['a reason that the list has not', LIST, 'notApplicable: [none]', 'notApplicable: [busy]', ['CHECKLIST_REASON']],
  ['a number without its unit', LIST, ', unit: ℃', '', ['CHECKLIST_PROOF']],
  ['a condition that nobody can read', LIST, 'when: form.urgency = ', 'when: urgency = ', ['NAME_UNKNOWN']],
  ['a list that there is not', FORM, 'x-checklist: device', 'x-checklist: nothing', ['CHECKLIST_UNKNOWN']],
  ['a list that is a text', FORM, 'type: object, title: 清单', 'type: string, title: 清单', ['CHECKLIST_TYPE']],
  ['a list that no task fills in', PROCESS, '"list,result"', '"result"', ['CHECKLIST_OUTCOME', 'CHECKLIST_UNASKED']],
  ['what a list opens does not let it', KIND, 'kinds: [device-repair]', 'kinds: []', ['CHECKLIST_OPENS']],
  ['an answer that the opened case has not', KIND, 'subject: item.text', 'what: item.text', ['CHECKLIST_WITH']],
  ['an outcome that there is not', KIND, 'whole: [done]', 'whole: [mended]', ['CHECKLIST_OUTCOME']],
  ['an act that there is not', KIND, 'check.pass', 'check.fly', ['CHECKLIST_OUTCOME']],
  ['what follows from no list', KIND, 'field: list', 'field: result', ['CHECKLIST_FIELD']],
])('%s', async (_, file, from, to, codes) => {
  expect(await codesOf(file, from, to)).toEqual(codes)
})

test('points are given to things and firms, by no list and of no register to persons', async () => {
  const weighed = 'id: lamp, weight: 5'
  expect(await codesOf(LIST, 'id: lamp', weighed)).toEqual([])
  const list = made[LIST] ?? ''
  made[LIST] = list.replace('about: thing', 'about: person')
  expect(await codesOf(LIST, 'id: lamp', weighed)).toEqual(['CHECKLIST_SCORES_PERSON'])
  made[LIST] = list.replace('id: lamp', weighed)
  expect(await codesOf(KNOWN, 'title: code', 'title: code\nsubject: holder')).toEqual(['CHECKLIST_SCORES_PERSON'])
  made[LIST] = list
})
