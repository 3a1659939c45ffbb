// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { portalEn as pagesEn } from './en.ts'
import { portalAccessEn } from './en-access.ts'
import { portalMineEn } from './en-mine.ts'
import { joined, type Words } from './language.ts'
import { portalZh as frontZh } from './zh-CN.ts'
import { portalAccessZh } from './zh-CN-access.ts'
import { portalMineZh } from './zh-CN-mine.ts'
import { portalPagesZh } from './zh-CN-pages.ts'

const portal = fileURLToPath(new URL('../portal', import.meta.url))
const sources = readdirSync(portal, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(`${portal}/${file}`, 'utf8') }))

function keysOf(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  )
}

const portalZh = joined(joined(joined(frontZh, portalPagesZh), portalMineZh), portalAccessZh)
const portalEn = joined(joined(pagesEn, portalMineEn), portalAccessEn)
const zh = new Set(keysOf(portalZh))

test('what is on screen before any other page is opened has its words already', () => {
  const front = new Set(keysOf(frontZh))
  const atOnce = [
    'home/HomePage.tsx',
    'frame/Shell.tsx',
    'frame/Page.tsx',
    'frame/Trouble.tsx',
    'frame/SignInCard.tsx',
    'search/SearchBox.tsx',
    'cases/Matter.tsx',
    'frame/ReadAloud.tsx',
  ]
  const missing = sources
    .filter(({ file }) => atOnce.includes(file.replaceAll('\\', '/')))
    .flatMap(({ text }) => [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((found) => found[1] ?? ''))
    .filter((key) => !front.has(key))
  expect(missing).toEqual([])
})

test('every text that a page asks for exists in Chinese', () => {
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*(?:\w+ === '\w+' \? )?'([\w.-]+)'/g)].map((found) => ({ file, key: found[1] ?? '' })),
  )
  expect(asked.length).toBeGreaterThan(200)
  expect(asked.filter(({ key }) => !zh.has(key))).toEqual([])
})

test('every family of texts that a page asks for by a changing name has members', () => {
  const families = sources.flatMap(({ text }) => [...text.matchAll(/\bt\(`([\w.]+\.)\$\{/g)].map((found) => found[1] ?? ''))
  expect(families.length).toBeGreaterThan(10)
  expect(families.filter((family) => ![...zh].some((key) => key.startsWith(family)))).toEqual([])
})

test('English has the same texts, with the same blanks to fill', () => {
  const blanks = (text: unknown) => [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort()
  const read = (words: Words, key: string): unknown =>
    key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Words)[part] : undefined), words)
  expect(keysOf(portalEn).sort()).toEqual([...zh].sort())
  expect([...zh].filter((key) => String(blanks(read(portalZh, key))) !== String(blanks(read(portalEn, key))))).toEqual([])
})

test('no page carries Chinese text of its own', () => {
  const allowed = new Set(['format/dates.ts', 'format/in-english.ts', 'format/limits.ts', 'format/mistakes.ts', 'frame/Icon.tsx'])
  const own = sources
    .filter(({ file }) => !allowed.has(file.replaceAll('\\', '/')))
    .flatMap(({ file, text }) =>
      text
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        .split('\n')
        .filter((line) => /[\u4e00-\u9fff]/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(own).toEqual([])
})
