// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { itemHeads, newItemFiles } from '../../server/items/index.ts'
import { type Content, loadContent, PackRefused, packsIn } from '../../server/packs/index.ts'
import { contentKinds } from '../../server/rooms.ts'
import type { Streams } from './index.ts'

type Wanted = { folder: string; id: string; name: string; department: string; type: string }

/** Writes a new item that passes the check into a pack, and the pack itself when there is none yet. Nothing is overwritten. */
export async function makeItem({ folder, id, name, department, type }: Wanted, io: Streams): Promise<number> {
  const sorry = (message: string): number => {
    io.stderr.write(`${message}\n`)
    return 1
  }
  const pack = resolve(folder)
  const target = join(pack, 'items', id)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return sorry(`事项 id「${id}」请用小写英文单词，以 - 连接，例如 library-card。`)
  if (!/^(0\d|10|20)$/.test(type)) return sorry(`事项类型「${type}」应是两位代码，例如 01 行政许可、20 公共服务。`)
  if (existsSync(target)) return sorry(`${target} 已经存在：请换一个 id，或直接修改它。`)
  const content = await neighbours(pack).catch((error: unknown) => {
    if (!(error instanceof PackRefused)) throw error
    return null
  })
  if (!content) return sorry('现有的内容包有错误：请先运行 chengshu pack check 改好，再起新事项。')
  const owner = content.departments.get(department)
  if (!owner)
    return sorry(
      `没有部门「${department}」：可用的有 ${[...content.departments.values()]
        .filter((one) => !one.branchOf)
        .map((one) => `${one.key}（${one.short}）`)
        .join('、')}。`,
    )
  const made = newItemFiles({
    id,
    name,
    department,
    departmentCode: owner.code,
    catalogCode: freeCode(content, type),
    resident: content.demoAccounts[0]?.idNumber ?? '',
    at: `${Object.keys(content.calendar.years).sort().at(-1)}-03-02T09:00:00+08:00`,
  })
  if (!existsSync(join(pack, 'pack.yaml'))) {
    mkdirSync(pack, { recursive: true })
    writeFileSync(
      join(pack, 'pack.yaml'),
      `# SPDX-License-Identifier: Apache-2.0\nid: ${basename(pack)}\nname: ${basename(pack)} 内容包\nversion: 0.1.0\nregion: "${content.region}"\ncity: ${content.city}\n`,
    )
    io.stdout.write(`写好 ${join(folder, 'pack.yaml')}\n`)
  }
  for (const [file, text] of Object.entries(made)) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    writeFileSync(join(target, file), text)
    io.stdout.write(`写好 ${join(folder, 'items', id, file)}\n`)
  }
  io.stdout.write(`接着：改好这几个文件，再运行 chengshu pack check ${dirname(folder) || '.'}\n`)
  return 0
}

/** The content that the new item will live with: the packs beside its own, and its own when it is one already. */
function neighbours(pack: string): Promise<Content> {
  return loadContent(contentKinds, packsIn(dirname(pack)))
}

/** A catalogue code that no item has: 99, the type, department 99, the next free number. */
function freeCode(content: Content, type: string): string {
  const used = new Set(Array.from(itemHeads(content), (one) => one.catalogCode))
  for (let n = 1; n < 1000; n++) {
    const code = `99${type}99${String(n).padStart(3, '0')}000`
    if (!used.has(code)) return code
  }
  throw new Error(`no free catalogue code of type ${type}`)
}
