// SPDX-License-Identifier: Apache-2.0
// A city with 160,000 implementation items of four levels: how long a start takes, what it weighs, how fast people find and read.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { itemContent } from '../server/items/index.ts'
import { connect, startEmbedded, transaction } from '../server/kernel/index.ts'
import { compileTexts, loadContent, publishVersion } from '../server/packs/index.ts'
import { contentKinds } from '../server/rooms.ts'
import { makeCatalogue } from './catalogue-pack.ts'
import { quantile } from './clients.ts'
import { type RunningServer, startServer } from './start-city.ts'

const argument = (name: string, otherwise: string) =>
  process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const wanted = Number(argument('size', '160000'))
const seconds = Number(argument('seconds', '20'))
const profile = argument('profile', '')

const aims = { warmStartSeconds: 10, residentMegabytes: 700, searchP95Ms: 50, guideP95Ms: 30, publishSeconds: 2 }

const folder = mkdtempSync(join(tmpdir(), 'chengshu-catalogue-'))
chmodSync(folder, 0o755)
const database = await startEmbedded(join(folder, 'postgres'))
let server: RunningServer | undefined
try {
  const made = makeCatalogue(join(folder, 'packs'), wanted)
  const load = () => loadavg()[0]?.toFixed(1)
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load()} · Node ${process.version}`,
  )
  console.log(
    `${made.implementations} implementation items of ${made.basics.length} basic ones in 126 regions beside the demo city`,
  )
  const start = async (serverFlags: string[] = []) => {
    const began = performance.now()
    const started = await startServer({ folder, database, packs: made.folder, roles: 'web,worker', pool: 10, serverFlags })
    return { started, took: (performance.now() - began) / 1000 }
  }
  const cold = await start()
  console.log(
    `first start (everything read, checked, published, the demo city's people made): ${cold.took.toFixed(1)} s, ${resident(cold.started.pid)} MB; load ${load()}`,
  )
  await cold.started.stop()
  const warm = await start(profile === '' ? [] : ['--cpu-prof', '--heap-prof', `--diagnostic-dir=${profile}`])
  server = warm.started
  const atStart = resident(server.pid)
  const search = await atFifty(
    (n) => `/api/search?q=${encodeURIComponent(['高龄老人补贴', '企业许可', 'xyxk', '小区业主备案'][n % 4] ?? '')}`,
  )
  const some = Array.from({ length: 200 }, (_, n) => made.basics[(n * 37) % made.basics.length] ?? '')
  const guidePath = (n: number) => `/api/items/${some[n % some.length]}${n % 3 === 0 ? '' : '-990102001001'}`
  const first = await inTurn(some.map((_, n) => guidePath(n)))
  const guide = await atFifty(guidePath)
  const publish = await publishOne(server)
  const figures = {
    implementations: made.implementations,
    coldStartSeconds: round(cold.took),
    warmStartSeconds: round(warm.took),
    residentMegabytes: Math.max(atStart, resident(server.pid)),
    searchP95Ms: round(quantile(search, 0.95)),
    guideP95Ms: round(quantile(guide, 0.95)),
    guideFirstMs: round(quantile(first, 0.5)),
    publishSeconds: round(publish),
  }
  for (const [name, aim] of Object.entries(aims))
    console.log(`${name.padEnd(18)} ${String(figures[name as keyof typeof aims]).padStart(8)}   aim ≤ ${aim}`)
  console.log(`load ${load()}`)
  console.log(JSON.stringify({ bench: 'catalogue', figures, aims }))
} finally {
  await server?.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Asks fifty times a second for some seconds, whatever is still under way; milliseconds of each answer. */
async function atFifty(path: (n: number) => string): Promise<number[]> {
  const took: number[] = []
  const asked: Promise<void>[] = []
  for (let n = 0; n < seconds * 50; n++) {
    const began = performance.now()
    asked.push(
      fetch(`${server?.base}${path(n)}`).then(async (answer) => {
        await answer.arrayBuffer()
        if (!answer.ok) throw new Error(`${path(n)} answered ${answer.status}`)
        took.push(performance.now() - began)
      }),
    )
    await sleep(20)
  }
  await Promise.all(asked)
  return took
}

/** Asks one after the other: what was not used since the start is compiled then. */
async function inTurn(paths: string[]): Promise<number[]> {
  const took: number[] = []
  for (const path of paths) {
    const began = performance.now()
    await (await fetch(`${server?.base}${path}`)).arrayBuffer()
    took.push(performance.now() - began)
  }
  return took
}

/** Seconds from the transaction that publishes a changed basic item, in this process, until the server answers with it. */
async function publishOne({ base }: RunningServer): Promise<number> {
  const sql = connect({ url: database.url, max: 2 })
  try {
    const content = await loadContent(contentKinds, [join(folder, 'packs/yunzhou')], folder)
    const id = 'catalogue-0001'
    const before = content.items.get(id)
    if (!before) throw new Error(`no item ${id}`)
    const said = (before.files['item.yaml'] ?? '').replace(/^summary: .*$/m, 'summary: 这一份刚刚发布')
    const changed = compileTexts(itemContent, id, { ...before.files, 'item.yaml': said })
    const began = performance.now()
    await transaction(sql, (tx) => publishVersion(tx, { made: changed, before: before.hash, kinds: contentKinds }, new Date()))
    for (;;) {
      const answer = (await (await fetch(`${base}/api/items/${id}`)).json()) as { summary?: string }
      if (answer.summary === '这一份刚刚发布') return (performance.now() - began) / 1000
      if (performance.now() - began > 60_000) throw new Error('what was published was not seen within a minute')
      await sleep(20)
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function resident(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes ?? 0) / 1024)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
