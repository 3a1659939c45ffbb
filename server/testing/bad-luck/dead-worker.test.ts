// SPDX-License-Identifier: Apache-2.0
import { expect, inject as provided, test } from 'vitest'
import { connect } from '../../kernel/index.ts'
import { startWorker } from '../../outbox/index.ts'
import { testCity } from '../city.ts'

test('a job that a killed server had begun is done by another one soon, and a worker whose connections are cut begins again', async () => {
  await using city = await testCity()
  const message = async (job: string) => {
    const [account] = await city.sql<{ id: string }[]>`select id from people.persons limit 1`
    await city.sql`insert into notices.messages (account, id, mobile, body, state, asked_at) values (${account?.id ?? ''}, ${job}, ${city.vault.protect('13800000000')}, 'x', 'waiting', now())`
    await city.sql`select graphile_worker.add_job('notices.sms', ${JSON.stringify({ account: account?.id, id: job })}::text::json)`
  }
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
  await message(first)
  await city.sql`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', locked_by = 'pool-of-the-dead'`
  const worker = await startWorker(city, city.databaseUrl)
  const stateOf = async (id: string) =>
    (await city.sql<{ state: string }[]>`select state from notices.messages where id = ${id}`)[0]?.state
  await expect.poll(() => stateOf(first), { timeout: 30_000 }).toBe('sent')
  const admin = connect({ url: provided('database').adminUrl, max: 1 })
  const name = new URL(city.databaseUrl).pathname.slice(1)
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
  await expect
    .poll(
      () =>
        message(second).then(
          () => 'asked',
          () => 'away',
        ),
      { timeout: 10_000 },
    )
    .toBe('asked')
  await expect.poll(() => stateOf(second), { timeout: 30_000 }).toBe('sent')
  await admin.end({ timeout: 5 })
  await worker.stop()
}, 120_000)
