// SPDX-License-Identifier: Apache-2.0
import type { Type } from './model.ts'
import { readDecisionsNow } from './read.ts'
import { childOf, childrenOf, type Element, readXml, textOf } from './xml.ts'

/** A decision table as it is drawn: every cell in FEEL as it was written. */
export type TableOutline = {
  hitPolicy: string
  /** `values`: FEEL of what the input may be, '' where nothing is said */
  inputs: { label: string; expression: string; type: Type | null; values: string }[]
  outputs: { name: string; label: string }[]
  /** `note`: what the author says of a rule, '' where nothing is said */
  rules: { cells: string[]; outputs: string[]; note: string }[]
}
/** What a file says of an input beside its name. */
export type InputOutline = { name: string; description: string; type: Type | null }
export type DecisionOutline = {
  id: string
  name: string
  table: TableOutline | null
  /** the FEEL of the decision and of those that it requires, without the cells of tables */
  expressions: string[]
  /** tables of the decision and of those that it requires */
  tables: TableOutline[]
  /** what the decision, and those that it requires, are given */
  inputs: InputOutline[]
}
export type FileOutline = { name: string; decisions: DecisionOutline[] }

/** What the decisions of a file look like and what they ask for, for pages that show them; without decisions where it cannot be read. */
export function outlineDecisions(xml: string): FileOutline {
  const { decisions } = readDecisionsNow(xml)
  if (decisions.decisions.size === 0) return { name: decisions.name, decisions: [] }
  const root = readXml(xml)
  const byId = (name: string) => new Map(childrenOf(root, name).map((element) => [element.attributes.id ?? '', element]))
  const [made, given] = [byId('decision'), byId('inputData')]
  const read = new Map(Array.from(made, ([id, element]) => [id, ownOf(element, decisions.typeOf)]))
  const around = (id: string, seen: Set<string>): Set<string> => {
    if (seen.has(id)) return seen
    seen.add(id)
    for (const other of decisions.decisions.get(id)?.decisions ?? []) around(other, seen)
    return seen
  }
  return {
    name: decisions.name,
    decisions: Array.from(decisions.decisions.values(), ({ id, name }) => {
      const all = [...around(id, new Set())]
      const parts = all.flatMap((one) => read.get(one) ?? [])
      const inputs = new Set(all.flatMap((one) => decisions.decisions.get(one)?.inputs ?? []))
      return {
        ...{ id, name, table: read.get(id)?.table ?? null },
        expressions: parts.flatMap((one) => one.expressions),
        tables: parts.flatMap((one) => one.table ?? []),
        inputs: [...inputs].flatMap((one) => {
          const data = decisions.inputs.get(one)
          const element = given.get(one)
          return data && element
            ? { name: data.variable, description: textOf(element, 'description').trim(), type: data.type }
            : []
        }),
      }
    }),
  }
}

function ownOf(decision: Element, typeOf: (name: string | undefined) => Type | null) {
  const element = childOf(decision, 'decisionTable')
  const expressions: string[] = []
  const walk = (one: Element): void => {
    for (const child of one.children) {
      if (child.name === 'text' && one.name !== 'inputEntry') expressions.push(child.text.trim())
      walk(child)
    }
  }
  walk(decision)
  return { table: element ? tableOf(element, typeOf) : null, expressions }
}

function tableOf(element: Element, typeOf: (name: string | undefined) => Type | null): TableOutline {
  const { attributes } = element
  return {
    hitPolicy: [attributes.hitPolicy ?? 'UNIQUE', attributes.aggregation ?? ''].join(' ').trim(),
    inputs: childrenOf(element, 'input').map((input) => {
      const said = childOf(input, 'inputExpression')
      const expression = said ? textOf(said, 'text').trim() : ''
      const allowed = childOf(input, 'inputValues')
      return {
        ...{ label: input.attributes.label ?? expression, expression, type: typeOf(said?.attributes.typeRef) },
        values: allowed ? textOf(allowed, 'text').trim() : '',
      }
    }),
    outputs: childrenOf(element, 'output').map(({ attributes: { name = '', label } }) => ({ name, label: label ?? name })),
    rules: childrenOf(element, 'rule').map((rule) => ({
      cells: childrenOf(rule, 'inputEntry').map((cell) => textOf(cell, 'text').trim()),
      outputs: childrenOf(rule, 'outputEntry').map((cell) => textOf(cell, 'text').trim()),
      note: [textOf(rule, 'description'), ...childrenOf(rule, 'annotationEntry').map((said) => textOf(said, 'text'))]
        .map((said) => said.trim())
        .filter((said) => said !== '')
        .join('；'),
    })),
  }
}
