// SPDX-License-Identifier: Apache-2.0
import { actOn, type CasesCity, casesAbout, childrenOf, followedBy, hasEnded, theSystem } from '../cases/index.ts'
import { type Job, later, type Subscriber } from '../outbox/index.ts'
import { COMMITMENT } from './matter.ts'
import { tellApplicant } from './topics.ts'

/** What was granted on a promise within a bundle is handed over with the rest: from now on its applicant hears of the promise. */
export const handedSubscriber: Subscriber<CasesCity> = {
  name: 'commitments.handed',
  facts: ['handedTogether'],
  async receive(_city, tx, { root, payload }) {
    const parts = await childrenOf(tx, root, String(payload.caseId))
    for (const part of parts.filter((one) => one.decision === 'granted' && one.delivery?.choice === 'together'))
      for (const { id } of await casesAbout(tx, root, part.id, COMMITMENT)) await later(tx, handedJob.name, { root, id })
  },
}

/** An act of its own, so that it waits for nobody while the batch of facts holds its rows. */
export const handedJob: Job<CasesCity> = {
  name: 'commitments.handed',
  async run(city, payload) {
    const [root, id] = [String(payload.root), String(payload.id)]
    const once = `handed/${id}`
    await actOn(city, { root, id }, { name: 'handed', actor: theSystem, once, isAlone: true }, async (act, work) => {
      const above = await followedBy(act, work)
      if (!hasEnded(work.case)) tellApplicant(act, above, work, 'commitmentBegun')
    })
  },
}
