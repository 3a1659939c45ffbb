// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What somebody fills in, and what was found for it. Materials and objections are added one by one, so each is closed by itself. */
export const closedDrafts = closedTable('applications.drafts', ['owner', 'id'], {
  applicant: 'json',
  answers: 'json',
  prefilled: 'json',
  objections: 'elements',
  materials: 'members',
  delivery: 'json',
})

export const closedObjections = closedTable('applications.objections', ['root', 'id'], { shown: 'json', note: 'text' })
