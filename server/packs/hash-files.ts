// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { VersionFiles } from './versioned.ts'

/**
 * The identity of a version: SHA-256 over its files in the order of their names, each with name and length, so that no two
 * different sets of files read alike. Line ends are `\n`; examples are tests and take no part.
 */
export function hashFiles(files: VersionFiles): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files).sort()) {
    const text = (files[name] ?? '').replaceAll('\r\n', '\n')
    hash.update(`${name}\n${Buffer.byteLength(text)}\n${text}`)
  }
  return hash.digest('hex')
}
