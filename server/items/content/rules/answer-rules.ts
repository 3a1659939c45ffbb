// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../../engine/bpmn/index.ts'
import { type PackFinding, type Rule, sayNode } from '../../../packs/index.ts'
import { type Matter, mattersOf } from './matters.ts'
import { choicesOf } from './process-rules.ts'

type Node = ProcessDefinition['nodes'][number]

/** Who may answer for whom: a task that is done in another's place, and a consent that the law gives to one body. */
export const answersAreGivenByWhoMay: Rule = {
  name: '谁的意见由谁答',
  because: '道路交通安全法第三十二条这类“应当征得同意”，不能由流程自己代答，也不能因为逾期就算同意。',
  codes: ['STANDS_FOR_UNKNOWN', 'STANDS_FOR_OUTCOMES', 'STANDS_FOR_DEPARTMENT', 'CONSENT_UNKNOWN', 'CONSENT_NOT_BY_PERSON'],
  *check(draft) {
    for (const matter of mattersOf(draft)) {
      const nodes = matter.process?.definition.nodes ?? []
      const tasks = new Map(nodes.filter((node) => node.type === 'userTask').map((node) => [node.id, node]))
      for (const task of tasks.values()) {
        yield* checkPlace(matter, task, tasks)
        for (const asked of namesIn(task.work?.properties.consents)) yield* checkConsent(matter, task, asked, nodes)
      }
    }
  },
}

const namesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

/** It chooses between the same answers, and belongs to the same department: a consent stays with the body that gives it. */
function* checkPlace(matter: Matter, task: Node, tasks: Map<string, Node>): Generator<PackFinding> {
  const asked = task.work?.properties.standsFor
  if (asked === undefined) return
  const first = tasks.get(asked)
  if (!first)
    yield sayNode(matter, task, 'STANDS_FOR_UNKNOWN', `代答的「${asked}」不是本流程的人工任务：请改正 chengshu:standsFor。`)
  else {
    if (choicesOf(first).join() !== choicesOf(task).join())
      yield sayNode(
        matter,
        task,
        'STANDS_FOR_OUTCOMES',
        `代「${first.name ?? asked}」作答，结论要和它一样：${choicesOf(first).join('、')}。`,
      )
    if (first.work?.properties.department !== task.work?.properties.department)
      yield sayNode(
        matter,
        task,
        'STANDS_FOR_DEPARTMENT',
        `代「${first.name ?? asked}」作答，部门要和它一样：意见仍是那个部门的。`,
      )
  }
}

function* checkConsent(matter: Matter, task: Node, asked: string, nodes: Node[]): Generator<PackFinding> {
  if (!nodes.some((node) => node.type === 'userTask' && node.id === asked))
    yield sayNode(matter, task, 'CONSENT_UNKNOWN', `要征得的同意「${asked}」不是本流程的人工任务：请改正 chengshu:consents。`)
  for (const node of nodes)
    if (node.work?.result === asked || node.outputs?.some((one) => one.target === asked))
      yield sayNode(
        matter,
        node,
        'CONSENT_NOT_BY_PERSON',
        `代替「${asked}」作了答：必须征得的同意只能由人作出，逾期请转给负责人（standsFor）。`,
      )
}
