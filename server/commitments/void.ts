// SPDX-License-Identifier: Apache-2.0
import { actOn, breakOff, type CasesCity, casesAbout, hasEnded, theSystem } from '../cases/index.ts'
import { type Job, later, type Subscriber } from '../outbox/index.ts'
import { outcomeField } from './fields.ts'
import { COMMITMENT } from './matter.ts'

/** A case that ended without a grant, withdrawn or refused or denied, leaves nothing to hand in and nothing to look at. */
export const voidSubscriber: Subscriber<CasesCity> = {
  name: 'commitments.void',
  facts: ['caseWithdrawn', 'caseRefused', 'caseTerminated', 'caseDecided'],
  async receive(_city, tx, { kind, root, payload }) {
    if (payload.kind !== 'application' || (kind === 'caseDecided' && payload.decision === 'granted')) return
    for (const { id } of await casesAbout(tx, root, String(payload.caseId), COMMITMENT))
      await later(tx, voidJob.name, { root, id })
  },
}

/** An act of its own, so that it waits for nobody while the batch of facts holds its rows. */
export const voidJob: Job<CasesCity> = {
  name: 'commitments.void',
  async run(city, { root, id }) {
    await actOn(
      city,
      { root: String(root), id: String(id) },
      { name: 'void', actor: theSystem, isAlone: true },
      async (act, work) => {
        if (hasEnded(work.case)) return
        outcomeField.set(work.case, 'void')
        await breakOff(act, work, 'terminated', { reason: '原办件已结束' })
      },
    )
  },
}
