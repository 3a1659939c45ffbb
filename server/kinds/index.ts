// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { Sweep } from '../outbox/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { checklistContent } from './checklists/content.ts'
import { demoCaseContent } from './content/demo-case.ts'
import { kindContent } from './content/index.ts'
import type { City } from './needs.ts'
import { kindRefusals } from './refusals.ts'
import { runRounds } from './rounds.ts'
import { kindRoutes } from './routes.ts'

export { handedFiles } from './answer-files.ts'
export { completeBrought } from './brought.ts'
export { listPanel } from './checklists/panel-schema.ts'
export { constantOf } from './content/filled.ts'
export { type Kind, kindContent } from './content/index.ts'
export { newKindFiles } from './content/new-kind.ts'
export { kindsOf, readsIn } from './content/parts.ts'
export { readSteps } from './content/read-steps.ts'
export { kindDeclared } from './matter.ts'
export { openOfKind } from './open.ts'
export { openAtCounter as openKindAtCounter } from './opener.ts'
export { openedBy } from './origin.ts'
export { opened as openedCase, openingBody } from './schemas.ts'
export { seedCases } from './seed-cases.ts'
export { kindTopics } from './topics.ts'
export { briefsOf } from './view.ts'

export const roundSweep: Sweep<City> = { name: 'kinds.rounds', everyMilliseconds: 60_000, run: runRounds }

export const kindsRoom: Room<City, ContentKind> = {
  name: 'kinds',
  refusals: kindRefusals,
  permissions: {
    'kind.read': '查看本部门的各类登记办件',
    'kind.open': '登记各类办件',
    'kind.signal': '接入设备和系统的信号',
  },
  content: [checklistContent, kindContent, demoCaseContent],
  routes: kindRoutes,
}
