// SPDX-License-Identifier: Apache-2.0

import type { Queue } from '../doors/types.ts'
import type { TaskFilter } from '../doors/work.ts'

export const QUEUES: readonly Queue[] = ['department', 'mine', 'claimable', 'done', 'all']
export const LIGHTS = ['red', 'yellow', 'green', 'paused'] as const

/** What the address of the work list carries; `open` is root.case.task of the case on the screen. */
export type WorkSearch = {
  queue?: Queue
  light?: (typeof LIGHTS)[number]
  stage?: string
  item?: string
  q?: string
  sort?: string
  open?: string
}

/** Reads the address and leaves out what it does not know, so that an old link still opens the list. */
export function readWorkSearch(search: Record<string, unknown>): WorkSearch {
  const read: WorkSearch = {}
  const queue = QUEUES.find((name) => name === search.queue)
  if (queue !== undefined) read.queue = queue
  const light = LIGHTS.find((name) => name === search.light)
  if (light !== undefined) read.light = light
  for (const name of ['stage', 'item', 'q', 'open'] as const) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') read[name] = value
  }
  return read
}

export function filterOf({ queue, light, stage, item, q }: WorkSearch): TaskFilter {
  const filter: TaskFilter = queue === 'all' ? {} : { queue: queue ?? 'department' }
  if (light !== undefined) filter.light = light
  if (stage !== undefined) filter.stage = stage
  if (item !== undefined) filter.item = item
  if (q !== undefined) filter.q = q
  return filter
}

export type Opened = { root: string; caseId: string; task: string | null }

export function openedOf(search: WorkSearch): Opened | null {
  const [root, caseId, task] = (search.open ?? '').split('.')
  if (root === undefined || root === '' || caseId === undefined || caseId === '') return null
  return { root, caseId, task: task === undefined || task === '' ? null : task }
}

export function openText(opened: { root: string; caseId: string; id?: string }): string {
  return [opened.root, opened.caseId, opened.id ?? ''].join('.')
}
