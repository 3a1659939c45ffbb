// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import { closedConsents, closedDrafts, closedObjections } from './closed.ts'
import type { City } from './needs.ts'
import { applicationRefusals } from './refusals.ts'
import { applicationRoutes } from './routes.ts'

export { type ApplicantFacts, applicantOf, firmApplicant } from './applicant.ts'
export { joinByCode } from './consent.ts'
export { type Filling, openDraft } from './draft-acts.ts'
export { answerFiles, draftFiles, ownerOfAnswer, quotaFor } from './holders.ts'
export { objectionJob, objectionKind, objectionSubscriber, objectionTopics } from './objection.ts'
export { renderCasePaper, sealingSubscriber, sealPaperJob } from './papers.ts'
export { rehearseFiling } from './rehearse.ts'
export { draftView as draftSchema } from './schemas.ts'
export { draftSweep } from './sweep-drafts.ts'
export { paperOf } from './timeline.ts'
export { dueView, myCase } from './tracking.ts'

export const applicationsRoom: Room<City> = {
  name: 'applications',
  refusals: applicationRefusals,
  permissions: { 'help.give': '帮办代办：接受求助，在本人同意的范围内看或者代填' },
  atRest: [closedDrafts, closedConsents, closedObjections],
  routes: applicationRoutes,
}
