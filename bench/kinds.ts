// SPDX-License-Identifier: Apache-2.0
// A city with 190 declared kinds: how long they take to be read and compiled, what they add to a start, how much of them a signed-in page loads.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot, startEmbedded } from '../server/kernel/index.ts'
import { loadContent } from '../server/packs/index.ts'
import { contentKinds } from '../server/rooms.ts'
import { createClients } from './clients.ts'
import { startServer } from './start-city.ts'

const wanted = Number(process.argv.find((one) => one.startsWith('--size='))?.split('=')[1] ?? '190')
const aims = { compileSeconds: 30, bootMoreSeconds: 5, pageKilobytes: 200 }
/** Real ones, many times over: with decisions, guards, rounds and registers. */
const shipped = join(projectRoot, 'packs/yunzhou/kinds')
const models = ['manhole-report', 'duty-order', 'project-review', 'cloud-request']

const folder = mkdtempSync(join(tmpdir(), 'chengshu-kinds-'))
chmodSync(folder, 0o755)
const database = await startEmbedded(join(folder, 'postgres'))
try {
  const pack = join(folder, 'packs/yunzhou')
  cpSync(join(projectRoot, 'packs/yunzhou'), pack, { recursive: true })
  const few = await measured(pack)
  const there = readdirSync(shipped).length
  for (let n = there; n < wanted; n++) copyKind(pack, models[n % models.length] ?? '', n)
  const many = await measured(pack)
  const figures = {
    kinds: wanted,
    compileSeconds: round(many.compile),
    bootMoreSeconds: round(many.warm - few.warm),
    pageKilobytes: round(many.page / 1024),
  }
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)} · Node ${process.version}`)
  for (const [name, aim] of Object.entries(aims))
    console.log(`${name.padEnd(18)} ${String(figures[name as keyof typeof aims]).padStart(8)}   aim ≤ ${aim}`)
  console.log(JSON.stringify({ bench: 'kinds', figures, aims }))
} finally {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Seconds to read and compile all content, seconds of a second start, bytes of what the page of kinds and the largest kind load. */
async function measured(pack: string): Promise<{ compile: number; warm: number; page: number }> {
  const began = performance.now()
  await loadContent(contentKinds, [pack])
  const compile = (performance.now() - began) / 1000
  const start = () => startServer({ folder, database, packs: pack, roles: 'web,worker', pool: 10 })
  await (await start()).stop()
  const again = performance.now()
  const server = await start()
  const warm = (performance.now() - again) / 1000
  const clients = createClients(server.base, 2)
  try {
    const leader = await clients.signIn('leader')
    const list = await clients.ok<{ rows: { id: string }[] }>(leader, 'GET', '/api/kinds')
    const sizes = await Promise.all(list.rows.map(({ id }) => clients.ok(leader, 'GET', `/api/kinds/${id}`)))
    const largest = Math.max(0, ...sizes.map((one) => bytesOf(one)))
    return { compile, warm, page: bytesOf(list) + largest }
  } finally {
    clients.close()
    await server.stop()
  }
}

/** A kind of the demo city under another name. */
function copyKind(pack: string, model: string, n: number): void {
  const id = `${model}-${n}`
  const target = join(pack, 'kinds', id)
  mkdirSync(target)
  for (const file of readdirSync(join(shipped, model), { withFileTypes: true })) {
    if (file.isDirectory()) {
      cpSync(join(shipped, model, file.name), join(target, file.name), { recursive: true })
      continue
    }
    const text = readFileSync(join(shipped, model, file.name), 'utf8')
    const names: [string, string][] = [
      [`id: ${model}\n`, `id: ${id}\n`],
      [`id="${model.replaceAll('-', '_')}"`, `id="${id.replaceAll('-', '_')}"`],
      [`bpmnElement="${model.replaceAll('-', '_')}"`, `bpmnElement="${id.replaceAll('-', '_')}"`],
    ]
    writeFileSync(
      join(target, file.name),
      names.reduce((said, [old, now]) => said.replace(old, now), text),
    )
  }
}

function bytesOf(answer: unknown): number {
  return Buffer.byteLength(JSON.stringify(answer))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
