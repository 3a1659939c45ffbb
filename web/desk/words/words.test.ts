// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zhCN } from './zh-CN.ts'

const desk = join(import.meta.dirname, '..')
const sources = readdirSync(desk, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(^|[\\/])words([\\/.])/.test(name))
  .map((name) => ({ name, text: readFileSync(join(desk, name), 'utf8') }))

function wordAt(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
      zhCN,
    )
}

test('every word that a page asks for is in the Chinese words', () => {
  const missing: string[] = []
  expect(sources.length).toBeGreaterThan(40)
  for (const { name, text } of sources) {
    for (const [, key] of text.matchAll(/\bt\(\s*'([\w.-]+)'/g))
      if (typeof wordAt(key!) !== 'string') missing.push(`${name}: ${key}`)
    for (const [, a, b] of text.matchAll(/\bt\([^'`]*\? '([\w.-]+)' : '([\w.-]+)'/g))
      for (const key of [a!, b!]) if (typeof wordAt(key) !== 'string') missing.push(`${name}: ${key}`)
    for (const [, prefix] of text.matchAll(/\bt\(\s*`([\w.]+)\.\$\{/g))
      if (typeof wordAt(prefix!) !== 'object') missing.push(`${name}: ${prefix}.*`)
  }
  expect(missing).toEqual([])
})

test('no page says Chinese on its own: what people read is in the words', () => {
  const said: string[] = []
  for (const { name, text } of sources) {
    const code = text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/\s\/\/ .*$/gm, '')
    for (const [line] of code.matchAll(/.*[\u4e00-\u9fff].*/g)) said.push(`${name}: ${line.trim()}`)
  }
  // 工作日 is the unit that the API reads, 送达 the stage that packs name, 选项一 what a new choice of a form first holds: content, like the rest of a draft
  expect(said.filter((line) => !/工作日`|'送达'|'选项一'/.test(line))).toEqual([])
})
