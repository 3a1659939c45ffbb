// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { oneWord, pageQuery } from '../kernel/index.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const count = Type.Integer()
const strict = { additionalProperties: false }
const heads = {
  id: text,
  name: text,
  nameEn: maybe,
  department: text,
  state: oneWord('promised', 'drawn', 'withdrawn'),
  source: Type.String({ description: '公开数字是什么，抽取以前就写明' }),
  notBefore: Type.String({ description: '公开数字什么时候出来；在那以前不能抽取' }),
  promisedAt: text,
  drawnAt: maybe,
  rollHash: Type.String({ description: '名录的 SHA-256（engine/draw: rollText）' }),
  commitment: Type.String({ description: '秘密的承诺：SHA-256("chengshu-draw-1\\n" + secret)' }),
  withdrawnAt: maybe,
  why: maybe,
}
const share = Type.Object({ class: maybe, percent: Type.Number(), least: count })
const excluded = oneWord('rule', 'before')
const roll = Type.Object({
  draw: text,
  source: text,
  team: count,
  objects: Type.Array(Type.Object({ id: text, class: maybe, excluded: Type.Union([excluded, Type.Null()]) })),
  shares: Type.Array(share),
  members: Type.Array(text),
  recused: Type.Array(Type.Array(text, { minItems: 2, maxItems: 2 })),
})
const whole = {
  ...heads,
  basis: maybe,
  published: maybe,
  secret: Type.Union([text, Type.Null()], { description: '抽取以后公开，谁都可以核对承诺和种子' }),
  seed: Type.Union([text, Type.Null()], {
    description: 'SHA-256("chengshu-draw-1\\n" + secret + "\\n" + rollHash + "\\n" + published)',
  }),
  publicFrom: Type.Union([text, Type.Null()], { description: '从什么时候起公开秘密、种子和结果：检查完以后' }),
  shares: Type.Array(share),
  base: count,
  counts: Type.Union([
    Type.Array(Type.Object({ class: maybe, base: count, excluded: count, asked: count, drawn: count })),
    Type.Null(),
  ]),
  roll: Type.Union([roll, Type.Null()]),
  result: Type.Union([
    Type.Array(Type.Object({ id: text, title: text, class: maybe, team: Type.Array(text), isShort: Type.Boolean() })),
    Type.Null(),
  ]),
}

export const pages = Type.Object(pageQuery)
export const oneDraw = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const publicList = Type.Object({ rows: Type.Array(Type.Object(heads)), next: maybe })
export const publicDraw = Type.Object(whole)
export const deskList = Type.Object({
  may: Type.Array(Type.Object({ id: text, name: text, basis: text })),
  rows: Type.Array(Type.Object(heads)),
  next: maybe,
})
export const deskDraw = Type.Object({
  ...whole,
  promisedBy: text,
  drawnBy: maybe,
  isMine: Type.Boolean({ description: '我准备的：要由另一个人抽取' }),
  excluded: Type.Array(Type.Object({ id: text, title: text, excluded })),
  objects: Type.Union([
    Type.Array(
      Type.Object({
        id: text,
        title: text,
        class: maybe,
        team: Type.Array(text),
        isShort: Type.Boolean(),
        root: maybe,
        waits: Type.Boolean(),
        refused: maybe,
      }),
    ),
    Type.Null(),
  ]),
})
export const newDraw = Type.Object(
  {
    draw: Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' }),
    source: Type.String({ minLength: 4, maxLength: 200, description: '例如：中国福利彩票双色球第 2026138 期开奖号码' }),
    notBefore: Type.String({ format: 'date-time' }),
  },
  strict,
)
export const made = Type.Object({ id: text })
export const resultBody = Type.Object({ published: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }, strict)
export const withdrawalBody = Type.Object({ why: Type.String({ minLength: 4, maxLength: 300 }) }, strict)
