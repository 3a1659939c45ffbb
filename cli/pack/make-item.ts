// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { itemHeads, newItemFiles } from '../../server/items/index.ts'
import type { Content } from '../../server/packs/index.ts'
import type { Streams } from './index.ts'
import { neighbours, ownerNamed, sorry, writeInto } from './neighbours.ts'

type Wanted = { folder: string; id: string; name: string; department: string; type: string }

/** Writes a new item that passes the check into a pack, and the pack itself when there is none yet. Nothing is overwritten. */
export async function makeItem({ folder, id, name, department, type }: Wanted, io: Streams): Promise<number> {
  const target = join(resolve(folder), 'items', id)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return sorry(io, `事项 id「${id}」请用小写英文单词，以 - 连接，例如 library-card。`)
  if (!/^(0\d|10|20)$/.test(type)) return sorry(io, `事项类型「${type}」应是两位代码，例如 01 行政许可、20 公共服务。`)
  if (existsSync(target)) return sorry(io, `${target} 已经存在：请换一个 id，或直接修改它。`)
  const content = await neighbours(folder)
  if (!content) return sorry(io, '现有的内容包有错误：请先运行 chengshu pack check 改好，再起新事项。')
  const owner = ownerNamed(content, department, io)
  if (!owner) return 1
  const made = newItemFiles({
    id,
    name,
    department,
    departmentCode: owner.code,
    catalogCode: freeCode(content, type),
    resident: content.demoAccounts[0]?.idNumber ?? '',
    at: `${Object.keys(content.calendar.years).sort().at(-1)}-03-02T09:00:00+08:00`,
  })
  writeInto(folder, Object.fromEntries(Object.entries(made).map(([file, text]) => [`items/${id}/${file}`, text])), content, io)
  return 0
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
