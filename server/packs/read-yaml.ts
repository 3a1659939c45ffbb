// SPDX-License-Identifier: Apache-2.0
import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { PackFinding } from './finding.ts'
import type { PackFile } from './read-files.ts'

/** A place inside a YAML file: keys and list positions from the top. */
export type Place = (string | number)[]

/** A YAML file as data that remembers where everything stood. */
export type Yaml = {
  file: PackFile
  value: unknown
  /** the line (from 1) of the key or entry at a place; of its nearest parent when it is not there */
  line(place: Place): number
}

const deepest = 24
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Control signs but tab and line feed, halves of pairs (PostgreSQL keeps none), and marks that turn the direction of what is read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const hasHiddenSigns = (text: string): boolean => !text.isWellFormed() || HIDDEN.test(text)

/** Reads one YAML file as plain data (YAML 1.2 core: dates stay text). Aliases are bounded, tags and doubled keys refused. */
export function readYaml(file: PackFile): { yaml: Yaml | null; findings: PackFinding[] } {
  const findings: PackFinding[] = []
  const say = (line: number, code: string, message: string): void => {
    findings.push({ file: file.shown, line, level: 'error', code, message })
  }
  const lines = new LineCounter()
  let doc: Document.Parsed
  try {
    doc = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, logLevel: 'silent' })
  } catch {
    say(1, 'YAML_TOO_DEEP', '文件的层次太深，读不下去：请检查方括号和花括号是否配对。')
    return { yaml: null, findings }
  }
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  if (doc.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) {
    say(1, 'YAML_TOO_DEEP', '文件的层次太深，读不下去：请检查方括号和花括号是否配对。')
    return { yaml: null, findings }
  }
  for (const error of doc.errors.slice(0, 10))
    say(
      lineAt(error.pos[0]),
      error.code === 'DUPLICATE_KEY' ? 'YAML_KEY_TWICE' : 'YAML_SYNTAX',
      error.code === 'DUPLICATE_KEY'
        ? '同一层里这个名字写了两次：请只留一个。'
        : `这里的 YAML 写法读不懂（${error.message}）：请检查缩进、冒号后的空格和引号。`,
    )
  for (const warning of doc.warnings.slice(0, 10))
    say(lineAt(warning.pos[0]), 'YAML_TAG', '不支持 YAML 标签（!!…）：请删去标签，只写普通的文字、数字和列表。')
  if (findings.length > 0) return { yaml: null, findings }
  refuseHostile(doc, lineAt, say)
  if (findings.length > 0) return { yaml: null, findings }
  try {
    const value: unknown = doc.toJS({ maxAliasCount: 20 })
    // an alias to what holds it has no end: it is no data
    JSON.stringify(value)
    return { yaml: { file, value, line: (place) => lineOf(doc, place, lineAt) }, findings }
  } catch {
    say(1, 'YAML_ALIASES', '引用（& 和 *）用得太多，或者引用了自己，展开后过大：请直接写出内容。')
    return { yaml: null, findings }
  }
}

function refuseHostile(
  doc: Document.Parsed,
  lineAt: (offset: number) => number,
  say: (line: number, code: string, message: string) => void,
): void {
  visit(doc, {
    Pair(_, pair) {
      const key = isNode(pair.key) ? pair.key : null
      const name = key && 'value' in key ? String(key.value) : ''
      if (hostileKeys.has(name)) say(lineAt(key?.range?.[0] ?? 0), 'YAML_KEY_FORBIDDEN', `不能用 ${name} 作名字：请换一个名字。`)
    },
    Scalar(_, { value, range }) {
      if (typeof value === 'string' && hasHiddenSigns(value))
        say(lineAt(range?.[0] ?? 0), 'YAML_SIGNS', '这里有看不见的控制字符或者改变书写方向的字符：请删去，重新输入这段文字。')
    },
    Collection(_, node, path) {
      if (path.length > deepest * 2) {
        say(lineAt(node.range?.[0] ?? 0), 'YAML_TOO_DEEP', `层次超过 ${deepest} 层：请检查缩进。`)
        return visit.BREAK
      }
      return undefined
    },
  })
}

function lineOf(doc: Document.Parsed, place: Place, lineAt: (offset: number) => number): number {
  for (let length = place.length; length > 0; length--) {
    const parent = length === 1 ? doc.contents : doc.getIn(place.slice(0, length - 1), true)
    const last = place[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((one) => isNode(one.key) && 'value' in one.key && String(one.key.value) === String(last))
      if (pair && isNode(pair.key) && pair.key.range) return lineAt(pair.key.range[0])
    }
    const node = doc.getIn(place.slice(0, length), true)
    if (isNode(node) && node.range) return lineAt(node.range[0])
  }
  return 1
}
