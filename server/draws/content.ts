// SPDX-License-Identifier: Apache-2.0
import { compileFeel, compilePattern, FeelSyntaxError } from '@chengshu/engine'
import { type Static, Type } from 'typebox'
import { kindContent, readsIn } from '../kinds/index.ts'
import {
  among,
  at,
  type ContentKind,
  feel,
  fileKind,
  inside,
  key,
  list,
  name,
  oneOf,
  optional,
  type PackFinding,
  type Part,
  partsOf,
  type Rule,
  short,
  strict,
} from '../packs/index.ts'
import { cityNames } from '../people/index.ts'
import { closedFields, declaredNames, fieldsNamed, keysInTheOpen } from '../registers/index.ts'

const FOLDER = 'draws/'

const drawFile = strict({
  id: key,
  name: short,
  en: optional(short),
  /** the department that holds it and answers for it */
  owner: key,
  basis: short,
  /** who prepares it, and who draws: another person */
  positions: list(key, { minItems: 1 }),
  /** the rows among which is drawn; `when` (row, key, today) leaves out, on record */
  objects: strict({ register: key, class: optional(name), except: optional(feel) }),
  shares: list(
    strict({
      /** without it: whatever no other share names */
      class: optional(short),
      percent: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.01 }),
      least: optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  /** whoever was drawn in the same year is left out */
  once: optional(oneOf('year')),
  /** who is sent; `avoid` (row, key, member, memberKey) is true where she must not be */
  team: optional(
    strict({ register: key, size: Type.Integer({ minimum: 1, maximum: 5 }), where: optional(feel), avoid: optional(feel) }),
  ),
  /** opens a case of a kind of each that is drawn; values are FEEL over row, key, team (a list of rows) and today */
  opens: optional(strict({ kind: key, form: Type.Record(name, feel) })),
  /** how the public number is written, and how that is said (zh): of two spellings one would be a choice */
  number: strict({ pattern: Type.String({ minLength: 1, maxLength: 200 }), say: short }),
  /** who may replay it: everybody, or whoever has the right alone */
  roll: oneOf('public', 'office'),
  /** how many days after the draw everybody sees what came out: not before the visits */
  publicAfter: Type.Integer({ minimum: 0, maximum: 366 }),
})
export type DrawFile = Static<typeof drawFile>

declare module '../packs/index.ts' {
  interface Contents {
    /** random draws that packs declare, by id */
    draws: Map<string, DrawFile>
  }
}

export const drawContent: ContentKind<Part<DrawFile>, 'draws'> = fileKind({
  name: 'draw',
  as: 'draws',
  place: /^draws\/[^/]+\.yaml$/,
  schema: drawFile,
  once: { id: '随机抽取' },
  gather: (files) => new Map(files.map((one) => [one.id, one])),
})

export const drawsAreWhole: Rule = {
  name: '抽取的名录、部门、岗位、种类都在，每一类只写一次',
  because: '少了名录或写重了比例，到抽取当天才会发现抽不出来；公布的名录里不能有个人信息。',
  codes: [
    'FOLDER_NAME',
    'DEPARTMENT_UNKNOWN',
    'POSITION_UNKNOWN',
    'REGISTER_UNKNOWN',
    'ROW_FIELD_UNKNOWN',
    'DRAW_SHARE_TWICE',
    'DRAW_CLASS_MISSING',
    'DRAW_RULE_CLOSED',
    'DRAW_NUMBER_PATTERN',
    'KIND_UNKNOWN',
    'DRAW_PERSONS',
    'EXPRESSION',
    'NAME_UNKNOWN',
  ],
  *check(draft) {
    const { department, position } = cityNames(draft)
    const register = declaredNames(draft)
    const kind = among(
      draft.broken,
      partsOf(draft, kindContent).map((one) => one.matter.value.id),
      { code: 'KIND_UNKNOWN', what: '办件种类', where: 'kinds/' },
    )
    for (const one of partsOf(draft, drawContent)) {
      const { id, owner, positions, objects, shares, team, opens } = one.value
      if (one.yaml.file.path !== `${FOLDER}${id}.yaml`)
        yield at(one, ['id'], 'FOLDER_NAME', `编号是「${id}」：文件名请改成 ${id}.yaml。`)
      yield* department(one, ['owner'], owner)
      for (const post of positions) yield* position(one, ['positions'], post)
      yield* register(one, ['objects', 'register'], objects.register)
      yield* register(one, ['team', 'register'], team?.register)
      yield* kind(one, ['opens', 'kind'], opens?.kind)
      const fields = fieldsNamed(draft, objects.register)
      const closed = closedFields(draft, objects.register)
      if (objects.class !== undefined && fields && (!fields.has(objects.class) || closed.has(objects.class)))
        yield at(
          one,
          ['objects', 'class'],
          'ROW_FIELD_UNKNOWN',
          `「${objects.class}」不是「${objects.register}」里可以公开的字段：分类的字段要在登记册里，且不分级、不是个人信息。`,
        )
      if (keysInTheOpen(draft).get(objects.register) === false)
        yield at(
          one,
          ['objects', 'register'],
          'DRAW_PERSONS',
          `「${objects.register}」的主键是个人信息：抽取的对象是单位、场所、设施，不抽个人。`,
        )
      try {
        compilePattern(one.value.number.pattern)
      } catch {
        yield at(one, ['number', 'pattern'], 'DRAW_NUMBER_PATTERN', '公开数字的写法读不懂：请写一个正则表达式。')
      }
      // who is left out by a rule is public: a rule over what is closed would tell it
      if (one.value.roll === 'public')
        for (const { name: whole, entry } of readsIn(objects.except))
          if (whole === 'row' && (entry === null || closed.has(entry)))
            yield at(
              one,
              ['objects', 'except'],
              'DRAW_RULE_CLOSED',
              '名录公开时，排除的条件不能看个人信息或者分级字段：请换一个字段，或写 roll: office。',
            )
      yield* readable(one, ['objects', 'except'], objects.except, ['row', 'key', 'today'])
      yield* readable(one, ['team', 'where'], team?.where, ['member', 'memberKey', 'today'])
      yield* readable(one, ['team', 'avoid'], team?.avoid, ['row', 'key', 'member', 'memberKey', 'today'])
      for (const [field, source] of Object.entries(opens?.form ?? {}))
        yield* readable(one, ['opens', 'form', field], source, ['row', 'key', 'team', 'today'])
      const seen = new Set<string | null>()
      for (const share of inside(one, 'shares', shares)) {
        const cls = share.value.class ?? null
        if (seen.has(cls)) yield at(share, ['class'], 'DRAW_SHARE_TWICE', `「${cls ?? '其余'}」的比例写了两次：请留一个。`)
        seen.add(cls)
        if (cls !== null && objects.class === undefined)
          yield at(share, ['class'], 'DRAW_CLASS_MISSING', '按类写比例，要用 objects.class 写明哪个字段是分类。')
      }
    }
  },
}

function* readable(one: Part<DrawFile>, place: string[], source: string | undefined, known: string[]): Generator<PackFinding> {
  if (source === undefined) return
  try {
    for (const word of compileFeel(source).names)
      if (!known.includes(word))
        yield at(one, place, 'NAME_UNKNOWN', `用到了「${word}」，这里没有这个名字：可用的有 ${known.join('、')}。`)
  } catch (cause) {
    if (!(cause instanceof FeelSyntaxError)) throw cause
    const { line, column } = cause
    yield at(one, place, 'EXPRESSION', `表达式第 ${line} 行第 ${column} 列读不懂（${source}）：请按 FEEL 的写法改正。`)
  }
}
