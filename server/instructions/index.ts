// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { instructionRefusals } from './refusals.ts'
import { instructionRoutes } from './routes.ts'

export { assignmentKind, instructionKind } from './matter.ts'
export { seedInstructions } from './seed-instructions.ts'
export { instructionTopics } from './topics.ts'

export const instructionsRoom: Room<City> = {
  name: 'instructions',
  refusals: instructionRefusals,
  permissions: {
    'instruction.give': '批示交办、拆分任务',
    'instruction.read': '查看与本单位有关的督办',
    'instruction.report': '报告督办任务的进展',
  },
  routes: instructionRoutes,
}
