// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'
import { commitmentRow } from '../commitments/index.ts'
import { formSchema, formUi, oneWord } from '../kernel/index.ts'
import { listPanel } from '../kinds/index.ts'

const text = Type.String()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const maybeText = maybe(text)
/** shaped by the content: answers, rule traces */
const free = Type.Object({}, { additionalProperties: true })
const fieldSource = Type.Object({}, { additionalProperties: true, 'x-type': 'FieldSource' })
const light = maybe(oneWord('green', 'yellow', 'red', 'paused'))
const state = Type.Object({ code: text, name: text })
const named = Type.Object({ id: text, name: text })
const ground = Type.Object({ id: text, text, law: Type.Optional(text) })
const place = { root: text, id: text, number: text, name: text }

const happened = { id: text, at: text, act: text, what: text, who: text, element: maybeText, detail: free }

const workRow = Type.Object({
  id: text,
  root: text,
  caseId: text,
  number: text,
  item: text,
  itemName: text,
  applicant: text,
  name: text,
  stage: text,
  state: text,
  outcome: maybeText,
  assignee: maybe(named),
  dueAt: maybeText,
  light,
  caseLight: light,
  clock: text,
  clockOf: maybe(oneWord('task', 'case')),
  channel: text,
  regionName: text,
  departmentName: text,
  submittedAt: text,
  isUnread: Type.Boolean({ description: '从未看过，或看过以后有变化' }),
  isUrged: Type.Boolean({ description: '有督办等待答复' }),
})
export const workSchema = Type.Object({ rows: Type.Array(workRow), next: maybeText })
export const searchSchema = Type.Object({ rows: Type.Array(workRow), isCut: Type.Boolean(), by: text })
export const phrasesSchema = Type.Object({
  rows: Type.Array(Type.Object({ id: text, text, department: maybeText, mayDelete: Type.Boolean() })),
  mayKeepForDepartment: Type.Boolean(),
})
export const countsSchema = Type.Object({
  red: Type.Integer(),
  yellow: Type.Integer(),
  green: Type.Integer(),
  paused: Type.Integer(),
  mine: Type.Integer(),
})
export const colleagueRows = Type.Object({ rows: Type.Array(Type.Object({ id: text, name: text, department: text })) })

const source = Type.Object({
  kind: oneWord('licence', 'register', 'verification', 'earlier', 'commitment', 'upload'),
  label: text,
  at: text,
  basis: text,
  number: maybeText,
  fields: Type.Array(Type.Object({ title: text, value: text })),
  trust: text,
  doubt: maybe(text),
})
const task = Type.Object({
  id: text,
  element: text,
  name: text,
  stage: text,
  state: text,
  department: text,
  assignee: maybe(named),
  openedAt: text,
  dueAt: maybeText,
  light,
  outcome: maybeText,
  outcomes: Type.Array(named),
  ground: maybeText,
  opinion: maybeText,
  completedBy: maybeText,
  completedAt: maybeText,
  formKey: maybeText,
  form: maybe(Type.Object({ schema: formSchema, ui: formUi })),
  mayRecall: Type.Boolean({ description: '可以从单位收回' }),
})

export const caseSchema = Type.Object({
  root: text,
  id: text,
  number: text,
  shortNumber: text,
  kind: text,
  version: Type.Integer(),
  state,
  item: Type.Object({ id: text, name: text, version: text }),
  department: Type.Object({ code: text, name: text }),
  region: text,
  channel: text,
  submittedAt: text,
  applicant: Type.Object({
    called: text,
    kind: text,
    name: text,
    agent: maybeText,
    unprintable: Type.Array(text, { description: '姓名和填写内容里打印字库没有的字：文书、证照文件将无法生成' }),
    facts: Type.Array(Type.Object({ title: text, value: text })),
  }),
  form: Type.Object({
    schema: formSchema,
    ui: formUi,
    values: free,
    sources: Type.Record(Type.String(), fieldSource),
    hidden: Type.Array(text, { description: '填写了、但由指定环节的工作人员查看的字段：没有内容' }),
  }),
  materials: Type.Array(
    Type.Object({
      id: text,
      name: text,
      source,
      hash: maybeText,
      file: maybe(Type.Object({ id: text, name: text, type: text, bytes: Type.Integer(), url: text })),
    }),
  ),
  tasks: Type.Array(task),
  myTasks: Type.Array(text),
  clocks: Type.Array(
    Type.Object({
      id: text,
      name: text,
      due: text,
      dueAt: maybeText,
      explained: Type.Array(text),
      sum: Type.Object({
        begunBy: oneWord('accepted', 'received', 'opened'),
        anchor: maybe(Type.Object({ way: oneWord('before', 'after'), name: text })),
        from: text,
        limit: text,
        extended: Type.Array(text),
        pausedDays: Type.Integer(),
        isPaused: Type.Boolean(),
        due: text,
      }),
      light: oneWord('green', 'yellow', 'red', 'paused'),
      suspensions: Type.Array(Type.Object({ from: text, to: maybeText, reason: text })),
      extensions: Type.Array(Type.Object({ amount: text, reason: text })),
    }),
  ),
  due: maybe(Type.Object({ on: text, explained: Type.Array(text) })),
  light,
  process: Type.Object({
    bpmn: text,
    active: Type.Array(Type.Object({ token: text, element: text, status: text, since: text })),
    done: Type.Array(Type.Object({ element: text, at: text, by: text })),
  }),
  history: Type.Array(Type.Object(happened)),
  supplement: maybe(
    Type.Object({
      id: text,
      askedAt: text,
      askedBy: text,
      department: text,
      answerBy: text,
      answeredAt: Type.Optional(text),
      points: Type.Array(
        Type.Object({
          id: text,
          material: Type.Optional(text),
          field: Type.Optional(text),
          ground: text,
          text,
          answered: Type.Boolean(),
        }),
      ),
    }),
  ),
  checklists: Type.Array(listPanel),
  linked: Type.Array(
    Type.Object({ how: oneWord('origin', 'opened', 'sameAs'), root: text, id: text, number: text, kind: text, state }),
  ),
  about: maybe(Type.Object({ register: text, name: text, key: text })),
  posted: Type.Array(
    Type.Object({
      ...{ id: text, from: text, to: text, amount: text, purpose: text, at: text },
      how: oneWord('post', 'hold', 'release', 'capture'),
    }),
  ),
  parent: maybe(Type.Object(place)),
  commitments: Type.Array(commitmentRow),
  children: Type.Array(Type.Object({ ...place, department: text, state, decision: maybeText, light })),
  decision: maybe(Type.Object({ code: text, at: maybeText, ground: maybeText, opinion: maybeText, automatic: Type.Boolean() })),
  trace: Type.Array(Type.Object({}, { additionalProperties: true, 'x-type': 'RuleDecision' })),
  papers: Type.Array(Type.Object({ id: text, kind: text, name: text, url: text, waits: Type.Boolean() })),
  licences: Type.Array(Type.Object({ licenceId: text, licenceName: text, licenceNumber: text, waits: Type.Boolean() })),
  delivery: maybe(
    Type.Object({ choice: text, address: Type.Optional(text), receiver: Type.Optional(text), mobile: Type.Optional(text) }),
  ),
  may: Type.Array(text),
  grounds: Type.Object({
    refuse: Type.Array(ground),
    deny: Type.Array(ground),
    supplement: Type.Array(ground),
    suspend: Type.Array(ground),
  }),
  extension: maybe(Type.Object({ days: Type.Number(), law: text })),
  askable: Type.Object({ materials: Type.Array(named), fields: Type.Array(named) }),
  parked: maybe(Type.Object({ token: text, element: text, name: text, code: text, message: text, at: text })),
})

export const traceSchema = Type.Object({
  cases: Type.Array(
    Type.Object({
      ...place,
      kind: text,
      department: text,
      state,
      isOpen: Type.Boolean(),
      dueAt: maybeText,
      light,
      shown: Type.Array(Type.Object({ title: text, value: text })),
    }),
  ),
  rows: Type.Array(Type.Object({ ...happened, number: text, title: text })),
})
