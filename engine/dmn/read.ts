// SPDX-License-Identifier: Apache-2.0
import { collectLongNames, compileBoxed, compileFunction, expressionIn, note, type Reading } from './boxed.ts'
import { type DecisionNode, type Decisions, type Finding, nodeOf, type Type } from './model.ts'
import { readTypes } from './types.ts'
import { childOf, childrenOf, type Element, readXml, XmlError } from './xml.ts'

export type ReadOptions = {
  /** Gives the text of an imported file by its namespace and the place that the import names; null when there is none. */
  load?(namespace: string, location: string | null): Promise<string | null>
}

/**
 * Reads a DMN 1.1 to 1.5 file. What cannot be run is a finding of level error, by element id, name and line; decisions that do not
 * depend on it can still be made.
 */
export async function readDecisions(
  xml: string,
  options: ReadOptions = {},
): Promise<{ decisions: Decisions; findings: Finding[] }> {
  return readFileText(xml, options, [])
}

async function readFileText(
  xml: string,
  options: ReadOptions,
  around: string[],
): Promise<{ decisions: Decisions; findings: Finding[]; longNames: Set<string> }> {
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
  collectLongNames(root, longNames)
  for (const element of childrenOf(root, 'import')) {
    const problem = await readImport(element, decisions, longNames, options, [...around, decisions.namespace])
    if (problem) refuse('DMN_IMPORT', element.line, element.attributes.name ?? '', problem, element.attributes.id ?? null)
  }
  const typeProblem = (element: Element, message: string) =>
    refuse('DMN_FEEL_SYNTAX', element.line, null, `类型的取值范围写错了：${message}`, element.attributes.id ?? null)
  const names = [...longNames]
  const types = readTypes(childrenOf(root, 'itemDefinition'), names, (name) => importedType(name, decisions), typeProblem)
  decisions.typeOf = types.typeOf
  const reading: Reading = { types, longNames: names, findings }
  checkIds(root, reading)
  for (const element of root.children) if (element.space === root.space) readNode(element, decisions, reading)
  checkReferences(root, decisions, reading)
  checkCycles(root, decisions, reading)
  return { decisions, findings, longNames }
}

/** Reads an imported DMN file; gives a sentence when it cannot be had. Imports of other kinds (PMML, XSD) are let be. */
async function readImport(
  element: Element,
  decisions: Decisions,
  longNames: Set<string>,
  options: ReadOptions,
  around: string[],
): Promise<string | null> {
  const { name = '', namespace = '', locationURI, importType = '' } = element.attributes
  if (!/\/DMN\//i.test(importType)) return `不支持引用 ${importType || '这种'} 文件（import），请改写成 FEEL。`
  if (around.includes(namespace)) return `文件 ${namespace} 绕了一圈又引用到自己，请去掉其中一处 import。`
  const xml = (await options.load?.(namespace, locationURI ?? null)) ?? null
  if (xml === null) return `引用的文件 ${locationURI ?? namespace} 找不到，请把用到的决策放进同一个文件，或放在它旁边。`
  const read = await readFileText(xml, options, around)
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

/** A reference as a key: the id of this file, or namespace#id of an imported one. */
function keyOf(href: string | undefined, decisions: Decisions): string {
  const text = href ?? ''
  const at = text.indexOf('#')
  const namespace = at < 0 ? '' : text.slice(0, at)
  return decisions.imports.has(namespace) ? text : text.slice(at + 1)
}

function checkIds(root: Element, reading: Reading): void {
  const seen = new Map<string, Element>()
  const walk = (element: Element) => {
    const id = element.attributes.id
    if (id !== undefined) {
      const other = seen.get(id)
      if (other)
        note(
          reading,
          'DMN_ID_TWICE',
          element,
          element.attributes.name ?? element.name,
          `编号 ${id} 用了两次（第 ${other.line} 行和第 ${element.line} 行），请改其中一个。`,
        )
      seen.set(id, element)
    }
    for (const child of element.children) if (child.space === root.space) walk(child)
  }
  walk(root)
}

function checkReferences(root: Element, decisions: Decisions, reading: Reading): void {
  const known = (key: string) => {
    const found = nodeOf(decisions, key)
    return (
      found !== null &&
      [found.decisions.inputs, found.decisions.decisions, found.decisions.knowledge, found.decisions.services].some((nodes) =>
        nodes.has(found.id),
      )
    )
  }
  const walk = (element: Element, owner: string) => {
    const href = element.attributes.href
    if (
      href !== undefined &&
      /^(required|output|encapsulated|inputD)/.test(element.name) &&
      element.name !== 'requiredAuthority' &&
      !known(keyOf(href, decisions))
    )
      note(reading, 'DMN_REFERENCE', element, owner, `「${owner}」引用的 ${href} 不存在，请改正或删去这条连线。`)
    for (const child of element.children) if (child.space === root.space) walk(child, owner)
  }
  for (const element of root.children) walk(element, element.attributes.name ?? element.name)
}

function checkCycles(root: Element, decisions: Decisions, reading: Reading): void {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (id: string) => {
    const node = decisions.decisions.get(id)
    if (!node || done.has(id)) return
    if (path.includes(id)) {
      const names = [...path.slice(path.indexOf(id)), id].map((one) => decisions.decisions.get(one)?.name ?? one)
      note(
        reading,
        'DMN_CYCLE',
        root.children.find((one) => one.attributes.id === id) ?? root,
        node.name,
        `决策互相依赖，绕成了圈：${names.join(' → ')}。请去掉其中一条连线。`,
      )
      return
    }
    path.push(id)
    for (const next of node.decisions) visit(next)
    path.pop()
    done.add(id)
  }
  for (const id of decisions.decisions.keys()) visit(id)
}
