// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect, type Sql, transaction } from './database.ts'
import { postgres } from './mended-postgres.ts'
import { mends } from './mends-of-postgres.ts'

let sql: Sql
beforeAll(() => {
  sql = connect({ url: inject('database').adminUrl, max: 3, statementSeconds: 5 })
})
afterAll(() => sql.end({ timeout: 5 }))

/** The driver with its own writers and readers, some of which throw. */
const bare = (options: object) =>
  postgres(inject('database').adminUrl, { max: 2, onnotice: () => {}, ...options }) as unknown as Sql

/** Asks many things at once, every third of them hostile; each answer must be the one that was asked for, or an error. */
async function askAmong(pool: Sql, hostile: (n: number) => Promise<unknown>): Promise<{ right: number; failed: number }> {
  const outcomes = { right: 0, failed: 0 }
  for (let round = 0; round < 10; round++)
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        if (n % 3 === 0) return expect(hostile(n)).rejects.toThrow()
        const asked = `${round}/${n}`
        const answer = await pool<{ is: string }[]>`select ${asked}::text as is`.catch(() => undefined)
        if (answer === undefined) outcomes.failed++
        else {
          expect(Array.from(answer)).toEqual([{ is: asked }])
          outcomes.right++
        }
      }),
    )
  return outcomes
}

test.each([0, 100])(
  'a value that cannot be written fails its own question alone, with %i questions sent ahead',
  async (max_pipeline) => {
    const pool = bare({ max_pipeline })
    const instants = await askAmong(pool, (n) => pool`select ${'x'}::timestamptz, ${n}::int`)
    const absent = await askAmong(pool, (n) => pool`select ${undefined as unknown as string}::text, ${n}::int`)
    const objects = await askAmong(pool, (n) => pool`select ${{ toString: 1 } as unknown as string}::uuid, ${n}::int`)
    expect([instants, absent, objects]).toEqual([
      { right: 400, failed: 0 },
      { right: 400, failed: 0 },
      { right: 400, failed: 0 },
    ])
    await pool.end()
  },
)

test.each([0, 100])(
  'an answer that cannot be read ends its connection; nobody gets it, and the next finds another, with %i questions sent ahead',
  async (max_pipeline) => {
    const throwing = {
      to: 600,
      from: [600],
      serialize: String,
      parse() {
        throw new Error('unreadable')
      },
    }
    const pool = bare({ max_pipeline, types: { throwing } })
    const outcomes = await askAmong(pool, (n) => pool`select point(${n}::int, 1)`)
    expect(outcomes.right + outcomes.failed).toBe(400)
    expect(Array.from(await pool`select 1 as one`)).toEqual([{ one: 1 }])
    await pool.end()
  },
)

test('no value, however hostile, throws in our writers: PostgreSQL refuses it and the pool goes on', async () => {
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  const hostile = [new Date('x'), { toString: 1 }, Object.create(null), cyclic, Symbol('s'), 10n, [1, [2]], () => 1, Number.NaN]
  const types = ['timestamptz', 'date', 'uuid', 'int', 'bigint', 'bytea', 'numeric', 'uuid[]']
  for (const type of types)
    for (const value of hostile) {
      const asked = sql`select ${value as string}::${sql.unsafe(type)} as is`
      const code = await asked.then(
        () => 'taken',
        (error) => error.code,
      )
      // 42846 and 42804: it was an array where none is meant; 2202E: arrays of unequal lengths
      expect([type, code]).toEqual([type, expect.stringMatching(/^(taken|22...|42846|42804)$/)])
    }
  expect(Array.from(await sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('an answer that broke off after some rows leaves nothing in the next', async () => {
  const one = connect({ url: inject('database').adminUrl, max: 1 })
  await expect(one`select 1 / (3 - i) from generate_series(1, 5) i`).rejects.toMatchObject({ code: '22012' })
  const next = await one`select 7 as n`
  expect([next.length, next[0]]).toEqual([1, { n: 7 }])
  await one.end()
})

test('a question that is asked again after its table changed carries the same value', async () => {
  const one = connect({ url: inject('database').adminUrl, max: 1 })
  await one`create temporary table changing (n int)`
  await one`insert into changing values (1)`
  const ask = () => one`select changing.*, ${one.json({ a: '1' })}::jsonb as kept from changing`
  expect(Array.from(await ask())).toEqual([{ n: 1, kept: { a: '1' } }])
  await one`alter table changing add column m int`
  expect(Array.from(await ask())).toEqual([{ n: 1, m: null, kept: { a: '1' } }])
  await one.end()
})

test('a transaction whose connection died says nothing more, though the connection lives again', async () => {
  const one = connect({ url: inject('database').adminUrl, max: 1 })
  await one`create temporary table if not exists unused (n int)`
  let late: unknown
  const died = Promise.withResolvers<void>()
  // another, who is in no transaction, speaks over the connection that takes the place of the lost one
  const spoken = died.promise.then(() => expect.poll(() => one`select 1 as one`.catch(() => [])).toHaveLength(1))
  const lost = transaction(one, async (tx) => {
    const [{ pid }] = await tx<[{ pid: number }]>`select pg_backend_pid() as pid`
    await sql`select pg_terminate_backend(${pid})`
    died.resolve()
    await spoken
    late = await tx`select 'spoken after death'`.catch((error: unknown) => error)
  })
  await expect(lost).rejects.toThrow()
  await expect.poll(() => late).toBeInstanceOf(Error)
  await one.end()
})

test('what is asked of a transaction after its end is refused, not run in somebody else’s', async () => {
  const [late] = await transaction(sql, async (tx) => [() => tx`select 1`] as const)
  await expect(late().execute()).rejects.toThrow(/transaction has ended/)
})

test('who waits for a connection, and who asks for too long, is told so in time', async () => {
  const one = connect({ url: inject('database').adminUrl, max: 1, statementSeconds: 1 })
  const slow = one`select pg_sleep(30)`.catch((error) => error.code)
  expect(await slow).toBe('57014')
  const held = Promise.withResolvers<void>()
  const holding = transaction(one, () => held.promise)
  expect(await one`select 1`.catch((error) => error.code)).toBe('CONNECTION_AWAITED')
  const served = one`select 1 as one`
  const answer = served.execute()
  held.resolve()
  await holding
  expect(Array.from(await answer)).toEqual([{ one: 1 }])
  // with its answer it is let go: a patience that ran on would keep some thousand answers of a busy server in memory
  expect((served as unknown as { waiting: { _destroyed: boolean } }).waiting._destroyed).toBe(true)
  await one.end()
})

test('every mend says why it is needed', () => {
  expect(new Set(mends.map((mend) => mend.because)).size).toBe(mends.length)
})
