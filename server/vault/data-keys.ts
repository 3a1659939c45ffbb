// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { FIELD_KEY_BYTES, MasterMissing, type Vault } from '../kernel/crypto/index.ts'
import { type Clock, isDatabaseAway, type Log, type Sql, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { learnMarks } from './closed-columns.ts'
import * as queries from './queries.ts'

/** The keys beside the database are not those that closed what is in it: nothing is started and nothing is written. */
export class KeysUnusable extends Error {}

type Holder = { sql: Sql; vault: Vault; clock: Clock }

/**
 * A new key closes from so long after it was made: until then every server has
 * read it (LEARN_EVERY), so that nobody meets a value that it cannot open.
 */
const USED_AFTER = 60_000
const LEARN_EVERY = 20_000

const aboutKey = (id: string) => `data key ${id}`

/** The wrapped keys of a database; none when it has no tables yet. */
export async function keysInDatabase(sql: Sql): Promise<queries.WrappedKey[]> {
  return (await queries.hasTables(sql)) ? queries.wrappedKeys(sql) : []
}

/**
 * Unwraps what this process has not opened yet. A key that is newer than
 * `USED_AFTER` opens and does not close yet. Throws KeysUnusable when the
 * master key is not there or is another.
 */
export async function learnKeys(
  { sql, vault, clock }: Omit<Holder, 'sql'> & { sql: Tx },
  known?: queries.WrappedKey[],
): Promise<void> {
  const now = clock.now()
  for (const key of known ?? (await queries.wrappedKeys(sql))) {
    const { id, purpose, serial, algorithm, usedFrom } = key
    const mayClose = serial === 1 || usedFrom <= now
    if (key.retiredAt !== null) vault.keys.retire(id)
    if (vault.keys.find(id)) {
      if (mayClose) vault.keys.use(id)
      continue
    }
    const secret = await vault.master.unwrap(key.wrapped, aboutKey(id)).catch((error: unknown) => {
      throw error instanceof MasterMissing ? unusable(error) : error
    })
    vault.keys.admit({ id, purpose, serial, algorithm, usedFrom, secret }, mayClose)
  }
}

export function unusable(cause: MasterMissing): KeysUnusable {
  return new KeysUnusable(
    `主密钥 ${cause.id} 不在这里，或者不是当初加密这个数据库的那一把：服务没有启动，也没有写任何东西。
  请从备份把 DATA_DIR/keys 里的密钥文件（master-key-*.json 等）放回原处再启动；没有它，已加密的资料谁也打不开。
  如果这是新机器：多台服务器必须共用同一个密钥文件夹。见 docs/guides/back-up-and-restore.md。
  The master key ${cause.id} that this database was closed with is missing or is another one: nothing was started or written. Put the key files back under DATA_DIR/keys and start again.`,
    { cause },
  )
}

/** The first key of each purpose, and a new one where the suite of the city has another algorithm. Made at the start. */
export async function ensureKeys(holder: Holder, purposes: Iterable<string>): Promise<void> {
  const { sql, vault, clock } = holder
  await transaction(sql, async (tx) => {
    await queries.lockKeys(tx)
    const there = await queries.wrappedKeys(tx)
    if (there.length === 0 && vault.master.ids().length === 0) await vault.master.make(clock.now())
    const algorithm = algorithmOf(vault)
    for (const purpose of new Set(purposes)) {
      const newest = there.findLast((key) => key.purpose === purpose)
      if (newest?.algorithm !== algorithm) await makeKey(holder, tx, purpose, newest)
    }
  })
  await learnKeys(holder)
}

const algorithmOf = (vault: Vault) => (vault.suite === 'sm' ? 'sm4' : 'aes')

async function makeKey(
  { vault, clock }: Holder,
  tx: Tx,
  purpose: string,
  before: queries.WrappedKey | undefined,
): Promise<string> {
  const now = clock.now()
  const serial = (before?.serial ?? 0) + 1
  const id = `${purpose}-${serial}`
  await queries.insertKey(tx, {
    id,
    purpose,
    serial,
    algorithm: algorithmOf(vault),
    wrapped: await vault.master.wrap(randomBytes(FIELD_KEY_BYTES), aboutKey(id)),
    madeAt: now,
    // the first of its purpose has no value before it that anybody could miss
    usedFrom: before === undefined ? now : new Date(now.getTime() + USED_AFTER),
  })
  return id
}

export type Rotated = { master: string; keys: string[] }

/**
 * A new master key, all data keys wrapped by it, and a new data key for each
 * purpose: from a minute on they close, and the sweep closes again what older
 * ones closed. The old master key's file may go when no data key is wrapped by
 * it, which is at once; keep it as long as backups from before are kept.
 */
export async function rotateKeys(holder: Holder, what: 'all' | 'master'): Promise<Rotated> {
  const { sql, vault, clock } = holder
  return transaction(sql, async (tx) => {
    await queries.lockKeys(tx)
    const there = await queries.wrappedKeys(tx)
    const secrets = await Promise.all(there.map((key) => vault.master.unwrap(key.wrapped, aboutKey(key.id))))
    const master = await vault.master.make(clock.now())
    for (const [n, key] of there.entries())
      await queries.rewrapKey(tx, key.id, key.wrapped, await vault.master.wrap(secrets[n] ?? Buffer.alloc(0), aboutKey(key.id)))
    const keys: string[] = []
    if (what === 'all')
      for (const purpose of new Set(there.map((key) => key.purpose)))
        keys.push(
          await makeKey(
            holder,
            tx,
            purpose,
            there.findLast((key) => key.purpose === purpose),
          ),
        )
    await record(tx, clock.now(), [
      {
        act: 'keys.rotated',
        actor: { kind: 'system', id: 'operator' },
        subject: { kind: 'keys', id: master },
        facts: { master, rewrapped: there.length, made: keys },
      },
    ])
    return { master, keys }
  })
}

/** Keys that other servers make are read in time to be known before they close. Answers how to stop. */
export function followKeys(city: Holder & { log: Log }): () => void {
  const timer = setInterval(() => {
    Promise.all([learnKeys(city), learnMarks(city)]).catch((error: unknown) => {
      if (!isDatabaseAway(error)) city.log.error({ err: error }, 'the data keys could not be read; tried again')
    })
  }, LEARN_EVERY).unref()
  return () => clearInterval(timer)
}
