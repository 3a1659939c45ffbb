// SPDX-License-Identifier: Apache-2.0
import { describe, test } from 'vitest'
import { loadContent, packsIn } from '../packs/index.ts'
import { contentKinds } from '../rooms.ts'
import { perform } from './testing-examples.ts'

const packs = packsIn('packs')
const content = await loadContent(contentKinds, packs)
/** What the database of tests begins with is the shipped pack's. */
const more = packs.length > 1 ? content : undefined

describe.each([...content.caseKinds.values()])('$name', (kind) => {
  test.each(kind.examples)('$name', (example) => perform(kind, example, more))
})
