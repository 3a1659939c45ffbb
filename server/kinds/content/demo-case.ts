// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import {
  at,
  type ContentKind,
  fileKind,
  itemId,
  list,
  name,
  optional,
  type Part,
  partsOf,
  type Rule,
  shaped,
  strict,
  text,
} from '../../packs/index.ts'
import { kindContent } from './kind.ts'

const login = shaped('^[a-z0-9-]+$', '演示账号的登录名')
/** in working days from today, at the morning of which it was done */
const away = Type.Integer({ minimum: -60, maximum: 60 })
const answers = Type.Record(name, Type.Unknown())

const demoCase = strict({
  kind: itemId,
  /** its own id: a second start finds the case that is there */
  id: shaped('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', '一个 UUID'),
  by: login,
  on: away,
  /** a text `{day 5}` is the fifth working day from today */
  form: answers,
  steps: optional(
    list(
      strict({
        on: away,
        by: login,
        /** whose task: the opened case that answers so; without it, the case's own */
        of: optional(answers),
        task: shaped('^[A-Za-z][A-Za-z0-9_]*$', '流程里任务的 id'),
        outcome: name,
        opinion: optional(text),
        form: optional(answers),
      }),
    ),
  ),
})
export type DemoCase = Static<typeof demoCase>

declare module '../../packs/index.ts' {
  interface Contents {
    /** what is under way in the demo city when it starts for the first time */
    demoCases: DemoCase[]
  }
}

const kindIsThere: Rule = {
  name: '演示办件的种类存在',
  because: '没有的种类开不出办件，演示城市就少一样。',
  codes: ['KIND_NAME_UNKNOWN'],
  *check(draft) {
    const kinds = new Set(partsOf(draft, kindContent).map(({ matter }) => matter.value.id))
    for (const part of partsOf(draft, demoCaseContent))
      if (!kinds.has(part.value.kind) && !draft.broken.has(part.value.kind))
        yield at(part, ['kind'], 'KIND_NAME_UNKNOWN', `没有「${part.value.kind}」这类办件：请改正。`)
  },
}

export const demoCaseContent: ContentKind<Part<DemoCase>, 'demoCases'> = fileKind({
  name: 'demo-case',
  as: 'demoCases',
  place: /^demo\/cases\/[^/]+\.yaml$/,
  schema: demoCase,
  once: { id: '演示办件' },
  rules: [kindIsThere],
  gather: (values) => values,
})
