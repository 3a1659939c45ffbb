// SPDX-License-Identifier: Apache-2.0

import type { Task } from './case.ts'
import type { City } from './parts.ts'

type Queue = Pick<Task, 'department' | 'region' | 'positions'>
type Looking = { city: Pick<City, 'cases'>; now: Date }

/**
 * For so long a process believes that a queue which it saw staffed still is. An act that opens a task then tells no fact, and writes
 * no row, for what was just looked at; a post that ends is told of by itself, and the sweep sees what came between.
 */
const BELIEVED = 60_000

const keyOf = ({ department, region, positions }: Queue): string => `${department} ${region} ${positions.join()}`

export const isKnownStaffed = ({ city, now }: Looking, queue: Queue): boolean =>
  (city.cases.staffed.get(keyOf(queue)) ?? 0) > now.getTime()

export function noteStaffed({ city, now }: Looking, queue: Queue): void {
  city.cases.staffed.set(keyOf(queue), now.getTime() + BELIEVED)
}
