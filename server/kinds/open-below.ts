// SPDX-License-Identifier: Apache-2.0
import { note, type TopicContext } from '../cases/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import type { Kind } from './content/index.ts'
import { openInside } from './open.ts'
import { type Opened, openedBy } from './origin.ts'

/**
 * A case of another kind begins below this one, in its act, for whoever this one is of; each knows of the other, and its end is told to
 * this one. Throws KIND_NOT_OPENED_HERE and what opening one throws.
 */
export async function openBelow(
  { act, work, element }: Pick<TopicContext, 'act' | 'work' | 'element'>,
  kind: Kind,
  form: Record<string, Json>,
  region?: string,
): Promise<Opened> {
  const { case: above } = work
  if (!(kind.opens.kinds ?? []).includes(above.kind)) throw new Refusal('KIND_NOT_OPENED_HERE', { kind: kind.name })
  const opener = {
    actor: act.actor,
    applicant: { kind: above.applicantKind, id: above.applicantId, name: above.applicantName },
    agent: above.agent,
    channel: 'case',
    region: region ?? above.region,
  }
  const begun = await openInside(act, kind, opener, { form, origin: { root: above.root, id: above.id, element } })
  const { root, id, number } = begun.case
  const opened: Opened = { root, id, kind: kind.id, number, element, state: null }
  above.particulars = { ...above.particulars, opened: [...openedBy(work), opened] as unknown as Json }
  note(work, 'opened', { number, name: begun.case.itemName }, element)
  note(begun, 'openedFrom', { number: above.number, name: above.itemName })
  return opened
}
