// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileForm, type ProcessDefinition, readProcess } from '@chengshu/engine'
import type { CaseKind, Matter } from '../cases/index.ts'
import { projectRoot, Refusal } from '../kernel/index.ts'

export const INSTRUCTION = 'instruction'
export const ASSIGNMENT = 'assignment'

const drawn = (name: string): string => readFileSync(join(projectRoot, `server/instructions/${name}.bpmn`), 'utf8')
const [instructionDiagram, assignmentDiagram] = [drawn('instruction'), drawn('assignment')]

async function processIn(diagram: string): Promise<ProcessDefinition> {
  const { processes } = await readProcess(diagram)
  const [process] = processes
  if (!process) throw new Error('a drawing of instructions holds no process')
  return process
}

const form = (fields: Record<string, string>) =>
  compileForm({
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(fields).map(([id, title]) => [id, { type: 'string', title }])),
    },
    ui: { groups: [{ id: 'instruction', title: '督办', fields: Object.keys(fields) }], fields: {} },
  })
const instructionForm = form({ title: '批示事项', body: '批示内容', source: '来源', leader: '批示领导' })
const assignmentForm = form({
  title: '任务',
  measure: '衡量标准',
  dueOn: '完成期限',
  instruction: '批示事项',
  body: '批示内容',
  leader: '批示领导',
})

/** What all kinds of this room have in common: nobody applied for it, and it names no material. */
const common = {
  type: null,
  decide: () => {
    throw new Error('督办流程没有决策')
  },
  extension: null,
  isApplied: false,
  materials: new Map<string, string>(),
  fields: new Map<string, string>(),
  grounds: { refuse: [], deny: [], supplement: [], suspend: [] },
}

let instruction: Promise<ProcessDefinition> | undefined

/** The hash of an instruction is the department that gave it. */
export const instructionKind: CaseKind = {
  id: INSTRUCTION,
  async matterOf(_city, item, department): Promise<Matter> {
    instruction ??= processIn(instructionDiagram)
    return {
      ...common,
      kind: INSTRUCTION,
      id: item,
      hash: department,
      name: '批示督办',
      department,
      process: await instruction,
      diagram: instructionDiagram,
      form: instructionForm,
      limits: { promised: null, statutory: null },
    }
  },
}

export type Terms = { days: number; by: string; unit: string }

/** The hash of a task says its terms: in how many days, who checks, who does it. */
export const hashOf = ({ days, by, unit }: Terms): string => `${days}/${by}/${unit}`

const known = new Map<string, Promise<Matter>>()
const MOST = 400

async function makeMatter(item: string, hash: string): Promise<Matter> {
  const [days = '', by = '', unit = ''] = hash.split('/')
  const diagram = assignmentDiagram
    .replaceAll('20 自然日', `${days} 自然日`)
    .replaceAll('18 自然日', `${Math.max(1, Number(days) - 2)} 自然日`)
    .replaceAll('chengshu:department="office"', `chengshu:department="${by}"`)
  return {
    ...common,
    kind: ASSIGNMENT,
    id: item,
    hash,
    name: '督办任务',
    department: unit,
    process: await processIn(diagram),
    diagram,
    form: assignmentForm,
    limits: { promised: `${days} 自然日`, statutory: null },
    checkCompletion(_task, said) {
      if (said.outcome !== 'accept' && (said.opinion ?? '').trim().length < 5) throw new Refusal('REPORT_NEEDED')
    },
  }
}

export const assignmentKind: CaseKind = {
  id: ASSIGNMENT,
  matterOf(_city, item, hash) {
    const before = known.get(hash)
    if (before) return before
    const making = makeMatter(item, hash)
    if (known.size >= MOST) known.delete(known.keys().next().value ?? '')
    known.set(hash, making)
    making.catch(() => known.delete(hash))
    return making
  },
}
