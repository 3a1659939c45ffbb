// SPDX-License-Identifier: Apache-2.0
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPack } from './check-pack.ts'
import type { PackFinding } from './finding.ts'
import { goodPack, type PackTexts, writePack } from './testing-pack.ts'

async function check(texts: PackTexts, also: (folder: string) => void = () => {}): Promise<PackFinding[]> {
  const pack = writePack(texts)
  try {
    also(pack.folder)
    return (await checkPack(pack.folder)).findings
  } finally {
    pack.remove()
  }
}

/** The good pack with one change; a change that finds nothing to change is a mistake of the test. */
function changed(path: string, from: string, to: string): PackTexts {
  const texts = goodPack()
  const before = texts[path]
  if (before === undefined && from === '') return { ...texts, [path]: to }
  if (!before?.includes(from)) throw new Error(`${path} does not say ${from}`)
  return { ...texts, [path]: before.replace(from, () => to) }
}

const lineOf = (text: string, needle: string): number => {
  const at = text.indexOf(needle)
  if (at < 0) throw new Error(`nowhere: ${needle}`)
  return text.slice(0, at).split('\n').length
}

test('a pack in which everything agrees has no finding at all', async () => {
  expect(await check(goodPack())).toEqual([])
})

type Broken = [promise: string, path: string, from: string, to: string, code: string, line: string, file?: string]
const item = 'items/library-card/item.yaml'
const form = 'items/library-card/form.yaml'
const process = 'items/library-card/process.bpmn'
const permit = 'items/shop-permit/item.yaml'
const permitProcess = 'items/shop-permit/process.bpmn'
const bundle = 'bundles/open-shop/bundle.yaml'
const bundleProcess = 'bundles/open-shop/process.bpmn'
const example = 'items/library-card/examples/granted.yaml'

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
  // processes
  ['a process that is not XML is named', process, '</bpmn:process>', '</bpmn:proces>', 'XML_UNCLOSED', ''],
  [
    'entities are not expanded',
    process,
    '<bpmn:definitions',
    '<!DOCTYPE x [<!ENTITY a "aaaa">]>\n<bpmn:definitions',
    'XML_DOCTYPE',
    '<!DOCTYPE',
  ],
  [
    'a node that no path reaches is refused',
    process,
    '<bpmn:endEvent id="closed"',
    '<bpmn:task id="lost" name="孤岛" />\n    <bpmn:sequenceFlow id="lost_to_lost" sourceRef="lost" targetRef="lost" />\n    <bpmn:endEvent id="closed"',
    'UNREACHABLE',
    'id="lost"',
  ],
  [
    'a service task asks for what the server does',
    process,
    'camunda:topic="case.accept"',
    'camunda:topic="case.begin"',
    'TOPIC_UNKNOWN',
    'case.begin',
  ],
  [
    'a service task gives what its topic needs',
    permitProcess,
    '        <camunda:inputParameter name="amount">=form.area * 10</camunda:inputParameter>\n',
    '',
    'TOPIC_INPUT_MISSING',
    'topic="fee.bill"',
  ],
  [
    'an expression without its equals sign would be sent as text',
    process,
    '=decide.ground<',
    'decide.ground<',
    'INPUT_NOT_FEEL',
    'id="grant"',
  ],
  [
    'a message that nobody sends is not waited for',
    permitProcess,
    'name="fee.paid"',
    'name="fee.payed"',
    'MESSAGE_UNKNOWN',
    'id="paid_up"',
  ],
  [
    'a user task belongs to a position',
    process,
    'camunda:candidateGroups="decider" ',
    '',
    'TASK_WITHOUT_POSITION',
    'id="decide"',
  ],
  [
    'the position of a user task exists',
    process,
    'camunda:candidateGroups="decider"',
    'camunda:candidateGroups="judge"',
    'POSITION_UNKNOWN',
    'id="decide"',
  ],
  [
    'the department of a user task exists',
    process,
    'camunda:candidateGroups="decider"',
    'camunda:candidateGroups="decider" chengshu:department="navy"',
    'DEPARTMENT_UNKNOWN',
    'id="decide"',
  ],
  [
    'outcomes that nothing reads decide nothing',
    process,
    '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">decide.outcome = "grant"',
    '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">decide.opinion = "grant"',
    'OUTCOME_UNREAD',
    'id="decide"',
  ],
  [
    'an outcome that is compared is one that can be chosen',
    process,
    'decide.outcome = "grant"</',
    'decide.outcome = "granted"</',
    'OUTCOME_UNKNOWN',
    'decided_to_grant"',
  ],
  [
    'a decision that is called exists',
    permitProcess,
    'camunda:decisionRef="area_rule"',
    'camunda:decisionRef="area_rules"',
    'DECISION_UNKNOWN',
    'id="check"',
  ],
  [
    'a licence is issued with every field that it must show',
    permitProcess,
    '={ name: applicant.name }',
    '={ region: applicant.region }',
    'LICENCE_FIELD_MISSING',
    'id="issue"',
  ],
  [
    'a licence is issued with no field that it does not have',
    permitProcess,
    '={ name: applicant.name }',
    '={ name: applicant.name, colour: "red" }',
    'LICENCE_FIELD_UNKNOWN',
    'id="issue"',
  ],
  [
    'a result that is promised is issued',
    item,
    'result: { type: "30", name: 办理结果通知 }',
    'result: { type: "10", name: 许可证, licence: shop-permit }',
    'RESULT_NOT_ISSUED',
    'result:',
  ],
  [
    'a case that ends is closed',
    process,
    'id="close_denied" name="办结" camunda:type="external" camunda:topic="case.close"',
    'id="close_denied" name="办结" camunda:type="external" camunda:topic="delivery.begin"',
    'END_WITHOUT_CLOSING',
    'id="denied"',
  ],
  // limits
  [
    'a promise is not longer than the law allows',
    permit,
    'statutory: 20 工作日',
    'statutory: 4 工作日',
    'PROMISE_OVER_STATUTE',
    'promised:',
  ],
  [
    'a promise is not shorter than its stages',
    process,
    'chengshu:limit="3 工作日"',
    'chengshu:limit="8 工作日"',
    'PROMISE_UNDER_STAGES',
    'promised:',
    item,
  ],
  [
    'what is promised on the spot takes no days',
    item,
    'handling: promised',
    'handling: instant',
    'INSTANT_TOO_LONG',
    'promised:',
  ],
  [
    'a bundle has the time that its parts need',
    permit,
    'promised: 5 工作日',
    'promised: 9 工作日',
    'BUNDLE_UNDER_PART',
    'item: shop-permit',
    bundle,
  ],
  // materials, fees, forms
  [
    'a material has a source',
    item,
    /sources:\n[\s\S]*?(?= {4}acceptStandard)/.exec(goodPack()[item] ?? '')?.[0] ?? '',
    'sources: []\n',
    'MATERIAL_WITHOUT_SOURCE',
    'sources: []',
  ],
  [
    'a source is of one kind',
    item,
    '- { licence: id-card, holder: applicant }',
    '- { licence: id-card, holder: applicant, commitment: { text: 真的 } }',
    'SOURCE_KIND',
    'commitment',
  ],
  [
    'the city looks for itself before it asks the applicant',
    item,
    '      - { licence: id-card, holder: applicant }\n',
    '      - { commitment: { text: 真的 } }\n      - { licence: id-card, holder: applicant }\n',
    'SOURCE_NEVER_TRIED',
    'licence: id-card',
  ],
  ['a fee has a basis', permit, ', basis: 收费目录', '', 'FEE_INCOMPLETE', 'fee:'],
  [
    'a fee that the guide names is billed',
    item,
    'fee: { charged: false }',
    'fee: { charged: true, name: 工本费, basis: 收费目录, amount: "5" }',
    'FEE_NOT_BILLED',
    'fee:',
  ],
  [
    'a field that nobody reads is not collected',
    form,
    'purpose: { help: 简单写清楚就可以, readBy: [accept, decide] }',
    'purpose: { help: 简单写清楚就可以 }',
    'FIELD_UNREAD',
    'purpose: { type',
  ],
  [
    'a field that no group shows is named',
    form,
    'fields: [phone, purpose]',
    'fields: [phone]',
    'FIELD_NOT_SHOWN',
    'purpose: { type',
  ],
  [
    'a schema keyword that the forms do not know is refused',
    form,
    'format: mobile-cn',
    'contentEncoding: base64',
    'SCHEMA_KEYWORD',
    'phone: { type',
  ],
  // bundles
  [
    'a bundle calls each of its parts',
    bundleProcess,
    'calledElement="library_card"',
    'calledElement="shop_permit"',
    'PART_NOT_CALLED',
    'item: library-card',
    bundle,
  ],
  [
    'a bundle calls nothing that is not its part',
    bundleProcess,
    '<bpmn:endEvent id="done"',
    '<bpmn:callActivity id="extra" name="多余" calledElement="pool_card" />\n    <bpmn:sequenceFlow id="joined_to_extra" sourceRef="joined" targetRef="extra" />\n    <bpmn:endEvent id="done"',
    'CALL_UNKNOWN',
    'id="extra"',
  ],
  [
    'a bundle fills every required field of its parts',
    bundle,
    'floorArea: [shop-permit.area]',
    'floorArea: []',
    'BUNDLE_FORGETS_FIELD',
    'item: shop-permit',
  ],
  [
    'a fact flows into a field that exists',
    bundle,
    'floorArea: [shop-permit.area]',
    'floorArea: [shop-permit.area, shop-permit.size]',
    'FACT_UNKNOWN',
    'floorArea:',
  ],
  ['merged materials exist', bundle, 'library-card.id-card', 'library-card.passport', 'MERGE_UNKNOWN', 'library-card.passport'],
  // examples, calendar, demo
  ['an example asks for materials that exist', example, 'asked: []', 'asked: [photo]', 'EXAMPLE_NAMES_UNKNOWN', 'asked:'],
  ['an example acts on tasks that exist', example, 'task: decide', 'task: judge', 'EXAMPLE_NAMES_UNKNOWN', 'task: judge'],
  [
    'an example chooses outcomes that exist',
    example,
    'task: decide, outcome: grant',
    'task: decide, outcome: granted',
    'EXAMPLE_NAMES_UNKNOWN',
    'outcome: granted',
  ],
  [
    'an example is about somebody who lives here',
    example,
    '990102198803160010',
    '990102198803160029',
    'EXAMPLE_NAMES_UNKNOWN',
    'applicant:',
  ],
  ['an example happens in a year that has a calendar', example, 'at: 2026-', 'at: 2027-', 'EXAMPLE_NAMES_UNKNOWN', 'at: 2027'],
  [
    'a working weekend day is not also a holiday',
    'calendar/2026.yaml',
    'work: ["01-04",',
    'work: ["01-03", "01-04",',
    'CALENDAR_DAY',
    'off:',
  ],
  [
    'the years of the calendar have no gap',
    'calendar/2023.yaml',
    '',
    'year: 2023\noff: []\nwork: []\nsource: 试\n',
    'CALENDAR_GAP',
    'year: 2026',
    'calendar/2026.yaml',
  ],
  [
    'a demo resident has a valid number',
    'demo/licences.csv',
    'id-card,person,990102198803160010,',
    'id-card,person,990102198803160011,',
    'ROW_REFERENCE',
    'id-card,person',
  ],
  ['a row with a shifted cell is refused', 'demo/residents.csv', '张三,男', '张三,小张,男', 'CSV_CELLS', '张三'],
  [
    'the auditor does not hold the accounts',
    'demo/officers.yaml',
    'positions: [{ position: handler, department: market, region: "990100" }]',
    'positions: [{ position: auditor, department: market, region: "990100" }, { position: admin, department: market, region: "990100" }, { position: handler, department: market, region: "990100" }]',
    'POSITIONS_EXCLUDE',
    'login: wang',
  ],
  ['a file that has no place in a pack is named', 'notes/readme.yaml', '', 'x: 1\n', 'FILE_UNKNOWN', ''],
  ['a file of another kind is refused', 'items/library-card/run.sh', '', 'rm -rf /\n', 'FILE_KIND_UNKNOWN', ''],
  ['a file that nothing names is refused', 'items/library-card/old.bpmn', '', '<x/>', 'FILE_UNUSED', ''],
]

test.each(broken)('%s', async (_, path, from, to, code, needle, file = path) => {
  const texts = changed(path, from, to)
  const errors = (await check(texts)).filter((one) => one.level === 'error')
  const line = needle === '' ? expect.any(Number) : lineOf(texts[file] ?? '', needle)
  expect(errors.map(({ file: shown, line: at, code: called }) => ({ file: shown, line: at, code: called }))).toEqual([
    { file: `town/${file}`, line, code },
  ])
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
  const began = performance.now()
  expect((await check({ ...goodPack(), 'dictionaries/bomb.yaml': bomb })).map((one) => one.code)).toEqual(['YAML_ALIASES'])
  expect((await check({ ...goodPack(), 'dictionaries/deep.yaml': `${'['.repeat(50_000)}` })).map((one) => one.code)).toContain(
    'YAML_TOO_DEEP',
  )
  expect(
    (await check({ ...goodPack(), 'dictionaries/large.yaml': `# ${'x'.repeat(2_000_000)}\n` })).map((one) => one.code),
  ).toEqual(['FILE_TOO_LARGE'])
  expect(performance.now() - began).toBeLessThan(20_000)
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
  expect((await checkPack('/nowhere/at/all')).findings.map((one) => one.code)).toEqual(['PACK_MISSING'])
})
