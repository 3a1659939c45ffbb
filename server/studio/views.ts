// SPDX-License-Identifier: Apache-2.0

import type { Bundle, BundleHead, Item, ItemHead } from '../items/index.ts'
import { localIso } from '../kernel/index.ts'
import { type Change, headsOf, kindNamed, laidOver, versionsOf } from '../packs/index.ts'
import { type Officer, ofTheCity, reachOf, within } from '../people/index.ts'
import { checkTexts, type DraftFinding } from './check-draft.ts'
import { type Draft, editable, type FileKind, type Matter, presentOf, stateNames } from './draft.ts'
import { baseOf, getDraft, matterOf } from './drafts.ts'
import type { City } from './needs.ts'
import { lastPublished, listDrafts } from './queries.ts'

export type DraftRow = ReturnType<typeof rowOf>
type TextFile = { name: string; what: FileKind; text: string; base: string }
export type DraftView = DraftRow & {
  revision: number
  files: TextFile[]
  findings: DraftFinding[]
  changes: Change[]
  isOutdated: boolean
  may: { edit: boolean; submit: boolean; takeBack: boolean; answer: boolean; publish: boolean }
}

const instant = (at: Date | null): string | null => (at === null ? null : localIso(at))

function rowOf(city: City, draft: Draft) {
  return {
    id: draft.id,
    kind: draft.kind,
    matter: draft.matter,
    name: draft.name,
    note: draft.note,
    state: { code: draft.state, name: stateNames[draft.state] },
    author: draft.authorName,
    changedAt: localIso(draft.changedAt),
    submittedAt: instant(draft.submittedAt),
    decidedBy: draft.decidedByName,
    decidedAt: instant(draft.decidedAt),
    reason: draft.reason,
    publishedBy: draft.publishedByName,
    publishedAt: instant(draft.publishedAt),
    publishedHash: draft.publishedHash,
    isOutdated: draft.state !== 'published' && presentOf(city, matterOf(draft)).hash !== draft.baseHash,
  }
}

/** Every item and bundle with its files that can be redrawn, in the order of their departments. */
export async function matterRows(city: City) {
  const { content } = city
  const published = await lastPublished(city.sql)
  const placed = new Set(laidOver(content).map((one) => `${one.kind} ${one.id}`))
  const heads: (Item | ItemHead | Bundle | BundleHead)[] = [
    ...headsOf<Bundle, BundleHead>(content.bundles),
    ...headsOf<Item, ItemHead>(content.items),
  ]
  return heads.map((made) => ({
    kind: made.kind,
    id: made.id,
    name: made.name,
    department: content.departments.get(made.kind === 'item' ? made.department : made.lead)?.short ?? '',
    hash: made.hash,
    isFromStudio: placed.has(`${made.kind} ${made.id}`),
    overtaken: overtakenBy(city, made, published),
    decisions: editable(made).filter((one) => one.what === 'decision').length,
  }))
}

/** What was published here last for a matter, when neither it nor anything that waits for its day is what the city works with. */
function overtakenBy({ content }: City, made: Pick<Item | Bundle, 'kind' | 'id' | 'hash'>, published: Draft[]) {
  const last = published.find((one) => one.kind === made.kind && one.matter === made.id)
  const waits = content.coming.get(`${made.kind} ${made.id}`) ?? []
  if (!last?.publishedAt || last.publishedHash === made.hash || waits.some((one) => one.hash === last.publishedHash)) return null
  return { draft: last.id, publishedBy: last.publishedByName ?? '', publishedAt: localIso(last.publishedAt), note: last.note }
}

export async function draftRows(city: City, of: Matter | null) {
  return (await listDrafts(city.sql, of, 100)).filter((draft) => isKnown(city, draft)).map((draft) => rowOf(city, draft))
}

/** A matter that the packs no longer have keeps its drafts, but there is nothing to place them over. */
const isKnown = ({ content }: City, { kind, matter }: Draft): boolean =>
  (kind === 'item' ? content.items : content.bundles).has(matter)

/** The present version with its texts, its earlier versions and its drafts. */
export async function matterView(city: City, matter: Matter) {
  const made = presentOf(city, matter)
  const row = (await matterRows(city)).find((one) => one.kind === matter.kind && one.id === matter.id)
  return {
    ...{ kind: matter.kind, id: matter.id, name: made.name, department: row?.department ?? '', hash: made.hash },
    isFromStudio: row?.isFromStudio ?? false,
    overtaken: row?.overtaken ?? null,
    files: editable(made).map((file) => ({ ...file, text: made.files[file.name] ?? '' })),
    versions: (await versionsOf(city.sql, kindNamed(city.content, matter.kind), matter.id)).map((one) => ({
      hash: one.hash,
      publishedAt: localIso(one.publishedAt),
      isCurrent: one.hash === made.hash,
    })),
    drafts: await draftRows(city, matter),
  }
}

/** A draft as a page needs it: its texts, what the checker says of them, what changes for people, what the reader may do. */
export async function draftView(city: City, officer: Officer, id: string): Promise<DraftView> {
  const draft = await getDraft(city, id)
  const base = await baseOf(city, draft)
  const { findings, changes } = await checkTexts(city, matterOf(draft), base, draft.files)
  const row = rowOf(city, draft)
  const isAuthor = draft.author === officer.id
  const mayJudge = !isAuthor && within(reachOf(officer, 'city', 'pack.publish'), ofTheCity(city.content.region))
  const { state } = draft
  return {
    ...row,
    revision: draft.revision,
    files: editable(base).map((file) => {
      const text = base.files[file.name] ?? ''
      return { ...file, text: draft.files[file.name] ?? text, base: text }
    }),
    findings,
    changes,
    may: {
      edit: isAuthor && (state === 'draft' || state === 'refused'),
      submit: isAuthor && state === 'draft',
      takeBack: isAuthor && (state === 'submitted' || state === 'approved'),
      answer: mayJudge && state === 'submitted',
      publish: mayJudge && state === 'approved' && !row.isOutdated,
    },
  }
}
