// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { Sweep } from '../outbox/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { closedDraws } from './closed.ts'
import { drawContent, drawsAreWhole } from './content.ts'
import type { City } from './needs.ts'
import { openDrawn } from './open-cases.ts'
import { drawRefusals } from './refusals.ts'
import { drawRoutes } from './routes.ts'

export const drawSweep: Sweep<City> = { name: 'draws.cases', everyMilliseconds: 5000, run: openDrawn }

export const drawsRoom: Room<City, ContentKind> = {
  name: 'draws',
  content: [{ ...drawContent, rules: [drawsAreWhole] }],
  refusals: drawRefusals,
  permissions: { 'draw.hold': '准备、组织本部门的随机抽取（准备和抽取须为两个人）' },
  atRest: [closedDraws],
  routes: drawRoutes,
}
