// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newKindFiles } from '../../server/kinds/index.ts'
import type { Content } from '../../server/packs/index.ts'
import type { Streams } from './index.ts'
import { neighbours, ownerNamed, sorry, writeInto } from './neighbours.ts'

type Wanted = { folder: string; id: string; name: string; owner: string }

const OFFICERS = 'demo/officers.yaml'

/** Writes a new kind of case that passes the check, with its example, into a pack. Nothing is overwritten. */
export async function makeKind({ folder, id, name, owner }: Wanted, io: Streams): Promise<number> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return sorry(io, `办件种类 id「${id}」请用小写英文单词，以 - 连接，例如 device-repair。`)
  const target = join(resolve(folder), 'kinds', id)
  if (existsSync(target)) return sorry(io, `${target} 已经存在：请换一个 id，或直接修改它。`)
  const content = await neighbours(folder)
  if (!content) return sorry(io, '现有的内容包有错误：请先运行 chengshu pack check 改好，再起新的办件种类。')
  if (content.caseKinds.has(id)) return sorry(io, `已经有「${id}」这类办件：请换一个 id。`)
  const department = ownerNamed(content, owner, io)
  if (!department) return 1
  const known = operatorsOf(content, owner)
  const isOwn = known.length < 2
  const [first = `${owner}-first`, second = `${owner}-second`] = isOwn ? [] : known
  if (isOwn && existsSync(join(resolve(folder), OFFICERS)))
    return sorry(
      io,
      `${department.short}要有两位运维岗（operator）的演示人员，一位办、一位核实：请在 ${join(folder, OFFICERS)} 里加上，再运行一次。`,
    )
  const at = `${Object.keys(content.calendar.years).sort().at(-1)}-03-02T09:00:00+08:00`
  const made = newKindFiles({ id, name, owner, operators: [first, second], at })
  const files = Object.fromEntries(Object.entries(made).map(([file, text]) => [`kinds/${id}/${file}`, text]))
  writeInto(
    folder,
    { ...files, ...(isOwn ? { [OFFICERS]: officersText(owner, content.region, [first, second]) } : {}) },
    content,
    io,
  )
  return 0
}

const operatorsOf = (content: Content, department: string): string[] =>
  content.demoOfficers
    .filter(({ positions }) => positions.some((post) => post.position === 'operator' && post.department === department))
    .map(({ login }) => login)

/** One who does it, and one who checks it and keeps the registers. */
const officersText = (department: string, region: string, logins: readonly string[]): string =>
  `# SPDX-License-Identifier: Apache-2.0\n${logins
    .map(
      (login, n) =>
        `- { login: ${login}, name: ${['甲经办', '乙核实'][n]}, password: Yunzhou-2026, positions: [${(n === 0 ? ['operator'] : ['operator', 'registrar']).map((position) => `{ position: ${position}, department: ${department}, region: "${region}" }`).join(', ')}] }\n`,
    )
    .join('')}`
