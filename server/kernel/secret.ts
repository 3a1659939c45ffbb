// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const LEAST = 32
/** Of 32 random hexadecimal digits fewer than nine different ones come up once in 10⁸ times. */
const LEAST_DIFFERENT = 9

/**
 * Says why a secret is too easy to guess, or undefined. 32 signs carry 128 bits when they are random hexadecimal digits; a word that is
 * repeated or a few signs in turn carry next to nothing, however long. Never tells the secret.
 */
export function secretComplaint(secret: string): string | undefined {
  if (secret.length < LEAST) return `is ${secret.length} signs long; take at least ${LEAST}: openssl rand -hex 32`
  if (new Set(secret).size < LEAST_DIFFERENT || repeats(secret)) return 'is too regular to be a secret; take openssl rand -hex 32'
  return undefined
}

/** “abcabcabc…”: found in the text written twice before its own length. */
function repeats(secret: string): boolean {
  return (secret + secret).indexOf(secret, 1) < secret.length
}

/** A secret of this installation's own, made once, whole or not at all, and kept with its data where only its own user reads it. */
export function ownSecret(dataDir: string): string {
  const file = resolve(dataDir, 'secret')
  // others may pass through (as root, the database runs as a user of its own), not look
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const known = read(file)
  if (known !== undefined) return known
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(fresh, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(fresh, file)
  } catch (error) {
    // another process of this city was first: its secret is the city's
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  const made = read(file)
  if (made === undefined) throw new Error(`${file} was removed while the city started.`)
  return made
}

function read(file: string): string | undefined {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  const complaint = secretComplaint(secret)
  if (complaint !== undefined) throw new Error(`The configuration is not usable:\n  The secret in ${file} ${complaint}`)
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return secret
}
