// SPDX-License-Identifier: Apache-2.0
import { contentKinds } from '../rooms.ts'
// What the tests of broken packs have in common: the good pack with one change, and the one finding that it must give.
import { checkPack } from './check-pack.ts'
import type { PackFinding } from './finding.ts'
import { goodPack, type PackTexts, writePack } from './testing-pack.ts'

export async function check(texts: PackTexts, also: (folder: string) => void = () => {}): Promise<PackFinding[]> {
  const pack = writePack(texts)
  try {
    also(pack.folder)
    return (await checkPack(contentKinds, pack.folder)).findings
  } finally {
    pack.remove()
  }
}

/** The good pack with one change; a change that finds nothing to change is a mistake of the test. */
export function changed(path: string, from: string, to: string): PackTexts {
  const texts = goodPack()
  const before = texts[path]
  if (before === undefined && from === '') return { ...texts, [path]: to }
  if (!before?.includes(from)) throw new Error(`${path} does not say ${from}`)
  return { ...texts, [path]: before.replace(from, () => to) }
}

export const lineOf = (text: string, needle: string): number => {
  const at = text.indexOf(needle)
  if (at < 0) throw new Error(`nowhere: ${needle}`)
  return text.slice(0, at).split('\n').length
}

export type Broken = [promise: string, path: string, from: string, to: string, code: string, line: string, file?: string]
export const item = 'items/library-card/item.yaml'
export const form = 'items/library-card/form.yaml'
export const process = 'items/library-card/process.bpmn'
export const permit = 'items/shop-permit/item.yaml'
export const permitProcess = 'items/shop-permit/process.bpmn'
export const bundle = 'bundles/open-shop/bundle.yaml'
export const bundleProcess = 'bundles/open-shop/process.bpmn'
export const example = 'items/library-card/examples/granted.yaml'

/** The errors of the good pack with the one change. */
export async function errorsOf([, path, from, to]: Broken): Promise<PackFinding[]> {
  return (await check(changed(path, from, to))).filter((one) => one.level === 'error')
}

/** Where and what the one finding is. */
export function expected([, path, from, to, code, needle, file = path]: Broken): Pick<PackFinding, 'file' | 'line' | 'code'> {
  return { file: `town/${file}`, line: needle === '' ? 1 : lineOf(changed(path, from, to)[file] ?? '', needle), code }
}
