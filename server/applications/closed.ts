// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What somebody fills in, and what was found for it. Materials and objections are added one by one, so each is closed by itself. */
export const closedDrafts = closedTable('applications.drafts', ['owner', 'id'], {
  applicant: 'json',
  agent: 'json',
  answers: 'json',
  prefilled: 'json',
  objections: 'elements',
  materials: 'members',
  delivery: 'json',
})

/**
 * What somebody wrote when she asked for help, was told and thought of it. Bound to the draft and not to the consent's own id: who asks
 * again keeps the one that waits.
 */
export const closedConsents = closedTable(
  'applications.consents',
  ['draft', 'id'],
  { note: 'text', hints: 'elements', opinion: 'text' },
  { bound: ({ draft }, column) => `applications.consents.${column}/${String(draft)}` },
)

export const closedObjections = closedTable('applications.objections', ['root', 'id'], { shown: 'json', note: 'text' })
