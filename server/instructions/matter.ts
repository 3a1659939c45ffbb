// SPDX-License-Identifier: Apache-2.0
import { type CaseKind, drawnMatter, readDrawing, saysWhy, shownTexts } from '../cases/index.ts'
import { Refusal } from '../kernel/index.ts'
import { noteCourse } from './queries.ts'

export const INSTRUCTION = 'instruction'
export const ASSIGNMENT = 'assignment'

const instructionDiagram = readDrawing('server/instructions/instruction.bpmn')
const assignmentDiagram = readDrawing('server/instructions/assignment.bpmn')
const instructionForm = shownTexts('督办', { title: '批示事项', body: '批示内容', source: '来源', leader: '批示领导' })
const assignmentForm = shownTexts('督办', {
  title: '任务',
  measure: '衡量标准',
  dueOn: '完成期限',
  instruction: '批示事项',
  body: '批示内容',
  leader: '批示领导',
})

/** The hash of an instruction is the department that gave it. */
export const instructionKind: CaseKind = {
  id: INSTRUCTION,
  matterOf: (_city, item, department) =>
    drawnMatter({
      kind: INSTRUCTION,
      id: item,
      hash: department,
      name: '批示督办',
      department,
      diagram: instructionDiagram,
      form: instructionForm,
    }),
}

export type Terms = { days: number; by: string; unit: string }

/** The hash of a task says its terms: in how many days, who checks, who does it. */
export const hashOf = ({ days, by, unit }: Terms): string => `${days}/${by}/${unit}`

export const assignmentKind: CaseKind = {
  id: ASSIGNMENT,
  async guard(act, { case: { root, id } }, task, said) {
    if (task.element === 'review' && said.outcome === 'back') await noteCourse(await act.begin(), { root, id }, 'back')
    if (task.element === 'review_again' && said.outcome === 'escalate')
      await noteCourse(await act.begin(), { root, id }, 'escalated')
  },
  matterOf(_city, item, hash) {
    const [days = '', by = '', unit = ''] = hash.split('/')
    const diagram = assignmentDiagram
      .replaceAll('20 自然日', `${days} 自然日`)
      .replaceAll('18 自然日', `${Math.max(1, Number(days) - 2)} 自然日`)
      .replaceAll('chengshu:department="office"', `chengshu:department="${by}"`)
    return drawnMatter({
      kind: ASSIGNMENT,
      id: item,
      hash,
      name: '督办任务',
      department: unit,
      diagram,
      form: assignmentForm,
      promised: `${days} 自然日`,
      checkCompletion(_task, said) {
        if (said.outcome !== 'accept' && !saysWhy(said)) throw new Refusal('REPORT_NEEDED')
      },
    })
  },
}
