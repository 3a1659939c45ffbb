// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { connect } from './database.ts'
import { ensurePasswords, HBA, passwordFile, readPasswords, roles } from './embedded-access.ts'
import {
  BESIDE,
  DatabaseUnusable,
  databaseOwner,
  findBinaries,
  type Owner,
  othersMayPass,
  passable,
  putWhole,
  shortHash,
} from './embedded-binaries.ts'
import { type Cluster, isRacing, pause, runningPort, stopCluster, surroundings } from './embedded-process.ts'
import { countOthers, setAdminPassword } from './embedded-queries.ts'

/** A cluster that lets nobody in without a secret, stopped or running: the one that is there, brought up to that, or a new one. */
export async function prepareCluster(
  folder: string,
  settings: string[],
  say: (line: string) => void,
  bin = '',
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true })
  const data = clusterOf(folder)
  const owner = ownerOf(data)
  if (owner && dirname(data) === folder && !mayEnter(owner, dirname(folder)))
    throw new DatabaseUnusable(
      `The database lies in ${folder}, and the user who owns it (${owner.uid}) may no longer pass through a folder above. Let others pass: chmod o+x.`,
    )
  for (const place of new Set([folder, dirname(data)])) {
    if (!owner) chmodSync(place, 0o700)
    else if (owner.uid === databaseOwner()?.uid) {
      // what lies beside the cluster is root's; the database's user only passes through
      passable(place)
      chownSync(place, 0, 0)
    }
  }
  if (dirname(data) !== folder) remember(folder, dirname(data))
  const binaries = await findBinaries(owner, bin)
  const known = { folder, data, log: join(dirname(data), 'postgres.log'), binaries, owner, settings }
  if (!existsSync(join(data, 'PG_VERSION'))) {
    say('making an empty database')
    createCluster(known)
  }
  await secure(known, say)
  return { ...known, passwords: ensurePasswords(folder) }
}

/**
 * Where the cluster of a data folder lies: in it; or, as root, for a folder
 * that the database's user may not enter (as /root), beside it under /var/lib.
 * Where one is already, it stays, even if the folders' modes have changed since.
 */
export function clusterOf(folder: string): string {
  const here = join(folder, 'cluster')
  if (process.getuid?.() !== 0 || existsSync(join(here, 'PG_VERSION'))) return here
  const note = join(folder, 'place')
  if (existsSync(note)) return join(readFileSync(note, 'utf8').trim(), 'cluster')
  const beside = join(placeBeside(folder), 'cluster')
  return existsSync(join(beside, 'PG_VERSION')) || !othersMayPass(dirname(folder)) ? beside : here
}

/** Named after the folder; where a checkout that was moved away has that place, the next. */
function placeBeside(folder: string): string {
  for (let moved = 0; ; moved++) {
    const place = join(BESIDE, shortHash(moved === 0 ? folder : `${folder} ${moved}`))
    const back = join(place, 'folder')
    if (!existsSync(back) || readFileSync(back, 'utf8').trim() === folder) return place
  }
}

/** The folder remembers its place, so that a checkout that is moved finds its data again; the place remembers its folder, so that a copied one does not use the same. */
function remember(folder: string, place: string): void {
  const [note, back] = [join(folder, 'place'), join(place, 'folder')]
  const before = existsSync(back) ? readFileSync(back, 'utf8').trim() : folder
  if (before !== folder && existsSync(join(before, 'place')))
    throw new DatabaseUnusable(
      `${folder} is a copy of ${before}, whose database lies in ${place}. Two installations cannot share it: remove ${note}, and this one begins with an empty database.`,
    )
  writeFileSync(note, `${place}\n`)
  writeFileSync(back, `${folder}\n`)
}

/** Whoever owns the files that are there, else the database's own user. */
function ownerOf(data: string): Owner {
  if (process.getuid?.() !== 0 || !existsSync(data)) return databaseOwner()
  const { uid, gid } = statSync(data)
  return uid === 0 ? databaseOwner() : { uid, gid }
}

function mayEnter(owner: NonNullable<Owner>, folder: string): boolean {
  return othersMayPass(folder) || spawnSync('test', ['-x', folder], { ...owner, cwd: '/' }).status === 0
}

type Unsecured = Omit<Cluster, 'passwords'>

/** Secured before it is put in place. */
function createCluster(cluster: Unsecured): void {
  putWhole(cluster.data, (aside) => {
    const making = { ...cluster, data: aside }
    mkdirSync(aside, { mode: 0o700 })
    if (cluster.owner) chownSync(aside, cluster.owner.uid, cluster.owner.gid)
    const flags = [`--pgdata=${aside}`, `--username=${roles.admin}`, '--encoding=UTF8', '--locale=C', '--no-instructions']
    // how it lets people in, HBA says; until that is written, nothing listens
    run(cluster.binaries.initdb, [...flags, '--auth=reject'], making)
    lock(making)
  })
  if (!existsSync(join(cluster.data, 'PG_VERSION')))
    throw new DatabaseUnusable(`${cluster.data} is there, but holds no whole database. Move it away, then start again.`)
}

/** Gives the superuser the folder's secret in single-user mode, so that at no moment anybody could connect without one. */
function lock(cluster: Unsecured): void {
  const passwords = ensurePasswords(cluster.folder)
  run(cluster.binaries.postgres, ['--single', '-D', cluster.data, 'postgres'], cluster, setAdminPassword(passwords.admin))
  writeHba(cluster, HBA)
}

function run(program: string, args: string[], { data, owner }: Unsecured, input = ''): void {
  const ran = spawnSync(program, args, { ...owner, encoding: 'utf8', cwd: data, env: surroundings(), input })
  if (ran.status !== 0 || /^\S*\s*(ERROR|FATAL|PANIC):/m.test(ran.stderr))
    throw new Error(`${program} failed: ${ran.stderr || ran.error?.message || ran.stdout}`)
}

function writeHba({ data, owner }: Unsecured, text: string): void {
  // never through a path that the database's user could have bent: as root, this process may write anywhere
  const aside = join(data, `pg_hba.${randomUUID()}`)
  const file = openSync(aside, 'wx', 0o600)
  if (owner) fchownSync(file, owner.uid, owner.gid)
  writeFileSync(file, text)
  closeSync(file)
  renameSync(aside, join(data, 'pg_hba.conf'))
}

/**
 * A cluster of before SCRAM let every local user in as superuser. It is secured
 * while it stands still; so is one whose secrets were lost. The steps are in
 * such an order that a start that is killed between two of them leaves a
 * cluster that the next start takes up again.
 */
async function secure(cluster: Unsecured, say: (line: string) => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const isLocked = readFileSync(join(cluster.data, 'pg_hba.conf'), 'utf8') === HBA
    if (isLocked && readPasswords(cluster.folder)) return
    const port = runningPort(cluster.data)
    try {
      if (port !== undefined) await stopUnused(cluster, port)
      say('securing the database: from now on it asks everybody for a secret')
      if (isLocked) writeHba(cluster, '# nobody, until there are secrets\n')
      return lock(cluster)
    } catch (error) {
      if (attempt >= 50 || !isRacing(error)) throw error
      await pause(200)
    }
  }
}

async function stopUnused(cluster: Unsecured, port: number): Promise<void> {
  const sql = connect({ url: `postgres://${roles.admin}@127.0.0.1:${port}/postgres`, max: 1 })
  let others: number
  try {
    others = await countOthers(sql)
  } catch (cause) {
    throw new DatabaseUnusable(
      `The database in ${cluster.data} runs, but ${passwordFile(cluster.folder)} is missing. Stop the servers that use it, then start again.`,
      { cause },
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
  if (others > 0)
    throw new DatabaseUnusable(
      `A server of an older version still uses the database in ${cluster.data}. Stop it, then start again.`,
    )
  await stopCluster(cluster)
}
