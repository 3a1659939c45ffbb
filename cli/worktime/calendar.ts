// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Calendar } from '../../engine/worktime/index.ts'
import { calendarFromChineseDays } from '../../engine/worktime/seed.ts'

const ours = join(import.meta.dirname, '..', '..', 'packs')

/** The calendar of a region's pack, or the national one when no region is asked for. */
export async function calendarOf(region: string | undefined, packs = ours): Promise<Calendar> {
  if (region === undefined) return calendarFromChineseDays('全国')
  const known: string[] = []
  for (const entry of await readdir(packs, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory()) continue
    const code = await regionOf(join(packs, entry.name, 'pack.yaml'))
    if (code === null) continue
    known.push(code)
    if (code === region || region.startsWith(code.replace(/(00)+$/, '')))
      return readCalendar(join(packs, entry.name, 'calendar'), code)
  }
  throw new Error(`没有地区 ${region} 的工作日历${known.length > 0 ? `，有的是：${known.join('、')}` : ''}。`)
}

async function regionOf(file: string): Promise<string | null> {
  const pack: unknown = parse(await readFile(file, 'utf8').catch(() => ''))
  return typeof pack === 'object' && pack !== null && 'region' in pack ? String(pack.region) : null
}

async function readCalendar(folder: string, region: string): Promise<Calendar> {
  const years: Calendar['years'] = {}
  for (const file of await readdir(folder)) {
    const year = /^(\d{4})\.ya?ml$/.exec(file)?.[1]
    if (!year) continue
    const written = parse(await readFile(join(folder, file), 'utf8')) as Partial<Calendar['years'][string]> | null
    const { off = [], work = [], provisional } = written ?? {}
    years[year] = { off, work, ...(provisional === undefined ? {} : { provisional }) }
  }
  return { region, version: Object.keys(years).sort().at(-1) ?? '', years }
}
