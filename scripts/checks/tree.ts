// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectRoot } from '../../server/kernel/index.ts'

export type Complaint = { file: string; line?: number; says: string }
export type Source = { path: string; text: string }

/** Files that git tracks or would track, without what is ignored. */
export function sources(endings: RegExp): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return listed
    .split('\n')
    .filter((path) => endings.test(path) && existsSync(join(projectRoot, path)))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))
}

/** `names`: what is taken, as the other file calls it; empty when all of it is. */
export type Import = { from: string; to: string; line: number; isType: boolean; names: string[] }

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^'"=:();]*?)\s*(?:from\s*)?['"]([^'"]+)['"]/gm

/** The relative imports of a file, resolved; an import of nothing but types is no import at run time. */
export function importsOf({ path, text }: Source): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(STATEMENT)) {
    const [, typed, names = '', target = ''] = match
    if (!target.startsWith('.')) continue
    const inside = names.match(/\{([\s\S]*)\}/)?.[1]
    const others = names.replace(/\{[\s\S]*\}/, '').replace(/[,\s]/g, '')
    const onlyTypes =
      inside !== undefined &&
      others === '' &&
      inside.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
    found.push({
      from: path,
      to: normalize(join(dirname(path), target)),
      line: text.slice(0, match.index).split('\n').length,
      isType: typed !== undefined || onlyTypes,
      names: namesIn(inside ?? '').map((name) => name.own),
    })
  }
  return found
}

/** `a, type b as c`: what each is called there and here. */
export function namesIn(inside: string): { own: string; shown: string }[] {
  return inside
    .split(',')
    .map((one) => one.trim().replace(/^type\s+/, ''))
    .filter((one) => one !== '')
    .map((one) => {
      const [own = '', shown = own] = one.split(/\s+as\s+/)
      return { own, shown }
    })
}
