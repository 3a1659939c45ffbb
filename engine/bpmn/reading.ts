// SPDX-License-Identifier: Apache-2.0
import { compileFeel, isLongName } from '../feel/index.ts'
import type { Finding, FlowSpec, NodeSpec } from './definition.ts'
import { type FindingCode, finding } from './findings.ts'
import { feelFromJuel } from './juel.ts'
import { attribute, isElement, textOf, type XmlElement } from './xml.ts'

export const bpmnUri = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
export const camundaUri = 'http://camunda.org/schema/1.0/bpmn'
export const zeebeUri = 'http://camunda.org/schema/zeebe/1.0'
export const chengshuUri = 'https://chengshu.dev/bpmn'

/** Everything that is known while one file is read. */
export type Reading = {
  findings: Finding[]
  ids: Map<string, XmlElement>
  language: string | null
  /** targets of associations, by their source */
  associations: Map<string, string[]>
  nodes: NodeSpec[]
  flows: FlowSpec[]
  /** node of the process being read, by id */
  places: Map<string, number>
  /** variable that a data element stands for, by id */
  data: Map<string, string>
  /** names with spaces or signs that the file gives to data and variables */
  names: string[]
}

export function report(reading: Reading, code: FindingCode, at: XmlElement | null, facts: Record<string, string> = {}) {
  reading.findings.push(
    finding(
      code,
      {
        element: at ? (attribute(at, 'id') ?? nearestId(at)) : null,
        name: at ? (attribute(at, 'name') ?? null) : null,
        line: at?.line ?? null,
      },
      facts,
    ),
  )
}

function nearestId(at: XmlElement): string | null {
  for (let up: XmlElement | null = at; up; up = up.parent) {
    const id = attribute(up, 'id')
    if (id) return id
  }
  return null
}

/** Children in BPMN's own namespace, by local name (all when none is given). */
export function* children(element: XmlElement, local?: string): Generator<XmlElement> {
  for (const child of element.children)
    if (isElement(child) && child.uri === bpmnUri && (local === undefined || child.local === local)) yield child
}
export function firstChild(element: XmlElement, local: string): XmlElement | undefined {
  for (const child of children(element, local)) return child
  return undefined
}
/** An element among the vendor extensions, by namespace and name. */
export function extension(element: XmlElement, uri: string, local: string): XmlElement | undefined {
  const box = firstChild(element, 'extensionElements')
  return box?.children.find((child): child is XmlElement => isElement(child) && child.uri === uri && child.local === local)
}
export function inside(element: XmlElement, uri: string, local: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => isElement(child) && child.uri === uri && child.local === local)
}

/** A reference written as QName: the part after the prefix when the whole is no id of the file. */
export function resolve(reading: Reading, reference: string): XmlElement | undefined {
  const whole = reading.ids.get(reference)
  if (whole) return whole
  const colon = reference.indexOf(':')
  return colon === -1 ? undefined : reading.ids.get(reference.slice(colon + 1))
}

/** What each reference may name (BPMN 2.0, chapter 8 and 10). */
const wantedKinds: Record<string, RegExp> = {
  messageRef: /^message$/,
  signalRef: /^signal$/,
  errorRef: /^error$/,
  escalationRef: /^escalation$/,
  eventDefinitionRef: /EventDefinition$/,
  noneBehaviorEventRef: /EventDefinition$/,
  oneBehaviorEventRef: /EventDefinition$/,
  activityRef: /(^t|T)ask$|ubProcess$|^transaction$|^callActivity$/,
  resourceRef: /^resource$/,
  processRef: /^process$/,
}

/** Whether a reference names an element of the kind that it may name; another kind is reported. */
export function isWanted(reading: Reading, at: XmlElement, name: string, target: XmlElement): boolean {
  const wanted = Object.hasOwn(wantedKinds, name) ? wantedKinds[name] : undefined
  if (!wanted || wanted.test(target.local)) return true
  const words = name === 'activityRef' ? '活动' : name.endsWith('EventRef') ? 'eventDefinition' : name.replace(/Ref$/, '')
  report(reading, 'REFERENCE_KIND', at, {
    what: name,
    id: attribute(target, 'id') ?? '',
    found: target.local,
    wanted: words,
    wantedEn: name === 'activityRef' ? 'activity' : words,
  })
  return false
}

/** Follows a reference attribute or child element; a dangling one, or one to another kind of element, is reported. */
export function follow(reading: Reading, element: XmlElement, name: string): XmlElement | undefined {
  const child = firstChild(element, name)
  const reference = (attribute(element, name) ?? (child ? textOf(child) : '')).trim()
  if (!reference) return undefined
  const target = resolve(reading, reference)
  if (!target) report(reading, 'REFERENCE_MISSING', element, { what: name, id: reference })
  return target && isWanted(reading, element, name, target) ? target : undefined
}

const feelLanguage = /feel/i
const looksLikeXPath =
  /\bbpmn:\w+\(|\bget(?:DataObject|DataInput|DataOutput|ProcessProperty|ActivityProperty)\(|^\s*\/|\w\/(?:\w+\/|@)|::|\$[A-Za-z]/
const unspecified = /XPath|^\s*$/i

/** Checks an expression and gives its FEEL source; null (and a finding) when it cannot be used. */
export function expression(reading: Reading, at: XmlElement, raw: string, language?: string | null): string | null {
  const spoken = language ?? null
  if (spoken && !feelLanguage.test(spoken) && !unspecified.test(spoken) && !/juel/i.test(spoken)) {
    report(reading, 'LANGUAGE', at, { language: spoken })
    return null
  }
  let source = raw.trim()
  if (source.startsWith('=')) source = source.slice(1).trim()
  else if (/^[$#]\{/.test(source)) {
    const translated = feelFromJuel(source)
    if (translated === null) {
      report(reading, 'LANGUAGE', at, { language: `JUEL ${source}` })
      return null
    }
    source = translated
  }
  if (!source) return null
  try {
    compileFeel(source, reading.names)
    return source
  } catch (cause) {
    if ((spoken && /xpath/i.test(spoken)) || looksLikeXPath.test(source)) {
      report(reading, 'LANGUAGE', at, { language: `XPath ${source.slice(0, 200)}` })
      return null
    }
    const { message, position } = cause as { message: string; position?: number }
    report(reading, 'EXPRESSION', at, { reason: message, column: String((position ?? 0) + 1), source: source.slice(0, 200) })
    return null
  }
}

/** Where a file gives a variable its name beside data elements: results, mappings, items of a loop. */
const naming = new Set('resultVariable elementVariable inputElement outputElement outputCollection target'.split(' '))

/**
 * The names with spaces or signs that a file gives to its data and variables. FEEL can only tell `Approval Status` from two names
 * when it is told of the name (DMN 1.5 §10.3.1.4), so every expression of the file is read with them.
 */
export function longNamesOf(root: XmlElement, data: Map<string, string>): string[] {
  const names = new Set([...data.values()].filter(isLongName))
  const walk = (element: XmlElement) => {
    for (const one of element.attributes)
      if (naming.has(one.local) && one.uri !== bpmnUri && isLongName(one.value)) names.add(one.value)
    if (element.uri === camundaUri && /^(in|out)putParameter$/.test(element.local)) {
      const name = attribute(element, 'name')
      if (name !== undefined && isLongName(name)) names.add(name)
    }
    for (const child of element.children) if (isElement(child)) walk(child)
  }
  walk(root)
  return [...names].sort()
}

export const childText = (element: XmlElement, local: string): string => {
  const child = firstChild(element, local)
  return child ? textOf(child).trim() : ''
}

/** The expression in a child element such as conditionExpression. */
export function childExpression(reading: Reading, element: XmlElement, local: string): string | null {
  const child = firstChild(element, local)
  if (!child) return null
  const resource = attribute(child, 'resource', camundaUri)
  if (resource !== undefined) report(reading, 'LANGUAGE', child, { language: `camunda:resource ${resource}` })
  const text = textOf(child)
  if (!text.trim()) return null
  return expression(reading, child, text, attribute(child, 'language') ?? (/^\s*=/.test(text) ? null : reading.language))
}

/** A value that may be FEEL (written with = or ${}) or plain text: a FEEL source either way. */
export function valueSource(reading: Reading, at: XmlElement, raw: string): string | null {
  return /^\s*(=|[$#]\{)/.test(raw) ? expression(reading, at, raw) : JSON.stringify(raw)
}

export const yes = (value: string | undefined, absent: boolean): boolean =>
  value === undefined ? absent : value.trim() === 'true' || value.trim() === '1'
