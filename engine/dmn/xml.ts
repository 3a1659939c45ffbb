// SPDX-License-Identifier: Apache-2.0
import { Parser } from 'saxen'

/** One element: local name, namespace, attributes by local name, the text directly inside, and the line of its tag, where its text begins. */
export type Element = {
  name: string
  space: string
  attributes: Record<string, string>
  children: Element[]
  text: string
  line: number
}

/** XML that cannot be read, with the line. */
export class XmlError extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.name = 'XmlError'
    this.line = line
  }
}

const maximumSize = 20_000_000
const maximumDepth = 500

/** Reads XML to a tree; refuses document types (entity expansion), unbound prefixes and files beyond all measure. */
export function readXml(xml: string): Element {
  if (xml.length > maximumSize) throw new XmlError('文件太大（超过 20 MB），请拆成几个文件。', 1)
  const top: Element[] = []
  const stack: { element: Element; spaces: Record<string, string> }[] = []
  const parser = new Parser()
  const failure: { error: XmlError | null } = { error: null }
  const fail = (message: string, line: number) => {
    failure.error ??= new XmlError(message, line)
    parser.stop()
  }
  parser.on('openTag', (tag, readAttributes, decode, _selfClosing, at) => {
    const line = at().line + 1
    const given = readAttributes() as Record<string, string>
    const spaces = { ...(stack.at(-1)?.spaces ?? { xml: 'http://www.w3.org/XML/1998/namespace', '': '' }) }
    for (const [key, value] of Object.entries(given))
      if (key === 'xmlns' || key.startsWith('xmlns:')) spaces[key.slice(6)] = decode(value)
    const [prefix, name] = splitName(tag)
    const space = Object.hasOwn(spaces, prefix) ? spaces[prefix] : undefined
    if (space === undefined) return fail(`标签 ${tag} 的前缀 ${prefix} 没有声明。`, line)
    if (stack.length >= maximumDepth) return fail('元素嵌套太深。', line)
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(given))
      if (!key.startsWith('xmlns'))
        Object.defineProperty(attributes, splitName(key)[1], { value: decode(value), enumerable: true })
    const element: Element = { name, space, attributes, children: [], text: '', line }
    const parent = stack.at(-1)?.element
    if (parent) parent.children.push(element)
    else top.push(element)
    stack.push({ element, spaces })
  })
  const addText = (text: string) => {
    const element = stack.at(-1)?.element
    if (!element) return
    element.text += text
  }
  parser.on('text', (text, decode) => addText(decode(text)))
  parser.on('cdata', (text) => addText(text))
  parser.on('closeTag', () => {
    stack.pop()
  })
  parser.on('attention', (text, _decode, at) => {
    if (/^<?!?DOCTYPE/i.test(text.trim().replace(/^<!/, '')))
      fail('文件带有 DOCTYPE 声明，为安全起见不予读取，请删去它。', at().line + 1)
  })
  parser.on('error', (error, at) => fail(`文件不是完整的 XML：${error.message}。`, at().line + 1))
  parser.on('warn', (warning, at) => {
    if (/attribute|namespace|xmlns|prefix/i.test(warning.message)) fail(`文件的 XML 有错：${warning.message}。`, at().line + 1)
  })
  parser.parse(xml)
  if (failure.error) throw failure.error
  const root = top[0]
  if (!root || stack.length > 0) throw new XmlError('文件不是完整的 XML。', stack.at(-1)?.element.line ?? 1)
  return root
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name && child.space === element.space)
}

export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name && child.space === element.space)
}

/** The text of a child such as `<text>`; '' when it has none. */
export function textOf(element: Element, name: string): string {
  return childOf(element, name)?.text ?? ''
}

function splitName(name: string): [string, string] {
  const at = name.indexOf(':')
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}
