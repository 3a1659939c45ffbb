// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { checkCycles, checkFloors, checkTypeKnots } from './imports.ts'

const file = (path: string, ...imports: string[]) => ({ path, text: imports.join('\n') })

test('a room names no type of a room above, and never the whole city; a test may', () => {
  const up = `import type { Case } from '../cases/index.ts'`
  const city = `import type { City } from '../city.ts'`
  const says = (path: string, text: string) => checkFloors([file(path, text)]).map((one) => one.says.split(/[;(]/)[0]?.trim())
  expect(says('server/licences/issue.ts', up)).toEqual(['licences'])
  expect(says('server/desk/view.ts', up)).toEqual([])
  expect(says('server/desk/view.ts', city)).toEqual(['a room names what it needs of the city'])
  expect(says('server/desk/view.test.ts', city)).toEqual([])
})

test('files that need each other for types are counted by room: one more is refused, one fewer is written down', () => {
  const tied = [
    file('server/cases/act.ts', `import type { Working } from './working.ts'`),
    file('server/cases/working.ts', `import type { Act } from './act.ts'`),
    file('server/cases/light.ts', `import { act } from './act.ts'`),
  ]
  expect(checkCycles(tied)).toEqual([])
  expect(checkTypeKnots(tied, { cases: 2 })).toEqual([])
  expect(checkTypeKnots(tied, {}).map((one) => one.says)).toEqual([
    '2 files need each other for types, 0 before: server/cases/act.ts, server/cases/working.ts',
  ])
  expect(checkTypeKnots(tied, { cases: 3 })[0]?.says).toContain('no longer 3')
  const values = tied.map((one) => ({ ...one, text: one.text.replace('import type', 'import') }))
  expect(checkCycles(values).map((one) => one.says)).toEqual([
    'imports go in a circle: server/cases/act.ts, server/cases/working.ts',
  ])
})
