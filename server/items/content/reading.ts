// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../engine/bpmn/index.ts'
import type { ItemPart } from './item-part.ts'
import type { ItemFile } from './schema.ts'

/** A user task as guides tell of it: what happens, where, within which time. `department` is a key where the drawing names another body. */
export type Step = { id: string; stage: string; name: string; limit: string | null; department: string | null }

/** The part of it that is kept packed beside the head. */
export type Told = { value: Omit<ItemFile, 'process' | 'form'>; diagram: string; steps: Step[] }

/** An item as it is read: what its file says, its drawing and its steps. Nothing is compiled for it. */
export type Reading = Told['value'] & Pick<Told, 'diagram' | 'steps'> & { kind: 'item'; hash: string; isInternational: boolean }

export function toldIn({ process: _process, form: _form, ...value }: ItemFile, { process }: ItemPart): Told {
  return { value, diagram: process?.file.text ?? '', steps: process ? stepsIn(process.definition) : [] }
}

/** The same over the head. */
export const readingOn = (
  { hash, isInternational }: Pick<Reading, 'hash' | 'isInternational'>,
  { value, ...drawn }: Told,
): Reading => ({ ...value, ...drawn, kind: 'item', hash, isInternational })

/** The user tasks of a process in the order in which they are drawn. */
export const stepsIn = ({ nodes }: ProcessDefinition): Step[] =>
  nodes.flatMap(({ type, id, name, work }) =>
    type === 'userTask' && work
      ? [
          {
            ...{ id, name: name ?? id, stage: work.stage ?? '办理', limit: work.limit ?? null },
            department: work.properties.department ?? null,
          },
        ]
      : [],
  )
