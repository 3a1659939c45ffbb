// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '../../../../engine/feel/index.ts'
import type { PackFinding, Rule } from '../../../packs/index.ts'
import { registerFields } from '../../../registers/index.ts'
import { allExpressions, camel, type Expression, matterExpressions, membersOf, namesOfProcess } from './expressions.ts'
import { isItem, itemsOf, type Matter, mattersOf } from './matters.ts'

const say = (at: Expression, code: string, message: string): PackFinding => ({
  file: at.file,
  line: at.line,
  level: 'error',
  code,
  message,
})

/** Names that every expression may read; `registers` is what the item's own look-ups brought. */
const always = ['form', 'applicant', 'case', 'evidence', 'today', 'now', 'registers']
const caseFacts = new Set([
  'number',
  'region',
  'hall',
  'channel',
  'acceptedOn',
  'submittedOn',
  'delivery',
  'id',
  'root',
  'item',
  'bundle',
])
const applicantFacts = new Set([
  'kind',
  'age',
  'firmKind',
  'agent',
  'document',
  ...(registerFields.get('persons') ?? []),
  ...(registerFields.get('firms') ?? []),
])

export const expressionsCanBeRead: Rule = {
  name: '每个表达式都读得懂',
  because: '读不懂的条件在办件时才发现，会让办件停下来等人修。',
  codes: ['EXPRESSION', 'NAME_UNKNOWN'],
  *check(draft) {
    for (const matter of mattersOf(draft))
      for (const one of matterExpressions(matter)) {
        try {
          for (const name of compileFeel(one.source).names)
            if (!always.includes(name) && !(name === 'record' && /的(预填|来源)$/.test(one.where)))
              yield say(
                one,
                'NAME_UNKNOWN',
                `${one.where}用到了「${name}」，这里没有这个名字：可用的有 form、applicant、evidence、case、today。`,
              )
        } catch (cause) {
          if (!(cause instanceof FeelSyntaxError)) throw cause
          yield say(
            one,
            'EXPRESSION',
            `${one.where}的表达式第 ${cause.line} 行第 ${cause.column} 列读不懂（${one.source}）：请按 FEEL 的写法改正。`,
          )
        }
      }
  },
}

export const processNamesExist: Rule = {
  name: '流程里的表达式只用得到的名字',
  because: '名字写错的条件永远不成立，办件会走错路。',
  codes: ['NAME_UNKNOWN'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      if (!matter.process) continue
      const known = namesOfProcess(matter.process.definition)
      for (const one of allExpressions(matter)) {
        if (one.names !== 'process') continue
        for (const name of readable(one))
          if (!always.includes(name) && !known.has(name))
            yield say(
              one,
              'NAME_UNKNOWN',
              `${one.where}用到了「${name}」，流程里没有这个名字：应是任务的 id（如 accept.outcome）、结果变量或 form、applicant、evidence。`,
            )
      }
    }
  },
}

function readable(one: Expression): string[] {
  try {
    return compileFeel(one.source).names
  } catch {
    return [] // the engine has already said that it cannot be read
  }
}

export const membersExist: Rule = {
  name: '表达式读的字段、材料和申请人信息都存在',
  because: '拼错的字段读出来是空，条件会变成「不知道」。',
  codes: ['FIELD_UNKNOWN', 'EVIDENCE_UNKNOWN', 'APPLICANT_FACT_UNKNOWN', 'CASE_FACT_UNKNOWN'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      const fields = matter.form ? new Set(Object.keys(matter.form.value.schema.properties)) : null
      const materials = materialsOf(matter, draft)
      for (const one of allExpressions(matter)) {
        for (const field of membersOf(one.source, 'form'))
          if (fields && field !== null && !fields.has(field))
            yield say(
              one,
              'FIELD_UNKNOWN',
              `${one.where}读了 form.${field}，表单里没有这一项：请改正名字，或在 form.yaml 里加上。`,
            )
        for (const name of membersOf(one.source, 'evidence'))
          if (name !== null && !materials.has(name))
            yield say(
              one,
              'EVIDENCE_UNKNOWN',
              `${one.where}读了 evidence.${name}，没有对应的材料：请写材料 id 的驼峰形式（business-licence 写作 businessLicence）。`,
            )
        for (const name of membersOf(one.source, 'applicant'))
          if (name !== null && !applicantFacts.has(name))
            yield say(
              one,
              'APPLICANT_FACT_UNKNOWN',
              `${one.where}读了 applicant.${name}，申请人没有这项信息：可用的有 ${[...applicantFacts].join('、')}。`,
            )
        for (const name of membersOf(one.source, 'case'))
          if (name !== null && !caseFacts.has(name))
            yield say(
              one,
              'CASE_FACT_UNKNOWN',
              `${one.where}读了 case.${name}，办件没有这项信息：可用的有 ${[...caseFacts].join('、')}。`,
            )
      }
    }
  },
}

function materialsOf(matter: Matter, draft: Parameters<Rule['check']>[0]): Set<string> {
  if (isItem(matter)) return new Set(matter.matter.value.materials.map((one) => camel(one.id)))
  const parts = new Set(matter.matter.value.parts.map((one) => one.item))
  return new Set(
    itemsOf(draft)
      .filter((one) => parts.has(one.matter.value.id))
      .flatMap((one) => one.matter.value.materials.map((material) => camel(material.id))),
  )
}
