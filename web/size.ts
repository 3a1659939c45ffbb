// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

/** What the front page of the portal may load before it can be used: kilobytes of JavaScript after gzip. */
export const firstLoadLimit = 150

export type FirstLoad = { files: { file: string; kilobytes: number }[]; kilobytes: number; limit: number; ok: boolean }

/** Weighs the JavaScript that the portal's entry page loads at once (its chunk and everything that chunk imports). Throws when nothing is built. */
export function weighFirstLoad(dist = fileURLToPath(new URL('./dist/', import.meta.url))): FirstLoad {
  const place = `${dist}/.vite/manifest.json`
  if (!existsSync(place)) throw new Error('The pages are not built: run vite build first.')
  const manifest = JSON.parse(readFileSync(place, 'utf8')) as Manifest
  const seen = new Set<string>()
  const walk = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined || seen.has(name)) return
    seen.add(name)
    for (const next of chunk.imports ?? []) walk(next)
  }
  walk('index.html')
  const files = [...seen].map((name) => {
    const file = manifest[name]?.file ?? ''
    return { file, kilobytes: gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length / 1024 }
  })
  const kilobytes = files.reduce((sum, one) => sum + one.kilobytes, 0)
  return { files, kilobytes, limit: firstLoadLimit, ok: kilobytes <= firstLoadLimit }
}

/** The table, for people. */
export function sayFirstLoad(load: FirstLoad): string {
  const line = (name: string, kilobytes: number) => `${name.padEnd(48)}${kilobytes.toFixed(1).padStart(8)} KB`
  return [
    ...load.files.map((one) => line(one.file, one.kilobytes)),
    line(`portal, first load (limit ${load.limit} KB)`, load.kilobytes),
    load.ok ? 'ok' : 'TOO HEAVY',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const load = weighFirstLoad()
  console.log(sayFirstLoad(load))
  process.exitCode = load.ok ? 0 : 1
}
