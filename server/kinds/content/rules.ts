// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError, parseLimit } from '@chengshu/engine'
import { faultOfNumber } from '../../cases/index.ts'
import { at, decisionNames, namedByTheirId, partsOf, type Rule } from '../../packs/index.ts'
import { departmentContent, positionContent } from '../../people/index.ts'
import { declaredNames } from '../../registers/index.ts'
import { checklistsAreAnswered } from '../checklists/kind-rules.ts'
import { fieldsFollowFacts } from '../facts/rules.ts'
import { faultOfRound } from '../periods.ts'
import { accountRules } from './account-rules.ts'
import { constantOf } from './filled.ts'
import { formerNamesLeadHere } from './former-rules.ts'
import { limitsAreAnchored } from './limit-rules.ts'
import { listsShowNothingPersonal } from './list-rules.ts'
import { expressionsOf, kindsOf } from './parts.ts'
import { processRules } from './process-rules.ts'
import { FILES, namedTables, type Question, TABLES } from './tables.ts'
import { tellsNothingKept } from './tell-rules.ts'
import { unitsAct } from './unit-rules.ts'

const ids = (values: readonly { value: { id: string } }[]): Set<string> => new Set(values.map(({ value }) => value.id))

const named: Rule = {
  name: '办件种类、文件夹和流程同名',
  because: '别处按这个名字找它。',
  codes: ['FOLDER_NAME', 'PROCESS_ID'],
  check: (draft) => namedByTheirId(kindsOf(draft)),
}

const numbers: Rule = {
  name: '编号格式写得对',
  because: '编号一旦发出就不再改，写错的格式会留在每一件上。',
  codes: ['NUMBER_PATTERN'],
  *check(draft) {
    for (const { matter } of kindsOf(draft)) {
      const fault = faultOfNumber(matter.value.number.pattern)
      if (fault) yield at(matter, ['number', 'pattern'], 'NUMBER_PATTERN', `${fault}。`)
    }
  },
}

const whatIsNamedExists: Rule = {
  name: '办件种类提到的部门、岗位、登记册和种类都存在',
  because: '写错的名字会让办件没有人办，或者永远打不开。',
  codes: ['OWNER_UNKNOWN', 'POSITION_UNKNOWN', 'REGISTER_UNKNOWN', 'KIND_NAME_UNKNOWN', 'DECISION_UNKNOWN'],
  *check(draft) {
    const departments = new Set(partsOf(draft, departmentContent).map(({ value }) => value.key))
    const positions = ids(partsOf(draft, positionContent))
    const register = declaredNames(draft)
    const kinds = new Set(kindsOf(draft).map(({ matter }) => matter.value.id))
    for (const { matter, decisions } of kindsOf(draft)) {
      const { owner, opens, seenBy = [], about, route } = matter.value
      if (!departments.has(owner))
        yield at(matter, ['owner'], 'OWNER_UNKNOWN', `没有「${owner}」这个部门：请写 departments.yaml 里的 key。`)
      for (const [key, list] of [
        ['seenBy', seenBy],
        ['opens', opens.positions ?? []],
      ] as const)
        for (const one of list)
          if (!positions.has(one))
            yield at(matter, [key], 'POSITION_UNKNOWN', `没有「${one}」这个岗位：请写 positions.yaml 里的 id。`)
      for (const one of opens.kinds ?? [])
        if (!kinds.has(one) && !draft.broken.has(one))
          yield at(matter, ['opens', 'kinds'], 'KIND_NAME_UNKNOWN', `没有「${one}」这类办件：请改正。`)
      if (about) yield* register(matter, ['about', 'register'], about.register)
      for (const [n, round] of (opens.rounds ?? []).entries())
        if (round.register !== undefined) yield* register(matter, ['opens', 'rounds', n, 'register'], round.register)
      const known = new Set(decisions.flatMap(({ file }) => decisionNames(file.text)))
      if (route !== undefined && !known.has(route))
        yield at(matter, ['route'], 'DECISION_UNKNOWN', `文件夹里的 .dmn 没有「${route}」这个决策：请改正。`)
    }
  },
}

const statesAreUsed: Rule = {
  name: '状态有开始、有结束，没有到不了的',
  because: '到不了的状态里永远没有办件；没有结束状态的办件永远办不完。',
  codes: ['STATE_TWICE', 'STATE_FIRST', 'STATE_END', 'STATE_UNREACHED', 'STATE_UNKNOWN'],
  *check(draft) {
    for (const { matter, process } of kindsOf(draft)) {
      const { states, tells = [], suspend = [] } = matter.value
      const seen = new Set<string>()
      for (const [n, { id }] of states.entries()) {
        if (seen.has(id)) yield at(matter, ['states', n, 'id'], 'STATE_TWICE', `状态「${id}」写了两次：请删去一个。`)
        seen.add(id)
      }
      if (states[0]?.phase === 'ended') yield at(matter, ['states', 0], 'STATE_FIRST', '第一个状态是刚登记时的状态，不能是结束。')
      if (!states.some(({ phase }) => phase === 'ended'))
        yield at(matter, ['states'], 'STATE_END', '至少要有一个 phase 是 ended 的状态。')
      if (suspend.length > 0 && !states.some(({ phase }) => phase === 'suspended'))
        yield at(matter, ['suspend'], 'STATE_UNREACHED', '写了可以中止的情形，就要有一个 phase 是 suspended 的状态。')
      for (const [n, { on }] of tells.entries())
        if (!seen.has(on)) yield at(matter, ['tells', n, 'on'], 'STATE_UNKNOWN', `没有「${on}」这个状态：请改正。`)
      if (!process) continue
      const reached = new Set<string>()
      for (const node of process.definition.nodes) {
        if (node.work?.topic !== 'case.state') continue
        const to = constantOf(node.inputs?.find((one) => one.target === 'to')?.source)
        if (to === null) continue
        reached.add(to)
        if (!seen.has(to))
          yield {
            file: process.file.shown,
            line: node.line ?? 1,
            level: 'error',
            code: 'STATE_UNKNOWN',
            message: `「${node.name ?? node.id}」要进入的状态「${to}」没有写在 states 里：请改正。`,
            element: node.id,
          }
      }
      for (const [n, state] of states.entries())
        if (n > 0 && !reached.has(state.id) && state.phase !== 'suspended')
          yield at(
            matter,
            ['states', n, 'id'],
            'STATE_UNREACHED',
            `流程没有一步进入「${state.name}」：请加一个 case.state，或删去它。`,
          )
    }
  },
}

const membersIn = (source: string): string[] => [...source.matchAll(/\bform\.([A-Za-z]\w*)/g)].flatMap(([, name]) => name ?? [])

const KNOWN = new Set(['form', 'row', 'case', 'applicant', 'evidence', 'said', 'today', 'key'])

type Property = { type?: string; format?: string }

const whatIsCountedIsKept: Rule = {
  name: '期限和计分写到的字段都在表单里，选项和文件是平台有的',
  because: '写不进去的分数没有人看得到；不是日期的期限永远不到。',
  codes: ['FIELD_UNKNOWN', 'FIELD_TYPE', 'CHOICES_UNKNOWN', 'FILE_UNKNOWN', 'FILE_READ_BY'],
  *check(draft) {
    for (const { matter, form } of kindsOf(draft)) {
      if (!form) continue
      const fields = form.value.schema.properties as Record<string, Property>
      const { limits, score } = matter.value
      const wanted: [place: (string | number)[], field: string, fits: (of: Property) => boolean, what: string][] = [
        ...(limits?.until === undefined
          ? []
          : [
              [
                ['limits', 'until'],
                limits.until,
                (of: Property) => of.format === 'date',
                '日期（format: date）',
              ] as (typeof wanted)[number],
            ]),
        ...(score
          ? ([
              [['score', 'field'], score.field, (of: Property) => of.type === 'integer', '整数（type: integer）'],
              [['score', 'because'], score.because, (of: Property) => of.type === 'string', '文字（type: string）'],
            ] as typeof wanted)
          : []),
      ]
      for (const [place, field, fits, what] of wanted) {
        const found = Object.hasOwn(fields, field) ? fields[field] : undefined
        if (!found) yield at(matter, place, 'FIELD_UNKNOWN', `表单里没有「${field}」这个字段：请改正。`)
        else if (!fits(found)) yield at(matter, place, 'FIELD_TYPE', `「${field}」要是${what}：请改正。`)
      }
      for (const [name, question] of Object.entries(fields as Record<string, Question>)) {
        const sort = question['x-file']
        if (sort === undefined) continue
        if (!Object.hasOwn(FILES, String(sort)) || fields[name]?.type !== 'string')
          yield at(
            form,
            ['schema', 'properties', name],
            'FILE_UNKNOWN',
            `「${name}」的 x-file 写 ${Object.keys(FILES).join(' 或 ')}，类型写 string：请改正。`,
          )
        // the file stands among the materials of the case, which whoever sees the case sees
        if (form.value.ui.fields?.[name]?.readBy !== undefined)
          yield at(
            form,
            ['ui', 'fields', name, 'readBy'],
            'FILE_READ_BY',
            `「${name}」是文件，看得到办件的人都看得到，不能写 readBy：请删去，或换成文字。`,
          )
      }
      for (const of of namedTables(form.value.schema))
        if (!TABLES.includes(String(of)))
          yield at(
            form,
            ['schema'],
            'CHOICES_UNKNOWN',
            `x-of 写了「${String(of)}」，没有这样的名册：可用的有 ${TABLES.join('、')}。`,
          )
    }
  },
}

const expressionsCanBeRead: Rule = {
  name: '办件种类里的表达式都读得懂',
  because: '读不懂的条件在办件时才发现，会让办件停下来等人修。',
  codes: ['EXPRESSION', 'NAME_UNKNOWN', 'FIELD_UNKNOWN'],
  *check(draft) {
    for (const part of kindsOf(draft)) {
      const fields = part.form ? new Set(Object.keys(part.form.value.schema.properties)) : null
      // what is counted also reads what the steps of the process came to
      const steps = new Set(part.process?.definition.nodes.map(({ id }) => id))
      for (const { place, source } of expressionsOf(part)) {
        try {
          for (const name of compileFeel(source).names)
            if (!KNOWN.has(name) && !(place[0] === 'score' && steps.has(name)) && !(place[0] === 'units' && name === 'item'))
              yield at(
                part.matter,
                place,
                'NAME_UNKNOWN',
                `用到了「${name}」，这里没有这个名字：可用的有 form、row、case、applicant、said、today。`,
              )
        } catch (cause) {
          if (!(cause instanceof FeelSyntaxError)) throw cause
          yield at(
            part.matter,
            place,
            'EXPRESSION',
            `表达式第 ${cause.line} 行第 ${cause.column} 列读不懂（${source}）：请按 FEEL 的写法改正。`,
          )
        }
        for (const field of membersIn(source))
          if (fields && !fields.has(field))
            yield at(part.matter, place, 'FIELD_UNKNOWN', `表单里没有「${field}」这个字段：请改正。`)
      }
    }
  },
}

const timesMakeSense: Rule = {
  name: '期限、重复和定时写得对',
  because: '写错的时间要么从不发生，要么天天发生。',
  codes: ['WITHIN_NATURAL', 'SIGNAL_SAME', 'ROUND_TIME', 'ROUND_FIELD'],
  *check(draft) {
    for (const { matter, form } of kindsOf(draft)) {
      const { same, opens } = matter.value
      if (same && ['工作日', '工作时'].includes(parseLimit(same.within).unit))
        yield at(matter, ['same', 'within'], 'WITHIN_NATURAL', '多久之内算重复按自然时间算：请写 24 小时、7 自然日 这样的时间。')
      const wanted = same?.as ?? opens.signals?.[0]?.same
      for (const [n, signal] of (opens.signals ?? []).entries())
        if (signal.same !== wanted)
          yield at(
            matter,
            ['opens', 'signals', n, 'same'],
            'SIGNAL_SAME',
            `同一个东西的算法要写得一样（${wanted}）：否则恢复的信号找不到中断的那一件。`,
          )
      for (const [n, round] of (opens.rounds ?? []).entries()) {
        const fault = faultOfRound(round)
        if (fault) yield at(matter, ['opens', 'rounds', n, 'on'], 'ROUND_TIME', `${fault}。`)
        for (const field of Object.keys(round.form))
          if (form && !Object.hasOwn(form.value.schema.properties, field))
            yield at(matter, ['opens', 'rounds', n, 'form', field], 'ROUND_FIELD', `表单里没有「${field}」这个字段：请改正。`)
      }
    }
  },
}

const somebodyOpensIt: Rule = {
  name: '每类办件有人登记、有例子',
  because: '没有人能登记的种类用不了；没有例子的种类，改坏了也不知道。',
  codes: ['NOBODY_OPENS', 'EXAMPLE_MISSING'],
  *check(draft) {
    for (const { matter, examples } of kindsOf(draft)) {
      const { positions = [], portal, kiosk, counter, signals = [], rounds = [], kinds = [] } = matter.value.opens
      const ways = positions.length + signals.filter((one) => one.opens === true).length + rounds.length + kinds.length
      if (ways === 0 && portal !== true && kiosk !== true && counter !== true)
        yield at(
          matter,
          ['opens'],
          'NOBODY_OPENS',
          '没有写谁可以登记：请写 positions、portal、kiosk、counter、signals、rounds 或 kinds 中的一种。',
        )
      if (examples.length === 0)
        yield at(matter, ['id'], 'EXAMPLE_MISSING', '还没有例子：请在 examples/ 里至少写一个，npm test 会照着办一遍。')
    }
  },
}

export const kindRules: readonly Rule[] = [
  named,
  numbers,
  whatIsNamedExists,
  statesAreUsed,
  listsShowNothingPersonal,
  whatIsCountedIsKept,
  expressionsCanBeRead,
  timesMakeSense,
  limitsAreAnchored,
  somebodyOpensIt,
  formerNamesLeadHere,
  ...processRules,
  tellsNothingKept,
  unitsAct,
  checklistsAreAnswered,
  ...accountRules,
  fieldsFollowFacts,
]
