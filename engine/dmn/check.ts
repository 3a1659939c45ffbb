// SPDX-License-Identifier: Apache-2.0
import { note, type Reading } from './boxed.ts'
import { type Decisions, nodeOf } from './model.ts'
import { childrenOf, type Element } from './xml.ts'

/** Two elements with one id. Gives the nodes (not the parts of one) that cannot be told from another element. */
export function checkIds(root: Element, reading: Reading): Set<Element> {
  const seen = new Map<string, { element: Element; node: Element }>()
  const doubled = new Set<Element>()
  const walk = (element: Element, node: Element) => {
    const id = element.attributes.id
    if (id !== undefined) {
      const other = seen.get(id)
      if (other) {
        const message = `编号 ${id} 用了两次（第 ${other.element.line} 行和第 ${element.line} 行），请改其中一个。`
        note(reading, 'DMN_ID_TWICE', element, element.attributes.name ?? element.name, message)
        for (const one of [{ element, node }, other]) if (one.element === one.node) doubled.add(one.node)
      }
      seen.set(id, { element, node })
    }
    for (const child of element.children) if (child.space === root.space) walk(child, node)
  }
  walk({ ...root, children: [] }, root)
  for (const element of root.children) if (element.space === root.space) walk(element, element)
  return doubled
}

type Nodes = 'inputs' | 'decisions' | 'knowledge' | 'services'
/** Which kinds of node a reference may name (DMN 1.5, chapter 6.3). */
const targets = new Map<string, { kinds: Nodes[]; called: string }>(
  Object.entries<{ kinds: Nodes[]; called: string }>({
    requiredInput: { kinds: ['inputs'], called: '输入数据' },
    requiredDecision: { kinds: ['decisions'], called: '决策' },
    requiredKnowledge: { kinds: ['knowledge', 'services'], called: '业务知识模型或决策服务' },
    outputDecision: { kinds: ['decisions'], called: '决策' },
    encapsulatedDecision: { kinds: ['decisions'], called: '决策' },
    inputDecision: { kinds: ['decisions'], called: '决策' },
    inputData: { kinds: ['inputs'], called: '输入数据' },
  }),
)

/** Requirements of a node that lead nowhere, or to another kind of node. */
export function checkReferences(node: Element, decisions: Decisions, reading: Reading): void {
  const owner = node.attributes.name ?? node.name
  const walk = (element: Element) => {
    const target = element === node ? undefined : targets.get(element.name)
    const href = element.attributes.href
    if (target && (href !== undefined || element.name !== 'inputData')) {
      const found = nodeOf(decisions, keyOf(href, decisions))
      const has = (kind: Nodes) => found?.decisions[kind].has(found.id) === true
      if (href === undefined) note(reading, 'DMN_REFERENCE', element, owner, `「${owner}」有一条连线没有写连到哪里（href）。`)
      else if (!(['inputs', 'decisions', 'knowledge', 'services'] as const).some(has))
        note(reading, 'DMN_REFERENCE', element, owner, `「${owner}」引用的 ${href} 不存在，请改正或删去这条连线。`)
      else if (!target.kinds.some(has))
        note(reading, 'DMN_REFERENCE_KIND', element, owner, `「${owner}」引用的 ${href} 不是${target.called}，请改正这条连线。`)
    }
    for (const child of element.children) if (child.space === node.space) walk(child)
  }
  walk(node)
  for (const kind of ['informationRequirement', 'knowledgeRequirement'])
    for (const one of childrenOf(node, kind))
      if (one.children.every((child) => !targets.has(child.name)))
        note(reading, 'DMN_REFERENCE', one, owner, `「${owner}」有一条连线没有写连到哪里。`)
}

/** A reference as a key: the id of this file, or namespace#id of another one. */
export function keyOf(href: string | undefined, decisions: Decisions): string {
  const text = href ?? ''
  const at = text.indexOf('#')
  const namespace = at < 0 ? '' : text.slice(0, at)
  return namespace !== '' && namespace !== decisions.namespace ? text : text.slice(at + 1)
}

export function checkCycles(root: Element, decisions: Decisions, reading: Reading): void {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (id: string) => {
    const node = decisions.decisions.get(id)
    if (!node || done.has(id)) return
    if (path.includes(id)) {
      const names = [...path.slice(path.indexOf(id)), id].map((one) => decisions.decisions.get(one)?.name ?? one)
      const holder = root.children.find((one) => one.attributes.id === id) ?? root
      const message = `决策互相依赖，绕成了圈：${names.join(' → ')}。请去掉其中一条连线。`
      note(reading, 'DMN_CYCLE', holder, node.name, message)
      return
    }
    path.push(id)
    for (const next of node.decisions) visit(next)
    path.pop()
    done.add(id)
  }
  for (const id of decisions.decisions.keys()) visit(id)
}
