// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { formSchema, formUi, pageQuery } from '../kernel/index.ts'
import { listPanel } from './checklists/panel-schema.ts'

const uuid = Type.String({ format: 'uuid' })
const text = Type.String()
const maybe = Type.Union([Type.Null(), Type.String()])
const light = Type.Union([Type.Null(), ...(['green', 'yellow', 'red', 'paused'] as const).map((one) => Type.Literal(one))])
const unit = Type.Object({ id: text, name: text })
const holder = Type.Union([Type.Null(), Type.Object({ isMe: Type.Boolean(), name: text })], { description: '本单位的谁在办' })

export const params = Type.Object({ root: uuid, id: uuid })
export const fileParams = Type.Object({ root: uuid, id: uuid, file: uuid })
export const nothing = { 204: Type.Null() }

export const asked = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 160, description: '只看这个单位的' })),
  light: Type.Optional(Type.Union((['red', 'yellow', 'green', 'paused'] as const).map((one) => Type.Literal(one)))),
  q: Type.Optional(Type.String({ maxLength: 60, description: '编号、名称或任务里的字' })),
  ...pageQuery,
})

export const tasks = Type.Object({
  rows: Type.Array(
    Type.Object({ root: text, id: text, number: text, title: text, task: text, unit, dueAt: maybe, light, holder }),
  ),
  next: maybe,
})

export const task = Type.Object({
  root: text,
  id: text,
  number: text,
  title: text,
  kind: Type.Object({ name: text, basis: text, purpose: text }),
  keeper: Type.String({ description: '承办部门' }),
  region: text,
  unit,
  task: text,
  state: text,
  waits: Type.Boolean({ description: '还等着本单位办' }),
  openedAt: text,
  dueAt: maybe,
  light,
  answers: Type.Array(
    Type.Object({
      field: text,
      title: text,
      value: text,
      file: Type.Union([Type.Null(), Type.Object({ name: text, url: text })]),
    }),
    { description: '这类办件写明本单位看得到的内容' },
  ),
  checklists: Type.Array(listPanel),
  heard: Type.Array(
    Type.Object({
      ...{ id: text, name: text, isOurs: Type.Boolean(), by: maybe, outcome: text },
      ...{ opinion: maybe, ground: maybe, at: maybe },
    }),
  ),
  acts: Type.Array(
    Type.Object({
      id: text,
      name: text,
      asks: Type.Boolean({ description: '要填任务里的问题' }),
      needs: Type.Union([Type.Null(), Type.Literal('words'), Type.Literal('ground')]),
    }),
  ),
  grounds: Type.Array(Type.Object({ id: text, text, law: maybe })),
  form: Type.Union([Type.Null(), Type.Object({ schema: formSchema, ui: formUi })]),
  values: Type.Record(Type.String(), Type.Unknown()),
  holder,
  roles: Type.Array(text),
  colleagues: Type.Array(Type.Object({ id: text, name: text })),
})

const closed = { additionalProperties: false }
export const handOver = Type.Object({ to: Type.Union([uuid, Type.Null()], { description: '转交给谁；null 是放回单位' }) }, closed)
export const completion = Type.Object(
  {
    outcome: Type.String({ maxLength: 60 }),
    ground: Type.Optional(Type.String({ maxLength: 60 })),
    opinion: Type.Optional(Type.String({ maxLength: 2000 })),
    output: Type.Optional(Type.Object({}, { additionalProperties: true })),
  },
  closed,
)
