// SPDX-License-Identifier: Apache-2.0
import { buildApp } from './app.ts'
import { composeCity, prepareDatabase } from './compose.ts'
import { type Database, openDatabase } from './database-open.ts'
import { prepareSearch } from './items/index.ts'
import { KeyFileDamaged } from './kernel/crypto/index.ts'
import { type Config, DatabaseUnusable, isDatabaseAway, readConfig } from './kernel/index.ts'
import { followMissing } from './ledger/index.ts'
import { startWorker, type Worker } from './outbox/index.ts'
import { followPublished, PackRefused } from './packs/index.ts'
import { seedDemoWork } from './seed.ts'
import { followKeys, KeysUnusable } from './vault/index.ts'
import { welcome } from './welcome.ts'

const say = (line: string) => console.log(`  ${line}`)

/** Another program took the embedded database's port while it was away: every pool knows the old one. A new start finds the new one. */
function moved(): void {
  console.error('  the database came back on another port: start this server again')
  process.exit(1)
}

/** Starts one server process; what is refused is said and leaves nothing running. Stops cleanly on Ctrl-C or TERM: no new requests, running ones finish, timers rest, the database last. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const database = await openDatabase(config, say, moved)
  await database.sql.end()
  try {
    await run(config, database)
  } catch (error) {
    // a start that is refused leaves no database behind that nobody would stop
    await database.close()
    throw error
  }
}

async function run(config: Config, database: Database): Promise<void> {
  config.databaseUrl = database.url
  config.databaseOwnerUrl = database.ownerUrl
  const city = await composeCity(config, { isServing: true })
  await prepareDatabase(city, say)
  const app = await buildApp(city)
  city.log = app.log
  if (config.demo && config.roles.has('worker')) await seedDemoWork(city)
  let worker: Worker | undefined
  if (config.roles.has('worker')) worker = await startWorker(city, database.url)
  // a worker looks for newly published content by itself
  const unfollow = worker ? undefined : followPublished(city)
  const stopSeeking = followMissing(city)
  const stopLearning = followKeys(city)
  if (config.roles.has('web')) {
    prepareSearch()
    const address = new URL(await app.listen({ port: config.port, host: config.host }))
    console.log(welcome(city, Number(address.port)))
  }
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    console.log(`\n  ${signal}: stopping`)
    const timeout = setTimeout(() => process.exit(1), 30_000)
    timeout.unref()
    unfollow?.()
    stopSeeking()
    stopLearning()
    await app.close()
    await worker?.stop()
    await city.sql.end({ timeout: 5 })
    await database.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop('SIGINT'))
  process.on('SIGTERM', () => void stop('SIGTERM'))
}

process.on('unhandledRejection', (error) => {
  // a pool that loses its database rejects what was under way; it reconnects by itself
  if (isDatabaseAway(error)) return
  throw error
})

main().catch((error: unknown) => {
  if (
    error instanceof PackRefused ||
    error instanceof DatabaseUnusable ||
    error instanceof KeysUnusable ||
    error instanceof KeyFileDamaged
  )
    console.error(error.message)
  else console.error(error instanceof Error && error.message.startsWith('The configuration') ? error.message : error)
  process.exit(1)
})
