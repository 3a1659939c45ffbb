// SPDX-License-Identifier: Apache-2.0
import { get, post } from '../../client/index.ts'
import type { Light } from './types.ts'

export type Deduction = { text: string; points: number }
export type Assignment = {
  root: string
  id: string
  number: string
  unit: { code: string; name: string }
  title: string
  measure: string
  dueOn: string
  light: Light | null
  progress: { percent: number; text: string | null }
  urged: number
  outcome: 'accepted' | 'failed' | null
  score: number
  isFinal: boolean
  because: Deduction[]
  endedAt: string | null
}
export type Instruction = {
  root: string
  number: string
  title: string
  source: string
  leader: string
  department: string
  givenAt: string
  endedAt: string | null
  score: number | null
  light: Light | null
  tasks: Assignment[]
}
export type TraceEntry = { id: string; at: string; who: string; task: string | null; what: string }
export type InstructionView = Instruction & {
  text: string
  maySplit: boolean
  mayReport: string[]
  trace: TraceEntry[]
  rule: Deduction[]
}
export type Part = { unit: string; title: string; measure: string; dueOn: string }

export const instructionKeys = {
  list: ['instructions'] as const,
  units: ['instructions', 'units'] as const,
  one: (root: string) => ['instructions', root] as const,
}
export const listInstructions = () => get<{ rows: Instruction[]; next: string | null; rule: Deduction[] }>('/instructions')
export const getInstruction = (root: string) => get<InstructionView>(`/instructions/${root}`)
export const listUnits = () => get<{ rows: { code: string; name: string }[] }>('/instructions/units')
export const giveInstruction = (given: { id: string; title: string; text: string; source: string; parts: Part[] }) =>
  post<InstructionView>('/instructions', given)
export const addTasks = (root: string, parts: Part[], key: string) =>
  post<InstructionView>(`/instructions/${root}/tasks`, { parts }, key)
export const reportProgress = (root: string, id: string, said: { percent: number; text: string }) =>
  post<InstructionView>(`/instructions/${root}/tasks/${id}/progress`, said)
