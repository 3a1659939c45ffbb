// SPDX-License-Identifier: Apache-2.0
// Reads a regular expression into a program for the machine. JavaScript's own RegExp says whether a pattern is well formed and what a
// single character matches (classes, properties, case); only how characters follow each other is ours, because that is what explodes.

/** `test`: one character; `split`: two ways on, the first preferred; `save`, `clear`: where groups are; `assert`: ^ $ \b \B. */
export type Instruction =
  | { do: 'test'; test: (code: number) => boolean }
  | { do: 'split'; first: number; second: number }
  | { do: 'jump'; to: number }
  | { do: 'save'; slot: number }
  | { do: 'clear'; from: number; to: number }
  | { do: 'assert'; holds: (text: string, at: number) => boolean }
  | { do: 'match' }
export type Program = { code: Instruction[]; slots: number }

/** A pattern that cannot be used: `BAD`, it is not well formed; `UNSUPPORTED`, it looks around or back; `LARGE`, it repeats too much. */
export class PatternError extends Error {
  readonly code: 'BAD' | 'UNSUPPORTED' | 'LARGE'
  constructor(code: PatternError['code'], message: string) {
    super(message)
    this.name = 'PatternError'
    this.code = code
  }
}

type Tree =
  | { is: 'one'; test: (code: number) => boolean }
  | { is: 'assert'; holds: (text: string, at: number) => boolean }
  | { is: 'group'; slot: number | null; inside: Tree }
  | { is: 'sequence' | 'choice'; parts: Tree[] }
  | { is: 'repeat'; inside: Tree; least: number; most: number | null; lazy: boolean; from: number; to: number }

const mostInstructions = 3000
const deepest = 100
const longest = 1000

/** @throws PatternError */
export function readPattern(source: string, flags: string): Program {
  if (source.length > longest) throw new PatternError('LARGE', `正则表达式超过 ${longest} 个字`)
  try {
    new RegExp(source, flags)
  } catch {
    throw new PatternError('BAD', '不是有效的正则表达式')
  }
  const reader = new PatternReader(source, flags)
  const tree = reader.choice(0)
  const code: Instruction[] = []
  write({ is: 'group', slot: 0, inside: tree }, code)
  code.push({ do: 'match' })
  return { code, slots: 2 * reader.groups }
}

class PatternReader {
  groups = 1
  private at = 0
  private readonly source: string
  private readonly flags: string
  private readonly isWord: (text: string, at: number) => boolean

  constructor(source: string, flags: string) {
    this.source = source
    this.flags = flags
    const word = new RegExp('\\w', flags.includes('i') ? 'iu' : 'u')
    this.isWord = (text, at) => at >= 0 && at < text.length && word.test(text.charAt(at))
  }

  choice(depth: number): Tree {
    if (depth > deepest) throw new PatternError('LARGE', '正则表达式的括号嵌套太深')
    const parts = [this.sequence(depth)]
    while (this.source[this.at] === '|') {
      this.at += 1
      parts.push(this.sequence(depth))
    }
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'choice', parts }
  }

  private sequence(depth: number): Tree {
    const parts: Tree[] = []
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const from = this.groups
      const inside = this.atom(depth)
      parts.push(this.repeated(inside, from))
    }
    return { is: 'sequence', parts }
  }

  private repeated(inside: Tree, from: number): Tree {
    const found = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/.exec(this.source.slice(this.at, this.at + 40))
    if (!found) return inside
    this.at += found[0].length
    const sign = found[0][0]
    const least = found[1] !== undefined ? Number(found[1]) : sign === '+' ? 1 : 0
    const upper = found[3] === undefined || found[3] === '' ? null : Number(found[3])
    const most = found[1] !== undefined ? (found[2] ? upper : least) : sign === '?' ? 1 : null
    return { is: 'repeat', inside, least, most, lazy: found[4] === '?', from: 2 * from, to: 2 * this.groups }
  }

  private atom(depth: number): Tree {
    const { source, at } = this
    switch (source[at]) {
      case '(':
        return this.group(depth)
      case '[':
        return this.one(this.endOfClass(at))
      case '.':
        return this.one(at + 1)
      case '^':
        this.at += 1
        return this.flags.includes('m')
          ? { is: 'assert', holds: (text, here) => here === 0 || isLineEnd(text.charAt(here - 1)) }
          : { is: 'assert', holds: (_text, here) => here === 0 }
      case '$':
        this.at += 1
        return this.flags.includes('m')
          ? { is: 'assert', holds: (text, here) => here === text.length || isLineEnd(text.charAt(here)) }
          : { is: 'assert', holds: (text, here) => here === text.length }
      case '\\':
        return this.escape()
      default:
        return this.one(at + ((source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1))
    }
  }

  private group(depth: number): Tree {
    const rest = this.source.slice(this.at, this.at + 200)
    if (/^\(\?<?[=!]/.test(rest)) throw new PatternError('UNSUPPORTED', '不支持向前向后看（(?=…)、(?!…)、(?<=…)、(?<!…)）')
    if (rest.startsWith('(?:')) {
      this.at += 3
      return this.closed({ is: 'group', slot: null, inside: this.choice(depth + 1) })
    }
    const named = /^\(\?<[^>]*>/.exec(rest)?.[0]
    if (rest.startsWith('(?') && !named) throw new PatternError('UNSUPPORTED', `不支持 ${rest.slice(0, 4)}…`)
    const slot = 2 * this.groups
    this.groups += 1
    this.at += named?.length ?? 1
    return this.closed({ is: 'group', slot, inside: this.choice(depth + 1) })
  }

  private closed(tree: Tree): Tree {
    this.at += 1
    return tree
  }

  private escape(): Tree {
    const { source, at } = this
    const next = source.charAt(at + 1)
    if (next === 'b' || next === 'B') {
      this.at += 2
      const wanted = next === 'b'
      return { is: 'assert', holds: (text, here) => (this.isWord(text, here - 1) !== this.isWord(text, here)) === wanted }
    }
    if (/[1-9k]/.test(next)) throw new PatternError('UNSUPPORTED', '不支持引用前面的分组（\\1、\\k<…>）')
    const long =
      /^\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c.|[pP]\{[^}]*\})/
    const text = long.exec(source.slice(at, at + 80))?.[0]
    return this.one(at + (text?.length ?? 1 + ((source.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1)))
  }

  /** One character: a sign for itself, anything else as JavaScript understands it. */
  private one(end: number): Tree {
    const text = this.source.slice(this.at, end)
    this.at = end
    const code = text.codePointAt(0) ?? 0
    const isSign = text.length === (code > 0xffff ? 2 : 1) && text !== '.'
    if (isSign && !this.flags.includes('i')) return { is: 'one', test: (given) => given === code }
    if (/\\q|\\p\{(?:RGI_|Basic_Emoji|Emoji_Keycap)/.test(text))
      throw new PatternError('UNSUPPORTED', '字符类里不能有多个字的文字')
    const single = new RegExp(`^(?:${text})$`, this.flags.replaceAll(/[gmy]/g, ''))
    const known = new Int8Array(128)
    return {
      is: 'one',
      test: (given) => {
        if (given >= 128) return single.test(String.fromCodePoint(given))
        if (known[given] === 0) known[given] = single.test(String.fromCharCode(given)) ? 1 : -1
        return known[given] === 1
      },
    }
  }

  private endOfClass(from: number): number {
    const nested = this.flags.includes('v')
    let depth = 0
    for (let at = from; at < this.source.length; at += 1) {
      const sign = this.source[at]
      if (sign === '\\') at += 1
      else if (sign === '[' && (nested || depth === 0)) depth += 1
      else if (sign === ']') depth -= 1
      if (depth === 0) return at + 1
    }
    return this.source.length
  }
}

function isLineEnd(sign: string): boolean {
  return sign === '\n' || sign === '\r' || sign === '\u2028' || sign === '\u2029'
}

function write(tree: Tree, code: Instruction[]): void {
  if (code.length > mostInstructions) throw new PatternError('LARGE', '正则表达式的重复次数太多，字数请用长度限制来写')
  switch (tree.is) {
    case 'one':
      code.push({ do: 'test', test: tree.test })
      return
    case 'assert':
      code.push({ do: 'assert', holds: tree.holds })
      return
    case 'group':
      if (tree.slot !== null) code.push({ do: 'save', slot: tree.slot })
      write(tree.inside, code)
      if (tree.slot !== null) code.push({ do: 'save', slot: tree.slot + 1 })
      return
    case 'sequence':
      for (const part of tree.parts) write(part, code)
      return
    case 'choice':
      writeChoice(tree.parts, code)
      return
    case 'repeat':
      writeRepeat(tree, code)
  }
}

function writeChoice(parts: Tree[], code: Instruction[]): void {
  const ends: { do: 'jump'; to: number }[] = []
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    const split: Instruction = { do: 'split', first: code.length + 1, second: 0 }
    if (!isLast) code.push(split)
    write(part, code)
    if (isLast) continue
    const end: { do: 'jump'; to: number } = { do: 'jump', to: 0 }
    ends.push(end)
    code.push(end)
    split.second = code.length
  }
  for (const end of ends) end.to = code.length
}

/** What must come is written out; what may come is a split before each copy, or a loop when there is no end. */
function writeRepeat(tree: Tree & { is: 'repeat' }, code: Instruction[]): void {
  const once = () => {
    if (tree.to > tree.from) code.push({ do: 'clear', from: tree.from, to: tree.to })
    write(tree.inside, code)
  }
  const may = (): ((to: number) => void) => {
    const here = code.length + 1
    const split: Instruction = { do: 'split', first: here, second: here }
    code.push(split)
    return (to) => {
      if (tree.lazy) split.first = to
      else split.second = to
    }
  }
  if (Math.max(tree.least, tree.most ?? 0) > mostInstructions) code.length = mostInstructions + 1
  for (let n = 0; n < tree.least; n += 1) once()
  if (tree.most === null) {
    const top = code.length
    const leave = may()
    once()
    code.push({ do: 'jump', to: top })
    leave(code.length)
    return
  }
  const exits: ((to: number) => void)[] = []
  for (let n = tree.least; n < tree.most; n += 1) {
    exits.push(may())
    once()
  }
  for (const leave of exits) leave(code.length)
}
