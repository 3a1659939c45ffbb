// SPDX-License-Identifier: Apache-2.0
import { parse, stringify } from 'yaml'
import {
  at,
  type Draft,
  hashFiles,
  type PackFile,
  type PackFinding,
  type Part,
  type Reading,
  readPart,
  readParts,
  type Unit,
  type VersionFiles,
} from '../../packs/index.ts'
import type { Item, ItemPart } from './item-part.ts'
import { bodyEntry, type ImplementationFile, type ItemFile, implementationFile } from './schema.ts'

/** A list of what bodies carry out of the item in whose folder it lies. */
export const BODIES = 'bodies.yaml'

/** A folder of items/ whose item.yaml carries out another item (`of`) and has no process of its own. */
export function isImplementation(files: readonly PackFile[]): boolean {
  const main = files.find((file) => file.path.endsWith('/item.yaml'))
  if (!main || files.some((file) => file.path.endsWith('.bpmn'))) return false
  return /^of:/m.test(main.text)
}

/** Reads a folder that holds one implementation; what it differs from is known when everything has been read. */
export function readImplementation({ path: folder, files }: Unit, reading: Reading): void {
  const main = files.find((file) => file.path === `${folder}/item.yaml`)
  const part = main ? readPart<ImplementationFile>(main, implementationFile, reading.findings) : null
  if (!part) {
    reading.broken.add(folder.slice('items/'.length))
    return
  }
  for (const file of files)
    if (file !== main && !file.path.endsWith('.md'))
      reading.findings.push({
        ...{ file: file.shown, line: 1, level: 'error', code: 'FILE_UNUSED' },
        message: '实施清单只有 item.yaml：表单、流程和例子都用基本事项的，请移走这个文件。',
      })
  reading.afterAll((draft) => complete(draft, [{ part, folder }], reading))
}

/** Reads the list of bodies in the folder of a basic item. */
export function readBodies({ path: folder, files }: Unit, reading: Reading): void {
  const list = files.find((file) => file.path === `${folder}/${BODIES}`)
  if (!list) return
  const of = folder.slice('items/'.length)
  const parts = readParts<ImplementationFile>(list, bodyEntry, reading.findings, reading.broken)
  reading.afterAll((draft) =>
    complete(
      draft,
      parts.map((part) => ({
        part: { ...part, value: { ...part.value, of: part.value.of ?? of } },
        folder: `items/${part.value.id}`,
      })),
      reading,
    ),
  )
}

/**
 * Makes whole what bodies say of an item that they carry out: the basic item's text with the body's own changes over it, its form,
 * process and decisions. What comes out is an item like any other, with versions, a guide and differences of its own: when the basic
 * item changes, each implementation gets a new version too.
 */
type Said = { part: Part<ImplementationFile>; folder: string }

function complete(draft: Draft, all: readonly Said[], { findings, broken }: Reading): void {
  const items = (draft.parts.get('item') ?? []) as ItemPart[]
  let basic: ItemPart | undefined
  for (const { part, folder } of all) {
    // a list is of one item
    if (basic?.matter.value.id !== part.value.of) basic = items.find((one) => !one.basic && one.matter.value.id === part.value.of)
    const beneath = basic
    if (beneath)
      items.push({
        ...beneath,
        folder,
        matter: {
          ...part,
          value: laidOver(beneath.matter.value, part.value, () => findings.push(...demandsMore(part, beneath))),
        },
        examples: [],
        basic: beneath,
        own: part.value,
      })
    else if (!broken.has(part.value.of))
      findings.push(at(part, ['of'], 'ITEM_UNKNOWN', `没有「${part.value.of}」这个基本事项：请改正名字，或先在 items/ 里加上。`))
  }
}

/** The basic item with what the body says differently; a material's explanations are laid over the material of the same id. */
export function laidOver<T extends Pick<ItemFile, 'limits' | 'materials'>>(
  basic: T,
  own: ImplementationFile,
  check = () => {},
): T {
  const { materials, limits, ...said } = own
  if (materials) check()
  return {
    ...basic,
    ...said,
    // what nothing is said of is the basic item's own: a hundred thousand bodies share it
    limits: limits ? { ...basic.limits, ...limits } : basic.limits,
    materials: materials
      ? basic.materials.map((material) => ({ ...material, ...materials.find((one) => one.id === material.id) }))
      : basic.materials,
  }
}

function* demandsMore(part: Part<ImplementationFile>, { matter }: ItemPart): Generator<PackFinding> {
  for (const [n, one] of (part.value.materials ?? []).entries())
    if (!matter.value.materials.some((material) => material.id === one.id))
      yield at(
        part,
        ['materials', n],
        'IMPLEMENTATION_DEMANDS_MORE',
        `基本事项「${matter.value.name}」没有材料「${one.id}」：实施清单只能说明基本事项的材料，不能多要。`,
      )
}

/** What is kept of an implementation's version: what the body says, and on which version of the basic item it rests. */
export const ownTexts = (own: ImplementationFile, basic: { id: string; hash: string }): VersionFiles => ({
  'item.yaml': `${JSON.stringify(own)}\n`,
  basic: `${basic.id} ${basic.hash}`,
})

/** The name of that version. */
export const ownVersion = (own: ImplementationFile, basic: { id: string; hash: string }): string =>
  hashFiles(ownTexts(own, basic))

/** The version that a kept one rests on; null for one that is whole by itself. */
export function restsOn(texts: VersionFiles): { id: string; hash: string } | null {
  const [id, hash] = texts.basic?.split(' ') ?? []
  return id && hash ? { id, hash } : null
}

/** What a body's item says, laid over the basic item where it says only what differs: its fields alone, or all of a version that is whole. */
export function saidOn(texts: VersionFiles, basic: Record<string, unknown>): Record<string, unknown> {
  if (!restsOn(texts)) return parse(texts['item.yaml'] ?? '') as Record<string, unknown>
  const own = JSON.parse(texts['item.yaml'] ?? '{}') as ImplementationFile
  const whole: Record<string, unknown> = laidOver(basic as ItemFile, own)
  return Object.fromEntries(Object.keys(own).map((key) => [key, whole[key]]))
}

/** An implementation as an item: the basic version's process, form and decisions, its own words. */
export function implementOn(texts: VersionFiles, basic: Item): Item {
  const own = JSON.parse(texts['item.yaml'] ?? '{}') as ImplementationFile
  let whole: VersionFiles | undefined
  return Object.defineProperty({ ...laidOver(basic, own), examples: [], hash: hashFiles(texts) }, 'files', {
    enumerable: true,
    configurable: true,
    get: () => {
      whole ??= wholeTexts(own, basic.files)
      return whole
    },
  })
}

/** The texts of an implementation as if it had been written out, for who reads, compares or redraws it. */
function wholeTexts(own: ImplementationFile, basic: VersionFiles): VersionFiles {
  const value = laidOver(parse(basic['item.yaml'] ?? '') as ItemFile, own)
  return { ...basic, 'item.yaml': `# SPDX-License-Identifier: Apache-2.0\n${stringify(value, { lineWidth: 0 })}` }
}
