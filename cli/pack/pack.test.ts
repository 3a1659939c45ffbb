// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from './index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chengshu-cli-'))
  cpSync(join(import.meta.dirname, '../../packs/yunzhou'), join(folder, 'yunzhou'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function pack(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const stream = (take: (text: string) => void) => ({ write: (text: string) => take(text) })
  const code = await run(args, {
    stdout: stream((text) => {
      out += text
    }),
    stderr: stream((text) => {
      err += text
    }),
  } as unknown as Parameters<typeof run>[1])
  return { code, out, err }
}

test('a new item passes the check at once, and a mistake in it is then found by file and line', async () => {
  const made = await pack('new', join(folder, 'first'), 'library-card', '--name', '办借书证', '--department', 'culture')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(existsSync(join(folder, 'first/pack.yaml'))).toBe(true)
  expect((await pack('check', folder)).code).toBe(0)

  // beside the release before: a question that is called otherwise, and nothing says so
  const form = join(folder, 'yunzhou/kinds/manhole-report/form.yaml')
  const before = readFileSync(form, 'utf8')
  writeFileSync(form, before.replaceAll('near', 'beside'))
  const against = await pack('check', folder, '--against', join(import.meta.dirname, '../../packs'))
  expect(against.code).toBe(1)
  expect(against.out).toMatch(/kinds\/manhole-report\/form.yaml\n {2}第 5 行 {2}错误 .*「near」.*\[FIELD_GONE\]/)
  writeFileSync(form, before)

  const file = join(folder, 'first/items/library-card/item.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('visits: 0', 'vists: 0'))
  const { code, out } = await pack('check', folder)
  expect(code).toBe(1)
  expect(out).toContain('first/items/library-card/item.yaml\n')
  expect(out).toMatch(/第 18 行 {2}错误 {2}没有「vists」这一项.*是不是想写「visits」.*\[KEY_UNKNOWN\]/)

  const lines = (await pack('check', folder, '--json')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find((one) => one.level === 'error')).toMatchObject({
    file: 'first/items/library-card/item.yaml',
    line: 18,
    code: 'KEY_UNKNOWN',
  })
})

test('a new item never overwrites one that is there, and a department that does not exist is answered with those that do', async () => {
  expect(
    (await pack('new', join(folder, 'yunzhou'), 'old-age-allowance', '--name', '又一个', '--department', 'civil')).err,
  ).toContain('已经存在')
  const { code, err } = await pack('new', join(folder, 'first'), 'x', '--name', '甲', '--department', 'navy')
  expect(code).toBe(1)
  expect(err).toContain('没有部门「navy」：可用的有 office（市政府办）')
})

test('a command that is not understood says how it is written', async () => {
  for (const args of [[], ['check'], ['check', folder, '--yaml', 'x'], ['new', folder]])
    expect(await pack(...args)).toMatchObject({ code: 2, err: expect.stringContaining('chengshu pack check') })
})
