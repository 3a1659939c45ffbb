// SPDX-License-Identifier: Apache-2.0

import { type Bundle, type BundleHead, basicHeads, familyIds, type ItemHead } from '../items/index.ts'
import { dayOf, localIso } from '../kernel/index.ts'
import {
  type Change,
  currentNumbers,
  headsOf,
  kindNamed,
  laidOver,
  type NumberedVersion,
  versionNumber,
  versionsOf,
} from '../packs/index.ts'
import { type Officer, ofTheCity, reachOf, within } from '../people/index.ts'
import { checkTexts, type DraftFinding } from './check-draft.ts'
import { allOf, type Draft, editable, type FileKind, type Matter, presentOf, stateNames, type Made as Whole } from './draft.ts'
import { baseOf, getDraft, matterOf } from './drafts.ts'
import type { City } from './needs.ts'
import { lastPublished, listDrafts, publishedOf, rivalsOf } from './queries.ts'

export type DraftRow = ReturnType<typeof rowOf>
type TextFile = { name: string; what: FileKind; text: string; base: string }
export type DraftView = DraftRow & {
  revision: number
  files: TextFile[]
  findings: DraftFinding[]
  changes: Change[]
  isOutdated: boolean
  /** the number of the version that it was drafted from */
  baseNumber: number
  /** the version that came of it: its number, and the day from which it is used */
  published: { number: number; inForceOn: string } | null
  /** other drafts of the same matter that are under way: whoever is published first wins */
  others: { id: string; author: string; state: string; changedAt: string }[]
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
    isOutdated: isOutdated(city, draft),
  }
}

const isOutdated = (city: City, draft: Draft): boolean =>
  draft.state !== 'published' && presentOf(city, matterOf(draft)).hash !== draft.baseHash

type Made = Whole | ItemHead | BundleHead

/** What can be redrawn, in the order of the packs: every kind of case, every bundle, every basic item, and of what bodies carry out what was changed here once. */
export async function matterRows(city: City) {
  const { content } = city
  const published = await lastPublished(city.sql)
  const changed = new Set([...laidOver(content).map(({ id }) => id), ...published.map(({ matter }) => matter)])
  const heads: Made[] = [
    ...content.caseKinds.values(),
    ...headsOf<Bundle, BundleHead>(content.bundles),
    ...basicHeads(content),
    ...[...changed].flatMap((id) => content.items.get(id) ?? []).filter((one) => one.of !== undefined),
  ]
  return heads.map(await rowIn(city, published, heads))
}

const tables = new WeakMap<Made, number>()

/** How many decision tables a version has: its texts are unpacked for that once. */
function decisionsOf(made: Made): number {
  const known = tables.get(made) ?? editable(made).filter((one) => one.what === 'decision').length
  tables.set(made, known)
  return known
}

async function rowIn(city: City, published: Draft[], heads: readonly Made[]) {
  const { content } = city
  const ids = heads.map(({ id }) => id)
  const numbers = await currentNumbers(city.sql, ['kind', 'bundle', 'item'], ids)
  const placed = new Set(laidOver(content).map((one) => `${one.kind} ${one.id}`))
  return (made: Made) => ({
    kind: made.kind,
    id: made.id,
    name: made.name,
    department: content.departments.get(answersFor(made))?.short ?? '',
    hash: made.hash,
    version: numberOf(made, numbers, published),
    isFromStudio: placed.has(`${made.kind} ${made.id}`),
    overtaken: overtakenBy(city, made, published),
    decisions: decisionsOf(made),
    bodies: made.kind === 'item' && made.of === undefined ? familyIds(content, made.id).length - 1 : 0,
  })
}

/** The department that answers for it, by its key. */
const answersFor = (made: Made): string =>
  made.kind === 'item' ? made.department : made.kind === 'bundle' ? made.lead : made.owner

type Head = Pick<Made, 'kind' | 'id' | 'hash'>

/** What people call the present version: its number, when it was published, and who did so here; null in the seconds before this process follows another. */
function numberOf(made: Head, numbers: Awaited<ReturnType<typeof currentNumbers>>, published: Draft[]) {
  const found = numbers.get(`${made.kind} ${made.id} ${made.hash}`)
  if (!found) return null
  const by = published.find((one) => one.kind === made.kind && one.matter === made.id && one.publishedHash === made.hash)
  return { number: found.number, publishedAt: localIso(found.publishedAt), publishedBy: by?.publishedByName ?? null }
}

/** What was published here last for a matter, when neither it nor anything that waits for its day is what the city works with. */
function overtakenBy({ content }: City, made: Head, published: Draft[]) {
  const last = published.find((one) => one.kind === made.kind && one.matter === made.id)
  const waits = content.coming.get(`${made.kind} ${made.id}`) ?? []
  if (!last?.publishedAt || last.publishedHash === made.hash || waits.some((one) => one.hash === last.publishedHash)) return null
  return { draft: last.id, publishedBy: last.publishedByName ?? '', publishedAt: localIso(last.publishedAt), note: last.note }
}

export async function draftRows(city: City, of: Matter | null) {
  return (await listDrafts(city.sql, of, 100)).filter((draft) => isKnown(city, draft)).map((draft) => rowOf(city, draft))
}

/** A matter that the packs no longer have keeps its drafts, but there is nothing to place them over. */
const isKnown = ({ content }: City, { kind, matter }: Draft): boolean => allOf(content, kind).has(matter)

/** The present version with its texts, its earlier versions and its drafts. */
export async function matterView(city: City, matter: Matter) {
  const made = presentOf(city, matter)
  const row = await rowIn(city, await lastPublished(city.sql), [made])
  const { kind, id, name, department, hash, isFromStudio, overtaken, version } = row(made)
  return {
    ...{ kind, id, name, department, hash, isFromStudio, overtaken, version },
    files: editable(made).map((file) => ({ ...file, text: made.files[file.name] ?? '' })),
    versions: await versionRows(city, matter),
    drafts: await draftRows(city, matter),
  }
}

/** Every version, the newest first: its number, by whom it was published here (else it came with the files), and from which day it is used. */
async function versionRows(city: City, matter: Matter) {
  const published = await publishedOf(city.sql, matter)
  const coming = new Set((city.content.coming.get(`${matter.kind} ${matter.id}`) ?? []).map((one) => one.hash))
  const { hash } = presentOf(city, matter)
  return (await versionsOf(city.sql, kindNamed(city.content, matter.kind), matter.id)).map((one) => {
    // of the drafts that say the same, the one that made the version; the others only took it up again
    const made = published.find((draft) => draft.publishedHash === one.hash && +(draft.publishedAt ?? 0) === +one.publishedAt)
    return {
      hash: one.hash,
      number: one.number,
      publishedAt: localIso(one.publishedAt),
      publishedBy: made?.publishedByName ?? null,
      note: made?.note ?? '',
      inForceOn: inForceOn(one),
      isCurrent: one.hash === hash,
      isComing: coming.has(one.hash),
    }
  })
}

/** The day from which a version is, was or will be used here: not before it was published, however old the day is that it names. */
function inForceOn({ since, effectiveOn, publishedAt }: NumberedVersion): string {
  if (since) return dayOf(since)
  const published = dayOf(publishedAt)
  return effectiveOn !== null && effectiveOn > published ? effectiveOn : published
}

/** A draft as a page needs it: its texts, what the checker says of them, what changes for people, what the reader may do. */
export async function draftView(city: City, officer: Officer, id: string): Promise<DraftView> {
  const draft = await getDraft(city, id)
  const base = await baseOf(city, draft)
  const { findings, changes } = await checkTexts(city, matterOf(draft), base, draft.files)
  const row = rowOf(city, draft)
  const versions = await versionsOf(city.sql, kindNamed(city.content, draft.kind), draft.matter)
  const published = versions.find((one) => one.hash === draft.publishedHash)
  const others = await rivalsOf(city.sql, matterOf(draft), presentOf(city, matterOf(draft)).hash, id)
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
    baseNumber: await versionNumber(city.sql, draft.kind, draft.matter, draft.baseHash),
    published: published ? { number: published.number, inForceOn: inForceOn(published) } : null,
    others: others.map(({ id: other, authorName, state: at, changedAt }) => ({
      ...{ id: other, author: authorName, state: stateNames[at], changedAt: localIso(changedAt) },
    })),
    may: {
      edit: isAuthor && (state === 'draft' || state === 'refused'),
      submit: isAuthor && state === 'draft',
      takeBack: isAuthor && (state === 'submitted' || state === 'approved'),
      answer: mayJudge && state === 'submitted',
      publish: mayJudge && state === 'approved' && !row.isOutdated,
    },
  }
}
