// SPDX-License-Identifier: Apache-2.0
// What every script needs before it can do anything, in plain JavaScript that runs on Node ≥ 20: the dependencies, Node 24 (the npm package `node`), the built pages, a Chromium.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)
export const say = (line) => console.log(`  ${line}`)

/** Says what begins and, when it has ended, how long it took. */
function step(what, work) {
  say(what)
  const began = performance.now()
  const done = work()
  say(`… ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return done
}

/** npm itself, as it was called; never through a shell. */
function npm(args) {
  const cli = process.env.npm_execpath
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []]
  return spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
    shell: !cli && process.platform === 'win32',
  })
}

/** Installs what package-lock.json names, once for each of its versions. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
  const stamp = at('node_modules', '.chengshu-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  // `npm ci` refuses a lock in which another platform's optional binary is missing; `--no-save` keeps to the lock as well
  const done = step('installing dependencies (about a minute the first time)', () =>
    npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  if (done.status !== 0)
    fail(
      'The dependencies could not be installed. Is the npm registry within reach? `npm config get registry` says which one is asked.',
    )
  // where npm was told to run no install scripts, the one of `node` is still needed
  if (!existsSync(node24Path())) npm(['rebuild', 'node', '--ignore-scripts=false'])
  writeFileSync(stamp, lock)
}

/** With an empty HOME, npm would fill a folder `~` in the checkout with what it fetches, and Chromium would not start. */
function ownHome() {
  if (process.env.HOME !== '') return {}
  let home = at('node_modules', '.home')
  try {
    home = userInfo().homedir || home
  } catch {
    // a number without a name, as in some containers
  }
  return { HOME: home, npm_config_cache: join(home, '.npm') }
}

function node24Path() {
  return process.platform === 'win32' ? at('node_modules', 'node', 'bin', 'node.exe') : at('node_modules', 'node', 'bin', 'node')
}

/** Node 24: the one that npm brought, or the running one if it is new enough. */
export function node24() {
  if (existsSync(node24Path())) return node24Path()
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  fail('Node 24 did not come with the dependencies. Run `npm rebuild node`, or start with Node 24 or newer.')
}

export function environment(extra = {}) {
  return {
    ...process.env,
    ...ownHome(),
    PATH: `${at('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    ...extra,
  }
}

/** Runs a program of node_modules under Node 24 and answers its exit code. */
export function run24(args, extra = {}) {
  return spawnSync(node24(), args, { cwd: root, stdio: 'inherit', env: environment(extra) }).status ?? 1
}

export function start24(args, extra = {}) {
  return spawn(node24(), args, { cwd: root, stdio: 'inherit', env: environment(extra) })
}

/** Builds the pages when what they are made of has changed since the last build. */
export function ensureBuilt() {
  const now = fingerprint(['web', 'client', 'engine', 'package-lock.json'])
  const stamp = at('web', 'dist', '.fingerprint')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  const vite = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', at('web', 'vite.config.ts')]
  const status = step('building the pages', () => run24([...vite, '--logLevel', 'warn', at('web')]))
  if (status !== 0) fail('The pages could not be built; the lines above say why.')
  mkdirSync(at('web', 'dist'), { recursive: true })
  writeFileSync(stamp, now)
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (/(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/.test(path)) return
    const full = at(path)
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    else hash.update(path).update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const POSTGRES_15 = '/usr/lib/postgresql/15/bin'

/** The programs of PostgreSQL 15, the oldest that a city may run on, from Debian's package; undefined where they cannot be had. pgBackRest comes with them, for the guide's test. */
export function ensurePostgres15() {
  const isThere = () => existsSync(join(POSTGRES_15, 'postgres')) && existsSync('/usr/bin/pgbackrest')
  if (!isThere() && process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('installing PostgreSQL 15 and pgBackRest with apt-get')
    // Debian's package would start a cluster of its own on port 5432: nobody asked for that
    const own = '/etc/postgresql-common/createcluster.conf'
    if (!existsSync(own)) {
      mkdirSync('/etc/postgresql-common', { recursive: true })
      writeFileSync(own, 'create_main_cluster = false\n')
    }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', '-o', 'Dpkg::Options::=--force-confold', 'postgresql-15', 'pgbackrest'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return isThere() ? POSTGRES_15 : undefined
}

/** A real Chromium for the browser tests: the machine's, else from its package manager, else playwright's own. */
export function ensureChromium() {
  const found = () => [process.env.CHROMIUM, ...CHROMIUM].find((path) => path && existsSync(path))
  if (found()) return found()
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('installing Chromium and a Chinese font with apt-get')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (found()) return found()
  }
  say('asking playwright for its own Chromium')
  spawnSync(node24(), [at('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  })
  const asked = spawnSync(node24(), ['-e', "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"], {
    cwd: root,
    encoding: 'utf8',
    env: environment(),
  })
  const own = asked.stdout?.trim()
  if (own && existsSync(own)) return own
  fail(
    'The browser tests need a Chromium and none could be had. Install one (Debian: `apt-get install chromium fonts-noto-cjk`) or name it: CHROMIUM=/path/to/chromium npm test',
  )
}

export function fail(sentence) {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}
