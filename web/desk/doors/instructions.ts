// SPDX-License-Identifier: Apache-2.0
import { type Answer, get, post, type Sent } from '../../client/index.ts'

export type Instruction = Answer<'GET', '/api/instructions'>['rows'][number]
export type Assignment = Instruction['tasks'][number]
export type Deduction = Assignment['because'][number]
export type InstructionView = Answer<'GET', '/api/instructions/{root}'>
export type TraceEntry = InstructionView['trace'][number]
type Given = Sent<'POST', '/api/instructions'>
export type Part = Given['parts'][number]

export const instructionKeys = {
  list: ['instructions'] as const,
  units: ['instructions', 'units'] as const,
  one: (root: string) => ['instructions', root] as const,
}
export const listInstructions = () => get('/api/instructions')
export const getInstruction = (root: string) => get('/api/instructions/{root}', { path: { root } })
export const listUnits = () => get('/api/instructions/units')
export const giveInstruction = (given: Given) => post('/api/instructions', { body: given })
export const addTasks = (root: string, parts: Part[], key: string) =>
  post('/api/instructions/{root}/tasks', { path: { root }, body: { parts }, key })
export const reportProgress = (root: string, id: string, said: { percent: number; text: string }) =>
  post('/api/instructions/{root}/tasks/{id}/progress', { path: { root, id }, body: said })
