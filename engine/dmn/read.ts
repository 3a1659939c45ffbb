// SPDX-License-Identifier: Apache-2.0
import { compileBoxed, compileFunction, expressionIn, note, type Reading } from './boxed.ts'
import { checkCycles, checkIds, checkReferences, keyOf } from './check.ts'
import type { DecisionNode, Decisions, Finding, Type } from './model.ts'
import { addNames, knownNames } from './names.ts'
import { checkStructure } from './structure.ts'
import { problemOf, readTypes, type TypeReader } from './types.ts'
import { childOf, childrenOf, type Element, readXml, XmlError } from './xml.ts'

export type ReadOptions = {
  /** Gives the text of an imported file by its namespace and the place that the import names; null when there is none. */
  load?(namespace: string, location: string | null): string | null
}

/**
 * Reads a DMN 1.1 to 1.5 file. What cannot be run is a finding of level error, by element id, name and line; a decision of which
 * any part cannot be read, or that depends on one, decides nothing; the others can still be made.
 */
export async function readDecisions(
  xml: string,
  options: ReadOptions = {},
): Promise<{ decisions: Decisions; findings: Finding[] }> {
  return readDecisionsNow(xml, options)
}

/** The same without a promise, for callers that hold the text already. */
export function readDecisionsNow(xml: string, options: ReadOptions = {}): { decisions: Decisions; findings: Finding[] } {
  return readFileText(xml, options, [])
}

function readFileText(
  xml: string,
  options: ReadOptions,
  around: string[],
): { decisions: Decisions; findings: Finding[]; longNames: Set<string> } {
  const findings: Finding[] = []
  const longNames = new Set<string>()
  const decisions: Decisions = {
    ...{
      name: '',
      namespace: '',
      inputs: new Map(),
      decisions: new Map(),
      knowledge: new Map(),
      services: new Map(),
      unreadable: new Map(),
      imports: new Map(),
    },
    typeOf: () => null,
  }
  const refuse = (code: string, line: number, name: string | null, message: string, element: string | null = null) => {
    findings.push({ level: 'error', code, element, name, line, message })
    return { decisions, findings, longNames }
  }
  let root: Element
  try {
    root = readXml(xml)
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    return refuse('XML_UNREADABLE', cause.line, null, cause.message)
  }
  if (root.name !== 'definitions' || !/\/DMN\//i.test(root.space))
    return refuse('DMN_NOT_DMN', root.line, root.name, '这不是 DMN 文件：根元素应是 DMN 命名空间里的 definitions。')
  decisions.name = root.attributes.name ?? ''
  decisions.namespace = root.attributes.namespace ?? ''
  for (const element of childrenOf(root, 'import')) {
    const problem = readImport(element, decisions, longNames, options, [...around, decisions.namespace])
    if (problem) refuse('DMN_IMPORT', element.line, element.attributes.name ?? '', problem, element.attributes.id ?? null)
  }
  const typeProblem = (element: Element, message: string) =>
    refuse('DMN_FEEL_SYNTAX', element.line, null, `类型的取值范围写错了：${message}`, element.attributes.id ?? null)
  const definitions = childrenOf(root, 'itemDefinition')
  const known = knownNames(root, decisions, longNames)
  addNames(root, longNames)
  const types = readTypes(definitions, known(root), (name) => importedType(name, decisions), typeProblem)
  for (const { attributes } of definitions) types.typeOf(attributes.name)
  decisions.typeOf = types.typeOf
  const language = root.attributes.expressionLanguage ?? ''
  const reading: Reading = { types, known: known(root), findings, language }
  const doubled = checkIds(root, reading)
  const nodes = root.children.filter((element) => element.space === root.space)
  const problems = new Map<Element, string[]>()
  for (const element of nodes) {
    const said: string[] = doubled.has(element) ? ['有编号用了两次。'] : []
    problems.set(element, said)
    const before = findings.length
    const name = element.attributes.name ?? element.name
    checkStructure(element, (code, at, message) => note(reading, code, at, name, `「${name}」：${message}`))
    readNode(element, decisions, { ...reading, known: known(element), types: telling(types, said) })
    said.push(...errorsAmong(findings.slice(before)))
  }
  for (const element of nodes) {
    const before = findings.length
    checkReferences(element, decisions, reading)
    const said = [...(problems.get(element) ?? []), ...errorsAmong(findings.slice(before))]
    const id = element.attributes.id ?? element.attributes.name ?? ''
    if (nodeKinds.has(element.name) && said.length > 0 && !decisions.unreadable.has(id))
      decisions.unreadable.set(id, said.slice(0, 5).join(''))
  }
  checkCycles(root, decisions, reading)
  return { decisions, findings, longNames }
}

const nodeKinds = new Set(['inputData', 'decision', 'businessKnowledgeModel', 'decisionService'])

function errorsAmong(findings: Finding[]): string[] {
  return findings.filter((one) => one.level === 'error').map((one) => `第 ${one.line ?? '?'} 行：${one.message}`)
}

/** Types that tell when one is asked for that could not be read: what uses it cannot be read either. */
function telling(types: TypeReader, said: string[]): TypeReader {
  return {
    typeOf(name) {
      const type = types.typeOf(name)
      const problem = problemOf(type)
      if (problem !== null && !said.includes(problem)) said.push(problem)
      return type
    },
  }
}

/** Reads an imported DMN file; gives a sentence when it cannot be had. Imports of other kinds (PMML, XSD) are let be. */
function readImport(
  element: Element,
  decisions: Decisions,
  longNames: Set<string>,
  options: ReadOptions,
  around: string[],
): string | null {
  const { name = '', namespace = '', locationURI, importType = '' } = element.attributes
  if (!/\/DMN\//i.test(importType)) return `不支持引用 ${importType || '这种'} 文件（import），请改写成 FEEL。`
  if (around.includes(namespace)) return `文件 ${namespace} 绕了一圈又引用到自己，请去掉其中一处 import。`
  const xml = options.load?.(namespace, locationURI ?? null) ?? null
  if (xml === null) return `引用的文件 ${locationURI ?? namespace} 找不到，请把用到的决策放进同一个文件，或放在它旁边。`
  const read = readFileText(xml, options, around)
  const broken = read.findings.find((finding) => finding.level === 'error')
  for (const one of read.longNames) longNames.add(one)
  decisions.imports.set(namespace, { name, decisions: read.decisions })
  return broken ? `引用的文件 ${locationURI ?? namespace} 有错：${broken.message}` : null
}

/** A type of an imported file: by the import's name and a dot, or by its own name when the import has none. */
function importedType(name: string, decisions: Decisions): Type | null | undefined {
  for (const other of decisions.imports.values()) {
    if (other.name === '') {
      const found = other.decisions.typeOf(name)
      if (found && !(found.kind === 'basic' && found.name === name)) return found
    } else if (name.startsWith(`${other.name}.`)) return other.decisions.typeOf(name.slice(other.name.length + 1))
  }
  return undefined
}

function readNode(element: Element, decisions: Decisions, reading: Reading): void {
  const name = element.attributes.name ?? ''
  const id = element.attributes.id ?? name
  const holder = childOf(element, 'variable')?.attributes
  const variable = holder?.name ?? name
  const type = reading.types.typeOf(holder?.typeRef)
  const idOf = (href: string | undefined) => keyOf(href, decisions)
  const references = (requirement: string, target: string) =>
    childrenOf(element, requirement).flatMap((one) => childrenOf(one, target).map((reference) => idOf(reference.attributes.href)))
  switch (element.name) {
    case 'inputData':
      decisions.inputs.set(id, { id, name, variable, type })
      return
    case 'decision': {
      const expression = expressionIn(element)
      if (!expression)
        note(reading, 'DMN_DECISION_EMPTY', element, name, `决策「${name}」没有内容，请补上决策表或表达式。`, 'warning')
      const policy = expression?.name === 'decisionTable' ? (expression.attributes.hitPolicy ?? 'UNIQUE') : null
      const node: DecisionNode = {
        ...{ id, name, variable, type, hitPolicy: policy, empty: expression === undefined },
        logic: expression ? compileBoxed(expression, reading, name) : () => null,
        inputs: references('informationRequirement', 'requiredInput'),
        decisions: references('informationRequirement', 'requiredDecision'),
        knowledge: references('knowledgeRequirement', 'requiredKnowledge'),
      }
      decisions.decisions.set(id, node)
      return
    }
    case 'businessKnowledgeModel': {
      const logic = childOf(element, 'encapsulatedLogic')
      const make = logic ? compileFunction(logic, reading, name) : () => null
      if (!logic) note(reading, 'DMN_KNOWLEDGE_EMPTY', element, name, `业务知识模型「${name}」没有内容。`, 'warning')
      decisions.knowledge.set(id, {
        id,
        name,
        type: resultOf(type),
        knowledge: references('knowledgeRequirement', 'requiredKnowledge'),
        make,
      })
      return
    }
    case 'decisionService': {
      const links = (kind: string) => childrenOf(element, kind).map((reference) => idOf(reference.attributes.href))
      decisions.services.set(id, {
        ...{ id, name, type: resultOf(type) },
        outputs: links('outputDecision'),
        encapsulated: links('encapsulatedDecision'),
        inputDecisions: links('inputDecision'),
        inputs: links('inputData'),
      })
    }
  }
}

/** What a function's variable says of its result: its type is the function's, or, loosely, already the result's. */
function resultOf(type: Type | null): Type | null {
  return type?.kind === 'basic' && type.name === 'function' ? (type.result ?? null) : type
}
