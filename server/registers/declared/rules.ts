// SPDX-License-Identifier: Apache-2.0
import { shapes } from '@chengshu/engine'
import {
  among,
  at,
  type Draft,
  inside,
  type PackFinding,
  type Part,
  partsOf,
  type Rule,
  sayRow,
  twice,
} from '../../packs/index.ts'
import { cityNames } from '../../people/index.ts'
import { registerFields } from '../content/demo-tables.ts'
import { dictionaryContent } from '../content/dictionaries.ts'
import { compileRegister, GRADED } from './declared-register.ts'
import { demoRowContent, FOLDER, registerContent } from './register-content.ts'
import type { FieldFile, RegisterFile } from './schema.ts'
import { isShape } from './values.ts'

const fieldsOf = (register: Part<RegisterFile>) => inside(register, 'fields', register.value.fields)
/** Whose data it is that a field of this type holds. */
const PERSONAL = new Set(['id-card', 'mobile'])
/** What finds one person; where she lives does too. */
const isFinding = ({ type, personal }: FieldFile): boolean => PERSONAL.has(type) || (personal === true && isShape(type))

/** Checks that a register is a base one or one that a pack declares: what forms, conditions and materials may name. */
export const registerNames = (draft: Draft) =>
  among(draft.broken, [...registerFields.keys(), ...partsOf(draft, registerContent).map((one) => one.value.id)], {
    code: 'REGISTER_UNKNOWN',
    what: '登记库',
    where: FOLDER,
  })

/** The fields of a base register, or of one that a pack declares. */
export function fieldsNamed(draft: Draft, register: string): ReadonlySet<string> | undefined {
  const declared = partsOf(draft, registerContent).find((one) => one.value.id === register)
  return declared ? new Set(declared.value.fields.map(({ name }) => name)) : registerFields.get(register)
}

/** The fields of a declared register that say whose data they are, or that are masked: what no list and no title shows. */
export function closedFields(draft: Draft, register: string | undefined): ReadonlySet<string> {
  const declared = partsOf(draft, registerContent).find((one) => one.value.id === register)
  const isClosed = ({ type, grade = 1, personal }: FieldFile) => personal === true || grade >= GRADED || PERSONAL.has(type)
  return new Set((declared?.value.fields ?? []).filter(isClosed).map(({ name }) => name))
}

/** Registers whose rows are persons: what names a row is personal. */
export const personalRegisters = (draft: Draft): ReadonlySet<string> =>
  new Set(
    partsOf(draft, registerContent).flatMap(({ value: { id, keys = [], subject, title } }) => {
      const closed = closedFields(draft, id)
      return [...keys, subject, title].some((name) => name !== undefined && closed.has(name)) ? [id] : []
    }),
  )

/** The file of a register that a pack declares. */
export const declaredFile = (draft: Draft, id: string): RegisterFile | undefined =>
  partsOf(draft, registerContent).find(({ value }) => value.id === id)?.value

/** The declared registers, and of each whether what names its rows may be seen by anybody. */
export const keysInTheOpen = (draft: Draft): ReadonlyMap<string, boolean> =>
  new Map(
    partsOf(draft, registerContent).map(({ value: { id, keys = [] } }) => {
      const closed = closedFields(draft, id)
      return [id, keys.length > 0 && !keys.some((name) => closed.has(name))]
    }),
  )

/** Checks that a register is one that a pack declares. For other rooms' files, which write and read rows. */
export const declaredNames = (draft: Draft) =>
  among(
    draft.broken,
    partsOf(draft, registerContent).map((one) => one.value.id),
    { code: 'REGISTER_UNKNOWN', what: '登记册', where: FOLDER },
  )

export const registersAreWhole: Rule = {
  name: '登记册的文件、责任部门、代码表、来源和所指的登记册都在',
  because: '引用不到的部门、代码表或登记册，到登记的时候才会发现填不进去。',
  codes: [
    'FOLDER_NAME',
    'ID_TWICE',
    'DEPARTMENT_UNKNOWN',
    'POSITION_UNKNOWN',
    'DICTIONARY_UNKNOWN',
    'REGISTER_UNKNOWN',
    'SOURCE_UNKNOWN',
    'FIELD_NEEDS_OF',
  ],
  *check(draft) {
    const { department, position } = cityNames(draft)
    const register = declaredNames(draft)
    const dictionary = among(
      draft.broken,
      partsOf(draft, dictionaryContent).map(({ yaml }) => yaml.file.path.slice('dictionaries/'.length, -'.yaml'.length)),
      { code: 'DICTIONARY_UNKNOWN', what: '代码表', where: 'dictionaries/' },
    )
    for (const one of partsOf(draft, registerContent)) {
      const { id, owner, link, sources, purposes = [] } = one.value
      if (one.yaml.file.path !== `${FOLDER}${id}.yaml`)
        yield at(one, ['id'], 'FOLDER_NAME', `编号是「${id}」：文件名请改成 ${id}.yaml。`)
      if (registerFields.has(id)) yield at(one, ['id'], 'ID_TWICE', `「${id}」是基础库的名字：请换一个编号。`)
      yield* department(one, ['owner'], owner)
      for (const source of inside(one, 'sources', sources)) yield* department(source, ['department'], source.value.department)
      for (const purpose of inside(one, 'purposes', purposes))
        for (const post of purpose.value.positions) yield* position(purpose, ['positions'], post)
      yield* register(one, ['link', 'from'], link?.from)
      yield* register(one, ['link', 'to'], link?.to)
      const source = among(
        draft.broken,
        sources.map((each) => each.id),
        { code: 'SOURCE_UNKNOWN', what: '来源', where: 'sources' },
      )
      for (const field of fieldsOf(one)) {
        const { type, of } = field.value
        yield* source(field, ['source'], field.value.source)
        if ((type === 'code' || type === 'row') && of === undefined)
          yield at(
            field,
            ['type'],
            'FIELD_NEEDS_OF',
            `代码要用 of 写明代码表，行要用 of 写明登记册：请给「${field.value.title}」补上。`,
          )
        if (type === 'code') yield* dictionary(field, ['of'], of)
        if (type === 'row') yield* register(field, ['of'], of)
      }
    }
  },
}

/** What a register says of itself by the name of a field, and of which types that field may be. */
const NAMED: [key: 'subject' | 'title' | 'department' | 'region' | 'geometry' | 'representedBy', types: string[]][] = [
  ['subject', []],
  ['title', []],
  ['department', ['department']],
  ['region', ['region']],
  ['geometry', [...shapes]],
  ['representedBy', ['id-card']],
]

/** Whether its rows are about persons: where one is would be told of a person. */
const isOfPersons = ({ subject, geometry, fields }: RegisterFile): boolean =>
  geometry !== undefined && fields.some(({ name, type }) => name === subject && type === 'id-card')

export const fieldsAreNamed: Rule = {
  name: '主键、对象、名称、部门、区划、位置都指向本登记册的字段，类型相符',
  because: '指错字段的登记册没有人看得见它的行，或者谁都看得见。',
  codes: ['FIELD_UNKNOWN', 'FIELD_TYPE', 'KEY_NOT_REQUIRED', 'LINK_HAS_KEYS', 'PLACE_OF_A_PERSON'],
  *check(draft) {
    for (const one of partsOf(draft, registerContent)) {
      const { fields, keys = [], link } = one.value
      const known = new Map(fields.map((field) => [field.name, field]))
      const field = among(draft.broken, [...known.keys(), ...(link ? ['from', 'to'] : [])], {
        code: 'FIELD_UNKNOWN',
        what: '字段',
        where: 'fields',
      })
      for (const [key, types] of NAMED) {
        const name = one.value[key]
        yield* field(one, [key], name)
        const type = known.get(name ?? '')?.type
        if (key === 'geometry' && isOfPersons(one.value))
          yield at(
            one,
            [key],
            'PLACE_OF_A_PERSON',
            '一行讲的是一个人：在哪里就是他的住处或行踪，不能上图。请删去 geometry，位置字段写 personal 和 3 级以上。',
          )
        if (type !== undefined && types.length > 0 && !types.includes(type))
          yield at(one, [key], 'FIELD_TYPE', `「${name}」的类型应是 ${types.join('、')}：请换一个字段，或改它的类型。`)
      }
      for (const [n, key] of keys.entries()) {
        yield* field(one, ['keys', n], key)
        if (known.get(key)?.required === false || (known.has(key) && known.get(key)?.required === undefined))
          yield at(one, ['keys', n], 'KEY_NOT_REQUIRED', `主键「${key}」不能空着：请给这个字段写上 required: true。`)
      }
      if (link && keys.length > 0) yield at(one, ['keys'], 'LINK_HAS_KEYS', '关联登记册的主键就是两端：请删去 keys。')
    }
  },
}

/** Registers of a draft whose rows are units that act. */
export const unitRegisters = (draft: Draft): string[] =>
  partsOf(draft, registerContent).flatMap(({ value }) => (value.representedBy === undefined ? [] : [value.id]))

export const unitsAreFound: Rule = {
  name: '行是单位的登记册有主键、有名称，负责人的号码可以筛选',
  because: '找不到负责人的单位没有人能替它办事；没有名称的单位，派到谁那里看不出来。',
  codes: ['UNIT_REGISTER'],
  *check(draft) {
    for (const one of partsOf(draft, registerContent)) {
      const { representedBy, keys = [], title, fields, link } = one.value
      if (representedBy === undefined) continue
      if (one.value.id === 'firm') yield at(one, ['id'], 'UNIT_REGISTER', '「firm」是企业的意思：请给登记册换一个编号。')
      if (link || keys.length !== 1 || title === undefined)
        yield at(
          one,
          ['representedBy'],
          'UNIT_REGISTER',
          '写了 representedBy，就要有一个主键字段（keys）和名称（title），也不能是关联。',
        )
      const field = fields.find(({ name }) => name === representedBy)
      if (field && field.index !== true && field.unique !== true)
        yield at(one, ['representedBy'], 'UNIT_REGISTER', `要按「${field.title}」找到单位：请给这个字段写上 index: true。`)
    }
  },
}

export const fieldsKeepTheirIds: Rule = {
  name: '字段的编号永不改变、永不重用，改名要写 former，去掉要写 removed',
  because: '值按字段编号存放：编号换了人，旧值就会冒充新值；名字悄悄换掉，引用它的流程就找不到。',
  codes: ['ID_TWICE', 'FIELD_ID_REUSED'],
  *check(draft) {
    for (const one of partsOf(draft, registerContent)) {
      const fields = fieldsOf(one)
      const removed = new Set((one.value.removed ?? []).map(({ id }) => id))
      yield* twice(
        fields.map((part) => ({ part, value: part.value.id })),
        'id',
        '字段编号',
      )
      yield* twice(
        fields.flatMap((part) => [part.value.name, ...(part.value.former ?? [])].map((value) => ({ part, value }))),
        'name',
        '字段名（含曾用名）',
      )
      for (const field of fields) {
        if (removed.has(field.value.id))
          yield at(field, ['id'], 'FIELD_ID_REUSED', `编号「${field.value.id}」属于已经去掉的字段：请用一个新的编号。`)
        if (one.value.link && ['from', 'to'].includes(field.value.name))
          yield at(field, ['name'], 'FIELD_ID_REUSED', `关联登记册的两端就叫 from、to：请给「${field.value.title}」换一个名字。`)
      }
    }
  },
}

export const gradesAreSaid: Rule = {
  name: '个人信息写明分级，3 级以上写明用途，分级字段不作全文检索、不作名称',
  because: '个人信息保护法第六条、第五十一条：有明确合理的目的，分类管理；没有分级就没有脱敏和加密。',
  codes: ['GRADE_MISSING', 'GRADE_TOO_LOW', 'PURPOSE_MISSING', 'GRADED_IN_LISTS', 'INDEX_TOO_LONG', 'PLACE_INDEXED'],
  *check(draft) {
    for (const one of partsOf(draft, registerContent)) {
      for (const field of fieldsOf(one)) yield* gradeOf(one.value, field)
      const graded = one.value.fields.some(({ grade = 1 }) => grade >= GRADED)
      if (graded && !one.value.purposes)
        yield at(one, ['fields'], 'PURPOSE_MISSING', '有 3 级以上的字段：请在 purposes 里写明为什么、由什么岗位查看明文。')
    }
  },
}

function* gradeOf(register: RegisterFile, field: Part<FieldFile>): Generator<PackFinding> {
  const { title, type, grade, personal, search, index, unique, length = 0, name } = field.value
  const isPersonal = personal || PERSONAL.has(type)
  if (isPersonal && grade === undefined)
    yield at(field, ['type'], 'GRADE_MISSING', `「${title}」是个人信息：请写明 grade（1 至 4）。`)
  if (isFinding(field.value) && grade !== undefined && grade < GRADED)
    yield at(field, ['grade'], 'GRADE_TOO_LOW', `「${title}」能找到一个人：分级至少是 3。`)
  const isGraded = (grade ?? 1) >= GRADED
  const named = [register.title, register.department, register.region, register.geometry]
  if (isGraded && (search || named.includes(name)))
    yield at(field, ['grade'], 'GRADED_IN_LISTS', `「${title}」是 3 级以上：不能用来检索，也不能作名称、部门、区划或位置。`)
  if ((index || unique || search) && isShape(type))
    yield at(field, ['type'], 'PLACE_INDEXED', `「${title}」是位置：不能写 index、unique 或 search，要在图上找请写 geometry。`)
  if ((index || unique || search) && length > 200)
    yield at(field, ['length'], 'INDEX_TOO_LONG', `「${title}」要筛选、检索或唯一：请把长度写成不超过 200。`)
}

export const demoRowsFit: Rule = {
  name: '演示登记册的表头是字段名',
  because: '对不上的列会整列丢失，演示的登记册就少了东西。',
  codes: ['REGISTER_UNKNOWN', 'TABLE_COLUMN', 'CELL_EMPTY'],
  *check(draft) {
    const registers = new Map(partsOf(draft, registerContent).map(({ value }) => [value.id, compileRegister(value, '', '')]))
    for (const table of partsOf(draft, demoRowContent)) {
      const register = registers.get(table.name)
      if (!register) {
        if (!draft.broken.has(table.name))
          yield sayRow(table, 1, 'REGISTER_UNKNOWN', `没有「${table.name}」这个登记册：文件名请用登记册的编号。`)
        continue
      }
      for (const column of table.columns)
        if (!register.byName.has(column))
          yield sayRow(table, 1, 'TABLE_COLUMN', `${register.name}没有「${column}」这个字段：请改正表头。`)
      for (const { line, cells } of table.rows)
        for (const { name, title, required } of register.fields)
          if (required && !cells[name]) yield sayRow(table, line, 'CELL_EMPTY', `「${title}」不能空着：请补上。`)
    }
  },
}
