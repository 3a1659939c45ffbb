// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml'
import { at, type Draft, type MatterPart, type Part } from './draft.ts'
import type { PackFinding } from './finding.ts'
import type { PackFile } from './read-files.ts'
import { readPart } from './read-part.ts'
import { type ImplementationFile, type ItemFile, implementationFile } from './schemas/item.ts'

/** A folder of items/ whose item.yaml carries out another item (`of`) and has no process of its own. */
export function isImplementation(files: readonly PackFile[]): boolean {
  const main = files.find((file) => file.path.endsWith('/item.yaml'))
  if (!main || files.some((file) => file.path.endsWith('.bpmn'))) return false
  return /^of:/m.test(main.text)
}

/**
 * Makes whole what bodies say of items that they carry out: the basic item's text with the body's own changes over it, its form,
 * process and decisions. What comes out is an item like any other, with versions, a guide and differences of its own: when the basic
 * item changes, each implementation gets a new version too.
 */
export function completeImplementations(
  draft: Draft,
  folders: readonly [folder: string, files: PackFile[]][],
  findings: PackFinding[],
): void {
  for (const [folder, files] of folders) {
    const id = folder.slice('items/'.length)
    const main = files.find((file) => file.path === `${folder}/item.yaml`)
    const part = main ? readPart<ImplementationFile>(main, implementationFile, findings) : null
    if (!part) {
      draft.broken.add(id)
      continue
    }
    for (const file of files)
      if (file !== main && !file.path.endsWith('.md'))
        findings.push({
          ...{ file: file.shown, line: 1, level: 'error', code: 'FILE_UNUSED' },
          message: '实施清单只有 item.yaml：表单、流程和例子都用基本事项的，请移走这个文件。',
        })
    const basic = draft.items.find((one) => one.matter.value.id === part.value.of)
    if (basic) draft.implementations.push(complete(folder, part, basic, findings))
    else if (!draft.broken.has(part.value.of))
      findings.push(at(part, ['of'], 'ITEM_UNKNOWN', `没有「${part.value.of}」这个基本事项：请改正名字，或先在 items/ 里加上。`))
  }
}

function complete(
  folder: string,
  part: Part<ImplementationFile>,
  basic: MatterPart<ItemFile>,
  findings: PackFinding[],
): MatterPart<ItemFile> {
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
