// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import { newId } from '../kernel/index.ts'
import { advance, launch } from './advance.ts'
import { closeCase } from './close-case.ts'
import { matterOf } from './matter-of.ts'
import { newWork } from './new-case.ts'
import type { FollowUp } from './parts.ts'
import { loadCases } from './queries.ts'
import { type Act, type Working, workOn } from './working.ts'

/**
 * Begins what the content says shall be looked after beside the case from this moment on: cases of their own in the same matter and
 * the same act, so that there is one of each or none. The case does not wait for them, and they may outlive it.
 */
export async function beginFollowUps(act: Act, work: Working, moment: 'accepted' | 'granted'): Promise<void> {
  for (const kind of act.city.cases.kinds.values())
    for (const asked of (await kind.follows?.(act, work, moment)) ?? []) await beginOne(act, work, asked)
}

async function beginOne(act: Act, { case: above, dossier }: Working, asked: FollowUp): Promise<void> {
  const work = await newWork(
    act,
    {
      root: act.root,
      id: newId(),
      kind: asked.kind,
      item: above.item,
      hash: asked.hash,
      applicant: { kind: above.applicantKind, id: above.applicantId, name: above.applicantName },
      agent: above.agent,
      region: above.region,
      hall: null,
      channel: 'follow-up',
      delivery: null,
      dossier: { form: asked.form, applicant: dossier.applicant, evidence: {}, sources: {} },
    },
    { id: above.id, token: null },
  )
  await launch(act, work)
}

/** The case that a follow-up looks after, with what is above it, so that it may be changed and ended in the same act. */
export async function followedBy(act: Act, work: Working): Promise<Working> {
  const above = act.works.get(work.case.parent ?? '')
  if (!above) throw new Error(`the case ${work.case.id} follows none`)
  const { parent } = above.case
  if (parent !== null && !act.works.has(parent))
    for (const loaded of await loadCases(act.tx, { root: act.root, id: parent }, null))
      if (!act.works.has(loaded.case.id)) act.works.set(loaded.case.id, workOn(await matterOf(act.city, loaded.case), loaded))
  return above
}

/** Ends a case before its process has: nothing of it waits any more. */
export async function breakOff(
  act: Act,
  work: Working,
  state: 'refused' | 'withdrawn' | 'terminated',
  result: Record<string, Json> & { reason: string },
): Promise<void> {
  closeCase(act, work, state, result)
  await advance(act, work, { do: 'cancel', reason: result.reason })
}
