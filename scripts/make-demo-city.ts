// SPDX-License-Identifier: Apache-2.0
// Writes packs/yunzhou/demo/*.csv and accounts.yaml. The same code always writes the same bytes:
//   node scripts/make-demo-city.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { makeCast } from './demo-city/cast.ts'
import { chanceFrom } from './demo-city/chance.ts'
import { asOf, newCity } from './demo-city/city.ts'
import { makeCrowd } from './demo-city/crowd.ts'
import { makersFor, type Place } from './demo-city/makers.ts'

type Region = { code: string; name: string; level: string; parent: string | null }

function placesOf(pack: string): Place[] {
  const regions = parse(readFileSync(join(pack, 'city', 'regions.yaml'), 'utf8')) as Region[]
  const districts = new Map(regions.filter((one) => one.level === 'district').map((one) => [one.code, one.name]))
  return regions
    .filter((one) => one.level === 'community')
    .map((one) => ({
      community: one.code,
      district: one.code.slice(0, 6),
      districtName: districts.get(one.code.slice(0, 6)) ?? '',
    }))
}

function csv(rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const cell = (value: unknown): string => {
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\n')}\n`
}

/** Every file of the demo city by its name, as text. */
export function demoFiles(pack: string): Map<string, string> {
  const places = placesOf(pack)
  const city = newCity()
  const chance = chanceFrom(990_100)
  const make = makersFor(city, chance, places)
  makeCast(city, make)
  makeCrowd(city, make, chance, places)
  const { stories, ...tables } = city
  const files = new Map<string, string>()
  for (const [name, rows] of Object.entries(tables)) files.set(`${name}.csv`, csv(rows))
  const accounts = stories.map((told) => ({ ...told, password: 'Yunzhou-2026' }))
  files.set(
    'accounts.yaml',
    `# SPDX-License-Identifier: Apache-2.0\n# 可以登录的演示居民（由 scripts/make-demo-city.ts 写出）。各登记库的数据截至 ${asOf}。\n# region 是 12 位社区代码，以所在区的 6 位代码开头；residents.csv 的 status：正常 / 流动（外地户籍）/ 待核实。\n${stringify(accounts, { lineWidth: 0 })}`,
  )
  return files
}

if (import.meta.main) {
  const pack = join(import.meta.dirname, '..', 'packs', 'yunzhou')
  for (const [name, text] of demoFiles(pack)) {
    writeFileSync(join(pack, 'demo', name), text)
    console.log(`${name}: ${text.split('\n').length - 2}`)
  }
}
