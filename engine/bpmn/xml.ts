// SPDX-License-Identifier: Apache-2.0

/** One element of an XML file, with everything its author wrote: nothing is dropped, so it can be written again. */
export type XmlElement = {
  kind: 'element'
  /** name as written, with its prefix */
  name: string
  /** namespace of the element */
  uri: string
  local: string
  /** in the order of the file, values decoded; namespace declarations included */
  attributes: { name: string; uri: string; local: string; value: string }[]
  children: XmlNode[]
  line: number
  parent: XmlElement | null
}
export type XmlText = { kind: 'text' | 'cdata' | 'comment' | 'instruction'; text: string }
export type XmlNode = XmlElement | XmlText
/** `lineEnd` is how the file ends its lines, for writing it again. */
export type XmlFile = { root: XmlElement; before: XmlNode[]; after: XmlNode[]; lineEnd: '\n' | '\r\n' }

export class XmlError extends Error {
  code: string
  line: number
  facts: Record<string, string>
  constructor(code: string, line: number, facts: Record<string, string> = {}) {
    super(`${code} at line ${line}`)
    this.code = code
    this.line = line
    this.facts = facts
  }
}

/** Larger files are refused before they are read: a process that a person drew is far below this. */
export const largestFile = 8 * 1024 * 1024
const deepest = 200
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const nameStart =
  /[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\uD800-\uDFFF]/
const nameText = /[^\s/>=<"'&]+/y
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string, line: number): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;\s&]{0,40});?/g, (whole, body: string) => {
    if (!whole.endsWith(';')) throw new XmlError('XML_ENTITY', line, { entity: whole })
    const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(body)
    if (number) {
      const code = Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10)
      if (!(code <= 0x10ffff) || (code < 32 && code !== 9 && code !== 10 && code !== 13))
        throw new XmlError('XML_ENTITY', line, { entity: whole })
      return String.fromCodePoint(code)
    }
    const known = Object.hasOwn(entities, body) ? entities[body] : undefined
    if (known === undefined) throw new XmlError('XML_ENTITY', line, { entity: whole })
    return known
  })
}

/**
 * Reads XML 1.0 with namespaces, strictly: a document type (and with it every entity expansion), an unbound prefix,
 * a doubled attribute or a tag that does not close is refused with its line. Comments, CDATA and white space are kept.
 * @throws XmlError
 */
export function readXml(source: string): XmlFile {
  if (source.length > largestFile)
    throw new XmlError('XML_TOO_LARGE', 1, { size: String(source.length), limit: String(largestFile) })
  // XML 1.0 §2.11: every line end of the file is one line feed; a carriage return that is meant is written as a reference
  const text = (source.charCodeAt(0) === 0xfeff ? source.slice(1) : source).replace(/\r\n?/g, '\n')
  let at = 0
  let line = 1
  let nextBreak = text.indexOf('\n')
  const lineAt = (to: number): number => {
    while (nextBreak !== -1 && nextBreak < to) {
      line++
      nextBreak = text.indexOf('\n', nextBreak + 1)
    }
    return line
  }
  const fail = (code: string, facts: Record<string, string> = {}): never => {
    throw new XmlError(code, lineAt(at), facts)
  }
  const nameHere = (): string => {
    nameText.lastIndex = at
    const found = nameText.exec(text)?.[0]
    if (!found || !nameStart.test(found[0] ?? '')) return fail('XML_MALFORMED', { near: text.slice(at, at + 20) })
    at += found.length
    return found
  }
  const skipSpace = () => {
    while (at < text.length && text.charCodeAt(at) <= 32) at++
  }
  const before: XmlNode[] = []
  const after: XmlNode[] = []
  let root: XmlElement | null = null
  const open: XmlElement[] = []
  const bound: Map<string, string>[] = [new Map([['xml', xmlNamespace]])]
  const put = (node: XmlNode) => {
    const top = open[open.length - 1]
    if (top) top.children.push(node)
    else (root ? after : before).push(node)
  }
  const until = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from)
    return end === -1 ? fail('XML_UNCLOSED', { tag: text.slice(at, at + 12) }) : end
  }

  while (at < text.length) {
    const next = text.indexOf('<', at)
    const end = next === -1 ? text.length : next
    if (end > at) {
      const raw = text.slice(at, end)
      const blank = raw.trim() === ''
      if (!open.length && !blank) fail('XML_MALFORMED', { near: raw.trim().slice(0, 20) })
      put({ kind: 'text', text: blank ? raw : decode(raw, lineAt(at)) })
      at = end
    }
    if (next === -1) break
    if (text.startsWith('<!--', at)) {
      const close = until('-->', at + 4)
      put({ kind: 'comment', text: text.slice(at + 4, close) })
      at = close + 3
    } else if (text.startsWith('<![CDATA[', at)) {
      if (!open.length) fail('XML_MALFORMED', { near: '<![CDATA[' })
      const close = until(']]>', at + 9)
      put({ kind: 'cdata', text: text.slice(at + 9, close) })
      at = close + 3
    } else if (text.startsWith('<?', at)) {
      const close = until('?>', at + 2)
      put({ kind: 'instruction', text: text.slice(at + 2, close) })
      at = close + 2
    } else if (text.startsWith('<!', at)) {
      fail('XML_DOCTYPE')
    } else if (text.startsWith('</', at)) {
      at += 2
      const name = nameHere()
      skipSpace()
      const top = open.pop()
      if (!top || top.name !== name || text[at] !== '>') fail('XML_UNCLOSED', { tag: top?.name ?? name })
      bound.pop()
      at++
    } else {
      const tagLine = lineAt(at)
      at++
      if (root && !open.length) fail('XML_MALFORMED', { near: text.slice(at - 1, at + 20) })
      const name = nameHere()
      const written: { name: string; value: string }[] = []
      const names = new Set<string>()
      let scope = bound[bound.length - 1] as Map<string, string>
      let selfClosing = false
      for (;;) {
        const gap = at
        skipSpace()
        if (text[at] === '>') break
        if (text.startsWith('/>', at)) {
          selfClosing = true
          break
        }
        if (at >= text.length) fail('XML_UNCLOSED', { tag: name })
        if (gap === at) fail('XML_MALFORMED', { near: text.slice(at, at + 20) })
        const attribute = nameHere()
        skipSpace()
        if (text[at] !== '=') fail('XML_MALFORMED', { near: attribute })
        at++
        skipSpace()
        const quote = text[at]
        if (quote !== '"' && quote !== "'") fail('XML_MALFORMED', { near: attribute })
        const close = text.indexOf(quote as string, at + 1)
        if (close === -1) fail('XML_UNCLOSED', { tag: name })
        const raw = text.slice(at + 1, close)
        if (raw.includes('<')) fail('XML_MALFORMED', { near: attribute })
        // XML 1.0 §3.3.3: a line break or tab in a value is a space, unless it is written as a reference
        const value = decode(raw.replace(/\r\n?|[\n\t]/g, ' '), tagLine)
        if (names.has(attribute)) fail('XML_DOUBLE_ATTRIBUTE', { attribute, tag: name })
        names.add(attribute)
        written.push({ name: attribute, value })
        at = close + 1
        if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) {
          if (scope === bound[bound.length - 1]) scope = new Map(scope)
          scope.set(attribute === 'xmlns' ? '' : attribute.slice(6), value)
        }
      }
      at += selfClosing ? 2 : 1
      const spaceOf = (full: string, fallback: string): { uri: string; local: string } => {
        const colon = full.indexOf(':')
        if (colon === -1) return { uri: fallback, local: full }
        const uri = scope.get(full.slice(0, colon))
        if (uri === undefined) throw new XmlError('XML_UNBOUND_PREFIX', tagLine, { prefix: full.slice(0, colon), tag: name })
        return { uri, local: full.slice(colon + 1) }
      }
      const element: XmlElement = {
        kind: 'element',
        name,
        ...spaceOf(name, scope.get('') ?? ''),
        attributes: written.map((one) =>
          one.name === 'xmlns' || one.name.startsWith('xmlns:')
            ? { ...one, uri: 'http://www.w3.org/2000/xmlns/', local: one.name.slice(6) }
            : { ...one, ...spaceOf(one.name, '') },
        ),
        children: [],
        line: tagLine,
        parent: open[open.length - 1] ?? null,
      }
      if (element.parent) element.parent.children.push(element)
      else root = element
      if (!selfClosing) {
        if (open.length >= deepest) fail('XML_TOO_DEEP', { limit: String(deepest) })
        open.push(element)
        bound.push(scope)
      }
    }
  }
  if (open.length) fail('XML_UNCLOSED', { tag: open[open.length - 1]?.name ?? '' })
  if (!root) return fail('XML_MALFORMED', { near: text.slice(0, 20) })
  return { root, before, after, lineEnd: source.includes('\r\n') ? '\r\n' : '\n' }
}

const escapeText = (text: string) =>
  text.replace(/[&<>\r]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;'))
const escapeValue = (text: string) =>
  text.replace(/[&<>"\n\r\t]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`,
  )

function writeNode(node: XmlNode, out: string[]) {
  if (!isElement(node)) {
    if (node.kind === 'text') out.push(escapeText(node.text))
    else if (node.kind === 'cdata') out.push(`<![CDATA[${node.text}]]>`)
    else if (node.kind === 'comment') out.push(`<!--${node.text}-->`)
    else out.push(`<?${node.text}?>`)
    return
  }
  out.push(`<${node.name}`)
  for (const { name, value } of node.attributes) out.push(` ${name}="${escapeValue(value)}"`)
  if (!node.children.length) out.push(' />')
  else {
    out.push('>')
    for (const child of node.children) writeNode(child, out)
    out.push(`</${node.name}>`)
  }
}

/** Writes what `readXml` read, in UTF-8: same elements, attributes, order, text, comments. */
export function writeXml(file: XmlFile): string {
  const out: string[] = []
  const declared = file.before.some((node) => node.kind === 'instruction' && /^xml\s/.test(node.text))
  if (!declared) out.push('<?xml version="1.0" encoding="UTF-8"?>\n')
  for (const node of file.before)
    writeNode(
      node.kind === 'instruction' && /^xml\s/.test(node.text)
        ? { ...node, text: node.text.replace(/encoding\s*=\s*("[^"]*"|'[^']*')/, 'encoding="UTF-8"') }
        : node,
      out,
    )
  writeNode(file.root, out)
  for (const node of file.after) writeNode(node, out)
  const written = out.join('')
  return file.lineEnd === '\n' ? written : written.replace(/\n/g, file.lineEnd)
}

/** Attribute of no namespace (or of the given one). */
export function attribute(element: XmlElement, local: string, uri = ''): string | undefined {
  for (const one of element.attributes) if (one.local === local && one.uri === uri) return one.value
  return undefined
}
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) if (child.kind === 'text' || child.kind === 'cdata') text += child.text
  return text
}
export const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element'
