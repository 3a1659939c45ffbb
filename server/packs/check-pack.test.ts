// SPDX-License-Identifier: Apache-2.0
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentKinds } from '../rooms.ts'
import { checkPack } from './check-pack.ts'
import { type Broken, changed, check, errorsOf, expected, form, item, lineOf, permit, process } from './testing-broken.ts'
import { goodPack } from './testing-pack.ts'

test('a pack in which everything agrees has no finding at all', async () => {
  expect(await check(goodPack())).toEqual([])
})

const broken: Broken[] = [
  // what YAML itself may not be
  ['YAML that cannot be read is named by line', item, 'visits: 0', 'visits: [0', 'YAML_SYNTAX', 'onlineDepth'],
  ['a key written twice is not silently the last one', item, 'visits: 0', 'visits: 0\nvisits: 1', 'YAML_KEY_TWICE', 'visits: 1'],
  ['a YAML tag is refused', item, 'visits: 0', 'visits: !!js/function 0', 'YAML_TAG', 'visits:'],
  [
    'a key that would touch the prototype is refused',
    item,
    'visits: 0',
    '__proto__: { x: 1 }',
    'YAML_KEY_FORBIDDEN',
    '__proto__',
  ],
  ['a mark that turns the direction of reading is refused', item, 'visits: 0', 'visits: "0\\u202e"', 'YAML_SIGNS', 'visits'],
  [
    'half of a pair of signs, which no database keeps, is refused',
    item,
    'visits: 0',
    'visits: "\\ud800"',
    'YAML_SIGNS',
    'visits',
  ],
  ['a control sign that nobody sees is refused', item, 'visits: 0', 'visits: "0\\0"', 'YAML_SIGNS', 'visits'],
  // schema
  ['an unknown key is a mistake, and the nearest known one is named', item, 'visits: 0', 'vists: 0', 'KEY_UNKNOWN', 'vists'],
  ['a missing key is named', item, 'theme: 其他\n', '', 'KEY_MISSING', '# SPDX'],
  [
    'a code that YAML took for a number must be quoted',
    item,
    'catalogCode: "992022001000"',
    'catalogCode: 992022001000',
    'VALUE_KIND',
    'catalogCode',
  ],
  ['a value outside its list is refused', item, 'handling: promised', 'handling: promise', 'VALUE_NOT_ALLOWED', 'handling'],
  [
    'a limit of bare days is refused, because the law counts days in two ways',
    item,
    'promised: 5 工作日',
    'promised: 5 日',
    'VALUE_SHAPE',
    'promised:',
  ],
  [
    'a department without a valid form is told of once, not by everything that names it',
    'city/departments.yaml',
    'key: culture, code: 11990100MB0A102911',
    'key: culture, code: X1199',
    'VALUE_SHAPE',
    'key: culture',
  ],
  // identity and codes
  [
    'two positions may not have one id',
    'city/positions.yaml',
    '- { id: decider,',
    '- { id: handler, name: 又一个, permissions: [case.accept] }\n- { id: decider,',
    'ID_TWICE',
    '又一个',
  ],
  [
    'a folder is named by the id of what it holds',
    'licences/old.yaml',
    '',
    (goodPack()['licences/id-card.yaml'] ?? '').replace('id: id-card', 'id: new').replace('2911001', '2911002'),
    'FOLDER_NAME',
    'id: new',
  ],
  [
    'a process is named by its item, because a bundle calls it by that name',
    process,
    '<bpmn:process id="library_card"',
    '<bpmn:process id="library"',
    'PROCESS_ID',
    '<bpmn:process',
  ],
  [
    'a credit code with a wrong check character is refused',
    'city/departments.yaml',
    '- { key: culture,',
    '- { key: other, code: 11990100MB0A102912, name: 别的局, short: 别的局, region: "990100", kind: "1", phone: "1" }\n- { key: culture,',
    'CREDIT_CODE',
    'key: other',
  ],
  [
    'a task code begins with the code of its department',
    item,
    'taskCode: 11990100MB0A102911',
    'taskCode: 11990100MB0A103474',
    'TASK_CODE',
    'taskCode',
  ],
  ['a task code ends with the catalogue code', item, '3992022001000', '3992022001999', 'TASK_CODE', 'taskCode'],
  [
    'a licence type code begins with the code of its issuer',
    'licences/shop-permit.yaml',
    'typeCode: 11990100MB0A103474',
    'typeCode: 11990100MB0A102911009 #',
    'LICENCE_TYPE_CODE',
    'typeCode',
  ],
  // references
  [
    'a region lies within its parent',
    'city/regions.yaml',
    'level: district, parent: "990100"',
    'level: district, parent: "990199"',
    'REGION_UNKNOWN',
    'parent: "990199"',
  ],
  [
    'an item names a department that exists',
    permit,
    'department: market',
    'department: markets',
    'DEPARTMENT_UNKNOWN',
    'department: markets',
  ],
  ['a life stage exists', item, 'lifeStages: [创业]', 'lifeStages: [退休]', 'LIFE_STAGE_UNKNOWN', 'lifeStages'],
  ['a licence source exists', item, 'licence: id-card', 'licence: id-cards', 'LICENCE_UNKNOWN', 'id-cards'],
  ['a register exists', item, 'register: persons', 'register: people', 'REGISTER_UNKNOWN', 'register: people'],
  [
    'a register has the field that is asked of it',
    item,
    'fields: [name, idNumber]',
    'fields: [name, shoeSize]',
    'REGISTER_FIELD_UNKNOWN',
    'shoeSize',
  ],
  [
    'a value is filled in beforehand from a fact that exists',
    form,
    'phone: { applicant: mobile }',
    'phone: { register: persons, key: { idNumber: applicant.idNumber }, field: fax }',
    'REGISTER_FIELD_UNKNOWN',
    'field: fax',
  ],
  // expressions
  [
    'an expression that cannot be read is named',
    item,
    'check: applicant.kind = "person"',
    'check: applicant.kind = = "person"',
    'EXPRESSION',
    'check:',
  ],
  [
    'a name that means nothing is named',
    item,
    'check: applicant.kind = "person"',
    'check: citizen.kind = "person"',
    'NAME_UNKNOWN',
    'check:',
  ],
  [
    'a form field that does not exist is not read',
    item,
    'check: applicant.kind = "person"',
    'check: form.age > 3',
    'FIELD_UNKNOWN',
    'check:',
  ],
  [
    'a material that does not exist is not read',
    item,
    'check: applicant.kind = "person"',
    'check: evidence.passport.value != null',
    'EVIDENCE_UNKNOWN',
    'check:',
  ],
  [
    'a fact that no applicant has is not read',
    item,
    'check: applicant.kind = "person"',
    'check: applicant.shoeSize > 3',
    'APPLICANT_FACT_UNKNOWN',
    'check:',
  ],
  [
    'a flow reads only names of its process',
    process,
    'decide.outcome = "grant"</',
    'decide.outcome = "grant" and judge.fine</',
    'NAME_UNKNOWN',
    'decided_to_grant"',
  ],
]

test.each(broken)('%s', async (...one) => {
  const errors = await errorsOf(one)
  expect(errors.map(({ file, line, code }) => ({ file, line, code }))).toEqual([expected(one)])
  expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff].*[。？]$/s)
})

test('every mistake of a pack is told in one go, in the order of its files', async () => {
  const texts = goodPack()
  texts[item] =
    texts[item]
      ?.replace('licence: id-card', 'licence: id-cards')
      .replace('check: applicant.kind = "person"', 'check: applicant.kind = =') ?? ''
  texts[process] = texts[process]?.replace('case.accept', 'case.begin') ?? ''
  const found = await check(texts)
  expect(found.map((one) => one.code)).toEqual(['EXPRESSION', 'LICENCE_UNKNOWN', 'TOPIC_UNKNOWN'])
})

test('an error in a decision table is named at its line', async () => {
  const texts = changed('items/shop-permit/decision.dmn', '<text>form.area</text>', '<text>form.area +</text>')
  const [found] = await check(texts)
  expect(found).toMatchObject({
    file: 'town/items/shop-permit/decision.dmn',
    level: 'error',
    line: lineOf(texts['items/shop-permit/decision.dmn'] ?? '', 'form.area +'),
  })
})

test('hostile files end in a finding, not in a hang or a crash', async () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, n) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[n]}`).join(', ')}]`).join('\n')}\n`
  expect((await check({ ...goodPack(), 'dictionaries/bomb.yaml': bomb })).map((one) => one.code)).toEqual(['YAML_ALIASES'])
  const depth = (n: number) => check({ ...goodPack(), 'dictionaries/deep.yaml': `${'['.repeat(n)}${']'.repeat(n)}\n` })
  expect((await depth(60)).map((one) => one.code)).toEqual(['YAML_TOO_DEEP'])
  expect((await depth(50_000)).map((one) => one.code)).toEqual(['YAML_TOO_DEEP'])
  expect(
    (await check({ ...goodPack(), 'dictionaries/large.yaml': `# ${'x'.repeat(2_000_000)}\n` })).map((one) => one.code),
  ).toEqual(['FILE_TOO_LARGE'])
})

test('a link and a file in another encoding are not read', async () => {
  const codes = (
    await check(goodPack(), (folder) => {
      symlinkSync('/etc/passwd', join(folder, 'items/library-card/passwd.yaml'))
      writeFileSync(join(folder, 'dictionaries.md'), Buffer.from([0xb3, 0xc7, 0xca, 0xd0]))
    })
  ).map((one) => one.code)
  expect(codes.sort()).toEqual(['FILE_IS_A_LINK', 'FILE_NOT_UTF8'])
})

test('a folder that is not there is said so', async () => {
  expect((await checkPack(contentKinds, '/nowhere/at/all')).findings.map((one) => one.code)).toEqual(['PACK_MISSING'])
})
