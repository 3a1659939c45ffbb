// SPDX-License-Identifier: Apache-2.0
import { newId } from '../kernel/index.ts'
import { advance, launch } from './advance.ts'
import { closeCase } from './close-case.ts'
import { readContext } from './kind-of.ts'
import { matterOf } from './matter-of.ts'
import { newWork } from './new-case.ts'
import type { Act, FollowUp, Opening, Working } from './parts.ts'
import { loadCases } from './queries.ts'
import { hasEnded } from './states.ts'
import { workOn } from './working.ts'

/** Another case, of the same matter or of another one, joins the act: what is changed of it is written with the rest, guarded by its version. */
export async function joinCase(act: Act, id: string, root = act.root): Promise<Working | undefined> {
  const present = act.works.get(id)
  if (present) return present
  const loaded = (await loadCases(act.tx, { root, id }, null)).find((one) => one.isMain)
  if (!loaded) return undefined
  const work = await readContext(act, workOn(await matterOf(act.city, loaded.case), loaded))
  act.works.set(id, work)
  return work
}

/**
 * Opens a case about another one, in its matter and in the act that found the occasion (a parcel that came back): both are written
 * or neither. It is no part of it: the other does not wait for it, and it stands in no applicant's list.
 */
export async function openBeside(act: Act, { case: about }: Working, opening: FollowUp): Promise<Working> {
  const work = await newWork(
    act,
    {
      root: act.root,
      id: newId(),
      kind: opening.kind,
      item: opening.item ?? about.item,
      hash: opening.hash,
      applicant: { kind: about.applicantKind, id: about.applicantId, name: about.applicantName },
      agent: about.agent,
      region: opening.region ?? about.region,
      ...(opening.name === undefined ? {} : { name: opening.name }),
      hall: about.hall,
      channel: about.channel,
      delivery: null,
      dossier: { form: opening.form, applicant: {}, evidence: {}, sources: {} },
    },
    { id: about.id, token: null },
  )
  await launch(act, work)
  return work
}

/** Opens the first case of another matter in this act: both are written or neither (one alarm, exactly one order). */
export async function openElsewhere(
  act: Act,
  opening: Opening,
  before?: (act: Act, work: Working) => Promise<void>,
): Promise<Working> {
  const work = await newWork(act, opening, null)
  await before?.(act, work)
  await launch(act, work)
  return work
}

/** Ends a case whose occasion is gone; its open tasks leave the lists. */
export async function endCase(act: Act, work: Working, reason: string): Promise<void> {
  if (hasEnded(work.case)) return
  closeCase(act, work, 'closed', { reason })
  await advance(act, work, { do: 'cancel', reason })
}
