// SPDX-License-Identifier: Apache-2.0
// Running cases of a kind that move to its next version, by a command that is killed (kill -9) in the middle and begun again.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { theSystem } from '../server/cases/index.ts'
import { composeCity } from '../server/compose.ts'
import { connect, projectRoot, readConfig, startEmbedded, transaction } from '../server/kernel/index.ts'
import { kindContent } from '../server/kinds/content/index.ts'
import { kindInForce, openOfKind } from '../server/kinds/open.ts'
import { compileTexts, publishVersion } from '../server/packs/index.ts'
import { startServer } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [size, kills] = [argument('size', '100000'), argument('kills', '5')]
const KIND = 'manhole-report'

const folder = mkdtempSync(join(tmpdir(), 'chengshu-moves-'))
chmodSync(folder, 0o755)
const database = await startEmbedded(join(folder, 'postgres'))
const packs = join(projectRoot, 'packs/yunzhou')
const environment = {
  ...{ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DATA_DIR: folder, PACKS: packs, LOG_LEVEL: 'silent' },
}
try {
  // tables, keys and people
  await (await startServer({ folder, database, packs, roles: 'web', pool: 10 })).stop()
  const began = performance.now()
  const { from, to } = await openAll()
  const opened = (performance.now() - began) / 1000
  const moving = performance.now()
  let killed = 0
  for (let isDone = false; !isDone; ) {
    // each time a little later, so that it is hit in another place
    const after = killed < kills ? Math.ceil(((killed + 1) * size) / (kills + 2) / 2) : undefined
    isDone = await move(from, to, after)
    if (!isDone) killed += 1
  }
  const seconds = (performance.now() - moving) / 1000
  const counts = await counted(to)
  const isWhole = Object.values(counts).every((many) => many === size)
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version}`)
  console.log(
    JSON.stringify({
      bench: 'moves',
      figures: { size, killed, opened: Math.round(opened), seconds: Math.round(seconds), ...counts, isWhole },
    }),
  )
  process.exitCode = isWhole && killed === kills ? 0 : 1
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** As many cases as are asked for, and the next version of their kind, with a state that is called otherwise. */
async function openAll(): Promise<{ from: string; to: string }> {
  const city = await composeCity(readConfig({ ...environment, DATABASE_POOL: '10' }))
  try {
    const kind = kindInForce(city, KIND)
    const owner = city.content.departments.get(kind.owner)
    if (!owner) throw new Error('nobody answers for it')
    const opener = {
      ...{ actor: theSystem, applicant: { kind: 'firm' as const, id: owner.code, name: owner.name }, agent: null },
      ...{ channel: 'desk', region: owner.region },
    }
    let next = 0
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let n = next++; n < size; n = next++)
          await openOfKind(city, kind, opener, { form: { problem: '破损', place: `云州市古城区中山路${n + 1}号门前` } })
      }),
    )
    const texts = {
      ...kind.files,
      'kind.yaml': `${(kind.files['kind.yaml'] ?? '').replace('id: reported', 'id: received')}former: { states: { reported: received } }\n`,
    }
    const { id, hash, name, state = 'published', effectiveOn = null, files } = compileTexts(kindContent, KIND, texts)
    const made = { kind: 'kind', id, hash, name, state, effectiveOn, files }
    const now = city.clock.now()
    await transaction(city.sql, (tx) => publishVersion(tx, { made, before: kind.hash, kinds: city.content.kinds }, now))
    return { from: kind.hash, to: hash }
  } finally {
    await city.sql.end({ timeout: 5 })
  }
}

/** Whether the command came to its end; `killAfter`: it is killed when it has told of so many cases. */
function move(from: string, to: string, killAfter: number | undefined): Promise<boolean> {
  const command = spawn(
    process.execPath,
    [join(projectRoot, 'cli/chengshu.mjs'), 'process', 'migrate', '--from', from, '--to', to],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let told = 0
  command.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString().split('\n').length - 1
    if (killAfter !== undefined && told >= killAfter) command.kill('SIGKILL')
  })
  return new Promise((done, fail) => {
    command.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') done(false)
      else if (code === 0) done(true)
      else fail(new Error(`the command ended with ${code}`))
    })
  })
}

/** One version each, the state under its new name, one line of history and one entry of the ledger each. */
async function counted(to: string): Promise<Record<string, number>> {
  const sql = connect({ url: database.ownerUrl, max: 1 })
  try {
    const [row] = await sql<Record<string, number>[]>`
      select (select count(*)::int from cases.cases where kind = ${KIND} and item_hash = ${to} and state = 'received') as cases,
             (select count(*)::int from kinds.rows where kind = ${KIND} and state = 'received') as rows,
             (select count(*)::int from cases.happened where act = 'versionChanged') as changes,
             (select count(distinct case_id)::int from cases.happened where act = 'versionChanged') as changed,
             (select count(*)::int from (select entry ->> 'act' as act from ledger.inbox union all select act from ledger.entries) e
               where act = 'case.migrated') as entries`
    return { ...row }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
