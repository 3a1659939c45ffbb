// SPDX-License-Identifier: Apache-2.0
import { actOn, breakOff, type CasesCity, casesAbout, hasEnded, theSystem } from '../cases/index.ts'
import type { Subscriber } from '../outbox/index.ts'
import { outcomeField } from './fields.ts'
import { COMMITMENT } from './matter.ts'

/** A case that ended without a grant, withdrawn or refused or denied, leaves nothing to hand in and nothing to look at. */
export const voidSubscriber: Subscriber<CasesCity> = {
  name: 'commitments.void',
  facts: ['caseWithdrawn', 'caseRefused', 'caseTerminated', 'caseDecided'],
  async receive(city, _tx, { kind, root, payload }) {
    if (payload.kind !== 'application' || (kind === 'caseDecided' && payload.decision === 'granted')) return
    for (const { id } of await casesAbout(city.sql, root, String(payload.caseId), COMMITMENT))
      await actOn(city, { root, id }, { name: 'void', actor: theSystem, isAlone: true }, async (act, work) => {
        if (hasEnded(work.case)) return
        outcomeField.set(work.case, 'void')
        await breakOff(act, work, 'terminated', { reason: '原办件已结束' })
      })
  },
}
