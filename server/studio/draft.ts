// SPDX-License-Identifier: Apache-2.0

import type { Bundle, Item } from '../items/index.ts'
import { Refusal } from '../kernel/index.ts'
import type { Kind } from '../kinds/index.ts'
import type { City } from './needs.ts'

export type DraftState = 'draft' | 'submitted' | 'approved' | 'refused' | 'published'
export const stateNames: Record<DraftState, string> = {
  draft: '草稿',
  submitted: '待审核',
  approved: '已同意，待发布',
  refused: '未同意',
  published: '已发布',
}

export type Matter = { kind: 'item' | 'bundle' | 'kind'; id: string }
/** A version of what is changed here. */
export type Made = Item | Bundle | Kind

export type Draft = {
  id: string
  kind: Matter['kind']
  /** id of the item, the bundle or the kind of case */
  matter: string
  name: string
  baseHash: string
  files: Record<string, string>
  note: string
  state: DraftState
  /** counts every change: who saves says which one was seen */
  revision: number
  author: string
  authorName: string
  begunAt: Date
  changedAt: Date
  submittedAt: Date | null
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: Date | null
  reason: string | null
  publishedByName: string | null
  publishedAt: Date | null
  publishedHash: string | null
}

/** All that there is of a kind of matter. */
export const allOf = (content: City['content'], kind: Matter['kind']): ReadonlyMap<string, Made> =>
  ({ item: content.items, bundle: content.bundles, kind: content.caseKinds })[kind]

/** The version that new cases get. */
export function presentOf({ content }: Pick<City, 'content'>, { kind, id }: Matter): Made {
  const found = allOf(content, kind).get(id)
  if (!found) throw new Refusal('NOT_FOUND')
  return found
}

export type FileKind = 'guide' | 'form' | 'process' | 'decision'

/** The files of a version that the studio edits. */
export function editable(made: Pick<Made, 'kind' | 'files'>): { name: string; what: FileKind }[] {
  const names = Object.keys(made.files).sort()
  const of = (ending: string, what: FileKind) => names.filter((name) => name.endsWith(ending)).map((name) => ({ name, what }))
  const guide = names.filter((name) => name === `${made.kind}.yaml`).map((name) => ({ name, what: 'guide' as const }))
  return [...guide, ...of('form.yaml', 'form'), ...of('.bpmn', 'process'), ...of('.dmn', 'decision')]
}

/** Only texts that say something else than the version they began with. Throws FILE_NOT_OF_MATTER for any other file. */
export function changedTexts(base: Made, files: Record<string, string>): Record<string, string> {
  const known = new Set(editable(base).map((one) => one.name))
  const changed: Record<string, string> = {}
  for (const [name, text] of Object.entries(files)) {
    if (!known.has(name)) throw new Refusal('FILE_NOT_OF_MATTER', { file: name })
    if (text.replaceAll('\r\n', '\n') !== base.files[name]) changed[name] = text.replaceAll('\r\n', '\n')
  }
  return changed
}
