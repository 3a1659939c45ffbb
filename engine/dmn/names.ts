// SPDX-License-Identifier: Apache-2.0
import { isLongName } from '../feel/index.ts'
import { type Decisions, nodeOf } from './model.ts'
import { childOf, childrenOf, type Element } from './xml.ts'

/** Names with spaces or signs: of variables, and of entries, which mean something only after a dot, in a filter or as a key. */
export type Known = { names: readonly string[]; entries: readonly string[] }

/** What is known inside a part that declares names itself; they say nothing about what is outside. */
export function withNames(known: Known, more: readonly (string | null | undefined)[]): Known {
  const long = more.filter((name): name is string => typeof name === 'string' && isLongName(name))
  return long.length === 0 ? known : { ...known, names: [...known.names, ...long] }
}

/**
 * The names that FEEL could not read without knowing them, for each node of a file (DMN 1.5, 7.3.1 and 10.4: a decision sees what it
 * requires). A name that one element declares says nothing about another.
 */
export function knownNames(root: Element, decisions: Decisions, imported: ReadonlySet<string>): (node: Element) => Known {
  const nodes = new Map(root.children.map((element) => [element.attributes.id ?? element.attributes.name ?? '', element]))
  const shared = new Set(imported)
  for (const type of childrenOf(root, 'itemDefinition')) addNames(type, shared)
  const imports = childrenOf(root, 'import').map((one) => one.attributes.name ?? '')
  return (node) => {
    const entries = new Set(shared)
    addEntries(node, entries)
    const visited = new Set([node])
    const walk = (element: Element) => {
      for (const required of requiredBy(element)) {
        const other = nodes.get(required.slice(required.indexOf('#') + 1))
        if (!other || visited.has(other)) continue
        visited.add(other)
        addEntries(other, entries)
        walk(other)
      }
    }
    walk(node)
    const names = requiredBy(node).flatMap((href) => {
      const other = nodes.get(href.slice(href.indexOf('#') + 1))
      if (other) return [other.attributes.name, childOf(other, 'variable')?.attributes.name]
      const found = nodeOf(decisions, href)
      if (!found) return []
      const { inputs, decisions: made, knowledge, services } = found.decisions
      const one = inputs.get(found.id) ?? made.get(found.id) ?? knowledge.get(found.id) ?? services.get(found.id)
      return one ? [one.name, 'variable' in one ? one.variable : one.name] : []
    })
    return withNames({ names: [], entries: [...entries] }, [
      ...names,
      ...imports,
      node.name === 'businessKnowledgeModel' ? node.attributes.name : null,
    ])
  }
}

/** What a node requires, as its file writes it. */
function requiredBy(node: Element): string[] {
  return ['informationRequirement', 'knowledgeRequirement']
    .flatMap((kind) => childrenOf(node, kind))
    .flatMap((one) => one.children.flatMap((reference) => reference.attributes.href ?? []))
}

/** The entries that an element's value may have: of contexts, relations and tables with several outputs. */
function addEntries(element: Element, names: Set<string>): void {
  for (const child of element.children) {
    const holder = child.name === 'contextEntry' ? childOf(child, 'variable') : child
    if (['contextEntry', 'column', 'output'].includes(child.name)) addName(holder?.attributes.name, names)
    addEntries(child, names)
  }
}

/** Adds every name below an element that FEEL could not read without knowing it. */
export function addNames(element: Element, names: Set<string>): void {
  addName(element.attributes.name, names)
  for (const child of element.children) addNames(child, names)
}

function addName(name: string | undefined, names: Set<string>): void {
  if (name !== undefined && isLongName(name)) names.add(name)
}
