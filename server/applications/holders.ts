// SPDX-License-Identifier: Apache-2.0
import { casesAsked, filesOfMatters } from '../cases/index.ts'
import type { FileHolder, Quota, Verdict } from '../files/index.ts'
import type { Draft } from './draft-row.ts'
import type { City } from './needs.ts'
import { draftsOfFiles } from './sweep-queries.ts'

/** Whose share and whose trail it is: at a counter the applicant's, never the clerk's. */
export function accountOf(draft: Pick<Draft, 'channel' | 'owner' | 'applicantId'>): string {
  return draft.channel === 'counter' ? draft.applicantId : draft.owner
}

export function quotaFor(city: Pick<City, 'content'>, account: string): Quota {
  const { quota } = city.content.retention.upload
  return { account, most: quota.account, mostOfOwner: quota.draft }
}

export function filesIn(draft: Pick<Draft, 'materials'>): string[] {
  return Object.values(draft.materials).flatMap(({ file }) => (file ? [file.id] : []))
}

/** Whoever uploads in answer to a supplement owns the file by matter and case, so that it is found by the matter's key. */
export const ownerOfAnswer = (at: { root: string; id: string }): { kind: string; id: string } => ({
  kind: 'case',
  id: `${at.root}/${at.id}`,
})

/** Files of drafts: an open draft holds what its materials name; a submitted one, and its case, keep it for good. */
export const draftFiles: FileHolder = {
  ownerKind: 'draft',
  async verdicts(tx, files) {
    const ids = [...new Set(files.map((file) => file.ownerId))]
    const drafts = new Map((await draftsOfFiles(tx, ids)).map((draft) => [draft.id, draft]))
    const filed = await filesOfMatters(tx, ids)
    const verdicts = new Map<string, Verdict>()
    for (const { id, ownerId } of files) {
      const draft = drafts.get(ownerId)
      const isNamed = draft !== undefined && filesIn(draft).includes(id)
      if (filed.has(id) || (isNamed && draft.state === 'submitted')) verdicts.set(id, 'settled')
      else if (isNamed && draft.state === 'open') verdicts.set(id, 'held')
    }
    return verdicts
  },
}

/** Files that answer a supplement: the case keeps what it took; while it still asks, what was sent ahead waits for the answer. */
export const answerFiles: FileHolder = {
  ownerKind: 'case',
  async verdicts(tx, files) {
    const placed = files.map((file) => ({ id: file.id, at: placeOf(file.ownerId) }))
    const places = placed.flatMap(({ at }) => (at ? [at] : []))
    const filed = await filesOfMatters(tx, [...new Set(places.map((at) => at.root))])
    const asked = await casesAsked(tx, places)
    const verdicts = new Map<string, Verdict>()
    for (const { id, at } of placed) {
      // an owner of an earlier release names the case alone: it is kept
      if (!at || filed.has(id)) verdicts.set(id, 'settled')
      else if (asked.has(at.id)) verdicts.set(id, 'held')
    }
    return verdicts
  },
}

function placeOf(ownerId: string): { root: string; id: string } | undefined {
  const [root, id] = ownerId.split('/')
  return root !== undefined && id !== undefined ? { root, id } : undefined
}
