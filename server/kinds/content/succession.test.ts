// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileTexts, type Living } from '../../packs/index.ts'
import { kindContent } from './index.ts'

const KIND = 'manhole-report'
const folder = join(import.meta.dirname, '../../../packs/yunzhou/kinds', KIND)
const texts = Object.fromEntries(
  ['kind.yaml', 'form.yaml', 'process.bpmn'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)
const before = compileTexts(kindContent, KIND, texts)
const living: Living = { things: 3, standing: new Map([['handling', 3]]) }

type Change = [file: string, from: string, to: string]

function codesOf(changes: Change[], of: Living = living): string[] {
  const next = { ...texts }
  for (const [file, from, to] of changes) {
    expect(next[file], from).toContain(from)
    next[file] = next[file]?.replaceAll(from, to) ?? ''
  }
  const after = compileTexts(kindContent, KIND, next)
  const faults = [...(kindContent.succession?.faults(before, after, of) ?? [])]
  return faults.map(({ file, line, level, code }) => `${level} ${code} ${file.split('/').at(-1)}:${line}`)
}

const said = (former: string): Change => ['kind.yaml', 'columns:', `former: ${former}\ncolumns:`]
const STATE: Change[] = [['kind.yaml', 'handling', 'repairing']]
const RENAMED: Change[] = [['form.yaml', 'near', 'beside']]
const REMOVED: Change[] = [
  ['form.yaml', '    text: { type: string, title: 还想说的, maxLength: 300 }\n', ''],
  ['form.yaml', 'near, text, photo', 'near, photo'],
  ['form.yaml', '    text: { widget: textarea, readBy: [look, repair, verify] }\n', ''],
]
const RETYPED: Change[] = [
  ['form.yaml', 'text: { type: string, title: 还想说的, maxLength: 300 }', 'text: { type: integer, title: 几处 }'],
]

test.each<[what: string, changes: Change[], codes: string[]]>([
  ['a state that cases stand in is gone', STATE, ['error STATE_IN_USE kind.yaml:17']],
  ['… and is called otherwise', [...STATE, said('{ states: { handling: repairing } }')], []],
  ['… and becomes one that ends', [...STATE, said('{ states: { handling: repaired } }')], ['error STATE_PHASE kind.yaml:17']],
  ['its clocks would run otherwise', [['kind.yaml', 'phase: running', 'phase: paused']], ['error STATE_PHASE kind.yaml:17']],
  ['a state that nothing stands in is gone', [['kind.yaml', 'unfounded', 'nothing']], []],
  ['a question is gone', REMOVED, ['error FIELD_GONE form.yaml:5']],
  ['… and asked no more', [...REMOVED, said('{ removed: [text] }')], []],
  ['a question is called otherwise', RENAMED, ['error FIELD_GONE form.yaml:5']],
  ['… and says so', [...RENAMED, said('{ fields: { near: beside } }')], []],
  ['two questions become one', [...REMOVED, said('{ fields: { text: near } }')], ['error FIELDS_MERGED kind.yaml:40']],
  ['a question is of another type', RETYPED, ['error FIELD_RETYPED form.yaml:9']],
  [
    '… under another name, and is read otherwise',
    [
      ...RETYPED,
      ['form.yaml', 'text: {', 'spots: {'],
      ['form.yaml', 'near, text, photo', 'near, spots, photo'],
      said('{ converted: [{ from: text, to: spots, as: number(value) }] }'),
    ],
    [],
  ],
  ['an answer fewer may be chosen', [['form.yaml', ', 异响]', ']']], ['warning FIELD_STRICTER form.yaml:6']],
  ['a text may be shorter only', [['form.yaml', 'maxLength: 300', 'maxLength: 200']], ['warning FIELD_STRICTER form.yaml:9']],
  ['more is asked', [['form.yaml', 'required: [problem', 'required: [near, problem']], ['warning FIELD_STRICTER form.yaml:4']],
  ['less is asked', [['form.yaml', 'maxLength: 300', 'maxLength: 400']], []],
])('a version after another, where %s', (_, changes, codes) => {
  expect(codesOf(changes)).toEqual(codes)
})

test('while the city has no case of a kind, its next version may say anything; what waits for a day reckons with a case in every state', () => {
  expect(codesOf([...STATE, ...REMOVED], { things: 0, standing: new Map() })).toEqual([])
  const unknown = { things: 1, standing: null }
  expect(codesOf([['kind.yaml', 'unfounded', 'nothing']], unknown)).toEqual(['error STATE_IN_USE kind.yaml:17'])
})

test('a kind that has cases does not go; every line that still says an old name is told', () => {
  const [gone] = kindContent.succession?.faults(before, null, living) ?? []
  expect(gone).toMatchObject({ code: 'KIND_IN_USE', message: expect.stringContaining('3 件') })
  const after = compileTexts(kindContent, KIND, {
    ...texts,
    'form.yaml': (texts['form.yaml'] ?? '').replaceAll('problem', 'fault'),
  })
  const [fault] = kindContent.succession?.faults(before, after, living) ?? []
  expect(fault?.message).toContain('还提到「problem」的地方：kind.yaml 第 15、24、31、41 行')
})
