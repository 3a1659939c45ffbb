// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'

export {
  type Counts,
  countWork,
  openQueues,
  type Queue,
  type WorkFilter,
  type WorkRow,
  workInQueues,
  workOfOfficer,
} from './queries.ts'
export { joinWorklist, type ListedTask, leaveWorklist } from './write-queries.ts'

export const worklistRoom: Room<unknown> = { name: 'worklist', views: ['in_hand'] }
