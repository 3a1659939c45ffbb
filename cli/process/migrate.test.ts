// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { projectRoot } from '../../server/kernel/index.ts'
import { type TestCity, testCity } from '../../server/testing/city.ts'
import { doTask, file, openTasks, smallRestaurant } from '../../server/testing/journey.ts'
import { run as runPack } from '../pack/index.ts'
import { run } from './index.ts'

async function migrate(city: TestCity, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const io = {
    stdin: new PassThrough(),
    stdout,
    stderr,
    env: { DATABASE_URL: city.databaseUrl, DATA_DIR: city.config.dataDir, LOG_LEVEL: 'silent' },
  }
  const code = await run(['migrate', ...args], io)
  const lines = String(stdout.read() ?? '')
    .split('\n')
    .filter(Boolean)
  return { code, said: String(stderr.read() ?? ''), lines: lines.map((line) => JSON.parse(line)) }
}

/** Two stewards publish food-business-licence as somebody has redrawn it. */
async function published(city: TestCity, change: (text: string) => string): Promise<{ from: string; to: string }> {
  const [author, second] = [await city.as('steward'), await city.as('steward-2')]
  const { body: present } = await author.get('/studio/matters/item/food-business-licence')
  const { body: draft } = await author.post('/studio/drafts', { kind: 'item', matter: 'food-business-licence' })
  const changed = (what: string) => change(present.files.find((one: { what: string }) => one.what === what).text)
  // whose officers read an answer is said by the tasks' names
  const files = { 'process.bpmn': changed('process'), 'form.yaml': changed('form') }
  await author.put(`/studio/drafts/${draft.id}`, { revision: draft.revision, files, note: '' })
  const { body: seen } = await author.post(`/studio/drafts/${draft.id}/submission`, {})
  expect(seen).toMatchObject({ state: { code: 'submitted' } })
  await second.post(`/studio/drafts/${draft.id}/answer`, { revision: seen.revision, state: 'approved', reason: '' })
  const { body: done } = await second.post(`/studio/drafts/${draft.id}/publication`, {})
  expect(done).toMatchObject({ state: { code: 'published' } })
  return { from: present.hash, to: done.publishedHash }
}

/** The decision is called otherwise. */
const redrawn = (text: string) =>
  text.replaceAll(/(?<!case\.)\bdecide\b/g, 'judge').replace('name="作出决定"', 'name="作出许可决定"')

const values = smallRestaurant
let shops = 0
/** Each time for another shop: for the same one a second licence is refused. */
const apply = (city: TestCity) =>
  file(city, 'chen-xiaomei', {
    id: 'food-business-licence',
    values: { ...values, premisesAddress: `云东区人民路 ${++shops} 号` },
    firm: '91990102MA0C00016W',
  })

test('running cases move to a new version by a checked mapping, each on record, and end on it', async () => {
  await using city = await testCity()
  const folder = await mkdtemp(join(tmpdir(), 'chengshu-migrate-'))
  try {
    const reviewed = await apply(city)
    await doTask(city, 'market-handler', reviewed.number, { outcome: 'accept' })
    await doTask(city, 'market-reviewer', reviewed.number, { outcome: 'pass' })
    const { from, to } = await published(city, redrawn)
    const asked = ['--from', from, '--to', to]
    const unmapped = await migrate(city, ...asked)
    expect(unmapped.code).toBe(5)
    expect(unmapped.lines).toMatchObject([
      { number: reviewed.number, moved: false, problems: [{ code: 'ELEMENT_GONE', element: 'decide' }] },
      { moved: 0, refused: 1 },
    ])
    expect((await openTasks(city, 'market-decider', reviewed.number)).map((task) => task.name)).toEqual(['作出决定'])

    const map = join(folder, 'map.json')
    await writeFile(map, '{"decide":"nowhere"}')
    const wrong = await migrate(city, ...asked, '--map', map)
    expect(wrong).toMatchObject({ code: 2, lines: [] })
    expect(wrong.said).toContain('「nowhere」不是新版本的元素')

    await writeFile(map, '{"decide":"judge"}')
    const dry = await migrate(city, ...asked, '--map', map, '--dry-run')
    expect(dry).toMatchObject({
      code: 0,
      lines: [
        { moved: true, problems: [] },
        { moved: 1, refused: 0, dryRun: true },
      ],
    })
    expect((await openTasks(city, 'market-decider', reviewed.number)).map((task) => task.name)).toEqual(['作出决定'])

    expect(await migrate(city, ...asked, '--map', map)).toMatchObject({ code: 0, lines: [{ moved: true }, { moved: 1 }] })
    expect((await openTasks(city, 'market-decider', reviewed.number)).map((task) => task.name)).toEqual(['作出许可决定'])
    expect(await migrate(city, ...asked, '--map', map)).toMatchObject({ code: 0, lines: [{ moved: 0, refused: 0 }] })
    await doTask(city, 'market-decider', reviewed.number, { outcome: 'grant' })
    const view = await (await city.as('market-reviewer')).get(`/desk/cases/${reviewed.root}/${reviewed.id}`)
    expect(view.body.state.code).toBe('closed')
    expect(JSON.stringify(view.body.history)).toContain(to.slice(0, 12))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('what the studio published is written back to the files, to the byte, and again nothing; a pack that forgets what a case has answered is told so before a start', async () => {
  await using city = await testCity()
  const folder = await mkdtemp(join(tmpdir(), 'chengshu-export-'))
  try {
    await published(city, (text) => (text.startsWith('<?xml') ? text : `${text}# 核对过\n`))
    const next = join(folder, 'yunzhou')
    await cp(join(projectRoot, 'packs/yunzhou'), next, { recursive: true })
    const env = { DATABASE_URL: city.databaseUrl, DATA_DIR: city.config.dataDir, LOG_LEVEL: 'silent' }
    const pack = async (...args: string[]) => {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()]
      return { code: await runPack(args, { stdout, stderr, env }), said: String(stdout.read()) }
    }
    expect(await pack('export', next)).toEqual({ code: 0, said: 'items/food-business-licence/form.yaml\n写出 1 个文件。\n' })
    expect(await readFile(join(next, 'items/food-business-licence/form.yaml'), 'utf8')).toMatch(/# 核对过\n$/)
    expect(await pack('export', next)).toEqual({ code: 0, said: '写出 0 个文件。\n' })

    const form = { problem: '破损', place: '云州市古城区中山路40号门前' }
    expect((await (await city.as('city-counter')).post('/kinds/manhole-report/cases', { form })).status).toBe(201)
    const file = join(next, 'kinds/manhole-report/form.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('near', 'beside'))
    const checked = await pack('check', next, '--in-city')
    expect(checked.code).toBe(1)
    expect(checked.said).toMatch(/manhole-report\/form.yaml\n {2}第 5 行 {2}错误 .*「near」.*\[FIELD_GONE\]/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a command that names no versions is refused with its usage, and nothing is opened', async () => {
  const stderr = new PassThrough()
  const code = await run(['migrate', '--from', 'x'], { stdin: new PassThrough(), stdout: new PassThrough(), stderr })
  expect(code).toBe(2)
  expect(String(stderr.read())).toContain('chengshu process migrate --from HASH --to HASH')
})
