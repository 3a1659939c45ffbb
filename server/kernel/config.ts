// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout, whatever the folder of the caller is. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

type Key = { default: string; why: string; check?: (value: string) => string | undefined }

const wholeNumber = (least: number, most: number) => (value: string) =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
    ? undefined
    : `must be a whole number from ${least} to ${most}`

const oneOf =
  (...words: string[]) =>
  (value: string) =>
    words.includes(value) ? undefined : `must be one of ${words.join(', ')}`

/** Every environment key that the server reads, with its default and the reason that it exists. */
export const configKeys = {
  PORT: { default: '8080', why: 'the port that the pages are served on', check: wholeNumber(0, 65535) },
  HOST: { default: '127.0.0.1', why: 'the address that is listened on; 0.0.0.0 opens the server to the network' },
  PUBLIC_URL: { default: '', why: 'the address that people type; sign-in and licence codes carry it' },
  DATABASE_URL: { default: '', why: 'an outside PostgreSQL (or Citus); empty starts the embedded one' },
  DATABASE_POOL: { default: '10', why: 'connections of one server process', check: wholeNumber(2, 500) },
  DATA_DIR: { default: 'data', why: 'where the embedded database, uploads and keys live' },
  PACKS: { default: 'packs/yunzhou', why: 'the content that is loaded, folders separated by a comma' },
  DEMO: {
    default: 'on',
    why: 'whether the demo city (its people, its sign-in) exists; off in a real city',
    check: oneOf('on', 'off'),
  },
  ROLES: { default: 'web,worker', why: 'what this process does: web answers people, worker fires timers and delivers facts' },
  LOG_LEVEL: {
    default: 'info',
    why: 'how much is logged',
    check: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'),
  },
  SECRET: { default: '', why: 'signs cookies and short-lived codes; empty makes one under DATA_DIR' },
  CRYPTO_SUITE: {
    default: 'sm',
    why: 'sm = SM2/SM3, ed25519 = Ed25519/SHA-256 for seals and checkpoints',
    check: oneOf('sm', 'ed25519'),
  },
  SESSION_MINUTES: {
    default: '30',
    why: 'an idle session ends after so long (GB/T 22239: 15–30 minutes)',
    check: wholeNumber(1, 1440),
  },
  RATE_PER_MINUTE: {
    default: '600',
    why: 'requests that one account or address may make in a minute',
    check: wholeNumber(1, 10_000_000),
  },
  TRUST_PROXY: {
    default: 'off',
    why: 'on behind a reverse proxy, so that the client address is the proxy’s word',
    check: oneOf('on', 'off'),
  },
  SECURE_COOKIES: { default: 'off', why: 'on when people come by https', check: oneOf('on', 'off') },
} satisfies Record<string, Key>

export type Config = {
  port: number
  host: string
  publicUrl: string
  databaseUrl: string
  databasePool: number
  dataDir: string
  packs: string[]
  demo: boolean
  roles: Set<'web' | 'worker'>
  logLevel: string
  secret: string
  cryptoSuite: 'sm' | 'ed25519'
  sessionMinutes: number
  ratePerMinute: number
  trustProxy: boolean
  secureCookies: boolean
}

/** Reads the configuration, or says in one error which keys are wrong and why. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = []
  const read = (name: keyof typeof configKeys): string => {
    const key: Key = configKeys[name]
    const value = env[name]?.trim() || key.default
    const complaint = value === '' ? undefined : key.check?.(value)
    if (complaint) wrong.push(`${name}=${value} ${complaint} (${key.why})`)
    return value
  }
  const roles = read('ROLES').split(',')
  for (const role of roles)
    if (role !== 'web' && role !== 'worker') wrong.push(`ROLES names “${role}”; the roles are web and worker`)
  const databaseUrl = read('DATABASE_URL')
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) wrong.push('DATABASE_URL must begin with postgres://')
  const host = read('HOST')
  const port = Number(read('PORT'))
  const dataDir = resolve(projectRoot, read('DATA_DIR'))
  const config: Config = {
    port,
    host,
    publicUrl: read('PUBLIC_URL') || `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`,
    databaseUrl,
    databasePool: Number(read('DATABASE_POOL')),
    dataDir,
    packs: read('PACKS')
      .split(',')
      .map((folder) => resolve(projectRoot, folder.trim())),
    demo: read('DEMO') === 'on',
    roles: new Set(roles as ('web' | 'worker')[]),
    logLevel: read('LOG_LEVEL'),
    secret: read('SECRET'),
    cryptoSuite: read('CRYPTO_SUITE') as 'sm' | 'ed25519',
    sessionMinutes: Number(read('SESSION_MINUTES')),
    ratePerMinute: Number(read('RATE_PER_MINUTE')),
    trustProxy: read('TRUST_PROXY') === 'on',
    secureCookies: read('SECURE_COOKIES') === 'on',
  }
  for (const folder of config.packs) if (!existsSync(folder)) wrong.push(`PACKS names ${folder}, which does not exist`)
  if (wrong.length > 0) throw new Error(`The configuration is not usable:\n  ${wrong.join('\n  ')}`)
  if (!config.secret) config.secret = ownSecret(dataDir)
  return config
}

/** A secret of this installation's own, made once and kept with its data. */
function ownSecret(dataDir: string): string {
  const file = resolve(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
