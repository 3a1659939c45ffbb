// SPDX-License-Identifier: Apache-2.0
import { collectLongNames, compileBoxed, compileFunction, expressionIn, note, type Reading } from './boxed.ts'
import type { DecisionNode, Decisions, Finding } from './model.ts'
import { readTypes } from './types.ts'
import { childOf, childrenOf, type Element, readXml, XmlError } from './xml.ts'

/**
 * Reads a DMN 1.1 to 1.5 file. What cannot be run is a finding of level error, by element id, name and line; decisions that do not
 * depend on it can still be made.
 */
export async function readDecisions(xml: string): Promise<{ decisions: Decisions; findings: Finding[] }> {
  const findings: Finding[] = []
  const decisions: Decisions = {
    name: '',
    namespace: '',
    inputs: new Map(),
    decisions: new Map(),
    knowledge: new Map(),
    services: new Map(),
  }
  let root: Element
  try {
    root = readXml(xml)
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    findings.push({ level: 'error', code: 'XML_UNREADABLE', element: null, name: null, line: cause.line, message: cause.message })
    return { decisions, findings }
  }
  if (root.name !== 'definitions' || !/\/DMN\//i.test(root.space)) {
    findings.push({
      level: 'error',
      code: 'DMN_NOT_DMN',
      element: null,
      name: root.name,
      line: root.line,
      message: '这不是 DMN 文件：根元素应是 DMN 命名空间里的 definitions。',
    })
    return { decisions, findings }
  }
  decisions.name = root.attributes.name ?? ''
  decisions.namespace = root.attributes.namespace ?? ''
  const longNames = new Set<string>()
  collectLongNames(root, longNames)
  const typeProblem = (element: Element, message: string) =>
    findings.push({
      level: 'error',
      code: 'DMN_FEEL_SYNTAX',
      element: element.attributes.id ?? null,
      name: null,
      line: element.line,
      message: `类型的取值范围写错了：${message}`,
    })
  const reading: Reading = { types: readTypes(childrenOf(root, 'itemDefinition'), longNames, typeProblem), longNames, findings }
  checkIds(root, reading)
  for (const element of childrenOf(root, 'import'))
    note(
      reading,
      'DMN_IMPORT',
      element,
      element.attributes.name ?? '',
      '不支持引用别的 DMN 文件（import），请把用到的决策放进同一个文件。',
    )
  for (const element of root.children) if (element.space === root.space) readNode(element, decisions, reading)
  checkReferences(root, decisions, reading)
  checkCycles(root, decisions, reading)
  return { decisions, findings }
}

function readNode(element: Element, decisions: Decisions, reading: Reading): void {
  const name = element.attributes.name ?? ''
  const id = element.attributes.id ?? name
  const holder = childOf(element, 'variable')?.attributes
  const variable = holder?.name ?? name
  const type = reading.types.typeOf(holder?.typeRef)
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
        ...{ id, name, variable, type, hitPolicy: policy },
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
      decisions.knowledge.set(id, { id, name, knowledge: references('knowledgeRequirement', 'requiredKnowledge'), make })
      return
    }
    case 'decisionService': {
      const links = (kind: string) => childrenOf(element, kind).map((reference) => idOf(reference.attributes.href))
      decisions.services.set(id, {
        ...{ id, name, type },
        outputs: links('outputDecision'),
        encapsulated: links('encapsulatedDecision'),
        inputDecisions: links('inputDecision'),
        inputs: links('inputData'),
      })
    }
  }
}

function idOf(href: string | undefined): string {
  const text = href ?? ''
  return text.slice(text.indexOf('#') + 1)
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
  const known = (id: string) =>
    decisions.inputs.has(id) || decisions.decisions.has(id) || decisions.knowledge.has(id) || decisions.services.has(id)
  const walk = (element: Element, owner: string) => {
    const href = element.attributes.href
    if (
      href !== undefined &&
      /^(required|output|encapsulated|inputD)/.test(element.name) &&
      element.name !== 'requiredAuthority' &&
      !known(idOf(href))
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
