// SPDX-License-Identifier: Apache-2.0
import { type TSchema, Type } from 'typebox'
import { aDay, pageQuery } from '../../kernel/index.ts'
import { FIELD_TYPES } from '../declared/schema.ts'

const text = Type.String()
const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const word = (most: number) => Type.String({ minLength: 1, maxLength: most })
const registerId = Type.String({ maxLength: 40 })
export const oneRegister = Type.Object({ register: registerId })
export const oneRow = Type.Object({ register: registerId, key: word(100) })
const strict = { additionalProperties: false }
const oneOf = <const T extends string[]>(...words: T) => Type.Union(words.map((one) => Type.Literal(one)))

/** Values by the names of the register's fields; what each may be is the register's to say. */
const fields = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { maxProperties: 200 })
const shown = Type.Record(Type.String(), Type.Unknown())
const why = Type.String({ minLength: 2, maxLength: 200, description: '为什么改，写进历史' })

export const rowBody = Type.Object({ fields, why }, strict)
export const changeBody = Type.Object({ fields, why, version: Type.Integer({ minimum: 1 }) }, strict)
export const endBody = Type.Object({ why, version: Type.Integer({ minimum: 1 }) }, strict)
export const written = Type.Object({
  key: text,
  version: Type.Integer(),
  did: oneOf('added', 'changed', 'ended', 'reopened', 'nothing'),
})

const search = {
  q: Type.Optional(Type.String({ maxLength: 60 })),
  where: Type.Optional(fields),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$' })),
  which: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended'), Type.Literal('all')])),
  sort: Type.Optional(Type.String({ maxLength: 60 })),
  isDescending: Type.Optional(Type.Boolean()),
}
export const exportBody = Type.Object(search, strict)

const degrees = String.raw`-?\d{1,3}(\.\d{1,12})?`
const picture = {
  bbox: Type.String({ pattern: `^${degrees}(,${degrees}){3}$`, description: '西,南,东,北（度，CGCS2000）' }),
  zoom: Type.Number({ minimum: 0, maximum: 24, description: '画面的级别：决定画多细、聚多大' }),
}
export const layerQuery = Type.Object(picture, strict)
const { sort: _, isDescending: __, ...narrowing } = search
export const layerBody = Type.Object({ ...narrowing, ...picture }, strict)
export const layerView = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      geometry: Type.Object({ type: text, coordinates: Type.Array(Type.Unknown()) }),
      properties: Type.Object({
        key: maybe(Type.String({ description: '那一行；null 是聚在一起的许多行' })),
        title: text,
        many: Type.Integer({ description: '多少行' }),
      }),
    }),
  ),
  isClustered: Type.Boolean({ description: '超过 1000 行，画的是一格一格的行数' }),
  many: Type.Integer(),
})
export const searchBody = Type.Object(
  {
    ...search,
    ...pageQuery,
    after: Type.Optional(Type.String({ maxLength: 1600, description: 'the `next` of the page before' })),
  },
  strict,
)

const card = {
  id: text,
  name: text,
  about: text,
  ownerName: text,
  reads: oneOf('owner', 'department', 'district', 'everyone'),
  mayAdd: Type.Boolean(),
}
export const registersView = Type.Object({ rows: Type.Array(Type.Object(card)) })
export const registerView = Type.Object({
  ...card,
  basis: text,
  keep: text,
  keys: Type.Array(text),
  title: maybe(text),
  isLink: Type.Boolean(),
  hasDepartment: Type.Boolean(),
  hasRegion: Type.Boolean(),
  geometry: maybe(Type.String({ description: '说明在哪里的字段；有它就能上图' })),
  bounds: Type.Array(Type.Number(), { description: '本市的西、南、东、北' }),
  fields: Type.Array(
    Type.Object({
      name: text,
      title: text,
      type: oneOf(...FIELD_TYPES),
      of: maybe(text),
      group: maybe(text),
      hint: maybe(text),
      unit: maybe(text),
      decimals: Type.Integer(),
      length: maybe(Type.Integer()),
      isRequired: Type.Boolean(),
      isByCase: Type.Boolean({ description: 'of a row that is there only a case changes it' }),
      isFromFact: Type.Boolean({ description: '由办件的结果决定，不由人填' }),
      isIndexed: Type.Boolean(),
      isSearched: Type.Boolean(),
      isGraded: Type.Boolean(),
      grade: Type.Integer(),
      source: maybe(text),
      options: Type.Array(Type.Object({ code: text, name: text })),
    }),
  ),
})

const row = {
  key: text,
  version: Type.Integer(),
  title: text,
  fields: shown,
  refers: Type.Record(Type.String(), Type.Object({ register: text, key: text, title: text })),
  owner: text,
  ownerName: text,
  region: text,
  regionName: text,
  from: text,
  until: maybe(text),
  writtenAt: text,
  mayWrite: Type.Boolean(),
}
const regions = Type.Record(Type.String(), text, { description: '这里出现的区划代码叫什么' })
export const rowsView = Type.Object({
  rows: Type.Array(Type.Object(row)),
  regions,
  next: maybe(text),
  many: maybe(Type.Integer({ description: '第一页才数，最多数到 1000' })),
  isCut: Type.Boolean(),
})
export const exportView = Type.Object({
  fields: Type.Array(text),
  rows: Type.Array(Type.Object(row)),
  regions,
  left: Type.Array(text, { description: '没有带走的栏：含个人信息或分级的' }),
  isCut: Type.Boolean({ description: '超过 5000 行，只有前 5000 行' }),
})
export const rowQuery = Type.Object({ asOf: Type.Optional(aDay({ description: '那一天结束时的样子' })) })
export const rowView = Type.Object({
  ...row,
  regions,
  follows: Type.Array(Type.Object({ field: text, number: text, at: text }), {
    description: '由办件决定的栏：各是哪一件、从什么时候起',
  }),
  purposes: Type.Array(Type.Object({ id: text, name: text })),
  asOf: maybe(text),
})
export const linksView = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...{ register: text, name: text, key: text, end: oneOf('from', 'to') },
      other: Type.Object({ register: text, key: text, title: text }),
      ...{ from: text, until: maybe(text) },
    }),
  ),
  isCut: Type.Boolean(),
})
export const historyQuery = Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })) })
export const historyView = Type.Object({
  rows: Type.Array(
    Type.Object({
      version: Type.Integer(),
      act: oneOf('added', 'changed', 'ended', 'reopened'),
      at: text,
      by: maybe(text),
      why: maybe(text),
      changes: Type.Array(Type.Object({ name: text, title: text, before: Type.Unknown(), after: Type.Unknown() })),
    }),
  ),
  regions,
  next: maybe(Type.Integer()),
})
export const readingBody = Type.Object(
  {
    purpose: word(40),
    matter: Type.Optional(Type.String({ maxLength: 80, description: '相关的编号' })),
    fields: Type.Array(word(60), { minItems: 1, maxItems: 50 }),
  },
  strict,
)
export const readingView = Type.Object({ fields: shown })

const counted = {
  count: Type.Integer(),
  over: Type.Integer(),
  rate: maybe(Type.Number({ description: '0 到 1，四位小数；没有可数的是 null' })),
}
export const figuresView = Type.Object({
  register: text,
  isWhole: Type.Boolean({ description: '数的是不是全册；不是，就是岗位看得到的那些行' }),
  figures: Type.Array(
    Type.Object({
      id: text,
      name: text,
      unit: maybe(text),
      isRate: Type.Boolean(),
      ...counted,
      by: Type.Array(Type.Object({ value: text, name: text, ...counted })),
    }),
  ),
})
