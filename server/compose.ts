// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCaseParts, fillUnique, recountWithCalendar } from './cases/index.ts'
import type { City } from './city.ts'
import { gateBarrier } from './gates/index.ts'
import { uniqueRules } from './items/index.ts'
import { createVault, MasterMissing, type Vault } from './kernel/crypto/index.ts'
import {
  type Clock,
  type Config,
  closeAtRest,
  connect,
  createMetrics,
  distributeNew,
  findMigrations,
  isDatabaseAway,
  type Kernel,
  type Log,
  migrate,
  projectRoot,
  readConfig,
  silentLog,
  transaction,
  wallClock,
} from './kernel/index.ts'
import { completeBrought, kindDeclared } from './kinds/index.ts'
import { openHand } from './ledger/index.ts'
import { createOutbox, prepareJobs } from './outbox/index.ts'
import { adoptPublished, type Content, loadContent, publish } from './packs/index.ts'
import { declareUnseen } from './people/index.ts'
import { caseKinds, closed, contentKinds, jobs, rooms, stuckKinds, subscribers, sweeps, topics } from './rooms.ts'
import { seedDemo, seedReference } from './seed.ts'
import { alarmOfOpenValues, ensureKeys, keysInDatabase, learnKeys, learnMarks, purposesOf, unusable } from './vault/index.ts'

export type Composing = {
  clock?: Clock
  log?: Log
  url?: string /** content that is loaded already: it is immutable, so tests share it */
  content?: Content
  /** a server that people use counts and logs a programmer's error that it can live with; everything else stops at it */
  isServing?: true
}

/** Puts the city together: nothing is read from the environment below this point, nothing is global. */
export async function composeCity(config: Config, given: Composing = {}): Promise<City> {
  let city: City | undefined
  const metrics = createMetrics()
  const onAskedInside = (err: Error) => {
    metrics.askedInside.inc()
    const { log } = city ?? kernel
    log.error({ err }, 'asked of the pool inside an act')
  }
  const kernel: Kernel = {
    config,
    sql: connect({
      url: given.url ?? config.databaseUrl,
      max: config.databasePool,
      statementSeconds: config.statementSeconds,
      ...(given.isServing ? { onAskedInside } : {}),
    }),
    clock: given.clock ?? wallClock,
    log: given.log ?? silentLog,
    metrics,
  }
  const vault = await openVault(kernel).catch(async (error: unknown) => {
    await kernel.sql.end({ timeout: 1 })
    throw error
  })
  openHand(kernel.sql, vault)
  city = {
    ...kernel,
    vault,
    content: given.content ?? (await loadContent(contentKinds, config.packs, config.dataDir)),
    checks: { thread: new URL('./check-thread.ts', import.meta.url), folders: config.packs, kinds: contentKinds },
    outbox: createOutbox({ subscribers, jobs, sweeps, stuckKinds }),
    cases: createCaseParts(caseKinds, topics, kindDeclared, gateBarrier),
  }
  return city
}

/**
 * The keys, and what they open. A database whose data keys are wrapped by a key that is not there is not started on, and nothing is written:
 * throws KeysUnusable. One that does not answer yet is met again by `prepareDatabase`.
 */
async function openVault(kernel: Kernel): Promise<Vault> {
  const { config, sql, clock } = kernel
  const known = await keysInDatabase(sql).catch((error: unknown) => {
    if (isDatabaseAway(error)) return []
    throw error
  })
  let vault: Vault
  try {
    vault = createVault(config, { mayMake: known.length === 0 })
  } catch (error) {
    throw error instanceof MasterMissing ? unusable(error) : error
  }
  const holder = { sql, vault, clock }
  await learnKeys(holder, known)
  closeAtRest(sql, vault, (tx) => learnKeys({ ...holder, sql: tx }), alarmOfOpenValues(kernel))
  if (known.length > 0) await learnMarks(kernel)
  return vault
}

/** Brings tables, content and (in the demo city) people up to the code. Running it again changes nothing. */
export async function prepareDatabase(
  city: City,
  say: (line: string) => void = () => {},
  ownerUrl = city.config.databaseOwnerUrl || city.config.databaseUrl,
): Promise<void> {
  say('looking after tables and content')
  await prepareJobs(ownerUrl)
  const migrations = findMigrations(
    join(projectRoot, 'server'),
    rooms.map((room) => room.name),
  )
  // a table takes as long as it takes, and another process that migrates is waited for: this pool has no limits
  const owner = connect({ url: ownerUrl, max: 1 })
  const worksAs = decodeURIComponent(new URL(city.config.databaseUrl).username)
  try {
    const ran = await migrate(owner, migrations, worksAs)
    if (ran > 0) say(`tables brought up to date: ${ran} steps`)
    const laid = await distributeNew(owner, readFileSync(join(projectRoot, 'docs/distribute.sql'), 'utf8'))
    if (laid > 0) say(`tables that are new to the cluster lie on its nodes: ${laid}`)
  } finally {
    await owner.end({ timeout: 5 })
  }
  await ensureKeys(city, purposesOf(closed))
  await transaction(city.sql, async (tx) => {
    const { overtaken } = await publish(tx, city.content, city.clock.now())
    for (const { kind, id } of overtaken)
      say(`the files of ${kind} ${id} have changed: they take the place of what the studio published; see 配置 (studio)`)
    await seedReference(city, tx)
  })
  await adoptPublished(city)
  if (city.config.demo) await seedDemo(city, say)
  const { filled, twice } = await fillUnique(city, uniqueRules(city.content))
  if (filled > 0) say(`cases from before took their keys: ${filled}; already taken by an earlier case: ${twice}`)
  const brought = await completeBrought(city)
  if (brought > 0) say(`cases that were a room's own are of kinds by files now: ${brought}`)
  const declared = await declareUnseen(city)
  if (declared > 0) say(`foreign documents that no counter has seen are declared now: ${declared} accounts, which are told`)
  const moved = await recountWithCalendar(city)
  if (moved > 0) say(`the calendar has changed: ${moved} open cases have another due date`)
}

/** Keys and files of tests, kept between runs because a kept template is signed with them; each user's own, because nobody may write into another's. */
export const testFolder = join(tmpdir(), `chengshu-test-data-${process.getuid?.() ?? ''}`)

/** The configuration of tests: keys in memory, no rate limit that a loop would meet, files in a folder of their own. */
export function testConfig(databaseUrl: string, env: Record<string, string> = {}): Config {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    RATE_PER_MINUTE: '1000000',
    SECRET: 'a secret that only tests use, long enough for a key',
    DATA_DIR: testFolder,
    DATABASE_POOL: '6',
    ...env,
  })
  return config
}
