// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard, isMobileNumber, readPlace, type Shape, shapes } from '@chengshu/engine'
import { foldScript, type Json } from '../../kernel/index.ts'
import type { Content } from '../../packs/index.ts'
import type { RegisterField } from './declared-register.ts'

/** What values are compared with: code tables, regions and departments of the packs. */
export type World = Pick<Content, 'dictionaries' | 'regions' | 'departments' | 'bounds'>

/** Why a value is none of a field: a public code and what its sentence names. */
export type Complaint = { code: string; facts: Record<string, string> }
export type Read = { value: Json } | { complaint: Complaint }

const WIDEST = 1e12
const MOST_SIGNS = 200
/** Longer ones no address of a page takes. */
export const LONGEST_KEY = 80
const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/
const INSTANT = /^(?:19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** The value of a field as it is kept, or why it is none. Nothing (null, an empty text) is null. */
export function readValue(world: World, field: RegisterField, given: Json | undefined): Read {
  if (given === null || given === undefined || given === '') return { value: null }
  const wrong = (wanted: string): Read => ({ complaint: { code: 'ROW_FIELD_TYPE', facts: { title: field.title, wanted } } })
  if (field.type === 'number') return readNumber(field, given, wrong)
  if (field.type === 'flag') return typeof given === 'boolean' ? { value: given } : wrong('是或否')
  if (isShape(field.type)) {
    const read = readPlace(field.type, given, world.bounds)
    return 'place' in read ? { value: read.place } : wrong(read.wanted)
  }
  if (typeof given !== 'string') return wrong('文字')
  const text = given.trim()
  if (text === '') return { value: null }
  return readText(world, field, text, wrong)
}

function readNumber(field: RegisterField, given: Json, wrong: (wanted: string) => Read): Read {
  const { decimals = 0, min = -WIDEST, max = WIDEST } = field
  if (typeof given !== 'number' || !Number.isFinite(given)) return wrong('数字')
  if (given < min || given > max) return wrong(`${min} 到 ${max} 之间的数`)
  if (Number(given.toFixed(decimals)) !== given) return wrong(decimals === 0 ? '整数' : `最多 ${decimals} 位小数的数`)
  return { value: given }
}

function readText(world: World, field: RegisterField, text: string, wrong: (wanted: string) => Read): Read {
  const { length = MOST_SIGNS } = field
  switch (field.type) {
    case 'day':
      return DAY.test(text) && isDay(text) ? { value: text } : wrong('日期，例如 2026-01-31')
    case 'instant':
      return INSTANT.test(text) && !Number.isNaN(Date.parse(text))
        ? { value: new Date(text).toISOString() }
        : wrong('带时区的时刻')
    case 'code': {
      const known = world.dictionaries.get(field.of ?? '')?.entries.some(({ code }) => code === text)
      return known
        ? { value: text }
        : { complaint: { code: 'ROW_CODE_UNKNOWN', facts: { title: field.title, code: text.slice(0, 40) } } }
    }
    case 'region':
      return world.regions.has(text) ? { value: text } : wrong('区划代码')
    case 'department': {
      const department = world.departments.get(text) ?? [...world.departments.values()].find(({ code }) => code === text)
      return department ? { value: department.code } : wrong('部门的信用代码或代号')
    }
    case 'id-card':
      return isIdCard(text.toUpperCase()) ? { value: text.toUpperCase() } : wrong('校验位正确的 18 位公民身份号码')
    case 'credit-code':
      return isCreditCode(text.toUpperCase()) ? { value: text.toUpperCase() } : wrong('校验位正确的 18 位统一社会信用代码')
    case 'mobile':
      return isMobileNumber(text) ? { value: text } : wrong('11 位手机号')
    case 'row':
      return text.length <= LONGEST_KEY ? { value: text } : wrong('登记册里的编号')
    default:
      return [...text].length <= length ? { value: text } : wrong(`不超过 ${length} 个字的文字`)
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export const isShape = (type: string): type is Shape => shapes.some((one) => one === type)

/** What stands in the index: a text whose order (by code point) is that of the values. Nothing is the empty text. */
export function orderedText(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return orderedNumber(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A number of at most four decimals below 10^12 in seventeen signs: of negative ones each digit is turned round. */
function orderedNumber(value: number): string {
  const digits = Math.abs(value).toFixed(4).replace('.', '').padStart(17, '0')
  return value < 0 ? `-${[...digits].map((digit) => 9 - Number(digit)).join('')}` : `0${digits}`
}

/** The pairs of signs of a text, by which it is found again: 政务系统 is 政务, 务系, 系统. */
export function pairsOf(text: string): string[] {
  const signs = [...foldScript(text).toLowerCase().replace(/\s+/g, '')]
  return [...new Set(signs.slice(1).map((sign, before) => `${signs[before] ?? ''}${sign}`))]
}
