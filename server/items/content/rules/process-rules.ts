// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../../engine/bpmn/index.ts'
import { parseLimit, WorkTimeError } from '../../../../engine/worktime/index.ts'
import { stepsAreWhole, stepsIn } from '../../../cases/index.ts'
import { licenceContent } from '../../../licences/index.ts'
import { decisionNames, type PackFinding, partsOf, type Rule, sayNode } from '../../../packs/index.ts'
import { departmentContent, positionContent } from '../../../people/index.ts'
import { registerFields } from '../../../registers/index.ts'
import { allExpressions } from './expressions.ts'
import { isItem, itemsOf, type Matter, mattersOf } from './matters.ts'

type Node = ProcessDefinition['nodes'][number]

export function* nodesOf(matter: Matter, type: Node['type']): Generator<Node> {
  for (const node of matter.process?.definition.nodes ?? []) if (node.type === type) yield node
}

export const serviceTasksAskForWhatExists: Rule = {
  name: '服务任务只请求服务器会做的事',
  because: '没有人接的服务任务会让办件一直等下去。',
  codes: ['TOPIC_UNKNOWN', 'TOPIC_INPUT_MISSING', 'INPUT_NOT_FEEL', 'MESSAGE_UNKNOWN'],
  *check(draft) {
    const steps = stepsIn(draft, 'matter')
    const messages = [...steps.values()].flatMap(({ hears }) => hears)
    for (const matter of mattersOf(draft)) {
      yield* stepsAreWhole(matter, steps)
      for (const node of matter.process?.definition.nodes ?? [])
        for (const input of node.inputs ?? []) {
          const plain = plainText(input.source)
          if (plain !== null && /^\s*["{[]|^[A-Za-z_]\w*(\.\w+)+$/.test(plain))
            yield sayNode(
              matter,
              node,
              'INPUT_NOT_FEEL',
              `的输入「${input.target}」写的是 ${plain.slice(0, 40)}，会被当作文字原样传出：表达式请以 = 开头，写成 =${plain.slice(0, 40)}。`,
            )
        }
      for (const node of matter.process?.definition.nodes ?? [])
        for (const trigger of node.triggers ?? [])
          if (trigger.on === 'message' && node.type === 'intermediateCatchEvent' && !messages.includes(trigger.name))
            yield sayNode(
              matter,
              node,
              'MESSAGE_UNKNOWN',
              `等的消息「${trigger.name}」没有人发：可用的有 ${messages.join('、')}。`,
            )
    }
  },
}

/** The text of a parameter body that the engine passes on as it stands; null when it is an expression. */
function plainText(source: string): string | null {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

export const userTasksReachSomebody: Rule = {
  name: '每个人工任务都有人办、有期限可数',
  because: '没有岗位或部门的任务不会出现在任何人的工作台上。',
  codes: ['TASK_WITHOUT_POSITION', 'POSITION_UNKNOWN', 'DEPARTMENT_UNKNOWN', 'LIMIT'],
  *check(draft) {
    const positions = new Set([...partsOf(draft, positionContent).map((one) => one.value.id), ...draft.broken])
    const departments = new Set([...partsOf(draft, departmentContent).map((one) => one.value.key), ...draft.broken])
    for (const matter of mattersOf(draft))
      for (const node of nodesOf(matter, 'userTask')) {
        const candidates = node.work?.candidates ?? []
        if (candidates.length === 0)
          yield sayNode(
            matter,
            node,
            'TASK_WITHOUT_POSITION',
            '没有写由哪个岗位办：请加上 camunda:candidateGroups，例如 handler。',
          )
        for (const candidate of candidates)
          if (!positions.has(candidate) && !candidate.startsWith('='))
            yield sayNode(
              matter,
              node,
              'POSITION_UNKNOWN',
              `写的岗位「${candidate}」不存在：可用的有 ${[...positions].join('、')}。`,
            )
        const department = node.work?.properties.department
        if (department !== undefined && !department.startsWith('=') && !departments.has(department))
          yield sayNode(
            matter,
            node,
            'DEPARTMENT_UNKNOWN',
            `写的部门「${department}」不存在：请改成 city/departments.yaml 里的 key。`,
          )
        try {
          if (node.work?.limit) parseLimit(node.work.limit)
        } catch (cause) {
          if (!(cause instanceof WorkTimeError)) throw cause
          yield sayNode(matter, node, 'LIMIT', `的期限写错了：${cause.message}`)
        }
      }
  },
}

/** `accept:受理,refuse:不予受理` as pairs. */
export function outcomesIn(text = ''): { id: string; label: string }[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => ({ id: one.split(':')[0]?.trim() ?? '', label: one.split(':')[1]?.trim() ?? '' }))
}

/** What may be chosen at a task: its outcomes, or just `done` when it names none. */
export const choicesOf = (node: Node): string[] => {
  const outcomes = outcomesIn(node.work?.properties.outcomes).map((one) => one.id)
  return outcomes.length > 0 ? outcomes : ['done']
}

export const outcomesAreRead: Rule = {
  name: '任务的每个结论都有去处',
  because: '选了「不予受理」流程却照样往下走，等于没选。',
  codes: ['OUTCOME_UNREAD', 'OUTCOME_UNKNOWN', 'OUTCOME_WITHOUT_LABEL'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      const expressions = allExpressions(matter)
      const tasks = new Map([...nodesOf(matter, 'userTask')].map((node) => [node.id, node]))
      for (const node of tasks.values()) {
        const outcomes = outcomesIn(node.work?.properties.outcomes)
        for (const one of outcomes)
          if (!one.label)
            yield sayNode(matter, node, 'OUTCOME_WITHOUT_LABEL', `的结论「${one.id}」没有中文名：请写成 ${one.id}:名称。`)
        const read = new RegExp(`(?<![\\w.])${node.work?.properties.standsFor ?? node.id}\\.outcome`)
        if (outcomes.length > 0 && !expressions.some((one) => read.test(one.source)))
          yield sayNode(
            matter,
            node,
            'OUTCOME_UNREAD',
            `的结论没有网关去读：请在后面的连线上写条件，例如 ${node.id}.outcome = "${outcomes[0]?.id ?? ''}"。`,
          )
      }
      for (const one of expressions)
        for (const match of one.source.matchAll(/(?<![\w.])([A-Za-z_]\w*)\.outcome\s*!?=\s*"([^"]*)"/g)) {
          const task = tasks.get(match[1] ?? '')
          const choices = task ? choicesOf(task) : []
          if (task && !choices.includes(match[2] ?? ''))
            yield {
              file: one.file,
              line: one.line,
              level: 'error',
              code: 'OUTCOME_UNKNOWN',
              message: `${one.where}比较的结论「${match[2]}」不在「${task.name ?? task.id}」的结论里：可用的有 ${choices.join('、')}。`,
            }
        }
    }
  },
}

export const decisionsExist: Rule = {
  name: '业务规则任务调用的决策都在',
  because: '找不到决策表，自动审批就无从谈起。',
  codes: ['DECISION_UNKNOWN', 'DECISION_UNUSED'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      const names = new Set(matter.decisions.flatMap((one) => decisionNames(one.file.text)))
      for (const node of nodesOf(matter, 'businessRuleTask')) {
        const called = node.work?.decision
        if (called && !names.has(called))
          yield sayNode(
            matter,
            node,
            'DECISION_UNKNOWN',
            `调用的决策「${called}」不在本文件夹的 .dmn 里：${names.size > 0 ? `可用的有 ${[...names].join('、')}。` : '请放入 decision.dmn。'}`,
          )
      }
      if (matter.process && matter.decisions.length > 0 && [...nodesOf(matter, 'businessRuleTask')].length === 0)
        for (const { file } of matter.decisions)
          yield {
            file: file.shown,
            line: 1,
            level: 'error',
            code: 'DECISION_UNUSED',
            message: '流程里没有业务规则任务用到这个决策文件：请在流程里调用它，或移走。',
          }
    }
  },
}

/** What a number pattern may be fed with, although the licence does not show it. */
const patternFacts = new Set(['region', 'birthDate', 'sex', 'kind'])

export const issuedLicencesAreWhole: Rule = {
  name: '制发的证照类型存在，必填字段都填',
  because: '缺字段的证照不能签发，办件会停在最后一步。',
  codes: [
    'LICENCE_UNKNOWN',
    'LICENCE_FIELD_UNKNOWN',
    'LICENCE_FIELD_MISSING',
    'REGISTER_UNKNOWN',
    'REGISTER_FIELD_UNKNOWN',
    'RESULT_NOT_ISSUED',
  ],
  *check(draft) {
    const types = new Map(partsOf(draft, licenceContent).map((one) => [one.value.id, one.value]))
    for (const matter of mattersOf(draft)) {
      const issued = new Set<string>()
      for (const node of nodesOf(matter, 'serviceTask')) {
        const literal = (target: string): string | undefined =>
          /^\s*"([^"]*)"\s*$/.exec(node.inputs?.find((one) => one.target === target)?.source ?? '')?.[1]
        if (node.work?.topic === 'register.write') {
          const register = literal('register')
          if (register !== undefined && !registerFields.has(register))
            yield sayNode(
              matter,
              node,
              'REGISTER_UNKNOWN',
              `要写的登记库「${register}」不存在：可用的有 ${[...registerFields.keys()].join('、')}。`,
            )
          const known = registerFields.get(register ?? '')
          for (const field of known ? (contextKeys(node.inputs?.find((one) => one.target === 'record')?.source ?? '') ?? []) : [])
            if (!known?.has(field))
              yield sayNode(
                matter,
                node,
                'REGISTER_FIELD_UNKNOWN',
                `写的「${field}」不是登记库 ${register} 的字段：可用的有 ${[...(known ?? [])].join('、')}。`,
              )
        }
        if (!node.work?.topic?.startsWith('licence.')) continue
        const name = literal('type')
        if (name === undefined) continue
        const type = types.get(name)
        if (!type) {
          if (!draft.broken.has(name))
            yield sayNode(matter, node, 'LICENCE_UNKNOWN', `用到的证照类型「${name}」不存在：请改正，或先在 licences/ 里加上。`)
          continue
        }
        if (node.work.topic !== 'licence.issue') continue
        issued.add(name)
        const given = contextKeys(node.inputs?.find((one) => one.target === 'fields')?.source ?? '')
        if (!given) continue
        for (const field of given)
          if (!patternFacts.has(field) && !type.fields.some((one) => one.id === field))
            yield sayNode(
              matter,
              node,
              'LICENCE_FIELD_UNKNOWN',
              `填的「${field}」不是${type.name}的字段：可用的有 ${type.fields.map((one) => one.id).join('、')}。`,
            )
        for (const field of type.fields)
          if (field.required && !given.includes(field.id) && !type.numberPattern.includes(`{${field.id}}`))
            yield sayNode(
              matter,
              node,
              'LICENCE_FIELD_MISSING',
              `没有填${type.name}的必填字段「${field.id}」（${field.title}）：请在 fields 里补上。`,
            )
      }
      const result = isItem(matter) ? matter.matter.value.result.licence : undefined
      if (
        result &&
        matter.process &&
        types.has(result) &&
        !issued.has(result) &&
        ![...nodesOf(matter, 'serviceTask')].some(
          (node) =>
            node.work?.topic?.startsWith('licence.') &&
            !/^\s*"/.test(node.inputs?.find((one) => one.target === 'type')?.source ?? '"'),
        )
      )
        yield {
          file: matter.matter.yaml.file.shown,
          line: matter.matter.yaml.line(['result', 'licence']),
          level: 'error',
          code: 'RESULT_NOT_ISSUED',
          message: `办理结果写的是「${result}」，流程里没有制发它：请在流程里加 licence.issue，或改正 result。`,
        }
    }
  },
}

/** Keys of a FEEL context literal, on its top level; null when the expression is something else. */
function contextKeys(source: string): string[] | null {
  const text = source.trim()
  if (!text.startsWith('{') || !text.endsWith('}')) return null
  const keys: string[] = []
  let depth = 0
  let start = 1
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"' && text[at - 1] !== '\\') quoted = !quoted
    if (quoted) continue
    if (sign === '{' || sign === '[' || sign === '(') depth++
    else if (sign === '}' || sign === ']' || sign === ')') depth--
    if ((sign === ',' && depth === 1) || (sign === '}' && depth === 0)) {
      const key = /^\s*"?([\p{L}_][\p{L}\p{N}_]*)"?\s*:/u.exec(text.slice(start, at))?.[1]
      if (key) keys.push(key)
      start = at + 1
    }
  }
  return keys
}

export const casesBeginAndEnd: Rule = {
  name: '办件有受理、有决定、有办结',
  because: '不受理就不开始计时，不办结就永远在办。',
  codes: ['PROCESS_NEVER_ACCEPTS', 'PROCESS_NEVER_DECIDES', 'PROCESS_NEVER_CLOSES', 'END_WITHOUT_CLOSING'],
  *check(draft) {
    const steps = stepsIn(draft, 'matter')
    for (const matter of itemsOf(draft)) {
      if (!matter.process) continue
      const { definition, file } = matter.process
      const asked = new Set(definition.nodes.map((node) => node.work?.topic))
      const misspelt = definition.nodes.some((node) => node.type === 'serviceTask' && !steps.has(node.work?.topic ?? ''))
      const missing = (topic: string, code: string, words: string): PackFinding | null =>
        asked.has(topic) || misspelt
          ? null
          : {
              file: file.shown,
              line: definition.nodes[0]?.line ?? 1,
              level: 'error',
              code,
              message: `流程里没有${words}（${topic}）：请加上这个服务任务。`,
            }
      for (const one of [
        missing('case.accept', 'PROCESS_NEVER_ACCEPTS', '受理'),
        missing('case.decide', 'PROCESS_NEVER_DECIDES', '作出决定'),
        missing('case.close', 'PROCESS_NEVER_CLOSES', '办结'),
      ])
        if (one) yield one
      for (const node of definition.nodes) {
        if (node.type !== 'endEvent' || node.in !== 0) continue
        const before = node.incoming.map((flow) => definition.nodes[definition.flows[flow]?.from ?? -1])
        for (const one of before)
          if (one && one.type === 'serviceTask' && !['case.close', 'case.refuse'].includes(one.work?.topic ?? ''))
            yield sayNode(
              matter,
              node,
              'END_WITHOUT_CLOSING',
              `之前是「${one.name ?? one.id}」，没有办结：请在结束前加上 case.close 或 case.refuse。`,
            )
      }
    }
  },
}

export const itemsCallNothing: Rule = {
  name: '事项的流程不调用别的事项',
  because: '几个事项一起办的是一件事，授权和时限都不同。',
  codes: ['CALL_IN_ITEM'],
  *check(draft) {
    for (const matter of itemsOf(draft))
      for (const node of nodesOf(matter, 'callActivity'))
        yield sayNode(matter, node, 'CALL_IN_ITEM', '是调用活动：事项的流程不调用别的事项，请做成一件事。')
  },
}
