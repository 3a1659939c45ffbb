// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An imported file: where the import says, or any file beside this one that has the namespace. */
export function beside(folder: string, namespace: string, location: string | null): string | null {
  if (location !== null && !/^[a-z]+:/i.test(location)) {
    const xml = textOf(join(folder, location))
    if (xml !== null) return xml
  }
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.dmn')) continue
    const xml = textOf(join(folder, name)) ?? ''
    const root = /<[^<>!?]*definitions[^<>]*>/.exec(xml)?.[0] ?? ''
    if (root.includes(` namespace="${namespace}"`)) return xml
  }
  return null
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
