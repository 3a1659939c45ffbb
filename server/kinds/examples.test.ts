// SPDX-License-Identifier: Apache-2.0
import { describe, test } from 'vitest'
import { loadContent, packsIn } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { perform } from './testing-examples.ts'

const content = await loadContent(contentKinds, packsIn('packs'))

describe.each([...content.caseKinds.values()])('$name', (kind) => {
  test.each(kind.examples)('$name', (example) => perform(kind, example))
})
