// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Three roles, three secrets. `chengshu` made the cluster and is its superuser: used for a moment at each start to see to the
 * other two. `chengshu_owner` owns the tables and changes them (migrations). `chengshu_app` is what a server works as: it reads
 * and writes rows, and can neither make, change nor drop anything.
 */
export const roles = { admin: 'chengshu', owner: 'chengshu_owner', app: 'chengshu_app' } as const

export type Passwords = Record<keyof typeof roles, string>
export type Access = { url: string; ownerUrl: string; adminUrl: string }

/** A password file as PostgreSQL's own programs read it (PGPASSFILE), so that an operator's psql needs nothing else. */
export const passwordFile = (folder: string) => join(folder, 'pgpass')

const lineOf = (role: string, password: string) => `127.0.0.1:*:*:${role}:${password}\n`

export function readPasswords(folder: string): Passwords | undefined {
  const file = passwordFile(folder)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  const read = (role: string): string => {
    const password = text
      .split('\n')
      .find((line) => line.startsWith(lineOf(role, '').trim()))
      ?.split(':')[4]
    if (!password) throw new Error(`${file} names no password of ${role}. Remove the file, and the next start makes another.`)
    return password
  }
  return { admin: read(roles.admin), owner: read(roles.owner), app: read(roles.app) }
}

/** Made once for a data folder; of two starts at once, both go on with the file of the one that came first. */
export function ensurePasswords(folder: string): Passwords {
  const known = readPasswords(folder)
  if (known) return known
  mkdirSync(folder, { recursive: true })
  const aside = `${passwordFile(folder)}.${randomUUID()}`
  const text = Object.values(roles)
    .map((role) => lineOf(role, randomBytes(24).toString('hex')))
    .join('')
  writeFileSync(aside, text, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(aside, passwordFile(folder))
  } catch (error) {
    if (!existsSync(passwordFile(folder))) throw error
  } finally {
    rmSync(aside, { force: true })
  }
  return ensurePasswords(folder)
}

export function accessOf(passwords: Passwords, port: number): Access {
  const url = (who: keyof Passwords) => `postgres://${roles[who]}:${passwords[who]}@127.0.0.1:${port}/postgres`
  return { url: url('app'), ownerUrl: url('owner'), adminUrl: url('admin') }
}

/** Who may connect, and how: over 127.0.0.1 with a secret. There is no socket file. */
export const HBA = `# Written by Chengshu at each start: whoever connects proves the role's secret.
local all all reject
host all all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`
