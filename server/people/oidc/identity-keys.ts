// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Jwks = { keys: Record<string, unknown>[] }

/**
 * The keys that identity tokens are signed with (RS256 as OpenID Connect asks,
 * ES256 for who prefers it), made once under DATA_DIR/keys. Written aside and
 * linked, so that two processes that start at once share one set.
 */
export function identityKeys(dataDir: string): Jwks {
  const folder = join(dataDir, 'keys')
  const file = join(folder, 'identity.jwks')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
    writeFileSync(aside, JSON.stringify(makeKeys()), { mode: 0o600, flag: 'wx' })
    try {
      linkSync(aside, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      unlinkSync(aside)
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Jwks
}

function makeKeys(): Jwks {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const kid = () => randomBytes(8).toString('hex')
  return {
    keys: [
      { ...rsa, kid: kid(), use: 'sig', alg: 'RS256' },
      { ...ec, kid: kid(), use: 'sig', alg: 'ES256' },
    ],
  }
}
