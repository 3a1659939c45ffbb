// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { derivedKey } from './crypto/derived-key.ts'
import { proxyComplaint, type TrustedProxies, trustedProxies } from './proxies.ts'
import { publicUrlComplaint } from './public-url.ts'
import { ownSecret, secretComplaint } from './secret.ts'

/** The folder of the checkout, whatever the folder of the caller is. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

type Key = { default: string; why: string; check?: (value: string) => string | undefined; isSecret?: boolean }

const secretKey = { default: '', check: secretComplaint, isSecret: true }

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
  PUBLIC_URL: {
    default: '',
    why: 'the address that people type; sign-in and licence codes carry it, and cookies are secure where it is https; empty: HOST and PORT',
    check: publicUrlComplaint,
  },
  DATABASE_URL: { default: '', why: 'an outside PostgreSQL (or Citus); empty starts the embedded one' },
  DATABASE_OWNER_URL: {
    default: '',
    why: 'the same database as the role that owns the tables and changes them, so that the role of DATABASE_URL need not; empty: one role does both',
  },
  DATABASE_POOL: { default: '10', why: 'connections of one server process', check: wholeNumber(2, 500) },
  STATEMENT_SECONDS: {
    default: '15',
    why: 'a statement that takes longer is ended, and a database that is silent for longer is given up',
    check: wholeNumber(1, 600),
  },
  LOOKUPS: {
    default: 'at-once',
    why: 'at-once = numbers, applicants’ lists and queues are written with each act; projected = from its facts, a moment later, so that on a cluster an act is one node’s',
    check: oneOf('at-once', 'projected'),
  },
  DATA_DIR: { default: 'data', why: 'where the embedded database, uploads and keys live' },
  WITNESS_COPY: {
    default: '',
    why: 'a second place (another disk or machine) where the ledger’s witness is copied to; empty keeps it under DATA_DIR alone',
  },
  BACKUP_DIR: {
    default: '',
    why: 'where backups go, on another disk: the embedded database’s log follows into it within 30 seconds, uploads and keys too; empty: no log is kept',
  },
  POSTGRES_BIN: {
    default: '',
    why: 'the folder with initdb, pg_ctl and postgres (15 or newer) of this machine, for the embedded database; empty: those that npm brought',
  },
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
  SECRET: {
    ...secretKey,
    why: 'every key of this server is derived from it (cookies, forgery tokens, cursors); at least 32 random signs; empty makes one under DATA_DIR',
  },
  PAYMENT_SECRET: {
    ...secretKey,
    why: 'shared with the payment service alone; empty derives one (`chengshu secret payment` tells it)',
  },
  COURIER_SECRET: { ...secretKey, why: 'shared with the courier alone; empty derives one (`chengshu secret courier` tells it)' },
  SIGNING_KEY: {
    default: '',
    why: 'the public key (SM2 04‖x‖y or Ed25519, hexadecimal) of the service by which persons and firms sign; empty: a simulated one',
    check: (value) =>
      /^(04[0-9a-f]{128}|[0-9a-f]{64})$/.test(value) ? undefined : 'must be 130 or 64 hexadecimal digits in lower case',
  },
  METRICS_TOKEN: {
    ...secretKey,
    why: 'whoever reads /metrics sends it as a bearer token; empty: only this machine reads them, and only where PUBLIC_URL is this machine',
  },
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
  SMS_CODES_PER_HOUR: {
    default: '10000',
    why: 'codes by SMS that the city sends in an hour; browsers that are known for the number go first, whoever registers goes last',
    check: wholeNumber(10, 10_000_000),
  },
  TRUST_PROXY: {
    default: 'off',
    why: 'how many reverse proxies stand before the server (1), or their addresses and networks: the sender’s address is what the last of them saw',
    check: proxyComplaint,
  },
} satisfies Record<string, Key>

export type Config = {
  port: number
  host: string
  publicUrl: string
  databaseUrl: string
  databaseOwnerUrl: string
  databasePool: number
  statementSeconds: number
  lookups: 'at-once' | 'projected'
  dataDir: string
  witnessCopy: string
  /** empty: none */
  backupDir: string
  /** empty: what npm brought */
  postgresBin: string
  packs: string[]
  demo: boolean
  roles: Set<'web' | 'worker'>
  logLevel: string
  secret: string
  /** what each outside partner shares with this city */
  partnerSecrets: { payment: string; courier: string }
  /** public key of the signing service; empty: simulated */
  signingKey: string
  metricsToken: string
  cryptoSuite: 'sm' | 'ed25519'
  smsCodesPerHour: number
  sessionMinutes: number
  ratePerMinute: number
  trustProxy: TrustedProxies
  /** follows PUBLIC_URL: where people come by https, no cookie travels otherwise */
  secureCookies: boolean
}

/** Reads the configuration, or says in one error which keys are wrong and why. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = []
  const read = (name: keyof typeof configKeys): string => {
    const key: Key = configKeys[name]
    const value = env[name]?.trim() || key.default
    const complaint = value === '' ? undefined : key.check?.(value)
    if (complaint) wrong.push(`${key.isSecret ? name : `${name}=${value}`} ${complaint} (${key.why})`)
    return value
  }
  const roles = read('ROLES').split(',')
  for (const role of roles)
    if (role !== 'web' && role !== 'worker') wrong.push(`ROLES names “${role}”; the roles are web and worker`)
  const databaseUrl = read('DATABASE_URL')
  const databaseOwnerUrl = read('DATABASE_OWNER_URL')
  for (const [name, url] of Object.entries({ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl }))
    if (url && !/^postgres(ql)?:\/\//.test(url)) wrong.push(`${name} must begin with postgres://`)
  const postgresBin = read('POSTGRES_BIN')
  if (postgresBin && !existsSync(resolve(postgresBin, 'postgres')))
    wrong.push(`POSTGRES_BIN names ${postgresBin}, in which there is no program postgres`)
  if (databaseOwnerUrl && !databaseUrl)
    wrong.push('DATABASE_OWNER_URL needs a DATABASE_URL: the embedded database has an owner of its own')
  const host = read('HOST')
  const port = Number(read('PORT'))
  const publicUrl = read('PUBLIC_URL').replace(/\/$/, '') || `http://${nameOf(host)}:${port}`
  const dataDir = resolve(projectRoot, read('DATA_DIR'))
  const config: Config = {
    port,
    host,
    publicUrl,
    databaseUrl,
    databaseOwnerUrl,
    databasePool: Number(read('DATABASE_POOL')),
    statementSeconds: Number(read('STATEMENT_SECONDS')),
    lookups: read('LOOKUPS') as 'at-once' | 'projected',
    dataDir,
    witnessCopy: read('WITNESS_COPY') && resolve(projectRoot, read('WITNESS_COPY')),
    backupDir: read('BACKUP_DIR') && resolve(projectRoot, read('BACKUP_DIR')),
    postgresBin: postgresBin && resolve(postgresBin),
    packs: read('PACKS')
      .split(',')
      .map((folder) => resolve(projectRoot, folder.trim())),
    demo: read('DEMO') === 'on',
    roles: new Set(roles as ('web' | 'worker')[]),
    logLevel: read('LOG_LEVEL'),
    secret: read('SECRET'),
    partnerSecrets: { payment: read('PAYMENT_SECRET'), courier: read('COURIER_SECRET') },
    signingKey: read('SIGNING_KEY'),
    metricsToken: read('METRICS_TOKEN'),
    cryptoSuite: read('CRYPTO_SUITE') as 'sm' | 'ed25519',
    sessionMinutes: Number(read('SESSION_MINUTES')),
    ratePerMinute: Number(read('RATE_PER_MINUTE')),
    smsCodesPerHour: Number(read('SMS_CODES_PER_HOUR')),
    trustProxy: false,
    secureCookies: publicUrl.startsWith('https:'),
  }
  for (const folder of config.packs) if (!existsSync(folder)) wrong.push(`PACKS names ${folder}, which does not exist`)
  const given = [config.secret, ...Object.values(config.partnerSecrets), config.metricsToken].filter((one) => one !== '')
  if (new Set(given).size < given.length)
    wrong.push('SECRET, PAYMENT_SECRET, COURIER_SECRET and METRICS_TOKEN must differ: whoever knows one shall not know another')
  const proxies = read('TRUST_PROXY')
  if (wrong.length > 0) throw new Error(`The configuration is not usable:\n  ${wrong.join('\n  ')}`)
  config.trustProxy = trustedProxies(proxies)
  if (!config.secret) config.secret = ownSecret(dataDir)
  for (const partner of ['payment', 'courier'] as const)
    config.partnerSecrets[partner] ||= derivedKey(config.secret, `partner ${partner}`).toString('hex')
  return config
}

/** How this machine calls an address that is listened on. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
