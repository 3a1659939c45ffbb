// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkDoors } from './doors.ts'

test('a door hands out what somebody outside takes, and makes nothing itself', () => {
  const door = {
    path: 'server/roads/index.ts',
    text: `import { Type } from 'typebox'
export { mend, type Road, sweep as sweepRoads } from './road.ts'
export const roadsRoom = {}
export function pave() {}`,
  }
  const own = { path: 'server/roads/road.test.ts', text: `import { mend } from './index.ts'` }
  const other = { path: 'server/desk/view.ts', text: `import { type Road, sweepRoads as sweep } from '../roads/index.ts'` }
  const rooms = { path: 'server/rooms.ts', text: `import { roadsRoom } from './roads/index.ts'` }
  expect(checkDoors([door, own, other, rooms]).map(({ line, says }) => `${line} ${says.split(':')[0]}`)).toEqual([
    '2 nobody outside the room takes mend',
    '1 routes stand in routes.ts, not in the door',
    '4 a door hands out what the files beside it make',
  ])
})
