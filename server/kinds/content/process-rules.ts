// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError, type ProcessDefinition } from '@chengshu/engine'
import { fieldsOfTask, outcomesOf, stepsAreWhole, stepsIn } from '../../cases/index.ts'
import { at, type Draft, type PackFinding, partsOf, type Rule, sayNode } from '../../packs/index.ts'
import { departmentContent, positionContent } from '../../people/index.ts'
import { filledBy } from './filled.ts'
import { type KindPart, kindsOf } from './parts.ts'

type Node = ProcessDefinition['nodes'][number]

const nodes = ({ process }: KindPart): readonly Node[] => process?.definition.nodes ?? []

const stepsAreKnown: Rule = {
  name: '流程里的步骤是平台会做的事',
  because: '没有人接的步骤会让办件一直等下去。',
  codes: ['TOPIC_UNKNOWN', 'TOPIC_INPUT_MISSING', 'MESSAGE_UNKNOWN', 'FIELD_UNKNOWN'],
  *check(draft) {
    const steps = stepsIn(draft, 'kind')
    for (const part of kindsOf(draft)) {
      const heard = messagesOf(draft, part)
      yield* stepsAreWhole(part, steps)
      const fields = part.form ? new Set(Object.keys(part.form.value.schema.properties)) : null
      for (const node of nodes(part)) {
        if (node.work?.topic === 'case.fill' && fields && !fields.has(filledBy(node) ?? ''))
          yield sayNode(part, node, 'FIELD_UNKNOWN', '要填的字段请直接写表单里有的字段名（field）。')
        const waited = [
          ...(node.work?.message ? [node.work.message] : []),
          ...(node.triggers ?? []).flatMap((one) => (one.on === 'message' ? [one] : [])),
        ]
        for (const { name } of waited)
          if (!heard.has(name))
            yield sayNode(
              part,
              node,
              'MESSAGE_UNKNOWN',
              `等的消息「${name}」没有谁会发：可用的有 ${[...heard].join('、') || '（无）'}。`,
            )
      }
    }
  },
}

/** What the process of a kind may wait for: the end of what it opened, and what its signals say. */
function messagesOf(draft: Draft, { matter }: KindPart): Set<string> {
  const opened = kindsOf(draft).filter((one) => one.matter.value.opens.kinds?.includes(matter.value.id))
  return new Set([
    ...(opened.length > 0 ? ['opened.ended'] : []),
    ...opened.map((one) => `${one.matter.value.id}.ended`),
    ...(matter.value.opens.signals ?? []).flatMap((one) => one.message ?? []),
  ])
}

const tasksAreSomebodys: Rule = {
  name: '流程里的任务有岗位、有字段、有可选的结果',
  because: '没有岗位的任务没有人办；写错的字段和结果办的时候才发现。',
  codes: [
    'TASK_NOBODY',
    'POSITION_UNKNOWN',
    'DEPARTMENT_UNKNOWN',
    'EXPRESSION',
    'FIELD_UNKNOWN',
    'CHECK_UNKNOWN',
    'GUARD_UNKNOWN',
  ],
  *check(draft) {
    const positions = new Set(partsOf(draft, positionContent).map(({ value }) => value.id))
    const departments = new Set(partsOf(draft, departmentContent).flatMap(({ value }) => [value.key, value.code]))
    for (const part of kindsOf(draft)) {
      const fields = part.form ? new Set(Object.keys(part.form.value.schema.properties)) : null
      const tasks = nodes(part).filter((node) => node.type === 'userTask')
      const known = new Set(['open'])
      for (const node of tasks) {
        const properties = node.work?.properties ?? {}
        const candidates = node.work?.candidates ?? []
        known.add(node.id)
        for (const { id } of outcomesOf({ properties })) known.add(`${node.id}.${id}`)
        // of a unit's task whoever represents the unit is always one
        if (candidates.length === 0 && properties.unit === undefined)
          yield sayNode(part, node, 'TASK_NOBODY', '没有写由哪个岗位办：请写 camunda:candidateGroups。')
        for (const one of properties.unit === undefined ? candidates : [])
          if (!positions.has(one))
            yield sayNode(
              part,
              node,
              'POSITION_UNKNOWN',
              `由「${one}」办，没有这个岗位：请写 positions.yaml 里的 id；政府以外的单位办的，写 unit 和它的角色。`,
            )
        if (properties.department !== undefined) yield* departmentIsKnown(part, node, properties.department, departments)
        for (const one of fieldsOfTask(properties))
          if (fields && !fields.has(one))
            yield sayNode(part, node, 'FIELD_UNKNOWN', `要填「${one}」，表单里没有这个字段：请改正。`)
        for (const property of ['not', 'notUnit'])
          for (const one of (properties[property] ?? '').split(',').flatMap((name) => name.trim() || []))
            if (!tasks.some(({ id }) => id === one))
              yield sayNode(part, node, 'CHECK_UNKNOWN', `要与「${one}」不是同一个人，流程里没有这个任务：请改正。`)
      }
      for (const [n, { on }] of (part.matter.value.guards ?? []).entries())
        if (part.process && !known.has(on))
          yield at(
            part.matter,
            ['guards', n, 'on'],
            'GUARD_UNKNOWN',
            `没有「${on}」这个任务或结果：应是 open、任务的 id，或 任务.结果。`,
          )
    }
  },
}

/** `chengshu:department` is a department's key, or `=` and an expression that works one out. */
function* departmentIsKnown(part: KindPart, node: Node, said: string, known: ReadonlySet<string>): Generator<PackFinding> {
  if (!said.startsWith('=')) {
    if (!known.has(said))
      yield sayNode(part, node, 'DEPARTMENT_UNKNOWN', `由部门「${said}」办，没有这个部门：请写 departments.yaml 里的 key。`)
    return
  }
  try {
    compileFeel(said.slice(1))
  } catch (cause) {
    if (!(cause instanceof FeelSyntaxError)) throw cause
    yield sayNode(part, node, 'EXPRESSION', `由哪个部门办的算法读不懂（${said}）：请按 FEEL 的写法改正。`)
  }
}

export const processRules: readonly Rule[] = [stepsAreKnown, tasksAreSomebodys]
