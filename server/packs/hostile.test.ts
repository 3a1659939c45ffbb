// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentKinds } from '../rooms.ts'
import { checkPack } from './check-pack.ts'
import { goodPack, type PackTexts, writePack } from './testing-pack.ts'

const good = goodPack()
const paths = Object.keys(good).sort()

type Harm = {
  path: string
  line: number
  how: 'drop' | 'twice' | 'cut' | 'swap' | 'null' | 'list' | 'deep'
  at: number
  word: string
}
const harm: fc.Arbitrary<Harm> = fc.record({
  path: fc.constantFrom(...paths),
  line: fc.nat({ max: 120 }),
  how: fc.constantFrom(
    'drop' as const,
    'twice' as const,
    'cut' as const,
    'swap' as const,
    'null' as const,
    'list' as const,
    'deep' as const,
  ),
  at: fc.nat({ max: 80 }),
  word: fc.constantFrom(
    '',
    '{',
    '}',
    '"',
    "'",
    '&a *a',
    '- ',
    ':',
    '<',
    '=',
    '$(x)',
    '__proto__',
    '\u0000',
    '\ufeff',
    '90000000000000000000',
    '~',
    '!!x',
    'form',
    'constructor.prototype',
  ),
})

function harmed(texts: PackTexts, { path, line, how, at, word }: Harm): PackTexts {
  const lines = (texts[path] ?? '').split('\n')
  const n = line % lines.length
  const old = lines[n] ?? ''
  const indent = /^\s*/.exec(old)?.[0] ?? ''
  const key = /^(\s*[\w-]+:)/.exec(old)?.[1]
  const changed: Record<Harm['how'], string[]> = {
    drop: [],
    twice: [old, old],
    cut: [old.slice(0, at)],
    swap: [old.slice(0, at) + word + old.slice(at + 1)],
    null: [key ? `${key} null` : `${indent}null`],
    list: [key ? `${key} [1, { a: ${JSON.stringify(word)} }]` : `${indent}- 1`],
    deep: [key ? `${key} { a: { b: { c: [${JSON.stringify(word)}] } } }` : old],
  }
  lines.splice(n, 1, ...changed[how])
  return { ...texts, [path]: lines.join('\n') }
}

test('however a pack is damaged, the check ends with sentences that name a file and a line, and never with a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 4 }), async (harms) => {
      const pack = writePack(harms.reduce(harmed, good))
      try {
        const { findings, content } = await checkPack(contentKinds, pack.folder)
        const errors = findings.filter((one) => one.level === 'error')
        expect(content === null).toBe(errors.length > 0)
        for (const one of findings) {
          expect(one.file.startsWith('town/')).toBe(true)
          expect(Number.isInteger(one.line) && one.line >= 1).toBe(true)
          expect(one.message).toMatch(/[\u4e00-\u9fff]/)
        }
      } finally {
        pack.remove()
      }
    }),
    { numRuns: 150 },
  )
})
