// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../engine/bpmn/index.ts'
import type { ItemFile, Material } from './schema.ts'

/** What an item asks of whoever applies: people who handle it one after the other, papers, and of these what she hands in herself. */
export type Burden = { links: number; materials: number; handedIn: number }

/** Neither fetched, asked of a register, nor promised. */
const isHandedIn = ({ necessity, sources }: Material): boolean =>
  necessity !== '2' && !sources.some((source) => source.licence ?? source.register ?? source.earlier ?? source.commitment)

export const burdenIn = ({ materials }: Pick<ItemFile, 'materials'>, process: ProcessDefinition | undefined): Burden => ({
  links: process?.nodes.filter((node) => node.type === 'userTask').length ?? 0,
  materials: materials.length,
  handedIn: materials.filter(isHandedIn).length,
})
