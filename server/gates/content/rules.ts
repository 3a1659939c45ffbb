// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '@chengshu/engine'
import { outcomesOf } from '../../cases/index.ts'
import { itemsOf } from '../../items/index.ts'
import { constantOf, kindsOf } from '../../kinds/index.ts'
import { among, at, type Draft, inside, type PackFinding, type Part, type Place, partsOf, type Rule } from '../../packs/index.ts'
import { cityNames } from '../../people/index.ts'
import { closedFields, declaredFile, declaredNames } from '../../registers/index.ts'
import { isOfParty } from '../judge.ts'
import { examplesComeOut } from './example-rule.ts'
import { FOLDER, gateContent } from './gate.ts'
import type { GateFile, GatePlace } from './schema.ts'

const gatesOf = (draft: Draft): Part<GateFile>[] => partsOf(draft, gateContent)

/** Every expression of a gate, with its place and the names that it may use. */
const WHERE = ['party', 'form', 'row', 'case', 'applicant', 'evidence', 'today']
const expressionsOf = ({ look, when }: GateFile): { place: Place; source: string; names: readonly string[] }[] => [
  ...Object.entries(look.where).map(([field, source]) => ({ place: ['look', 'where', field], source, names: WHERE })),
  ...(when === undefined ? [] : [{ place: ['when'], source: when, names: [...WHERE, 'lock'] }]),
]

/** The fields of the row that an expression or a text reads. */
const lockedIn = (source = ''): string[] => [...source.matchAll(/\block\.([A-Za-z]\w*)/g)].flatMap(([, name]) => name ?? [])
const citedIn = (text = ''): string[] => [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])

const namesExist: Rule = {
  name: '闸门的部门、登记册、事项、办件种类和动作都存在',
  because: '指错地方的闸门什么也拦不住，或者拦错了人。',
  codes: [
    'FOLDER_NAME',
    'DEPARTMENT_UNKNOWN',
    'POSITION_UNKNOWN',
    'REGISTER_UNKNOWN',
    'GATE_PLACE_UNKNOWN',
    'GATE_ACT_UNKNOWN',
    'GATE_EFFECT',
  ],
  *check(draft) {
    const { department, position } = cityNames(draft)
    const register = declaredNames(draft)
    for (const one of gatesOf(draft)) {
      const { id, owner, look, on, effect, overrules, lane } = one.value
      if (one.yaml.file.path !== `${FOLDER}${id}.yaml`)
        yield at(one, ['id'], 'FOLDER_NAME', `编号是「${id}」：文件名请改成 ${id}.yaml。`)
      yield* department(one, ['owner'], owner)
      yield* register(one, ['look', 'register'], look.register)
      for (const [n, post] of (overrules ?? []).entries()) yield* position(one, ['overrules', n], post)
      if ((effect === 'ask') !== (overrules !== undefined))
        yield at(one, ['effect'], 'GATE_EFFECT', 'effect 写 ask 的，要写 overrules（谁可以写明理由放行）；不是 ask 的，不写。')
      if ((effect === 'lane') !== (lane !== undefined))
        yield at(
          one,
          ['effect'],
          'GATE_EFFECT',
          'effect 写 lane 的，要写 lane（流程用 case.kept.lane 读到的名字）；不是 lane 的，不写。',
        )
      if (effect === 'lane' && on.some(({ acts }) => acts.some((act) => act !== 'submit')))
        yield at(one, ['on'], 'GATE_EFFECT', 'lane 在流程开始以前决定：动作只写 submit。')
      for (const place of inside(one, 'on', on)) yield* placeIsThere(draft, place)
    }
  },
}

function* placeIsThere(draft: Draft, part: Part<GatePlace>): Generator<PackFinding> {
  const { item, type, kind, acts } = part.value
  if ([item, type, kind].filter((one) => one !== undefined).length !== 1) {
    yield at(part, [], 'GATE_PLACE_UNKNOWN', 'on 的每一项写 item、type、kind 中的一个。')
    return
  }
  const found =
    kind === undefined
      ? itemsOf(draft).filter(({ matter: { value } }) => (item === undefined ? value.type === type : value.id === item))
      : kindsOf(draft).filter(({ matter: { value } }) => value.id === kind)
  const named = item ?? kind ?? type ?? ''
  if (found.length === 0) {
    if (!draft.broken.has(named))
      yield at(
        part,
        [],
        'GATE_PLACE_UNKNOWN',
        `没有「${named}」这个事项、事项类型或办件种类：请改正。事项写基本的那一个，各区的实施清单跟着它。`,
      )
    return
  }
  const general = kind === undefined ? ['submit', 'accept', 'decide'] : ['submit']
  const tasks =
    type === undefined
      ? found.flatMap(({ process }) =>
          (process?.definition.nodes ?? []).flatMap(({ id, type: sort, work }) =>
            sort === 'userTask'
              ? [id, ...outcomesOf({ properties: work?.properties ?? {} }).map((one) => `${id}.${one.id}`)]
              : [],
          ),
        )
      : []
  const act = among(draft.broken, [...general, ...tasks], {
    code: 'GATE_ACT_UNKNOWN',
    what: '动作',
    where: '流程',
  })
  for (const [n, one] of acts.entries()) yield* act(part, ['acts', n], one)
}

const expressionsAreRead: Rule = {
  name: '闸门的表达式读得懂，按登记册能查的字段找行',
  because: '读不懂、查不到的闸门到办件的时候才发现，要么全拦，要么全放。',
  codes: ['EXPRESSION', 'NAME_UNKNOWN', 'FIELD_UNKNOWN', 'GATE_NOT_INDEXED', 'GATE_PARTY'],
  *check(draft) {
    for (const one of gatesOf(draft)) {
      const { look, when, cites, citesEn, unlock, on } = one.value
      for (const { place, source, names } of expressionsOf(one.value)) {
        try {
          for (const name of compileFeel(source).names)
            if (!names.includes(name))
              yield at(one, place, 'NAME_UNKNOWN', `用到了「${name}」，这里没有这个名字：可用的有 ${names.join('、')}。`)
        } catch (cause) {
          if (!(cause instanceof FeelSyntaxError)) throw cause
          yield at(
            one,
            place,
            'EXPRESSION',
            `表达式第 ${cause.line} 行第 ${cause.column} 列读不懂（${source}）：请按 FEEL 的写法改正。`,
          )
        }
      }
      if (
        on.some(({ kind }) => kind !== undefined) &&
        Object.values(look.where).some((source) => /\bparty\.number\b/.test(source))
      )
        yield at(
          one,
          ['look', 'where'],
          'GATE_PARTY',
          '办件种类不带个人的证件号码，party.number 总是空的，什么也拦不住：请换一个找法。',
        )
      const register = declaredFile(draft, look.register)
      if (!register) continue
      const fields = new Map<string, { index?: boolean | undefined; unique?: boolean | undefined }>([
        ...(register.link ? ['from', 'to'].map((end) => [end, { index: true }] as const) : []),
        ...register.fields.map((field) => [field.name, field] as const),
      ])
      for (const field of Object.keys(look.where)) {
        const found = fields.get(field)
        if (!found) yield at(one, ['look', 'where', field], 'FIELD_UNKNOWN', `${register.name}没有「${field}」这个字段：请改正。`)
        else if (found.index !== true && found.unique !== true)
          yield at(one, ['look', 'where', field], 'GATE_NOT_INDEXED', `要按「${field}」找行：请在登记册里给它写上 index: true。`)
      }
      for (const [place, named] of [
        [['when'], lockedIn(when)],
        [['cites'], citedIn(cites)],
        [['citesEn'], citedIn(citesEn)],
        [['unlock', 'day'], unlock.day === undefined ? [] : [unlock.day]],
      ] as const)
        for (const field of named)
          if (!fields.has(field)) yield at(one, [...place], 'FIELD_UNKNOWN', `${register.name}没有「${field}」这个字段：请改正。`)
    }
  },
}

const nobodyIsShown: Rule = {
  name: '闸门不看个人的分数和行踪，不说出分级字段，不让人试探别人',
  because: '个人信息保护法第六条、第二十四条：不按个人画像作决定；被拦下的人只知道自己的事。',
  codes: ['GATE_SCORES_PERSONS', 'GATE_GRADED', 'GATE_PROBES', 'GATE_SHOWS_STRANGERS', 'GATE_TEXT_FIELDS'],
  *check(draft) {
    for (const one of gatesOf(draft)) {
      const { look, when, cites, citesEn, basis, basisEn, remedy, remedyEn, unlock } = one.value
      for (const [place, text] of [
        ['basis', basis],
        ['basisEn', basisEn],
        ['remedy', remedy],
        ['remedyEn', remedyEn],
        ['unlock', unlock.say],
        ['unlock', unlock.sayEn],
      ] as const)
        if (citedIn(text).length > 0)
          yield at(one, [place], 'GATE_TEXT_FIELDS', '行里的字段只写在 cites 里（例如 决定书 {document}）：请从这里删去花括号。')
      const register = declaredFile(draft, look.register)
      if (!register) continue
      const typeOf = new Map(register.fields.map((field) => [field.name, field]))
      const closed = closedFields(draft, look.register)
      const isOfPersons =
        typeOf.get(register.subject ?? '')?.type === 'id-card' ||
        Object.keys(look.where).some((field) => typeOf.get(field)?.type === 'id-card')
      for (const field of new Set(lockedIn(when))) {
        const { type, title } = typeOf.get(field) ?? {}
        if (closed.has(field))
          yield at(one, ['when'], 'GATE_GRADED', `「${title}」是个人信息或 3 级以上：条件不能看它，请用名单的状态、日期。`)
        if (isOfPersons && title !== undefined && (TRACKING.has(type ?? '') || SCORE.test(title)))
          yield at(
            one,
            ['when'],
            'GATE_SCORES_PERSONS',
            `名单上是个人，不能按「${title}」（分数、数量、位置、时刻）拦人：请用依法作出的决定、状态和日期。`,
          )
      }
      for (const field of Object.keys(look.where))
        if (closed.has(field) && !/^\s*party\.(number|code)\s*$/.test(look.where[field] ?? ''))
          yield at(
            one,
            ['look', 'where', field],
            'GATE_PROBES',
            `「${typeOf.get(field)?.title}」是个人信息或 3 级以上：只能用申请人自己的 party.number、party.code 找，否则填别人的号码就能试出他在不在名单上。`,
          )
      for (const field of new Set([...citedIn(cites), ...citedIn(citesEn)]))
        if (closed.has(field) || (typeOf.get(field)?.grade ?? 1) > 1)
          yield at(one, ['cites'], 'GATE_GRADED', `「${typeOf.get(field)?.title}」不是公开的字段：不能告诉被拦下的人，请删去。`)
      const isStrangers = !isOfParty(one.value) && register.reads !== 'everyone'
      if (isStrangers && cites !== undefined)
        yield at(one, ['cites'], 'GATE_SHOWS_STRANGERS', '行是按填写的内容找的，可能是别人的：不能写 cites，只说依据和救济。')
      if (isStrangers && isOpenToAll(draft, one.value))
        yield at(
          one,
          ['look', 'where'],
          'GATE_SHOWS_STRANGERS',
          '行是按填写的内容找的，谁都能来办：请确认事项的条件已经核实这是申请人自己的，否则填别人的就能试出来。',
          'warning',
        )
    }
  },
}

const TRACKING = new Set(['number', 'point', 'line', 'polygon', 'instant'])
const SCORE = /分数|得分|评分|积分|信用分|轨迹|行踪/

/** Whether anybody may come to one of its places by himself. */
const isOpenToAll = (draft: Draft, { on }: GateFile): boolean =>
  on.some(
    ({ kind, acts }) =>
      acts.includes('submit') &&
      (kind === undefined ||
        kindsOf(draft).some(
          ({ matter: { value } }) => value.id === kind && (value.opens.portal === true || value.opens.kiosk === true),
        )),
  )

const itOpensAgain: Rule = {
  name: '每个闸门都有人、有办法打开',
  because: '没有人能解除的限制，等于永远剥夺；被拦下的人要知道找谁、怎么解除。',
  codes: ['GATE_NO_UNLOCK', 'KIND_NAME_UNKNOWN', 'DEPARTMENT_UNKNOWN'],
  *check(draft) {
    const { department } = cityNames(draft)
    for (const one of gatesOf(draft)) {
      const { look, when, unlock } = one.value
      const register = declaredFile(draft, look.register)
      const fault = (place: string, message: string) => at(one, ['unlock', place], 'GATE_NO_UNLOCK', message)
      if (unlock.kind === undefined && unlock.department === undefined && unlock.day === undefined)
        yield at(
          one,
          ['unlock'],
          'GATE_NO_UNLOCK',
          '没有写怎么打开：写 kind（办哪类件）、department（谁来改）或 day（到哪一天为止）。',
        )
      yield* department(one, ['unlock', 'department'], unlock.department)
      if (!register) continue
      if (unlock.kind !== undefined) {
        const kind = kindsOf(draft).find(({ matter }) => matter.value.id === unlock.kind)
        const writes = (kind?.process?.definition.nodes ?? []).some(
          ({ work, inputs }) =>
            work?.topic === 'row.write' &&
            constantOf(inputs?.find(({ target }) => target === 'register')?.source) === look.register,
        )
        if (!kind && !draft.broken.has(unlock.kind))
          yield at(one, ['unlock', 'kind'], 'KIND_NAME_UNKNOWN', `没有「${unlock.kind}」这类办件：请改正。`)
        if (kind?.process && !writes)
          yield fault('kind', `「${unlock.kind}」的流程没有一步写${register.name}：它打不开这个闸门，请改正。`)
      }
      const read = [...new Set(lockedIn(when))].flatMap((name) => register.fields.find((field) => field.name === name) ?? [])
      if (unlock.department !== undefined) {
        if (unlock.department !== register.owner && register.writes !== 'department')
          yield fault('department', `${register.name}只有「${register.owner}」能改：请写它，或让登记册的 writes 允许别的部门改。`)
        if (read.length > 0 && read.every(({ byCase }) => byCase === true))
          yield fault('department', '条件看的字段都只由办件来改（byCase），没有人能手工解除：请写 kind。')
      }
      if (unlock.day !== undefined) {
        const isSaid = new RegExp(`\\block\\.${unlock.day}\\b`).test(when ?? '') && /\btoday\b/.test(when ?? '')
        if (!isSaid || !read.some(({ name, type }) => name === unlock.day && type === 'day'))
          yield fault('day', `条件里没有拿日期「${unlock.day}」与 today 比：到了那一天也不会自己打开，请在 when 里写上。`)
      }
    }
  },
}

export const gateRules: readonly Rule[] = [namesExist, expressionsAreRead, nobodyIsShown, itOpensAgain, examplesComeOut]
