// SPDX-License-Identifier: Apache-2.0
import { drawProcess } from './draw-process.ts'

export type NewKind = {
  id: string
  name: string
  /** key of the department that will own it */
  owner: string
  /** logins of two of its demo officers who are operators */
  operators: readonly [string, string]
  /** when its example happens */
  at: string
}

/** The files of a new kind that already passes the check: somebody enters it, does it, and somebody else looks at what was done. */
export function newKindFiles(given: NewKind): Record<string, string> {
  return {
    'kind.yaml': kindText(given),
    'form.yaml': formText,
    'process.bpmn': drawProcess(given.id.replaceAll('-', '_'), given.name, [
      { id: 'entered', name: '登记', start: true, next: 'handle' },
      {
        id: 'handle',
        name: '办理',
        task: 'operator',
        limit: '3 工作日',
        stage: '办理',
        outcomes: 'done:已办理',
        fields: 'result',
        next: 'checking',
      },
      { id: 'checking', name: '待核实', do: 'case.state', with: { to: '"checking"' }, next: 'check' },
      {
        id: 'check',
        name: '核实',
        task: 'operator',
        not: 'handle',
        limit: '1 工作日',
        stage: '核实',
        outcomes: 'pass:属实,redo:重办',
        next: 'checked',
      },
      {
        id: 'checked',
        name: '属实吗？',
        choose: true,
        next: [
          { to: 'done', when: 'check.outcome = "pass"', name: '属实' },
          { to: 'handle', name: '重办' },
        ],
      },
      { id: 'done', name: '办结', do: 'case.state', with: { to: '"done"', result: 'form.result' }, next: 'over' },
      { id: 'over', name: '办结', end: true },
    ]),
    'examples/first.yaml': exampleText(given),
  }
}

const kindText = ({ id, name, owner }: NewKind): string => `# SPDX-License-Identifier: Apache-2.0
id: ${id}
name: ${name}
state: published
effectiveOn: 2026-01-01
process: process.bpmn
form: form.yaml
owner: ${owner}
basis: 依据的文件
purpose: 为什么要登记这些内容
retention: 3 年
number: { pattern: "${id.slice(0, 1).toUpperCase()}{yyyy}{mm}-{serial:4}" }
title: form.subject
states:
  - { id: entered, name: 待办理, phase: running }
  - { id: checking, name: 待核实, phase: running }
  - { id: done, name: 已办结, phase: ended }
limits: { promised: 5 工作日 }
opens: { positions: [operator] }
seenBy: [operator, supervisor, leader]
columns:
  - { field: urgency, filter: true }
`

const formText = `# SPDX-License-Identifier: Apache-2.0
schema:
  type: object
  required: [subject, urgency, result]
  properties:
    subject: { type: string, title: 什么事, minLength: 2, maxLength: 60 }
    urgency: { type: string, title: 急不急, enum: [一般, 紧急] }
    result: { type: string, title: 办理结果, minLength: 2, maxLength: 300 }
ui:
  groups:
    - { id: asked, title: 登记, fields: [subject, urgency] }
    - { id: result, title: 结果, fields: [result] }
  fields:
    urgency: { widget: radio }
    result: { widget: textarea, help: 写清做了什么 }
`

const exampleText = ({ operators: [first, second], at }: NewKind): string => `# SPDX-License-Identifier: Apache-2.0
name: 一个人办，另一个人核实；自己不能核实自己
at: ${at}
by: ${first}
form: { subject: 第一件, urgency: 一般 }
steps:
  - { task: handle, outcome: done, by: ${first}, form: { result: 已经处理好 } }
  - { task: check, outcome: pass, by: ${first}, refused: CHECK_BY_ANOTHER }
  - { task: check, outcome: pass, by: ${second} }
expect: { state: done }
`
