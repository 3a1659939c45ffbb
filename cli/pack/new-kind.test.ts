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
  const [out, err]: [string[], string[]] = [[], []]
  const into = (kept: string[]) => ({ write: (text: string) => kept.push(text) > 0 })
  const code = await run(args, { stdout: into(out), stderr: into(err) })
  return { code, out: out.join(''), err: err.join('') }
}

test('a new kind passes the check at once, with a form, a process that has a picture, an example and the people whom it needs', async () => {
  const made = await pack('new-kind', join(folder, 'first'), 'device-repair', '--name', '设备报修', '--owner', 'culture')
  expect(made).toMatchObject({ code: 0, err: '' })
  const read = (file: string) => readFileSync(join(folder, 'first', file), 'utf8')
  expect(read('kinds/device-repair/process.bpmn')).toContain('<bpmndi:BPMNShape id="handle_shape"')
  expect(read('kinds/device-repair/examples/first.yaml')).toContain('by: culture-first')
  expect(read('demo/officers.yaml')).toContain('login: culture-second')
  expect((await pack('check', folder)).code).toBe(0)

  const file = join(folder, 'first/kinds/device-repair/kind.yaml')
  writeFileSync(
    file,
    read('kinds/device-repair/kind.yaml').replace('{ id: checking, name: 待核实', '{ id: waiting, name: 待核实'),
  )
  const { code, out } = await pack('check', folder)
  expect(code).toBe(1)
  expect(out).toMatch(/process.bpmn\n {2}第 \d+ 行 {2}错误 {2}「待核实」要进入的状态「checking」没有写在 states 里/)
})

test('a new kind takes two operators whom the department has, and overwrites nothing', async () => {
  const made = await pack('new-kind', join(folder, 'first'), 'room-check', '--name', '机房巡检', '--owner', 'data')
  expect(made.code).toBe(0)
  expect(existsSync(join(folder, 'first/demo/officers.yaml'))).toBe(false)
  expect(readFileSync(join(folder, 'first/kinds/room-check/examples/first.yaml'), 'utf8')).toContain('by: data-operator\n')
  expect((await pack('new-kind', join(folder, 'first'), 'room-check', '--name', '又一个', '--owner', 'data')).err).toContain(
    '已经存在',
  )
  expect((await pack('new-kind', join(folder, 'first'), 'network-fault', '--name', '又一个', '--owner', 'data')).err).toContain(
    '已经有「network-fault」',
  )
  expect((await pack('new-kind', join(folder, 'first'), 'x', '--name', '甲', '--owner', 'navy')).err).toContain(
    '没有部门「navy」',
  )
  expect((await pack('new-kind', join(folder, 'yunzhou'), 'x', '--name', '甲', '--owner', 'hr')).err).toContain('要有两位运维岗')
})
