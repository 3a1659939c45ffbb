// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { creditCodeCheck, organisationCodeCheck } from '../engine/codes/index.ts'
import { projectRoot } from '../server/kernel/index.ts'

type Region = { code: string; name: string; level: 'city' | 'district' | 'street' | 'community' }
const LEVELS = { city: '3', district: '4', street: '5', community: '6' }
/** An item of the demo city that needs nothing but its own folder: what is measured is a real one, many times over. */
const MODEL = 'disability-allowance'

/**
 * The demo city with `items` implementation items more: as many basic items as that takes, each carried out in every one of its regions (127 of
 * four levels) but the city itself, which has the basic one. Each body says what differs there: its code, its address, here and there its limit.
 */
export function makeCatalogue(folder: string, items: number): { folder: string; basics: string[]; implementations: number } {
  const pack = join(folder, 'yunzhou')
  cpSync(join(projectRoot, 'packs/yunzhou'), pack, { recursive: true })
  const regions = parse(readFileSync(join(pack, 'city/regions.yaml'), 'utf8')) as Region[]
  const bodies = regions.map((region, n) => ({ region, key: n === 0 ? 'cat' : `cat-${region.code}`, code: codeOf(region, n) }))
  appendFileSync(
    join(pack, 'city/departments.yaml'),
    `\n${bodies
      .map(
        ({ region, key, code }, n) =>
          `- { key: ${key}, code: ${code}, name: ${region.name}目录局, short: ${region.name}目录局, region: "${region.code}", kind: "1", phone: "10009000999"${n === 0 ? '' : ', branchOf: cat'} }`,
      )
      .join('\n')}\n`,
  )
  const model = join(pack, 'items', MODEL)
  const [city] = bodies
  if (!city) throw new Error('the demo city has no regions')
  const process = readFileSync(join(model, 'process.bpmn'), 'utf8')
  const item = readFileSync(join(model, 'item.yaml'), 'utf8')
  const positions = [
    ...new Set([...process.matchAll(/candidateGroups="([^"]+)"/g)].flatMap((found) => (found[1] ?? '').split(','))),
  ]
  appendFileSync(
    join(pack, 'demo/officers.yaml'),
    `\n${bodies
      .map(
        ({ region, key }) =>
          `- { login: ${key}-officer, name: 目录员, password: Yunzhou-2027, positions: [${positions.map((one) => `{ position: ${one}, department: ${key}, region: "${region.code}" }`).join(', ')}] }`,
      )
      .join('\n')}\n`,
  )
  const each = bodies.length - 1
  const basics = Array.from({ length: Math.ceil(items / each) }, (_, n) => `catalogue-${String(n + 1).padStart(4, '0')}`)
  for (const [n, id] of basics.entries()) {
    const catalogCode = `9905${String(n + 1).padStart(8, '0')}`
    const target = join(pack, 'items', id)
    mkdirSync(target)
    for (const name of readdirSync(model).filter((one) => one !== 'examples' && !/^(item\.yaml|process\.bpmn)$/.test(one)))
      cpSync(join(model, name), join(target, name))
    cpSync(join(model, 'examples'), join(target, 'examples'), { recursive: true })
    writeFileSync(join(target, 'process.bpmn'), process.replaceAll(MODEL.replaceAll('-', '_'), id.replaceAll('-', '_')))
    writeFileSync(
      join(target, 'item.yaml'),
      item
        .replace(/^id: .*$/m, `id: ${id}`)
        .replace(/^name: .*$/m, `name: ${nameOf(n)}`)
        .replace(/^aka: .*\n/m, '')
        .replace(/^catalogCode: .*$/m, `catalogCode: "${catalogCode}"`)
        .replace(/^taskCode: .*$/m, `taskCode: ${city.code}3${catalogCode}`)
        .replace(/^department: .*$/m, 'department: cat'),
    )
    writeFileSync(
      join(target, 'bodies.yaml'),
      `# SPDX-License-Identifier: Apache-2.0\n${bodies
        .slice(1)
        .map(({ region, key, code }) => entryOf(id, { region, key, taskCode: `${code}${LEVELS[region.level]}${catalogCode}` }, n))
        .join('')}`,
    )
  }
  return { folder: pack, basics, implementations: basics.length * each }
}

function entryOf(id: string, { region, key, taskCode }: { region: Region; key: string; taskCode: string }, n: number): string {
  const limit = Number(region.code.at(-1)) === n % 10 ? '  limits: { promised: 13 工作日 }\n' : ''
  return `- id: ${id}-${region.code}
  department: ${key}
  taskCode: ${taskCode}
  level: "${LEVELS[region.level]}"
  state: published
  effectiveOn: 2026-01-01
  contact: { consult: "12345", complain: "12345", address: ${region.name}便民服务中心 ${(n % 20) + 1} 号窗口, hours: 工作日 9:00–17:00 }
${limit}`
}

const WHAT = ['补贴', '许可', '备案', '登记', '证明', '鉴定', '救助', '奖励', '认定', '检定']
const WHOM = [
  '困难家庭',
  '企业',
  '个体工商户',
  '高龄老人',
  '残疾人',
  '新生儿',
  '大学毕业生',
  '农业合作社',
  '小区业主',
  '退役军人',
  '河道沿线单位',
  '建筑工地',
  '学校',
]
const nameOf = (n: number): string =>
  `${WHOM[n % WHOM.length]}${WHAT[Math.floor(n / WHOM.length) % WHAT.length]}（第 ${n + 1} 号目录）`

/** An organisation's code of 18 signs with its two check characters, in the region that it belongs to. */
function codeOf({ code }: Region, n: number): string {
  const organisation = `MB9${String(n).padStart(5, '0')}`
  const body = `11${code.slice(0, 6)}${organisation}${organisationCodeCheck(organisation)}`
  return `${body}${creditCodeCheck(body)}`
}
