// SPDX-License-Identifier: Apache-2.0
import { beginnings, linkTargets } from './check-structure.ts'
import type { FlowSpec, NodeSpec, ProcessDefinition } from './definition.ts'

/** A definition with what stepping looks up, worked out once and kept beside it (never in it: a definition stays plain JSON). */
export type Plan = {
  definition: ProcessDefinition
  /** names with spaces or signs; one list for all expressions, so that they are indexed once */
  names: readonly string[]
  nodes: NodeSpec[]
  flows: FlowSpec[]
  places: Map<string, number>
  flowPlaces: Map<string, number>
  hasConditions: boolean
  links: Map<string, number>
  /** nodes where a scope begins */
  begins: Map<number, number[]>
  /** for a joining gateway: per incoming flow, the nodes from which a token could still come over it */
  reach: Map<number, Set<number>[]>
}

const plans = new WeakMap<ProcessDefinition, Plan>()

export function planOf(definition: ProcessDefinition): Plan {
  let plan = plans.get(definition)
  if (!plan) {
    plan = {
      definition,
      names: definition.names ?? [],
      nodes: definition.nodes,
      flows: definition.flows,
      places: new Map(definition.nodes.map((node, place) => [node.id, place])),
      flowPlaces: new Map(definition.flows.map((flow, place) => [flow.id, place])),
      hasConditions: definition.nodes.some((node) => node.triggers?.some((trigger) => trigger.on === 'conditional')),
      links: linkTargets(definition.nodes),
      begins: new Map(),
      reach: new Map(),
    }
    plans.set(definition, plan)
  }
  return plan
}

export function beginsOf(plan: Plan, scope: number): number[] {
  let found = plan.begins.get(scope)
  if (!found) {
    found = beginnings(plan.nodes, plan.nodes[scope] as NodeSpec)
    plan.begins.set(scope, found)
  }
  return found
}

/**
 * For each incoming flow of a joining gateway, the nodes of its scope from which a path leads to that flow without
 * visiting the gateway (BPMN 2.0 §13.4.3). A token at an activity may also leave by its boundary events and links.
 */
export function reachOf(plan: Plan, gateway: number): Set<number>[] {
  let found = plan.reach.get(gateway)
  if (found) return found
  const { nodes, flows } = plan
  const links = new Map<string, number[]>()
  for (const [place, node] of nodes.entries())
    if (node.type === 'intermediateThrowEvent')
      for (const trigger of node.triggers ?? [])
        if (trigger.on === 'link')
          links.set(`${node.in} ${trigger.name}`, [...(links.get(`${node.in} ${trigger.name}`) ?? []), place])
  found = (nodes[gateway]?.incoming ?? []).map((flow) => {
    const reached = new Set<number>()
    const stack: number[] = [(flows[flow] as FlowSpec).from]
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      if (place === gateway || reached.has(place)) continue
      reached.add(place)
      const node = nodes[place] as NodeSpec
      for (const incoming of node.incoming) stack.push((flows[incoming] as FlowSpec).from)
      if (node.host !== undefined) stack.push(node.host)
      if (node.type === 'intermediateCatchEvent')
        for (const trigger of node.triggers ?? [])
          if (trigger.on === 'link') stack.push(...(links.get(`${node.in} ${trigger.name}`) ?? []))
    }
    return reached
  })
  plan.reach.set(gateway, found)
  return found
}
