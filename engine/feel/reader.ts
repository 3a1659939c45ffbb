// SPDX-License-Identifier: Apache-2.0
import { FeelSyntaxError } from './syntax.ts'

const keywords = new Set('if then else for in return some every satisfies and or between true false null function'.split(' '))
const operatorLookalikes = new Map(
  Object.entries({
    '＞': '>',
    '＜': '<',
    '＝': '=',
    '＋': '+',
    '－': '-',
    '＊': '*',
    '／': '/',
    '，': ',',
    '！': '!',
    '；': ';',
    '：': ':',
  }),
)
const maximumDepth = 300
const maximumLength = 200_000

type LongName = { parts: string[]; name: string }

/** Names that hold spaces or signs, by their first part, the longest first. Made once for a file, shared by its expressions. */
export class LongNames {
  private readonly byFirst = new Map<string, LongName[]>()

  constructor(names: Iterable<string>) {
    for (const name of names) this.learn(name)
  }

  learn(name: string): void {
    const parts = partsOf(name)
    const first = parts[0]
    if (parts.length < 2 || first === undefined) return
    const known = this.byFirst.get(first) ?? []
    known.push({ parts, name })
    known.sort((a, b) => b.parts.length - a.parts.length)
    this.byFirst.set(first, known)
  }

  from(first: string): readonly LongName[] {
    return this.byFirst.get(first) ?? []
  }
}

/** Walks over a text: spaces, words, symbols, and the names that are known to hold spaces or signs. */
export class Reader {
  readonly source: string
  position = 0
  private depth = 0
  private filters = 0
  private readonly known: readonly LongNames[]
  /** names that the text declares itself, by block, the innermost first */
  private blocks: LongNames[] = []
  /** names of entries: they mean something after a dot, as a key or an argument, and in a filter, where an element's entries are names */
  private readonly entries: readonly LongNames[]
  private readonly written = new LongNames([])

  constructor(source: string, known: readonly LongNames[], entries: readonly LongNames[] = []) {
    if (source.length > maximumLength) throw new FeelSyntaxError('表达式太长。', source.slice(0, 20), 0)
    this.source = source
    this.known = known
    this.entries = [this.written, ...entries]
  }

  /** Adds a name with spaces or signs that may follow in the block. */
  learn(name: string): void {
    this.blocks[0]?.learn(name)
    this.written.learn(name)
  }

  /** What is declared inside says nothing about what follows. */
  block<T>(read: () => T): T {
    this.blocks.unshift(new LongNames([]))
    const result = read()
    this.blocks.shift()
    return result
  }

  filter<T>(read: () => T): T {
    this.filters += 1
    const result = read()
    this.filters -= 1
    return result
  }

  fail(message: string, position = this.position): never {
    throw new FeelSyntaxError(message, this.source, position)
  }

  nested<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > maximumDepth) this.fail('表达式嵌套太深。')
    const result = read()
    this.depth -= 1
    return result
  }

  skip(): void {
    for (;;) {
      const code = this.source.charCodeAt(this.position)
      if (isSpace(code)) this.position += 1
      else if (this.source.startsWith('//', this.position)) {
        const end = this.source.indexOf('\n', this.position)
        this.position = end < 0 ? this.source.length : end
      } else if (this.source.startsWith('/*', this.position)) {
        const end = this.source.indexOf('*/', this.position + 2)
        if (end < 0) this.fail('注释 /* 没有结束，缺少 */。')
        this.position = end + 2
      } else return
    }
  }

  ended(): boolean {
    this.skip()
    return this.position >= this.source.length
  }

  /** Whether the symbol follows; does not move. */
  sees(symbol: string): boolean {
    this.skip()
    return this.source.startsWith(symbol, this.position)
  }

  /** Takes the symbol if it follows. */
  take(symbol: string): boolean {
    if (!this.sees(symbol)) return false
    this.position += symbol.length
    return true
  }

  expect(symbol: string, where: string): void {
    if (!this.take(symbol)) this.fail(`${where}这里缺少「${symbol}」${this.found()}。`)
  }

  /** Whether a keyword follows as a whole word; does not move. */
  seesWord(word: string): boolean {
    this.skip()
    return this.source.startsWith(word, this.position) && !isPart(this.source.codePointAt(this.position + word.length))
  }

  takeWord(word: string): boolean {
    if (!this.seesWord(word)) return false
    this.position += word.length
    return true
  }

  expectWord(word: string, where: string): void {
    if (!this.takeWord(word)) this.fail(`${where}这里缺少 ${word}${this.found()}。`)
  }

  /** The longest known name that follows, or a plain word that is no keyword; null when neither follows. */
  takeName(): string | null {
    this.skip()
    const known = this.takeLongName(this.filters > 0)
    if (known !== null) return known
    if (this.source.charAt(this.position) === '`') {
      const end = this.source.indexOf('`', this.position + 1)
      if (end < 0) this.fail('反引号 ` 没有成对。')
      const name = this.source.slice(this.position + 1, end)
      this.position = end + 1
      return name
    }
    const word = this.wordAt(this.position)
    if (word === '' || keywords.has(word)) return null
    for (const character of word) {
      const plain = operatorLookalikes.get(character)
      if (plain) this.fail(`「${character}」是全角符号，请改用半角「${plain}」。`, this.position + word.indexOf(character))
    }
    this.position += word.length
    return word
  }

  /** Any word, keywords too: for keys, properties and types. */
  takeWordOrName(): string | null {
    this.skip()
    const known = this.takeLongName(true)
    if (known !== null) return known
    const word = this.wordAt(this.position)
    this.position += word.length
    return word === '' ? null : word
  }

  /** A name that is being declared: everything up to one of the ends, spaces folded. */
  takeDeclared(ends: RegExp, what: string): string {
    this.skip()
    const match = ends.exec(this.source.slice(this.position))
    const text = match ? this.source.slice(this.position, this.position + match.index) : ''
    const name = text.trim().replace(/\s+/g, ' ')
    if (name === '' || !isStart(name.codePointAt(0))) this.fail(`这里应是${what}的名字${this.found()}。`)
    this.position += text.length
    this.learn(name)
    return name
  }

  /** The name of an argument, when one with its colon follows; whatever it is made of, nothing else has a colon there. */
  takeArgumentName(): string | null {
    this.skip()
    const match = /^[^:,()[\]{}"`]+(?=:)/.exec(this.source.slice(this.position, this.position + 200))
    const name = match?.[0].trim().replace(/\s+/g, ' ') ?? ''
    if (!match || !isStart(name.codePointAt(0)) || /\/[/*]/.test(name)) return null
    this.position += match[0].length + 1
    return name
  }

  found(): string {
    this.skip()
    if (this.position >= this.source.length) return '，而表达式到此结束'
    const word = this.wordAt(this.position)
    const seen = word || String.fromCodePoint(this.source.codePointAt(this.position) ?? 0)
    const plain = operatorLookalikes.get(seen.charAt(0))
    if (plain) return `，看到的是全角符号「${seen.charAt(0)}」，请改用半角「${plain}」`
    const hint = seen === '“' || seen === '”' || seen === '‘' || seen === '’' ? '，文字请用半角双引号 " 括起来' : ''
    return `，看到的是「${seen}」${hint}`
  }

  private takeLongName(mayBeEntry: boolean): string | null {
    const first = firstPart(this.source, this.position)
    let best: { name: string; end: number } | null = null
    for (const names of [...this.blocks, ...this.known, ...(mayBeEntry ? this.entries : [])])
      for (const { parts, name } of names.from(first)) {
        const end = matchParts(this.source, this.position, parts)
        if (end === null) continue
        if (best === null || end > best.end) best = { name, end }
        break
      }
    if (best === null) return null
    this.position = best.end
    return best.name
  }

  private wordAt(from: number): string {
    let at = from
    if (this.source.charAt(at) === '?') at += 1
    else if (!isStart(this.source.codePointAt(at))) return ''
    for (;;) {
      const code = this.source.codePointAt(at)
      if (!isPart(code)) break
      at += code !== undefined && code > 0xffff ? 2 : 1
    }
    return this.source.slice(from, at)
  }
}

/** Whether a name needs to be known before a text that uses it can be read. */
export function isLongName(name: string): boolean {
  return partsOf(name).length > 1
}

function partsOf(name: string): string[] {
  const parts: string[] = []
  let at = 0
  while (at < name.length) {
    if (isSpace(name.charCodeAt(at))) {
      at += 1
      continue
    }
    const part = firstPart(name, at)
    parts.push(part)
    at += part.length
  }
  return parts
}

function firstPart(text: string, from: number): string {
  let at = from
  for (;;) {
    const code = text.codePointAt(at)
    if (!isPart(code)) break
    at += code !== undefined && code > 0xffff ? 2 : 1
  }
  if (at > from) return text.slice(from, at)
  return from < text.length ? String.fromCodePoint(text.codePointAt(from) ?? 0) : ''
}

function matchParts(source: string, from: number, parts: string[]): number | null {
  let at = from
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] ?? ''
    const start = at
    while (i > 0 && isSpace(source.charCodeAt(at))) at += 1
    if (i > 0 && at === start && isPart(part.codePointAt(0)) && isPart(source.codePointAt(at - 1))) return null
    if (firstPart(source, at) !== part) return null
    at += part.length
  }
  return at
}

export function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0) return true
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || [0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff].includes(code)
}

export function isStart(code: number | undefined): boolean {
  if (code === undefined) return false
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 63
  return (
    (code >= 0xc0 && code <= 0x2ff && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x1fff && code !== 0x37e && code !== 0x1680) ||
    (code >= 0x200c && code <= 0x200d) ||
    (code >= 0x2070 && code <= 0x218f) ||
    (code >= 0x2c00 && code <= 0x2fef) ||
    (code >= 0x3001 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfdcf) ||
    (code >= 0xfdf0 && code <= 0xfffd && code !== 0xfeff) ||
    (code >= 0x10000 && code <= 0xeffff)
  )
}

export function isPart(code: number | undefined): boolean {
  if (code === undefined || code === 63) return false
  return (
    isStart(code) ||
    (code >= 48 && code <= 57) ||
    code === 0xb7 ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x203f ||
    code === 0x2040
  )
}
