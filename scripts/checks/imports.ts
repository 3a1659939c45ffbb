// SPDX-License-Identifier: Apache-2.0
import { type Complaint, type Import, importsOf, type Source } from './tree.ts'

/**
 * The floors of the rooms (DESIGN §2, counted finer by ADR 0002): a room
 * imports lower ones only, through their index.ts, types as well (ADR 0060).
 */
export const floors: Record<string, number> = {
  kernel: 0,
  ledger: 1,
  outbox: 1,
  packs: 1,
  print: 1,
  vault: 2,
  people: 2,
  intrusions: 2,
  files: 2,
  registers: 3,
  seals: 3,
  licences: 4,
  units: 4,
  papers: 4,
  worklist: 4,
  accounts: 5,
  cases: 5,
  items: 6,
  signatures: 6,
  evidence: 7,
  bundles: 7,
  kinds: 7,
  gates: 8,
  applications: 8,
  commitments: 9,
  draws: 9,
  payments: 9,
  deliveries: 9,
  notices: 9,
  halls: 9,
  ratings: 9,
  urgings: 9,
  receipts: 10,
  backup: 10,
  audit: 10,
  supervision: 10,
  studio: 10,
  desk: 10,
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
  if (room !== undefined && one.to === 'server/city.ts' && !isTest(file))
    return [{ ...at, says: 'a room names what it needs of the city (needs.ts), never the whole city' }]
  if (room === undefined || target === undefined || target === room || isTest(file)) return []
  const isDoor = /^server\/[a-z-]+\/(index|crypto\/index)\.ts$/.test(one.to) || (room === 'kernel' && target === 'kernel')
  if (!isDoor) return [{ ...at, says: `goes past the door of ${target}: import from ../${target}/index.ts` }]
  const [own, other] = [floors[room] ?? 0, floors[target] ?? 0]
  if (other >= own)
    return [{ ...at, says: `${room} (floor ${own}) imports ${target} (floor ${other}); only lower floors may be imported` }]
  return []
}

const isTest = (file: Source): boolean => /\.test\.tsx?$/.test(file.path) || /(small-city|browser-like|testing)/.test(file.path)

/** Because files that need each other cannot be read, tested or moved one at a time. */
export function checkCycles(files: Source[]): Complaint[] {
  const knots = knotsOf(files, (one) => !one.isType)
  return knots.map((knot) => ({ file: knot[0] ?? '', says: `imports go in a circle: ${knot.join(', ')}` }))
}

/** How many files of a room lie in knots of types. None may come to it; when one is opened, its number goes down. */
const TYPE_KNOTS: Record<string, number> = {}

/** Because a knot of types is read, and changed, as one file as much as one of values. */
export function checkTypeKnots(files: Source[], known = TYPE_KNOTS): Complaint[] {
  const knots = knotsOf(
    files.filter((file) => file.path.startsWith('server/') && !isTest(file)),
    () => true,
  )
  const tied = Map.groupBy(knots.flat(), (path) => roomOf(path) ?? '')
  return [...new Set([...tied.keys(), ...Object.keys(known)])].flatMap((room) => {
    const [now, before] = [tied.get(room)?.length ?? 0, known[room] ?? 0]
    if (now === before) return []
    const knot = knots.filter((one) => one.some((path) => roomOf(path) === room)).map((one) => one.join(', '))
    return [
      {
        file: `server/${room}`,
        says:
          now > before
            ? `${now} files need each other for types, ${before} before: ${knot.join(' · ')}`
            : `${now} files in knots of types, no longer ${before}: say so in scripts/checks/imports.ts`,
      },
    ]
  })
}

/** The strongly connected components of more than one file (Tarjan 1972), each in order of its names. */
function knotsOf(files: Source[], counts: (one: Import) => boolean): string[][] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(counts)
        .map((one) => one.to),
    ]),
  )
  const index = new Map<string, number>()
  const stack: string[] = []
  const knots: string[][] = []
  const visit = (path: string): number => {
    const place = index.size
    index.set(path, place)
    stack.push(path)
    let least = place
    for (const next of graph.get(path) ?? []) {
      if (!graph.has(next)) continue
      if (!index.has(next)) least = Math.min(least, visit(next))
      else if (stack.includes(next)) least = Math.min(least, index.get(next) ?? least)
    }
    if (least === place) {
      const knot = stack.splice(stack.indexOf(path))
      if (knot.length > 1) knots.push(knot.toSorted())
    }
    return least
  }
  for (const path of graph.keys()) if (!index.has(path)) visit(path)
  return knots
}
