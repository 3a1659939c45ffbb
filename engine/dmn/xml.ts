// SPDX-License-Identifier: Apache-2.0
// Decision files are read by the same strict reader as process files; here they become a smaller tree.
import { readXml as readStrictly, XmlError as StrictError, type XmlElement } from '../bpmn/xml.ts'

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

const sentences: Record<string, string> = {
  XML_TOO_LARGE: '文件太大（{size} 个字符，最多 {limit}），请拆成几个文件。',
  XML_TOO_DEEP: '元素嵌套超过 {limit} 层，请检查文件是否损坏。',
  XML_DOCTYPE: '文件带有 DOCTYPE 或实体声明，为安全起见不予读取，请删去它。',
  XML_ENTITY: '实体「{entity}」不认识，请改写为普通字符。',
  XML_UNBOUND_PREFIX: '标签 {tag} 的前缀 {prefix} 没有声明，请在根元素上声明。',
  XML_DOUBLE_ATTRIBUTE: '标签 {tag} 的属性 {attribute} 写了两次，请删去一个。',
  XML_UNCLOSED: '标签 {tag} 没有正确结束，请检查文件是否完整。',
  XML_MALFORMED: '这里不是合法的 XML（{near}），请检查文件是否完整。',
}

/** Reads XML to a tree; refuses document types (entity expansion), unbound prefixes and files beyond all measure. */
export function readXml(xml: string): Element {
  try {
    return smaller(readStrictly(xml).root)
  } catch (cause) {
    if (!(cause instanceof StrictError)) throw cause
    const sentence = sentences[cause.code] ?? `文件不是完整的 XML（${cause.code}）。`
    const message = sentence.replace(/\{(\w+)\}/g, (_, name: string) => cause.facts[name] ?? '')
    throw new XmlError(message, cause.line)
  }
}

function smaller(element: XmlElement): Element {
  const attributes: Record<string, string> = {}
  for (const { name, local, value } of element.attributes)
    if (!name.startsWith('xmlns')) Object.defineProperty(attributes, local, { value, enumerable: true, configurable: true })
  const made: Element = { name: element.local, space: element.uri, attributes, children: [], text: '', line: element.line }
  for (const child of element.children) {
    if (child.kind === 'element') made.children.push(smaller(child))
    else if (child.kind === 'text' || child.kind === 'cdata') made.text += child.text
  }
  return made
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
