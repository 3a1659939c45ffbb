// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledForm, compileForm, type ProcessDefinition, readProcess } from '@chengshu/engine'
import { projectRoot } from '../kernel/index.ts'
import type { Matter } from './parts.ts'
import { workStates } from './states.ts'

// Kinds of case that a room draws itself: nobody applies for them, no item says what they ask, and their process lies beside the room's code.

/** The text of a room's own drawing, by its path in the project. */
export const readDrawing = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

/** Drawings with limits of their own put in are as many as there are limits; what is not used for long is read again. */
const MOST = 400
const processes = new Map<string, Promise<ProcessDefinition>>()

function processIn(diagram: string): Promise<ProcessDefinition> {
  const before = processes.get(diagram)
  if (before) return before
  const reading = readProcess(diagram).then(({ processes: [process] }) => {
    if (!process) throw new Error('a drawing of a room holds no process')
    return process
  })
  if (processes.size >= MOST) processes.delete(processes.keys().next().value ?? '')
  processes.set(diagram, reading)
  reading.catch(() => processes.delete(diagram))
  return reading
}

type Own = Pick<Matter, 'kind' | 'id' | 'hash' | 'name' | 'department' | 'diagram' | 'form'> &
  Partial<Pick<Matter, 'materials' | 'checkCompletion'>> & { promised?: string | null }

/** The matter of a drawn kind: what is its own, and nothing of an item. */
export async function drawnMatter({ promised = null, ...own }: Own): Promise<Matter> {
  return {
    type: null,
    process: await processIn(own.diagram),
    decide: () => {
      throw new Error(`${own.name}没有决策`)
    },
    limits: { promised, statutory: null },
    extension: null,
    states: workStates,
    isApplied: false,
    materials: new Map(),
    fields: new Map(),
    grounds: { refuse: [], deny: [], supplement: [], suspend: [] },
    ...own,
  }
}

/** A form that only shows: one group of texts, each with its title. */
export function shownTexts(title: string, fields: Record<string, string>): CompiledForm {
  const properties = Object.fromEntries(Object.entries(fields).map(([id, name]) => [id, { type: 'string', title: name }]))
  return compileForm({
    schema: { type: 'object', properties },
    ui: { groups: [{ id: 'shown', title, fields: Object.keys(fields) }], fields: {} },
  })
}

/** Whether an officer has written more than a word: what a completion of such a case demands of its opinion. */
export const saysWhy = ({ opinion }: { opinion?: string | null }): boolean => (opinion ?? '').trim().length >= 5
