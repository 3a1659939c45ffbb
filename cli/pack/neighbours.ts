// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Content, loadContent, PackRefused, packsIn } from '../../server/packs/index.ts'
import { contentKinds } from '../../server/rooms.ts'
import type { Streams } from './index.ts'

/** Says what is wrong; the exit code. */
export function sorry(io: Streams, message: string): number {
  io.stderr.write(`${message}\n`)
  return 1
}

/** The content that something new will live with: the packs beside its own, and its own when it is one already. Null where they have errors. */
export async function neighbours(folder: string): Promise<Content | null> {
  try {
    return await loadContent(contentKinds, packsIn(dirname(resolve(folder))))
  } catch (error) {
    if (error instanceof PackRefused) return null
    throw error
  }
}

/** The department of a key; where there is none, which there are. */
export function ownerNamed(content: Content, key: string, io: Streams) {
  const owner = content.departments.get(key)
  if (!owner) {
    const known = [...content.departments.values()].filter((one) => !one.branchOf).map((one) => `${one.key}（${one.short}）`)
    io.stderr.write(`没有部门「${key}」：可用的有 ${known.join('、')}。\n`)
  }
  return owner
}

/** Writes files into a pack, and the pack itself when there is none yet. Nothing is overwritten: the caller has looked. */
export function writeInto(folder: string, files: Record<string, string>, content: Content, io: Streams): void {
  const pack = resolve(folder)
  const manifest = `# SPDX-License-Identifier: Apache-2.0\nid: ${basename(pack)}\nname: ${basename(pack)} 内容包\nversion: 0.1.0\nregion: "${content.region}"\ncity: ${content.city}\n`
  const all = existsSync(join(pack, 'pack.yaml')) ? files : { 'pack.yaml': manifest, ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(pack, file)), { recursive: true })
    writeFileSync(join(pack, file), text)
    io.stdout.write(`写好 ${join(folder, file)}\n`)
  }
  io.stdout.write(`接着：改好这几个文件，再运行 chengshu pack check ${dirname(folder) || '.'}\n`)
}
