// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkPack } from '../../packs/check-pack.ts'
import { headOf } from '../../packs/on-use.ts'
import { changed, check, item, lineOf } from '../../packs/testing-broken.ts'
import { goodPack, type PackTexts, writePack } from '../../packs/testing-pack.ts'
import { compileTexts } from '../../packs/version-of.ts'
import { contentKinds } from '../../rooms.ts'
import { everyLine, familyIds, familyOf } from './family.ts'
import { itemContent, readItem } from './item.ts'

const east = '11990102MB0A210119'
const own = 'items/library-card-east/item.yaml'
const text = `# SPDX-License-Identifier: Apache-2.0
id: library-card-east
of: library-card
department: culture-east
taskCode: ${east}4992022001000
level: "4"
state: published
effectiveOn: 2026-01-01
contact: { consult: "12345", complain: "12345", address: 东区文化馆 }
limits: { promised: 4 工作日 }
materials:
  - { id: id-card, acceptStandard: 东区读者请带原件核对 }
`

/** The good pack in which one district carries an item out. */
function withDistrict(said = text): PackTexts {
  const pack = goodPack()
  pack['city/departments.yaml'] +=
    `- { key: culture-east, code: ${east}, name: 小城东区文化局, short: 东区文化局, region: "990102", kind: "1", phone: "10009000009", branchOf: culture }\n`
  pack['demo/officers.yaml'] +=
    '- { login: east, name: 工作人员, password: x, positions: [{ position: handler, department: culture-east, region: "990102" }, { position: decider, department: culture-east, region: "990102" }] }\n'
  return { ...pack, [own]: said }
}

test('what a district carries out is the basic item with what it changes in places, and an item of its own', async () => {
  const pack = writePack(withDistrict())
  try {
    const { findings, content } = await checkPack(contentKinds, pack.folder)
    expect(findings).toEqual([])
    const basic = content?.items.get('library-card')
    const made = content?.items.get('library-card-east')
    expect(made).toMatchObject({ of: 'library-card', name: basic?.name, department: 'culture-east', level: '4' })
    expect(made?.limits.promised).toBe('4 工作日')
    expect(made?.materials.map((one) => one.sources)).toEqual(basic?.materials.map((one) => one.sources))
    expect(made?.materials[0]?.acceptStandard).toBe('东区读者请带原件核对')
    expect(made?.hash).not.toBe(basic?.hash)
    // what it is compiled from is written out for whoever redraws it
    const again = compileTexts(itemContent, 'library-card-east', made?.files ?? {})
    expect(again).toMatchObject({ of: 'library-card', department: 'culture-east', limits: made?.limits })
    // what is kept of its version is only what the body says, and which version of the basic item it rests on
    const head = content ? headOf(content.items, 'library-card-east') : undefined
    expect(Object.keys(head?.files ?? {})).toEqual(['item.yaml', 'basic'])
    expect(head?.files.basic).toBe(`library-card ${basic?.hash}`)
    // and lists go through all of them without reading what any of them says
    if (!content) return
    expect(familyIds(content, 'library-card-east')).toEqual(['library-card', 'library-card-east'])
    expect(familyOf(content, 'library-card').map(({ id, limits }) => [id, limits.promised])).toEqual([
      ['library-card', basic?.limits.promised],
      ['library-card-east', '4 工作日'],
    ])
    const lines = Array.from(everyLine(content), ({ line, basic: beneath }) => [line.id, line.level, beneath.id])
    expect(lines.slice(-1)).toEqual([['library-card-east', '4', 'library-card']])
    expect(lines).toHaveLength(content.items.size)
    // what a guide reads of them is what their compiled versions say, and compiles none
    const plain = new Map(content.items)
    for (const id of ['library-card', 'library-card-east']) {
      const read = readItem(content, id)
      expect(read).toEqual(readItem({ items: plain }, id))
      expect(read).toMatchObject({ hash: plain.get(id)?.hash, limits: plain.get(id)?.limits, diagram: plain.get(id)?.diagram })
      expect(read?.steps.length, id).toBeGreaterThan(0)
    }
  } finally {
    pack.remove()
  }
})

test('what many bodies carry out may stand as a list beside the basic item, and is the same as in folders of their own', async () => {
  const texts = withDistrict()
  const alone = writePack(texts)
  const text = texts[own] ?? ''
  const { [own]: _moved, ...rest } = texts
  const entry = text
    .replace(/^#.*\n/, '')
    .replace(/^of: .*\n/m, '')
    .trimEnd()
    .replaceAll('\n', '\n  ')
  const listed = writePack({ ...rest, 'items/library-card/bodies.yaml': `# SPDX-License-Identifier: Apache-2.0\n- ${entry}\n` })
  try {
    const [one, other] = await Promise.all([checkPack(contentKinds, alone.folder), checkPack(contentKinds, listed.folder)])
    expect(other.findings).toEqual([])
    expect(other.content?.items.get('library-card')?.hash).toBe(one.content?.items.get('library-card')?.hash)
    const [made, same] = [one, other].map((each) => each.content?.items.get('library-card-east'))
    expect(same?.limits).toEqual(made?.limits)
    expect(same?.contact).toEqual(made?.contact)
  } finally {
    alone.remove()
    listed.remove()
  }
})

test('when the basic item changes, so does what the district carries out, and its form and process with it', async () => {
  const hashes = async (texts: PackTexts) => {
    const pack = writePack(texts)
    const { content } = await checkPack(contentKinds, pack.folder)
    pack.remove()
    return content?.items.get('library-card-east')?.hash
  }
  const before = await hashes(withDistrict())
  const other = withDistrict()
  other[item] = (other[item] ?? '').replace('summary: 一句话说清办成什么', 'summary: 一次办好借书证')
  expect(await hashes(other)).not.toBe(before)
})

const broken: [promise: string, from: string, to: string, code: string, line: string][] = [
  [
    'it asks for no material that the basic item does not ask for',
    '- { id: id-card,',
    '- { id: passport,',
    'IMPLEMENTATION_DEMANDS_MORE',
    'passport',
  ],
  ['it names a basic item that exists', 'of: library-card', 'of: library-cards', 'ITEM_UNKNOWN', 'of:'],
  [
    'its body belongs to the basic item’s department',
    'department: culture-east',
    'department: market',
    'IMPLEMENTATION_NOT_A_BRANCH',
    'department:',
  ],
  [
    'its code is made of its body, level and catalogue code',
    `taskCode: ${east}4992022001000`,
    `taskCode: ${east}4992022001001`,
    'TASK_CODE',
    'taskCode',
  ],
  ['its level is that of its body', 'level: "4"', 'level: "5"', 'LEVEL_OF_BODY', 'level:'],
  [
    'it does not change what makes two applications the same',
    'limits:',
    'unique: { subject: applicant.idNumber, kept: ever, note: x }\nlimits:',
    'KEY_UNKNOWN',
    'unique:',
  ],
  [
    'it promises no longer than the law and its stages allow',
    'promised: 4 工作日',
    'promised: 1 工作日',
    'PROMISE_UNDER_STAGES',
    'limits:',
  ],
  ['it is named by its folder', 'id: library-card-east', 'id: library-card-west', 'FOLDER_NAME', 'id:'],
]
test.each(broken)('a district’s guide: %s', async (_promise, from, to, code, line) => {
  const said = text.replace(from, to)
  const found = (await check(withDistrict(said))).filter((one) => one.level === 'error')
  expect(found.map((one) => one.code)).toContain(code)
  const [first] = found.filter((one) => one.code === code)
  expect(first).toMatchObject({ file: `town/${own}`, line: lineOf(said, line) })
})

test('two bodies may not carry out one item for the same place', async () => {
  const twice = {
    ...withDistrict(),
    'items/library-card-again/item.yaml': text.replace('id: library-card-east', 'id: library-card-again'),
  }
  expect((await check(twice)).map((one) => one.code)).toContain('IMPLEMENTATION_TWICE')
})

test('a published item says which body is competent, by a rule that can be read before anything is sent', async () => {
  const codes = async (to: string) => (await check(changed(item, 'competence: { by: household }', to))).map((one) => one.code)
  expect(await codes('')).toEqual(['COMPETENCE_MISSING'])
  expect(await codes('competence: { by: object, place: form.purpose }')).toEqual(['COMPETENCE_PLACE'])
  expect(await codes('competence: { by: household, what: 住处, place: form.purpose }')).toEqual(['COMPETENCE_PLACE'])
  expect(await codes('competence: { by: object, what: 馆, place: evidence.idCard.value.address }')).toEqual(['COMPETENCE_READS'])
  expect(await codes('competence: { by: object, what: 馆, place: form.where }')).toEqual(['FIELD_UNKNOWN'])
  expect(await codes('competence: { by: choice }')).toEqual([])
})
