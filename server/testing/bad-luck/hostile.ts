// SPDX-License-Identifier: Apache-2.0

/** Whoever sends one request, as himself; answers the status. */
export type Send = (asked: Asked) => Promise<number>
export type Asked = { method: string; path: string; payload?: string; type?: string }
type Shape = Record<string, unknown>
type Operation = {
  parameters?: { name: string; in: string; schema?: Shape }[]
  requestBody?: { content?: Record<string, { schema?: Shape }> }
}
export type Paths = Record<string, Record<string, Operation>>

const ID = '01900000-0000-7000-8000-000000000000'
/** Values as the worst of callers sends them; `undefined` leaves the thing out. */
const HOSTILE: unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  '0',
  '-1',
  '1e400',
  'NaN',
  'infinity',
  '-infinity',
  'null',
  'true',
  '%',
  '\\',
  "' or 1=1 --",
  '{}',
  '[]',
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e308,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  { length: 1 },
  { type: 1, value: 2 },
  JSON.parse('{"then":1}'),
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202e晓梅',
  '😀'.repeat(20),
  'x'.repeat(5000),
  ID,
  ID.toUpperCase(),
  `${ID}x`,
  '0000-00-00',
  '0000-01-01',
  '2026-02-30',
  '9999-12-31',
  '99999-01-01',
  '2026-11-20',
  '2026-11-20T25:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  Buffer.from(`["x","${ID}"]`).toString('base64url'),
  'AAAA.AAAA',
  '../../etc/passwd',
  '41010119900101001X',
  '9223372036854775808',
  '١٢٣',
  '１２',
  ['x', ['y']],
  [1, 'x', {}],
]

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Makes requests without end over all routes of the interface: some of their values are what is asked for, the others are not. */
export function hostileRequests(paths: Paths, seed: number): () => Asked {
  const roll = dice(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )

  function fill(shape: Shape | undefined, depth = 0): unknown {
    if (shape === undefined || roll() < (depth === 0 ? 0.15 : 0.3)) return pick(HOSTILE)
    if (Array.isArray(shape.enum)) return pick(shape.enum)
    if ('const' in shape) return shape.const
    const choices = shape.anyOf ?? shape.oneOf
    if (Array.isArray(choices)) return fill(pick(choices) as Shape, depth + 1)
    if (shape.type === 'object')
      return Object.fromEntries(
        Object.entries((shape.properties ?? {}) as Record<string, Shape>).map(([name, one]) => [name, fill(one, depth + 1)]),
      )
    if (shape.type === 'array') return Array.from({ length: Math.floor(roll() * 3) }, () => fill(shape.items as Shape, depth + 1))
    if (shape.type === 'integer' || shape.type === 'number') return Math.floor(roll() * 50)
    if (shape.type === 'boolean') return roll() < 0.5
    if (shape.format === 'uuid') return ID
    if (shape.format === 'date') return '2026-11-20'
    return pick(['食品', 'market', 'bench', ID, '2026-11-20', 'note'])
  }

  /** As it stands in an address; half a surrogate pair is sent as the bytes that it would have. */
  const written = (value: unknown): string => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
  }

  return () => {
    const { path, method, operation } = pick(routes)
    const given = operation.parameters ?? []
    const address = path.replace(
      /\{([^}]+)\}/g,
      (_, name: string) => written(fill(given.find((one) => one.in === 'path' && one.name === name)?.schema) ?? 'x') || 'x',
    )
    const query = given
      .filter((one) => one.in === 'query' && roll() < 0.6)
      .map((one) => ({ name: one.name, value: fill(one.schema) }))
      .filter((one) => one.value !== undefined)
      .map((one) => `${one.name}=${written(one.value)}`)
    const url = query.length > 0 ? `${address}?${query.join('&')}` : address
    if (method === 'GET') return { method, path: url }
    const content = Object.entries(operation.requestBody?.content ?? {})[0]
    if (content === undefined && roll() < 0.4)
      return {
        method,
        path: url,
        type: pick(['multipart/form-data', 'multipart/form-data; boundary=x']),
        payload: pick(['', '--x', '--x\r\n\r\n']),
      }
    const payload = JSON.stringify(fill(content?.[1].schema)) ?? ''
    return { method, path: url, type: 'application/json', payload: roll() < 0.05 ? payload.slice(0, -1) : payload }
  }
}

export type Fuzzed = { statuses: Map<number, number>; broken: string[]; slow: string[]; slowest: number }

/** Sends `count` of them, `width` at a time, in turn as each of the senders. */
export async function fuzz(
  paths: Paths,
  senders: Send[],
  given: { count: number; seed: number; width: number },
): Promise<Fuzzed> {
  const next = hostileRequests(paths, given.seed)
  const told: Fuzzed = { statuses: new Map(), broken: [], slow: [], slowest: 0 }
  let sent = 0
  const work = async (): Promise<void> => {
    while (sent < given.count) {
      const send = senders[sent++ % senders.length]
      const asked = next()
      const begun = performance.now()
      const status = (await send?.(asked)) ?? 0
      const took = performance.now() - begun
      told.slowest = Math.max(told.slowest, took)
      told.statuses.set(status, (told.statuses.get(status) ?? 0) + 1)
      const line = `${status} ${asked.method} ${asked.path.slice(0, 200)} ${(asked.payload ?? '').slice(0, 300)}`
      if (status >= 500 || status === 0) told.broken.push(line)
      if (took > 2000) told.slow.push(`${Math.round(took)} ms ${line}`)
    }
  }
  await Promise.all(Array.from({ length: given.width }, work))
  return told
}
