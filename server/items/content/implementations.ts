// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml'
import {
  at,
  type Draft,
  type PackFile,
  type PackFinding,
  type Part,
  type Reading,
  readPart,
  type Unit,
} from '../../packs/index.ts'
import type { ItemPart } from './item.ts'
import { type ImplementationFile, type ItemFile, implementationFile } from './schema.ts'

/** A folder of items/ whose item.yaml carries out another item (`of`) and has no process of its own. */
export function isImplementation(files: readonly PackFile[]): boolean {
  const main = files.find((file) => file.path.endsWith('/item.yaml'))
  if (!main || files.some((file) => file.path.endsWith('.bpmn'))) return false
  return /^of:/m.test(main.text)
}

/**
 * Makes whole what a body says of an item that it carries out: the basic item's text with the body's own changes over it, its form,
 * process and decisions. What comes out is an item like any other, with versions, a guide and differences of its own: when the basic
 * item changes, each implementation gets a new version too.
 */
export function completeImplementation(
  draft: Draft,
  { path: folder, files }: Unit,
  { findings, broken }: Pick<Reading, 'findings' | 'broken'>,
): ItemPart | null {
  const id = folder.slice('items/'.length)
  const main = files.find((file) => file.path === `${folder}/item.yaml`)
  const part = main ? readPart<ImplementationFile>(main, implementationFile, findings) : null
  if (!part) {
    broken.add(id)
    return null
  }
  for (const file of files)
    if (file !== main && !file.path.endsWith('.md'))
      findings.push({
        ...{ file: file.shown, line: 1, level: 'error', code: 'FILE_UNUSED' },
        message: '实施清单只有 item.yaml：表单、流程和例子都用基本事项的，请移走这个文件。',
      })
  const items = (draft.parts.get('item') ?? []) as ItemPart[]
  const basic = items.find((one) => one.matter.value.id === part.value.of)
  if (basic) return complete(folder, part, basic, findings)
  if (!broken.has(part.value.of))
    findings.push(at(part, ['of'], 'ITEM_UNKNOWN', `没有「${part.value.of}」这个基本事项：请改正名字，或先在 items/ 里加上。`))
  return null
}

/** Whether a part was made whole from a basic item: its process lies in the basic item's folder. */
export const inherits = (part: ItemPart): boolean =>
  part.matter.value.of !== undefined && part.files.some(({ path, shown }) => path.endsWith('.bpmn') && !shown.endsWith(path))

function complete(folder: string, part: Part<ImplementationFile>, basic: ItemPart, findings: PackFinding[]): ItemPart {
  const value = merged(part, basic.matter.value, findings)
  const text = `# SPDX-License-Identifier: Apache-2.0\n${stringify(value, { lineWidth: 0 })}`
  const own = part.yaml.file
  const inherited = basic.files.flatMap((file): PackFile[] => {
    const name = file.path.slice(basic.folder.length + 1)
    if (name === 'item.yaml' || name.startsWith('examples/') || name.endsWith('.md')) return []
    return [{ ...file, path: `${folder}/${name}` }]
  })
  return {
    ...basic,
    folder,
    matter: { value, yaml: { ...part.yaml, value }, base: [] },
    examples: [],
    files: [{ ...own, text }, ...inherited],
  }
}

/** The basic item with what the body says differently; a material's explanations are laid over the material of the same id. */
function merged({ value, yaml, base }: Part<ImplementationFile>, basic: ItemFile, findings: PackFinding[]): ItemFile {
  const { materials = [], limits, ...said } = value
  for (const [n, one] of materials.entries())
    if (!basic.materials.some((material) => material.id === one.id))
      findings.push(
        at(
          { value, yaml, base },
          ['materials', n],
          'IMPLEMENTATION_DEMANDS_MORE',
          `基本事项「${basic.name}」没有材料「${one.id}」：实施清单只能说明基本事项的材料，不能多要。`,
        ),
      )
  return {
    ...basic,
    ...said,
    limits: { ...basic.limits, ...limits },
    materials: basic.materials.map((material) => ({ ...material, ...materials.find((one) => one.id === material.id) })),
  }
}
