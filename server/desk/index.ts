// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import { deskRoutes } from './routes.ts'

export const deskRoom: Room<City> = { name: 'desk', routes: deskRoutes }
