// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml'
import { Refusal } from '../kernel/index.ts'
import { type Change, diffValues, headOf } from '../packs/index.ts'
import { regionName } from '../people/index.ts'
import { basicId, familyOf } from './content/family.ts'
import { saidOn } from './content/implementations.ts'
import type { ItemHead } from './content/item-heads.ts'
import { levelNames } from './guide.ts'
import type { City } from './needs.ts'
import { departmentOf } from './subject.ts'

const words: Record<string, string> = {
  ...{ portal: '网上', counter: '窗口', kiosk: '自助终端', phone: '电话', post: '邮寄' },
  ...{ electronic: '电子', pickup: '自取', courier: '快递' },
  ...{ published: '已发布', draft: '草稿', withdrawn: '已停用' },
}
const inWords = (value: unknown): unknown => {
  const say = (one: unknown) => (typeof one === 'string' && Object.hasOwn(words, one) ? words[one] : one)
  return Array.isArray(value) ? value.map(say) : say(value)
}

/** What one body’s guide says otherwise than the basic item, field by field; a change for the basic item is one here only where the body follows it. */
export type Difference = { item: string; body: string; level: string; region: string; state: string; changes: Change[] }

/**
 * How what bodies carry out differs from the basic item (基本目录): of a basic item all bodies' guides, of a body's its own alone. The public sees what
 * is published. Throws ITEM_UNKNOWN, ITEM_NOT_PUBLISHED.
 */
export function differences(
  city: City,
  id: string,
  sees: 'published' | 'all',
): { basic: { id: string; name: string }; rows: Difference[] } {
  const { content } = city
  const asked = headOf(content.items, id)
  const basic = headOf(content.items, basicId(content, id))
  if (!asked || !basic) throw new Refusal('ITEM_UNKNOWN', { item: id })
  const isShown = (one: { state?: string }) => sees === 'all' || one.state === 'published'
  const hidden = [basic, asked].find((one) => !isShown(one))
  if (hidden) throw new Refusal('ITEM_NOT_PUBLISHED', { item: hidden.name })
  const whole = parse(basic.files['item.yaml'] ?? '') as Record<string, unknown>
  const shown = familyOf(content, id).filter((one) => one.id !== basic.id && (id === basic.id || one.id === id) && isShown(one))
  const rows = shown.map((one) => {
    const { name, region } = departmentOf(city, one.department)
    return {
      ...{ item: one.id, body: name, level: levelNames[one.level] ?? one.level, region: regionName(city, region) },
      state: String(inWords(one.state)),
      changes: changesOf(city, whole, one),
    }
  })
  return { basic: { id: basic.id, name: basic.name }, rows }
}

/** What says which item it is differs by its nature, and is no difference. */
const NAMES = new Set(['id', 'of', 'state'])

function changesOf(city: City, basic: Record<string, unknown>, one: Pick<ItemHead, 'files'>): Change[] {
  const said = saidOn(one.files, basic)
  const keys = Object.keys(said).filter((key) => !NAMES.has(key))
  const shown = (value: Record<string, unknown>) =>
    Object.fromEntries(keys.flatMap((key) => (value[key] === undefined ? [] : [[key, sayField(city, key, value[key])]])))
  return diffValues(shown(basic), shown(said))
}

function sayField(city: City, key: string, value: unknown): unknown {
  if (key === 'department') return departmentOf(city, String(value)).name
  if (key === 'level') return levelNames[String(value)] ?? value
  return inWords(value)
}
