// SPDX-License-Identifier: Apache-2.0
import { type Complaint, type Import, importsOf, type Source } from './tree.ts'

/**
 * The floors of the rooms (DESIGN §2, counted finer by ADR 0002): a room
 * imports lower ones only, through their index.ts. What a room only names as a
 * type may lie above it.
 */
export const floors: Record<string, number> = {
  kernel: 0,
  ledger: 1,
  outbox: 1,
  vault: 2,
  packs: 1,
  people: 2,
  intrusions: 2,
  files: 2,
  registers: 3,
  licences: 3,
  papers: 4,
  cases: 4,
  items: 5,
  signatures: 5,
  bundles: 6,
  applications: 7,
  kinds: 6,
  commitments: 8,
  instructions: 8,
  payments: 8,
  deliveries: 8,
  notices: 8,
  halls: 8,
  ratings: 8,
  receipts: 9,
  backup: 9,
  audit: 9,
  supervision: 9,
  studio: 9,
  desk: 9,
  search: 9,
}

const roomOf = (path: string): string | undefined => /^server\/([a-z-]+)\//.exec(path)?.[1]

/** Because a room that reaches into another, or above itself, can no longer be changed or booted alone. */
export function checkFloors(files: Source[]): Complaint[] {
  const complaints: Complaint[] = []
  for (const file of files) {
    const room = roomOf(file.path)
    if (room !== undefined && floors[room] === undefined && room !== 'testing')
      complaints.push({ file: file.path, says: `the room ${room} stands on no floor: add it to scripts/checks/imports.ts` })
    for (const one of importsOf(file)) complaints.push(...complainOf(file, room, one))
  }
  return complaints
}

function complainOf(file: Source, room: string | undefined, one: Import): Complaint[] {
  const target = roomOf(one.to)
  const at = { file: one.from, line: one.line }
  if (one.from.startsWith('web/') && one.to.startsWith('server/'))
    return [{ ...at, says: 'pages import engine/ and client/, never server/' }]
  if (one.from.startsWith('client/') && !one.to.startsWith('client/') && !isTest(file))
    return [{ ...at, says: 'what a department installs imports nothing but itself' }]
  if (one.from.startsWith('engine/') && !one.to.startsWith('engine/') && !isTest(file))
    return [{ ...at, says: 'the engine imports nothing but itself' }]
  if (room === undefined || target === undefined || target === room || isTest(file)) return []
  const isDoor = /^server\/[a-z-]+\/(index|crypto\/index)\.ts$/.test(one.to) || (room === 'kernel' && target === 'kernel')
  if (!isDoor) return [{ ...at, says: `goes past the door of ${target}: import from ../${target}/index.ts` }]
  const [own, other] = [floors[room] ?? 0, floors[target] ?? 0]
  if (!one.isType && other >= own)
    return [{ ...at, says: `${room} (floor ${own}) imports ${target} (floor ${other}); only lower floors may be imported` }]
  return []
}

const isTest = (file: Source): boolean => /\.test\.tsx?$/.test(file.path) || /(small-city|browser-like|testing)/.test(file.path)

/** Because files that need each other cannot be read, tested or moved one at a time. */
export function checkCycles(files: Source[]): Complaint[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter((one) => !one.isType)
        .map((one) => one.to),
    ]),
  )
  const complaints: Complaint[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]): void => {
    const place = trail.indexOf(path)
    if (place >= 0) {
      complaints.push({ file: path, says: `imports go in a circle: ${[...trail.slice(place), path].join(' → ')}` })
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return complaints
}
