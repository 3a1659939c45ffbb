// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Errors } from 'typebox/value'
import type { PackFinding } from '../finding.ts'
import type { Place, Yaml } from '../read-yaml.ts'

// The default of 8 would hide the ninth mistake of a file from its author.
Settings.Set({ maxErrors: 200 })

type Problem = { keyword: string; schemaPath: string; instancePath: string; params: Record<string, unknown> }

/** What does not fit the schema, one sentence a mistake, each on its own line of the file. */
export function explain(schema: TSchema, yaml: Yaml, value: unknown, base: Place): PackFinding[] {
  const findings: PackFinding[] = []
  const say = (place: Place, code: string, message: string): void => {
    findings.push({ file: yaml.file.shown, line: yaml.line([...base, ...place]), level: 'error', code, message })
  }
  for (const problem of Errors(schema, value) as unknown as Problem[]) {
    if (problem.keyword === 'boolean' || /\/anyOf\/\d/.test(problem.schemaPath)) continue
    const place = placeOf(problem.instancePath)
    const here = nodeAt(schema, problem.schemaPath)
    const shown = valueAt(value, place)
    const where = place.length > 0 ? `「${place.join('.')}」` : '这里'
    const { params } = problem
    if (problem.keyword === 'required') {
      for (const missing of params.requiredProperties as string[])
        say(place, 'KEY_MISSING', `${where}缺少「${missing}」：请补上。`)
    } else if (problem.keyword === 'additionalProperties') {
      for (const extra of params.additionalProperties as string[])
        say(
          [...place, extra],
          'KEY_UNKNOWN',
          `没有「${extra}」这一项，它不会起作用：${nearest(extra, Object.keys(propertiesOf(here)))}`,
        )
    } else if (problem.keyword === 'type') {
      const wanted = typeName(String(params.type))
      const quoted = params.type === 'string' && typeof shown === 'number' ? '请给它加上引号。' : `请改成${wanted}。`
      say(place, 'VALUE_KIND', `${where}应是${wanted}，现在是 ${brief(shown)}：${quoted}`)
    } else if (problem.keyword === 'enum') {
      say(
        place,
        'VALUE_NOT_ALLOWED',
        `${where}不能是 ${brief(shown)}：请从 ${(params.allowedValues as unknown[]).join('、')} 中选一个。`,
      )
    } else if (problem.keyword === 'pattern') {
      say(place, 'VALUE_SHAPE', `${where}的写法不对（${brief(shown)}）：应是${String(record(here).how ?? params.pattern)}。`)
    } else say(place, 'VALUE_BOUNDS', `${where}${boundsOf(problem)}，现在是 ${brief(shown)}：请改正。`)
  }
  return findings
}

function boundsOf(problem: Problem): string {
  const limit = String(problem.params.limit ?? '')
  const words: Record<string, string> = {
    minLength: '不能空着',
    maxLength: `最多 ${limit} 个字`,
    minItems: `至少要有 ${limit} 项`,
    maxItems: `最多 ${limit} 项`,
    minProperties: `至少要写 ${limit} 项`,
    maxProperties: `只能写 ${limit} 项`,
    minimum: `不能小于 ${limit}`,
    maximum: `不能大于 ${limit}`,
    exclusiveMinimum: `要大于 ${limit}`,
    const: `只能是 ${String(problem.params.allowedValue ?? '')}`,
    anyOf: '不符合任何一种可用的写法',
  }
  return words[problem.keyword] ?? `不符合要求（${problem.keyword}）`
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组「名字: 值」',
  null: '空',
}
const typeName = (type: string): string => typeNames[type] ?? type

function brief(value: unknown): string {
  if (value === undefined) return '空'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text || '空'
}

/** Suggests the key that was probably meant. */
function nearest(wrong: string, known: readonly string[]): string {
  const best = known
    .map((word) => ({ word, far: distance(wrong.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0]
  if (best && best.far <= Math.max(1, Math.floor(wrong.length / 3))) return `是不是想写「${best.word}」？`
  return known.length > 0 ? `这里可用的有 ${known.join('、')}。` : '请删去。'
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

function placeOf(pointer: string): Place {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const propertiesOf = (schema: unknown): Record<string, unknown> => record(record(schema).properties)

function nodeAt(schema: TSchema, pointer: string): unknown {
  let node: unknown = schema
  for (const part of pointer.replace(/^#\/?/, '').split('/').filter(Boolean))
    node = record(node)[part.replaceAll('~1', '/').replaceAll('~0', '~')]
  return node
}

function valueAt(value: unknown, place: Place): unknown {
  let node = value
  for (const part of place) node = record(node)[String(part)]
  return node
}
