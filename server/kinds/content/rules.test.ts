// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkPack } from '../../packs/index.ts'
import { goodPack, writePack } from '../../packs/testing-pack.ts'
import { contentKinds } from '../../rooms.ts'
import { newKindFiles } from './new-kind.ts'

const at = '2027-03-02T09:00:00+08:00'
const made = Object.fromEntries(
  Object.entries(newKindFiles({ id: 'device-repair', name: '设备报修', owner: 'market', operators: ['a', 'b'], at })).map(
    ([file, text]) => [
      `kinds/device-repair/${file}`,
      text.replaceAll('operator', 'handler').replaceAll(', supervisor, leader', ''),
    ],
  ),
)
const KIND = 'kinds/device-repair/kind.yaml'
const FORM = 'kinds/device-repair/form.yaml'
const PROCESS = 'kinds/device-repair/process.bpmn'

async function codesOf(file: string, from: string, to: string, files: Record<string, string> = made): Promise<string[]> {
  const text = files[file] ?? ''
  expect(text, from).toContain(from)
  const { folder, remove } = writePack({ ...goodPack(), ...files, [file]: text.replace(from, to) })
  try {
    const { findings } = await checkPack(contentKinds, folder)
    return [...new Set(findings.filter(({ level }) => level === 'error').map(({ code }) => code))].sort()
  } finally {
    remove()
  }
}

test('a new kind has no finding', async () => {
  expect(await codesOf(KIND, 'id: device-repair', 'id: device-repair')).toEqual([])
})

const FORMER = (said: string): [string, string, string] => [KIND, 'title: form', `former: ${said}\ntitle: form`]

test.each([
  ['a title that takes all answers', KIND, 'title: form.subject', 'title: string(form)', 'TITLE_READS'],
  [
    'a title that works out whose answer it takes',
    KIND,
    'title: form.subject',
    'title: get value(form, "subject")',
    'TITLE_READS',
  ],
  ['a title with somebody’s name', KIND, 'title: form.subject', 'title: form.subject + applicant.name', 'TITLE_READS'],
  ['a former state that is there still', ...FORMER('{ states: { done: done } }'), 'FORMER_STILL_USED'],
  ['a former question that leads nowhere', ...FORMER('{ fields: { old: nothing } }'), 'FORMER_TARGET_UNKNOWN'],
  ['a former task that leads nowhere', ...FORMER('{ elements: { old: nothing } }'), 'FORMER_TARGET_UNKNOWN'],
  ['a question asked no more that is asked', ...FORMER('{ removed: [subject] }'), 'FORMER_STILL_USED'],
  [
    'an answer read otherwise by what is not there',
    ...FORMER('{ converted: [{ from: old, to: subject, as: applicant }] }'),
    'NAME_UNKNOWN',
  ],
  ['an owner that is no department', KIND, 'owner: market', 'owner: navy', 'OWNER_UNKNOWN'],
  ['a name that is not its folder’s', KIND, 'id: device-repair', 'id: device', 'FOLDER_NAME'],
  ['a number that cannot be read', KIND, '{serial:4}', '{serial', 'NUMBER_PATTERN'],
  ['a position that there is not', KIND, 'positions: [handler]', 'positions: [spy]', 'POSITION_UNKNOWN'],
  [
    'a state that no step enters',
    KIND,
    '{ id: done',
    '{ id: never, name: 到不了, phase: running }\n  - { id: done',
    'STATE_UNREACHED',
  ],
  ['a state that the process enters and nobody wrote', KIND, 'id: checking', 'id: waiting', 'STATE_UNKNOWN'],
  ['an expression with a field that the form has not', KIND, 'title: form.subject', 'title: form.object', 'FIELD_UNKNOWN'],
  ['an expression with a name that nobody gives', KIND, 'title: form.subject', 'title: subject', 'NAME_UNKNOWN'],
  ['an expression that cannot be read', KIND, 'title: form.subject', 'title: form.subject +', 'EXPRESSION'],
  [
    'a guard on a task that there is not',
    KIND,
    'columns:',
    'guards: [{ on: mend.done, must: "true", say: 不行 }]\ncolumns:',
    'GUARD_UNKNOWN',
  ],
  [
    'a register that there is not',
    KIND,
    'columns:',
    'about: { register: device, key: form.subject }\ncolumns:',
    'REGISTER_UNKNOWN',
  ],
  ['a decision that there is not', KIND, 'columns:', 'route: who\ncolumns:', 'DECISION_UNKNOWN'],
  [
    'a round on a day that no month has',
    KIND,
    'opens: {',
    'opens: { rounds: [{ id: r, name: 查, every: month, on: "31", form: {} }],',
    'ROUND_TIME',
  ],
  ['nobody who opens it', KIND, 'opens: { positions: [handler] }', 'opens: {}', 'NOBODY_OPENS'],
  [
    'a number of a person in a list',
    FORM,
    'title: 急不急, enum: [一般, 紧急]',
    'title: 急不急, format: mobile-cn',
    'COLUMN_PERSONAL',
  ],
  [
    'a field in a list that is for some officers alone',
    FORM,
    'urgency: { widget: radio }',
    'urgency: { widget: radio, readBy: [handle] }',
    'COLUMN_READ_BY',
  ],
  ['a step that the platform does not do', PROCESS, 'topic="case.state"', 'topic="case.shred"', 'TOPIC_UNKNOWN'],
  ['a step without what it needs', PROCESS, 'name="to"', 'name="at"', 'TOPIC_INPUT_MISSING'],
  ['a field filled in that the form has not', PROCESS, 'topic="case.state"', 'topic="case.fill"', 'FIELD_UNKNOWN'],
  ['a task of a position that there is not', PROCESS, 'candidateGroups="handler"', 'candidateGroups="spy"', 'POSITION_UNKNOWN'],
  [
    'a task of a department that there is not',
    PROCESS,
    'chengshu:stage="办理"',
    'chengshu:department="navy"',
    'DEPARTMENT_UNKNOWN',
  ],
  ['a department that cannot be worked out', PROCESS, 'chengshu:stage="办理"', 'chengshu:department="=form."', 'EXPRESSION'],
  [
    'a task that fills in what the form has not',
    PROCESS,
    'chengshu:fields="result"',
    'chengshu:fields="outcome"',
    'FIELD_UNKNOWN',
  ],
  ['a check of a task that there is not', PROCESS, 'chengshu:not="handle"', 'chengshu:not="mend"', 'CHECK_UNKNOWN'],
])('%s is told', async (_, file, from, to, code) => {
  expect(await codesOf(file, from, to)).toContain(code)
})

/** The same kind with its first task done by a firm. */
const byFirm = {
  ...made,
  'city/unit-roles.yaml':
    '# SPDX-License-Identifier: Apache-2.0\n- { id: handler, name: 经办人 }\n- { id: doctor, name: 校医, of: [firm] }\n',
  [KIND]: (made[KIND] ?? '').replace(
    'columns:',
    'units:\n  - { id: repairer, name: 维修单位, of: firm, by: form.subject, sees: [urgency], hears: [check] }\ncolumns:',
  ),
  [PROCESS]: (made[PROCESS] ?? '').replace(
    'chengshu:outcomes="done:已办理"',
    'chengshu:outcomes="done:已办理,return:退回" chengshu:unit="repairer"',
  ),
}
const ROLES = 'city/unit-roles.yaml'

/** The same kind with a limit that is counted back from one of its answers. */
const byDay = {
  ...made,
  [FORM]: (made[FORM] ?? '')
    .replace('  properties:\n', '  properties:\n    day: { type: string, title: 哪天, format: date }\n')
    .replace(/fields: \[/, 'fields: [day, '),
  [KIND]: (made[KIND] ?? '').replace('{ promised: 5 工作日 }', '{ promised: 5 工作日, anchor: { of: day, before: 20 自然日 } }'),
}
const ANCHOR = '{ of: day, before: 20 自然日 }'

test.each([
  ['a limit counted back from a day has no finding', KIND, ANCHOR, ANCHOR, []],
  ['a limit from a field that there is not', KIND, ANCHOR, '{ of: night, before: 20 自然日 }', ['FIELD_UNKNOWN']],
  ['a limit from a field that is no day', KIND, ANCHOR, '{ of: subject, before: 20 自然日 }', ['FIELD_TYPE']],
  [
    'a limit from a day that some may not read',
    FORM,
    'urgency: { widget',
    'day: { readBy: [handle] }\n    urgency: { widget',
    ['ANCHOR_READ_BY'],
  ],
  ['a limit from a task that there is not', KIND, ANCHOR, '{ of: task.mend, after: 2 工作日 }', ['ANCHOR_TASK']],
  ['a limit that ends before the task it waits for', KIND, ANCHOR, '{ of: task.handle, before: 2 工作日 }', ['ANCHOR_TASK']],
  ['a limit before and after', KIND, ANCHOR, '{ of: day, before: 20 自然日, after: 1 小时 }', ['ANCHOR_WAY']],
  ['a limit neither before nor after', KIND, ANCHOR, '{ of: day }', ['ANCHOR_WAY']],
  ['a part of a day counted back', KIND, ANCHOR, '{ of: day, before: 1.5 自然日 }', ['ANCHOR_WHOLE']],
  ['two last days', KIND, 'anchor: {', 'until: day, anchor: {', ['ANCHOR_ALONE']],
  [
    'a limit put off that waits for nobody',
    KIND,
    'columns:',
    'extension: { most: 5 工作日, law: 法 }\ncolumns:',
    ['ANCHOR_ALONE'],
  ],
])('%s', async (_, file, from, to, codes) => {
  expect(await codesOf(file, from, to, byDay)).toEqual(codes)
})

test.each([
  ['a kind in which a firm has a task has no finding', KIND, 'of: firm', 'of: firm', []],
  ['a unit of a sort that there is not', KIND, 'of: firm', 'of: hospital', ['UNIT_SORT_UNKNOWN']],
  ['a unit of which nobody knows which', KIND, 'by: form.subject, ', '', ['UNIT_NOBODY']],
  ['a unit that no task is for', KIND, 'id: repairer', 'id: mender', ['UNIT_NOT_SAID', 'UNIT_UNUSED']],
  ['a unit that sees what the form has not', KIND, 'sees: [urgency]', 'sees: [price]', ['UNIT_SEES_UNKNOWN']],
  ['a unit that hears a task that there is not', KIND, 'hears: [check]', 'hears: [mend]', ['UNIT_HEARS_UNKNOWN']],
  ['a task of a role that such a unit has not', ROLES, 'id: handler', 'id: keeper', ['UNIT_ROLE_UNKNOWN']],
  ['a task without a way back', PROCESS, ',return:退回', '', ['UNIT_WAY_BACK']],
  [
    'a task of a unit and of a department',
    PROCESS,
    'chengshu:unit=',
    'chengshu:department="market" chengshu:unit=',
    ['UNIT_AND_DEPARTMENT'],
  ],
  ['a role in a unit that there is not', ROLES, 'of: [firm]', 'of: [hospital]', ['UNIT_SORT_UNKNOWN']],
  ['the head as a role that somebody grants', ROLES, 'id: doctor', 'id: representative', ['UNIT_ROLE_RESERVED']],
])('%s', async (_, file, from, to, codes) => {
  expect(await codesOf(file, from, to, byFirm)).toEqual(codes)
})

test('a unit is shown nothing that a field keeps for the officers of other tasks', async () => {
  const files = {
    ...byFirm,
    [KIND]: (byFirm[KIND] ?? '').replace('columns:\n  - { field: urgency, filter: true }\n', ''),
  }
  const kept = (tasks: string) =>
    codesOf(FORM, 'urgency: { widget: radio }', `urgency: { widget: radio, readBy: [${tasks}] }`, files)
  expect(await kept('check')).toEqual(['UNIT_SEES_READ_BY'])
  expect(await kept('check, handle')).toEqual([])
})

const ACCOUNT = 'accounts/repair-fund.yaml'
/** The same kind with a fund from which a step pays, reserves and gives back. */
const step = (topic: string, inputs: Record<string, string>): string =>
  `camunda:topic="account.${topic}">
      <bpmn:extensionElements>
        <camunda:inputOutput>
${Object.entries(inputs)
  .map(
    ([name, source]) =>
      `          <camunda:inputParameter name="${name}">=${source.replaceAll('"', '&quot;')}</camunda:inputParameter>`,
  )
  .join('\n')}
        </camunda:inputOutput>
      </bpmn:extensionElements>
    </bpmn:serviceTask>`
const service = (id: string, topic: string, inputs: Record<string, string>): string =>
  `<bpmn:serviceTask id="${id}" name="${id}" camunda:type="external" ${step(topic, inputs)}\n`
const posting = (more: Record<string, string> = {}) => ({
  ...made,
  [ACCOUNT]: `# SPDX-License-Identifier: Apache-2.0
id: repair-fund
name: 维修资金
about: 修设备的钱
keeper: market
basis: 财务制度
keep: 10 年
unit: { name: 元, decimals: 2 }
owner: department
controls: [{ id: granted, name: 拨入 }, { id: spent, name: 支出 }]
kinds: [device-repair]
`,
  [PROCESS]: (made[PROCESS] ?? '').replace(
    '<bpmn:endEvent',
    `${service('reserve', 'hold', { from: '"repair-fund"', amount: '1250', purpose: '"修"' })}${service('pay', 'capture', {
      ...{ hold: '"reserve"', to: '"repair-fund.spent"' },
      ...more,
    })}<bpmn:endEvent`,
  ),
})

test.each([
  ['an account that there is not', PROCESS, '"repair-fund"', '"wages"', 'ACCOUNT_UNKNOWN'],
  ['a control account that the type has not', PROCESS, 'repair-fund.spent', 'repair-fund.lost', 'ACCOUNT_UNKNOWN'],
  ['an account that is worked out', PROCESS, '="repair-fund"<', '=form.subject<', 'ACCOUNT_UNKNOWN'],
  ['what is reserved of a control account', PROCESS, '"repair-fund"', '"repair-fund.granted"', 'ACCOUNT_UNKNOWN'],
  ['an account that this kind may not post to', ACCOUNT, 'kinds: [device-repair]\n', '', 'ACCOUNT_NOT_OF_KIND'],
  ['an account for a kind that there is not', ACCOUNT, '[device-repair]', '[device-repair, feast]', 'KIND_UNKNOWN'],
  ['half a 分', PROCESS, '=1250<', '=12.5<', 'AMOUNT_UNFIT'],
  ['less than nothing', PROCESS, '=1250<', '=-1<', 'AMOUNT_UNFIT'],
  ['a reservation that no step makes', PROCESS, '="reserve"<', '="saved"<', 'HOLD_UNKNOWN'],
  ['an account whose owner the case has not', ACCOUNT, 'owner: department', 'owner: person', 'ACCOUNT_OWNER'],
  ['an owner that there is not', ACCOUNT, 'owner: department', 'owner: ship', 'OWNER_UNKNOWN'],
  ['a keeper that is no department', ACCOUNT, 'keeper: market', 'keeper: navy', 'DEPARTMENT_UNKNOWN'],
  ['a debt without a reason', ACCOUNT, 'kinds:', 'floor: -100\nkinds:', 'ACCOUNT_DEBT'],
  ['what must always be there', ACCOUNT, 'kinds:', 'floor: 100\nkinds:', 'ACCOUNT_BOUNDS'],
  ['what runs out to nowhere', ACCOUNT, 'kinds:', 'lots: { expired: gone }\nkinds:', 'CONTROL_UNKNOWN'],
  ['what lapses to nowhere', ACCOUNT, 'kinds:', 'period: { every: year, left: lapse }\nkinds:', 'CONTROL_UNKNOWN'],
  ['a last day that cannot be read', ACCOUNT, 'kinds:', 'lots: { expired: spent, lasts: "today +" }\nkinds:', 'EXPRESSION'],
  [
    'points that judge a person',
    ACCOUNT,
    'owner: department',
    'owner: person\nfloor: -10\nfloorBecause: 扣',
    'ACCOUNT_SCORES_PERSONS',
  ],
])('%s is told of what is posted', async (_, file, from, to, code) => {
  const files = posting()
  const escaped = file === PROCESS ? [from, to].map((text) => text.replaceAll('"', '&quot;')) : [from, to]
  expect(await codesOf(file, escaped[0] ?? '', escaped[1] ?? '', files)).toContain(code)
})

test('a step that goes on without what was there too little of says which way', async () => {
  const files = posting({ short: '"branch"' })
  expect(await codesOf(ACCOUNT, 'id:', 'id:', files)).toContain('SHORT_UNREAD')
  expect(await codesOf(ACCOUNT, 'id:', 'id:', posting({ short: '"perhaps"' }))).toContain('SHORT_UNKNOWN')
  const persons = await codesOf(ACCOUNT, 'owner: department', 'owner: person', {
    ...posting(),
    [ACCOUNT]: (posting()[ACCOUNT] ?? '').replace('name: 维修资金', 'name: 文明信用分'),
  })
  expect(persons).toContain('ACCOUNT_SCORES_PERSONS')
})

test('what is told carries nothing that was kept for officers, nothing graded of the row, and neither whole', async () => {
  const told = (body: string, files = made) =>
    codesOf(KIND, 'columns:', `tells: [{ on: done, to: applicant, title: 办好了, body: '${body}' }]\ncolumns:`, files)
  expect(await told('form.subject')).toEqual([])
  expect(await told('string(form)')).toEqual(['TELL_READS'])
  const kept = {
    ...made,
    [FORM]: (made[FORM] ?? '').replace('result: { widget: textarea', 'result: { readBy: [check], widget: textarea'),
  }
  expect(await told('form.result', kept)).toEqual(['TELL_READ_BY'])
})

test('two units do not fill in one field', async () => {
  const text = (byFirm[PROCESS] ?? '').replace('id="check"', 'id="check" chengshu:unit="checker" chengshu:fields="result"')
  const files = { ...byFirm, [PROCESS]: text }
  expect(
    await codesOf(KIND, 'units:', 'units:\n  - { id: checker, name: 核查单位, of: firm, by: form.subject }', files),
  ).toContain('UNIT_FIELD_SHARED')
})
