// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** An imported file: where the import says, or any file beside this one that has the namespace. */
export async function beside(folder: string, namespace: string, location: string | null): Promise<string | null> {
  if (location !== null && !/^[a-z]+:/i.test(location)) {
    const xml = await readFile(join(folder, location), 'utf8').catch(() => null)
    if (xml !== null) return xml
  }
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.dmn')) continue
    const xml = await readFile(join(folder, name), 'utf8').catch(() => '')
    const root = /<[^<>!?]*definitions[^<>]*>/.exec(xml)?.[0] ?? ''
    if (root.includes(` namespace="${namespace}"`)) return xml
  }
  return null
}
