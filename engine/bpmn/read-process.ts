// SPDX-License-Identifier: Apache-2.0
import { checkStructure } from './check-structure.ts'
import type { Finding, FlowSpec, MessageFlow, NodeSpec, ProcessDefinition } from './definition.ts'
import { type FindingCode, finding } from './findings.ts'
import { activityTypes, blankNode, readData, readNodes } from './read-nodes.ts'
import { bpmnUri, childExpression, children, isWanted, longNamesOf, type Reading, report, resolve } from './reading.ts'
import { attribute, isElement, readXml, type XmlElement, XmlError } from './xml.ts'

/**
 * Reads a BPMN 2.0 file into compiled processes. A file with any finding of level error gives no process at all:
 * what is not supported is refused by element id, name and line, never ignored.
 */
export async function readProcess(xml: string): Promise<{ processes: ProcessDefinition[]; findings: Finding[] }> {
  return readProcessNow(xml)
}

/** The same without a promise, for callers that hold the text already. */
export function readProcessNow(xml: string): { processes: ProcessDefinition[]; findings: Finding[] } {
  let root: XmlElement
  try {
    root = readXml(xml).root
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    return { processes: [], findings: [finding(cause.code as FindingCode, { line: cause.line }, cause.facts)] }
  }
  if (root.uri !== bpmnUri || root.local !== 'definitions')
    return { processes: [], findings: [finding('NOT_BPMN', { line: root.line }, { root: root.name })] }
  const findings: Finding[] = []
  const data = readData(root)
  const base: Reading = {
    findings,
    ids: new Map(),
    associations: new Map(),
    language: attribute(root, 'expressionLanguage') ?? null,
    nodes: [],
    flows: [],
    places: new Map(),
    data,
    names: longNamesOf(root, data),
  }
  collectIds(base, root)
  noteRoots(base, root)
  const found = [...children(root, 'process')]
  if (!found.length) findings.push(finding('NO_PROCESS', { line: root.line }))
  const processes = found.map((element) => readOne(base, element))
  linkMessages(base, root, processes)
  return { processes: findings.some((one) => one.level === 'error') ? [] : processes.filter((one) => one !== null), findings }
}

function collectIds(reading: Reading, element: XmlElement) {
  const id = attribute(element, 'id')
  if (id !== undefined && (element.uri === bpmnUri || element.uri.startsWith('http://www.omg.org/spec/'))) {
    const other = reading.ids.get(id)
    if (other) report(reading, 'ID_DOUBLE', element, { id, other: String(other.line) })
    else reading.ids.set(id, element)
  }
  if (element.local === 'association' && element.uri === bpmnUri) {
    const from = attribute(element, 'sourceRef') ?? ''
    const known = reading.associations.get(from)
    if (known) known.push(attribute(element, 'targetRef') ?? '')
    else reading.associations.set(from, [attribute(element, 'targetRef') ?? ''])
  }
  for (const child of element.children) if (isElement(child)) collectIds(reading, child)
}

const quietRoots = new Set(
  'process collaboration message signal error escalation itemDefinition import extension extensionElements documentation resource dataStore category interface relationship globalTask globalUserTask globalManualTask globalScriptTask globalBusinessRuleTask partnerEntity partnerRole endPoint correlationProperty eventDefinition messageEventDefinition timerEventDefinition signalEventDefinition conditionalEventDefinition errorEventDefinition escalationEventDefinition compensateEventDefinition cancelEventDefinition terminateEventDefinition linkEventDefinition'.split(
    ' ',
  ),
)
const describing = new Set(['choreography', 'globalChoreographyTask', 'conversation', 'globalConversation'])
function noteRoots(reading: Reading, root: XmlElement) {
  for (const child of children(root)) {
    if (describing.has(child.local)) report(reading, 'ROOT_IGNORED', child, { what: child.local })
    else if (!quietRoots.has(child.local)) report(reading, 'ELEMENT_UNKNOWN', child, { what: child.name })
  }
}

function readOne(base: Reading, element: XmlElement): ProcessDefinition | null {
  const id = attribute(element, 'id')
  if (!id) {
    report(base, 'ID_MISSING', element, { type: 'process' })
    return null
  }
  const first = base.findings.length
  const reading: Reading = { ...base, nodes: [blankNode(element, id, 'process', -1)], flows: [], places: new Map([[id, 0]]) }
  readNodes(reading, element, 0)
  readFlows(reading, element, 0)
  attach(reading)
  checkStructure(reading, element)
  const executable = attribute(element, 'isExecutable')
  if (executable === 'false') report(reading, 'NOT_EXECUTABLE', element)
  return {
    id,
    name: attribute(element, 'name') || null,
    executable: executable === 'true',
    runnable: executable !== 'false' || forgive(base, element, first),
    nodes: reading.nodes,
    flows: reading.flows,
    messageFlows: [],
    ...(reading.names.length ? { names: reading.names } : {}),
  }
}

/** What only running needs. In a process that its author marks as a drawing it is a warning: the drawing is kept, but cannot be begun. */
const neededToRun = new Set(
  'TIMER TIMER_EMPTY REFERENCE_ABSENT EXPRESSION LANGUAGE SCRIPT_FORMAT SCRIPT_EMPTY LOOP_EMPTY CALL_EMPTY COMPLEX_CONDITION LINK_TARGET COMPENSATION_TARGET EVENT_SUB_PROCESS_START EVENT_GATEWAY NOT_SUPPORTED'.split(
    ' ',
  ),
)
function forgive(reading: Reading, process: XmlElement, from: number): boolean {
  let complete = true
  for (const [place, one] of reading.findings.entries())
    if (place >= from && one.level === 'error' && neededToRun.has(one.code)) {
      reading.findings[place] = { ...one, level: 'warning' }
      complete = false
    }
  if (!complete) report(reading, 'NOT_RUNNABLE', process)
  return complete
}

function readFlows(reading: Reading, container: XmlElement, scope: number) {
  for (const element of children(container)) {
    if (element.local === 'sequenceFlow') readFlow(reading, element, scope)
    else {
      const id = attribute(element, 'id')
      const place = id === undefined ? undefined : reading.places.get(id)
      if (place !== undefined && reading.nodes[place]?.children) readFlows(reading, element, place)
    }
  }
  for (const element of children(container)) {
    const id = attribute(element, 'id')
    const node = id === undefined ? undefined : reading.nodes[reading.places.get(id) ?? -1]
    const standard = node ? attribute(element, 'default') : undefined
    if (!node || !standard) continue
    const place = node.outgoing.find((one) => reading.flows[one]?.id === standard)
    if (place !== undefined) node.default = place
    else wrongDefault(reading, element, standard)
  }
}

function wrongDefault(reading: Reading, element: XmlElement, id: string) {
  const named = resolve(reading, id)
  if (!named) report(reading, 'REFERENCE_MISSING', element, { what: 'default', id })
  else if (named.local !== 'sequenceFlow')
    report(reading, 'REFERENCE_KIND', element, {
      what: 'default',
      id,
      found: named.local,
      wanted: 'sequenceFlow',
      wantedEn: 'sequenceFlow',
    })
  else report(reading, 'FLOW_DEFAULT', element, { id, from: attribute(named, 'sourceRef') ?? '' })
}

/** An id for a flow that has none: nothing refers to it, but traces and parked tokens name it. */
function madeId(reading: Reading, element: XmlElement): string {
  const base = `flow-${attribute(element, 'sourceRef') ?? ''}-${attribute(element, 'targetRef') ?? ''}`
  let id = base
  for (let n = 2; reading.ids.has(id); n += 1) id = `${base}-${n}`
  reading.ids.set(id, element)
  return id
}

const flowNode = /ask$|ubProcess$|^transaction$|^callActivity$|Gateway$|Event$/

function readFlow(reading: Reading, element: XmlElement, scope: number) {
  const id = attribute(element, 'id') || madeId(reading, element)
  const end = (name: 'sourceRef' | 'targetRef'): number | null => {
    const reference = attribute(element, name)
    if (!reference) {
      report(reading, 'REFERENCE_ABSENT', element, { what: name })
      return null
    }
    const place = reading.places.get(reference)
    if (place === undefined) {
      const named = resolve(reading, reference)
      if (!named) report(reading, 'REFERENCE_MISSING', element, { what: name, id: reference })
      else if (flowNode.test(named.local)) report(reading, 'FLOW_PROCESS', element, { what: name, id: reference })
      else {
        const wanted = { wanted: '任务、事件或网关这样的流程节点', wantedEn: 'flow node such as a task, event or gateway' }
        const facts = { what: name, id: reference, found: named.local, ...wanted }
        report(reading, 'REFERENCE_KIND', element, facts)
      }
      return null
    }
    return place
  }
  const from = end('sourceRef')
  const to = end('targetRef')
  if (from === null || to === null) return
  const [source, target] = [reading.nodes[from] as NodeSpec, reading.nodes[to] as NodeSpec]
  if (source.in !== target.in) return report(reading, 'FLOW_CROSSES', element)
  if (source.in !== scope) {
    const around = reading.nodes[source.in]
    return report(reading, 'FLOW_OUTSIDE', element, { scope: around?.name ?? around?.id ?? '' })
  }
  if (source.type === 'endEvent')
    report(reading, 'FLOW_NOT_HERE', element, { where: '从结束事件出发', whereEn: 'leave an end event' })
  if (target.type === 'startEvent')
    report(reading, 'FLOW_NOT_HERE', element, { where: '进入开始事件', whereEn: 'enter a start event' })
  if (target.type === 'boundaryEvent')
    report(reading, 'FLOW_NOT_HERE', element, { where: '进入边界事件', whereEn: 'enter a boundary event' })
  if (source.type === 'eventSubProcess' || target.type === 'eventSubProcess')
    report(reading, 'FLOW_NOT_HERE', element, { where: '连接事件子流程', whereEn: 'connect an event sub-process' })
  const flow: FlowSpec = {
    id,
    name: attribute(element, 'name') || null,
    from,
    to,
    when: childExpression(reading, element, 'conditionExpression'),
  }
  const place = reading.flows.length
  reading.flows.push(flow)
  source.outgoing.push(place)
  target.incoming.push(place)
}

/** Ties boundary events to their activities and compensation handlers to what they undo. */
function attach(reading: Reading) {
  for (const [place, node] of reading.nodes.entries()) {
    if (node.type !== 'boundaryEvent') continue
    const element = reading.ids.get(node.id) as XmlElement
    const reference = attribute(element, 'attachedToRef')
    const attached = reference === undefined ? undefined : resolve(reading, reference)
    const host = reading.places.get((attached && attribute(attached, 'id')) ?? '')
    const activity = host === undefined ? undefined : reading.nodes[host]
    if (host === undefined || !activity) {
      report(reading, reference ? 'REFERENCE_MISSING' : 'REFERENCE_ABSENT', element, {
        what: 'attachedToRef',
        id: reference ?? '',
      })
      continue
    }
    if (!activityTypes.has(activity.type) || activity.in !== node.in)
      report(reading, 'BOUNDARY_HOST', element, { id: activity.id })
    node.host = host
    activity.boundaries ??= []
    activity.boundaries.push(place)
    if (node.triggers?.some((one) => one.on === 'cancel') && activity.type !== 'transaction')
      report(reading, 'CANCEL_OUTSIDE', element)
    if (node.triggers?.some((one) => one.on === 'compensation')) {
      const handler = (reading.associations.get(node.id) ?? [])
        .map((id) => reading.places.get(id))
        .find((one) => one !== undefined)
      if (handler === undefined) report(reading, 'REFERENCE_ABSENT', element, { what: 'association → isForCompensation' })
      else activity.undoneBy = handler
    }
  }
}

/** Message flows between pools: which element of which process sends, and which one receives. */
function linkMessages(reading: Reading, root: XmlElement, processes: (ProcessDefinition | null)[]) {
  const participants = new Map<string, string | null>()
  const flows: XmlElement[] = []
  for (const collaboration of children(root, 'collaboration'))
    for (const child of children(collaboration)) {
      if (child.local === 'participant')
        participants.set(attribute(child, 'id') ?? '', attribute(child, 'processRef')?.split(':').pop() ?? null)
      else if (child.local === 'messageFlow') flows.push(child)
    }
  for (const [id, process] of participants)
    if (process && reading.ids.has(process) && reading.ids.get(process)?.local !== 'process')
      isWanted(reading, reading.ids.get(id) as XmlElement, 'processRef', reading.ids.get(process) as XmlElement)
    else if (process && !processes.some((one) => one?.id === process))
      report(reading, 'REFERENCE_MISSING', reading.ids.get(id) ?? null, { what: 'processRef', id: process })
  const owners = new Map<string, string>()
  if (flows.length)
    for (const process of processes) for (const node of process?.nodes ?? []) owners.set(node.id, process?.id ?? '')
  const byId = new Map(processes.map((one) => [one?.id ?? '', one]))
  const endOf = (reference: string, at: XmlElement): { process: string | null; element: string | null } => {
    if (participants.has(reference)) return { process: participants.get(reference) ?? null, element: null }
    const owner = owners.get(reference)
    if (owner !== undefined) return { process: owner, element: reference }
    if (!resolve(reading, reference)) report(reading, 'REFERENCE_MISSING', at, { what: 'messageFlow', id: reference })
    return { process: null, element: null }
  }
  for (const flow of flows) {
    const from = endOf(attribute(flow, 'sourceRef') ?? '', flow)
    const to = endOf(attribute(flow, 'targetRef') ?? '', flow)
    const link: MessageFlow = {
      id: attribute(flow, 'id') ?? '',
      name: attribute(flow, 'name') || null,
      fromProcess: from.process,
      from: from.element,
      toProcess: to.process,
      to: to.element,
    }
    for (const id of new Set([from.process, to.process])) if (id !== null) byId.get(id)?.messageFlows.push(link)
  }
}
