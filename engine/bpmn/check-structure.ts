// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec } from './definition.ts'
import { scopeTypes } from './read-nodes.ts'
import { children, type Reading, report, resolve } from './reading.ts'
import { attribute, textOf, type XmlElement } from './xml.ts'

/** Rules that concern more than one element: starts, gateways, links, compensation, what nobody can reach. */
export function checkStructure(reading: Reading, process: XmlElement) {
  const { nodes, flows } = reading
  checkLanes(reading, process)
  const links = linkTargets(nodes)
  const at = (node: NodeSpec): XmlElement | null => reading.ids.get(node.id) ?? null
  if (nodes.length === 1) report(reading, 'EMPTY_PROCESS', process)
  for (const node of nodes) {
    const inner = (node.children ?? []).map((place) => nodes[place] as NodeSpec)
    const starts = inner.filter((one) => one.type === 'startEvent')
    const plain = starts.filter((one) => !one.triggers?.length)
    if (node.type === 'eventSubProcess' && (starts.length !== 1 || plain.length))
      report(reading, 'EVENT_SUB_PROCESS_START', at(node))
    else if (scopeTypes.has(node.type) && plain.length > 1)
      report(reading, 'START_MANY', at(node), { count: String(plain.length) })
    if (node.type === 'eventBasedGateway')
      for (const place of node.outgoing) {
        const target = nodes[flows[place]?.to ?? -1]
        if (target && target.type !== 'intermediateCatchEvent' && target.type !== 'receiveTask')
          report(reading, 'EVENT_GATEWAY', at(node), { id: target.id })
      }
    if (node.type === 'parallelGateway' || node.type === 'eventBasedGateway')
      for (const place of node.outgoing) {
        const flow = flows[place]
        if (flow?.when) report(reading, 'CONDITION_IGNORED', reading.ids.get(flow.id) ?? null)
      }
    if (node.type === 'complexGateway' && node.incoming.length > 1 && !node.activation)
      report(reading, 'COMPLEX_CONDITION', at(node))
    if ((node.type === 'exclusiveGateway' || node.type === 'inclusiveGateway') && node.outgoing.length > 1)
      for (const place of node.outgoing) {
        const flow = flows[place]
        if (flow && flow.when === null && node.default !== place)
          report(reading, 'FLOW_CONDITION', reading.ids.get(flow.id) ?? null, { gateway: node.name ?? node.id })
      }
    checkFlows(reading, node, at(node))
    for (const trigger of node.triggers ?? []) {
      if (
        trigger.on === 'link' &&
        node.type === 'intermediateCatchEvent' &&
        nodes[links.get(`${node.in} ${trigger.name}`) ?? -1] !== node
      )
        report(reading, 'LINK_DOUBLE', at(node), { link: trigger.name })
      if (trigger.on === 'link' && node.type === 'intermediateThrowEvent' && !links.has(`${node.in} ${trigger.name}`))
        report(reading, 'LINK_TARGET', at(node), { link: trigger.name })
      if (
        trigger.on === 'compensation' &&
        trigger.activity !== null &&
        (node.type === 'endEvent' || node.type === 'intermediateThrowEvent')
      ) {
        const target = nodes[reading.places.get(trigger.activity) ?? -1]
        if (!target || (target.undoneBy === undefined && !target.children))
          report(reading, 'COMPENSATION_TARGET', at(node), { id: trigger.activity })
      }
    }
  }
  checkReach(reading, links)
}

/** Flows that contradict what their node is. */
function checkFlows(reading: Reading, node: NodeSpec, element: XmlElement | null) {
  const [into, out] = [node.incoming.length, node.outgoing.length]
  const isLink = node.triggers?.some((one) => one.on === 'link')
  if (isLink && node.type === 'intermediateThrowEvent' && out > 0)
    report(reading, 'FLOW_NOT_HERE', element, { where: '从抛出的连接事件出发', whereEn: 'leave a throwing link event' })
  if (isLink && node.type === 'intermediateCatchEvent' && into > 0)
    report(reading, 'FLOW_NOT_HERE', element, { where: '进入捕获的连接事件', whereEn: 'enter a catching link event' })
  if (node.isForCompensation && into + out > 0) report(reading, 'HANDLER_FLOW', element)
  if (node.type === 'boundaryEvent' && out > 0 && node.triggers?.some((one) => one.on === 'compensation'))
    report(reading, 'HANDLER_FLOW', element)
  if (!node.type.endsWith('Gateway')) return
  if (out === 0) report(reading, 'GATEWAY_NO_WAY', element)
  const direction = (element && attribute(element, 'gatewayDirection')) ?? ''
  if ((direction === 'Diverging' && into > 1) || (direction === 'Converging' && out > 1))
    report(reading, 'GATEWAY_DIRECTION', element, { direction, in: String(into), out: String(out) })
}

/** Lanes that name what is no node of the process, or a node that another lane of their set has too. */
function checkLanes(reading: Reading, container: XmlElement) {
  for (const child of children(container)) {
    if (child.local === 'laneSet' || child.local === 'childLaneSet') {
      const seen = new Set<string>()
      for (const lane of children(child, 'lane')) {
        for (const reference of children(lane, 'flowNodeRef')) {
          const id = textOf(reference).trim()
          const known = resolve(reading, id)
          const why = !known
            ? '不存在'
            : !reading.places.has(attribute(known, 'id') ?? '')
              ? `是 ${known.local}，不是这个流程的节点`
              : seen.has(id)
                ? '已经在另一条泳道里'
                : null
          if (why !== null) report(reading, 'LANE_NODE', lane, { id, why })
          seen.add(id)
        }
        checkLanes(reading, lane)
      }
    } else if (reading.places.has(attribute(child, 'id') ?? '')) checkLanes(reading, child)
  }
}

/** Catching link events by scope and name. */
export function linkTargets(nodes: NodeSpec[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [place, node] of nodes.entries())
    if (node.type === 'intermediateCatchEvent')
      for (const trigger of node.triggers ?? []) {
        const key = trigger.on === 'link' ? `${node.in} ${trigger.name}` : null
        if (key !== null && !found.has(key)) found.set(key, place)
      }
  return found
}

/** Nodes where a token begins when the scope begins: its start event, else everything that nothing leads to. */
export function beginnings(nodes: NodeSpec[], scope: NodeSpec): number[] {
  const inner = scope.children ?? []
  const starts = inner.filter((place) => nodes[place]?.type === 'startEvent')
  const instantiating = inner.filter((place) => scope.type === 'process' && isInstantiating(nodes[place]))
  if (starts.length) return [...starts, ...instantiating]
  const handlers = new Set(inner.map((place) => nodes[place]?.undoneBy))
  return inner.filter((place) => {
    const node = nodes[place] as NodeSpec
    if (node.incoming.length || node.type === 'boundaryEvent' || node.type === 'eventSubProcess') return false
    if (node.isForCompensation || handlers.has(place)) return false
    return !(node.type === 'intermediateCatchEvent' && node.triggers?.some((one) => one.on === 'link'))
  })
}

const isInstantiating = (node: NodeSpec | undefined) =>
  node?.type === 'receiveTask' && node.work?.instantiate === true && node.incoming.length === 0

function checkReach(reading: Reading, links: Map<string, number>) {
  const { nodes, flows } = reading
  const reached = new Set<number>()
  const stack = [0]
  const go = (place: number | undefined) => {
    if (place !== undefined && !reached.has(place)) {
      reached.add(place)
      stack.push(place)
    }
  }
  reached.add(0)
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const node = nodes[place] as NodeSpec
    if (node.children) {
      for (const one of beginnings(nodes, node)) go(one)
      for (const one of node.eventSubProcesses ?? []) go(one)
      if (node.type === 'adHocSubProcess') for (const one of node.children) if (!nodes[one]?.incoming.length) go(one)
    }
    for (const one of node.outgoing) go(flows[one]?.to)
    for (const one of node.boundaries ?? []) go(one)
    go(node.undoneBy)
    for (const trigger of node.triggers ?? [])
      if (trigger.on === 'link' && node.type === 'intermediateThrowEvent') go(links.get(`${node.in} ${trigger.name}`))
  }
  for (const [place, node] of nodes.entries())
    if (!reached.has(place)) report(reading, 'UNREACHABLE', reading.ids.get(node.id) ?? null)
  checkCycles(reading, reached)
}

const waits = new Set([
  'userTask',
  'manualTask',
  'serviceTask',
  'receiveTask',
  'callActivity',
  'intermediateCatchEvent',
  'eventBasedGateway',
  'subProcess',
  'transaction',
  'adHocSubProcess',
])

/** A cycle in which every node goes on by itself and has no other way out never ends. */
function checkCycles(reading: Reading, reached: Set<number>) {
  const { nodes, flows } = reading
  const runs = (place: number) => {
    const node = nodes[place] as NodeSpec
    return (
      reached.has(place) &&
      !waits.has(node.type) &&
      !(node.type.endsWith('Gateway') && node.type !== 'parallelGateway' && node.outgoing.length > 1)
    )
  }
  const state = new Map<number, 1 | 2>()
  const visit = (start: number) => {
    const path: [number, number][] = [[start, 0]]
    state.set(start, 1)
    for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
      const [place, next] = top
      const flow = nodes[place]?.outgoing[next]
      if (flow === undefined) {
        state.set(place, 2)
        path.pop()
        continue
      }
      top[1]++
      const to = flows[flow]?.to
      if (to === undefined || !runs(to) || flows[flow]?.when !== null) continue
      if (state.get(to) === 1) report(reading, 'ENDLESS', reading.ids.get(nodes[to]?.id ?? '') ?? null)
      else if (!state.has(to)) {
        state.set(to, 1)
        path.push([to, 0])
      }
    }
  }
  for (const place of nodes.keys()) if (runs(place) && !state.has(place)) visit(place)
}
