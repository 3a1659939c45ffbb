// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { run } from './index.ts'

const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="云州">
  <inputData id="i" name="出生日期"><variable name="出生日期" typeRef="date"/></inputData>
  <decision id="d" name="属相年"><variable name="属相年"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>出生日期.year</text></literalExpression></decision>
</definitions>`

async function ask(args: string[], questions: unknown[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const read = text(stdout)
  const code = await run(args, { stdin: Readable.from(questions.map((one) => `${JSON.stringify(one)}\n`)), stdout, stderr })
  stdout.end()
  return {
    code,
    answers: (await read)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  }
}

test('dmn run makes any number of decisions, by id or by name, and names what is wrong', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chengshu-dmn-'))
  const file = join(folder, 'a.dmn')
  await writeFile(file, xml)
  await writeFile(join(folder, 'broken.dmn'), '<definitions')
  const { code, answers } = await ask(
    ['run'],
    [
      { id: 1, file, decision: 'd', input: { 出生日期: '1988-03-16' } },
      { id: 2, file, decision: '属相年', input: { 出生日期: '1990-01-01' } },
      { id: 3, file, decision: '没有', input: {} },
      { id: 4, file: join(folder, 'none.dmn'), decision: 'd', input: {} },
      { id: 5, file: join(folder, 'broken.dmn'), decision: 'd', input: {} },
      { id: 6, file, decision: 'd' },
    ],
  )
  expect(code).toBe(0)
  expect(answers).toEqual([
    { id: 1, output: 1988 },
    { id: 2, output: 1990 },
    { id: 3, error: expect.stringContaining('属相年') },
    { id: 4, error: expect.stringContaining('打不开') },
    { id: 5, error: expect.stringContaining('第 1 行') },
    { id: 6, output: null },
  ])
})

test('dmn run explains on request: the trace and what is missing', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'chengshu-dmn-')), 'a.dmn')
  await writeFile(file, xml)
  const { answers } = await ask(['run', '--explain'], [{ id: 1, file, decision: 'd', input: {} }])
  expect(answers[0]).toMatchObject({ id: 1, output: null, missing: ['出生日期'], trace: [{ name: '属相年' }] })
})

test('a file may import another that lies beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chengshu-dmn-'))
  const imported = xml.replace('name="云州"', 'name="云州" namespace="urn:yunzhou:zodiac"')
  const importing = (
    location: string,
  ) => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="x" namespace="urn:x">
    <import name="属" namespace="urn:yunzhou:zodiac"${location} importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
    <decision id="d2" name="后一年"><variable name="后一年"/><informationRequirement><requiredDecision href="urn:yunzhou:zodiac#d"/></informationRequirement>
      <literalExpression><text>属.属相年 + 1</text></literalExpression></decision></definitions>`
  await writeFile(join(folder, 'zodiac.dmn'), imported)
  await writeFile(join(folder, 'a.dmn'), importing(' locationURI="zodiac.dmn"'))
  await writeFile(join(folder, 'b.dmn'), importing(''))
  const { answers } = await ask(
    ['run'],
    [
      { id: 1, file: join(folder, 'a.dmn'), decision: '后一年', input: { 属: { 出生日期: '1988-03-16' } } },
      { id: 2, file: join(folder, 'b.dmn'), decision: 'd2', input: { 出生日期: '1988-03-16' } },
    ],
  )
  expect(answers).toEqual([
    { id: 1, output: 1989 },
    { id: 2, output: 1989 },
  ])
})

test('a decision of which a cell cannot be read is answered with an error that names decision, rule and cell, never with a value', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'chengshu-dmn-')), 'a.dmn')
  const rule = (cell: string, output: string) =>
    `<rule><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>${output}</text></outputEntry></rule>`
  const table = (rules: string) =>
    `<decisionTable hitPolicy="FIRST"><input><inputExpression><text>risk</text></inputExpression></input><output/>${rules}</decisionTable>`
  await writeFile(
    file,
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="d" namespace="t"><decision id="route" name="route">${table(rule('== "HIGH"', '"look closer"') + rule('-', '"accept"'))}</decision><decision id="price" name="price">${table(rule('-', '10') + rule('"HIGH"', '5 +* 3'))}</decision></definitions>`,
  )
  const { answers } = await ask(
    ['run'],
    ['route', 'price'].map((decision) => ({ id: decision, file, decision, input: { risk: 'HIGH' } })),
  )
  expect(answers).toEqual([
    { id: 'route', error: expect.stringMatching(/route.*第 1 条规则第 1 列（条件）.*== "HIGH"/) },
    { id: 'price', error: expect.stringMatching(/price.*第 2 条规则第 1 列（结果）.*5 \+\* 3/) },
  ])
})
