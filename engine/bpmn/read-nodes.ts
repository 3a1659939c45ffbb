// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec, NodeType } from './definition.ts'
import { readLoop, readMappings, readWork } from './read-activities.ts'
import { checkPlace, readTriggers } from './read-events.ts'
import {
  bpmnUri,
  camundaUri,
  chengshuUri,
  childExpression,
  children,
  expression,
  extension,
  firstChild,
  type Reading,
  report,
  resolve,
  yes,
  zeebeUri,
} from './reading.ts'
import { attribute, isElement, type XmlElement } from './xml.ts'

const nodeTypes: Record<string, NodeType> = {
  task: 'task',
  userTask: 'userTask',
  manualTask: 'manualTask',
  serviceTask: 'serviceTask',
  sendTask: 'sendTask',
  receiveTask: 'receiveTask',
  scriptTask: 'scriptTask',
  businessRuleTask: 'businessRuleTask',
  callActivity: 'callActivity',
  subProcess: 'subProcess',
  transaction: 'transaction',
  adHocSubProcess: 'adHocSubProcess',
  exclusiveGateway: 'exclusiveGateway',
  inclusiveGateway: 'inclusiveGateway',
  parallelGateway: 'parallelGateway',
  complexGateway: 'complexGateway',
  eventBasedGateway: 'eventBasedGateway',
  startEvent: 'startEvent',
  intermediateCatchEvent: 'intermediateCatchEvent',
  intermediateThrowEvent: 'intermediateThrowEvent',
  boundaryEvent: 'boundaryEvent',
  endEvent: 'endEvent',
}
/** A call activity may name a global task: it then behaves as that task. */
const globalTasks: Record<string, NodeType> = {
  globalTask: 'task',
  globalUserTask: 'userTask',
  globalManualTask: 'manualTask',
  globalScriptTask: 'scriptTask',
  globalBusinessRuleTask: 'businessRuleTask',
}
/** Content of a scope that carries no token. */
const still = new Set(
  'documentation extensionElements laneSet association group textAnnotation dataObject dataObjectReference dataStoreReference ioSpecification ioBinding property auditing monitoring resourceRole performer humanPerformer potentialOwner correlationSubscription supports supportedInterfaceRef incoming outgoing dataInputAssociation dataOutputAssociation multiInstanceLoopCharacteristics standardLoopCharacteristics completionCondition category categoryValueRef sequenceFlow'.split(
    ' ',
  ),
)
const cannot: Record<string, [string, string, string, string]> = {
  choreographyTask: ['编排任务', '编排只能描述，不能执行。', 'choreography task', 'Choreographies describe; they do not run.'],
  subChoreography: ['子编排', '编排只能描述，不能执行。', 'sub-choreography', 'Choreographies describe; they do not run.'],
  callChoreography: ['调用编排', '编排只能描述，不能执行。', 'call choreography', 'Choreographies describe; they do not run.'],
}
export const activityTypes = new Set<NodeType>(
  'task userTask manualTask serviceTask sendTask receiveTask scriptTask businessRuleTask callActivity subProcess transaction adHocSubProcess'.split(
    ' ',
  ) as NodeType[],
)
export const scopeTypes = new Set<NodeType>(['process', 'subProcess', 'transaction', 'adHocSubProcess', 'eventSubProcess'])
const eventTypes = new Set<NodeType>([
  'startEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'endEvent',
])

const bpmnName = (local: string) => `bpmn:${local[0]?.toUpperCase() ?? ''}${local.slice(1)}`

export function blankNode(element: XmlElement, id: string, type: NodeType, scope: number): NodeSpec {
  return {
    id,
    name: attribute(element, 'name') || null,
    type,
    bpmn: bpmnName(element.local),
    line: element.line,
    in: scope,
    incoming: [],
    outgoing: [],
    default: null,
  }
}

/** Reads the flow nodes of a process or sub-process into the tables, document order, inner scopes included. */
export function readNodes(reading: Reading, container: XmlElement, scope: number) {
  const owner = reading.nodes[scope] as NodeSpec
  owner.children = []
  owner.locals = readLocals(reading, container, owner.type === 'process')
  for (const element of container.children) {
    if (!isElement(element) || element.uri !== bpmnUri) continue
    if (element.local === 'correlationSubscription') report(reading, 'ROOT_IGNORED', element, { what: element.local })
    if (still.has(element.local)) continue
    const unable = Object.hasOwn(cannot, element.local) ? cannot[element.local] : undefined
    if (unable) {
      report(reading, 'NOT_SUPPORTED', element, { what: unable[0], hint: unable[1], hintEn: unable[3] })
      continue
    }
    let type = Object.hasOwn(nodeTypes, element.local) ? nodeTypes[element.local] : undefined
    if (!type) {
      report(reading, 'ELEMENT_UNKNOWN', element, { what: element.name })
      continue
    }
    const id = attribute(element, 'id')
    if (!id) {
      report(reading, 'ID_MISSING', element, { type: element.local })
      continue
    }
    if (type === 'subProcess' && yes(attribute(element, 'triggeredByEvent'), false)) type = 'eventSubProcess'
    const place = reading.nodes.length
    const node = blankNode(element, id, type, scope)
    reading.nodes.push(node)
    reading.places.set(id, place)
    owner.children.push(place)
    noteIgnored(reading, element)
    for (const quantity of ['startQuantity', 'completionQuantity'])
      if (!['1', undefined].includes(attribute(element, quantity)?.trim()))
        report(reading, 'NOT_SUPPORTED', element, {
          what: quantity,
          hint: '请画成多实例或多条分支。',
          hintEn: 'Draw a multi-instance activity or several branches.',
        })
    if (eventTypes.has(type)) readEvent(reading, element, node)
    else if (type.endsWith('Gateway')) readGateway(reading, element, node)
    else readActivity(reading, element, node)
    if (scopeTypes.has(type)) {
      readNodes(reading, element, place)
      if (type === 'eventSubProcess') owner.eventSubProcesses = [...(owner.eventSubProcesses ?? []), place]
    }
  }
}

function readLocals(reading: Reading, container: XmlElement, isProcess: boolean): string[] {
  if (isProcess) return []
  const names: string[] = []
  for (const child of children(container)) {
    const id = attribute(child, 'id')
    if ((child.local === 'property' || child.local === 'dataObject') && id) names.push(reading.data.get(id) ?? id)
  }
  return names
}

function readEvent(reading: Reading, element: XmlElement, node: NodeSpec) {
  node.triggers = readTriggers(reading, element)
  node.all = yes(attribute(element, 'parallelMultiple'), false) && node.triggers.length > 1
  if (node.type === 'boundaryEvent') node.interrupting = yes(attribute(element, 'cancelActivity'), true)
  if (node.type === 'startEvent') node.interrupting = yes(attribute(element, 'isInterrupting'), true)
  const holder = reading.nodes[node.in] as NodeSpec
  const place = node.type !== 'startEvent' ? node.type : holder.type === 'eventSubProcess' ? 'eventStart' : 'startEvent'
  checkPlace(reading, element, place, node.triggers)
  if (node.type === 'startEvent' && holder.type !== 'process' && holder.type !== 'eventSubProcess' && node.triggers.length)
    report(reading, 'SUB_PROCESS_START', element)
  if (node.type === 'intermediateCatchEvent' && !hasDefinition(element))
    report(reading, 'REFERENCE_ABSENT', element, { what: 'eventDefinition' })
  if (node.type === 'boundaryEvent' && !hasDefinition(element))
    report(reading, 'REFERENCE_ABSENT', element, { what: 'eventDefinition' })
  if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') {
    const message = node.triggers.find((one) => one.on === 'message')
    const job = extension(element, zeebeUri, 'taskDefinition')
    if (message?.on === 'message' && job && attribute(job, 'type')) message.topic = attribute(job, 'type')
    if (node.triggers.some((one) => one.on === 'cancel') && !within(reading, node, 'transaction'))
      report(reading, 'CANCEL_OUTSIDE', element)
  }
  checkInterrupting(reading, element, node)
  readMappings(reading, element, node)
}
/** Events that end what they are attached to, or begin in, whatever is written (BPMN 2.0, tables 10.91 and 10.93). */
function checkInterrupting(reading: Reading, element: XmlElement, node: NodeSpec) {
  const what = node.type === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting'
  const always = node.type === 'boundaryEvent' ? ['error', 'cancel'] : ['error', 'compensation']
  const trigger = node.interrupting === false ? node.triggers?.find((one) => always.includes(one.on)) : undefined
  if (trigger) report(reading, 'INTERRUPT_ALWAYS', element, { trigger: trigger.on, what })
}
const hasDefinition = (element: XmlElement) =>
  [...children(element)].some((child) => child.local.endsWith('EventDefinition') || child.local === 'eventDefinitionRef')

function within(reading: Reading, node: NodeSpec, type: NodeType): boolean {
  for (let up = reading.nodes[node.in]; up; up = reading.nodes[up.in]) if (up.type === type) return true
  return false
}

function readGateway(reading: Reading, element: XmlElement, node: NodeSpec) {
  if (node.type === 'complexGateway') node.activation = childExpression(reading, element, 'activationCondition')
  if (node.type === 'eventBasedGateway') {
    node.instantiate = yes(attribute(element, 'instantiate'), false)
    node.parallel = attribute(element, 'eventGatewayType') === 'Parallel'
  }
}

function readActivity(reading: Reading, element: XmlElement, node: NodeSpec) {
  let task = element
  if (node.type === 'callActivity') {
    const called = attribute(element, 'calledElement')
    const target = called ? resolve(reading, called) : undefined
    const global = target && Object.hasOwn(globalTasks, target.local) ? globalTasks[target.local] : undefined
    if (target && global) {
      node.type = global
      task = target
      readMappings(reading, target, node)
    }
  }
  if (!scopeTypes.has(node.type)) node.work = readWork(reading, task, node.type)
  node.isForCompensation = yes(attribute(element, 'isForCompensation'), false) || undefined
  node.loop = readLoop(reading, element)
  readMappings(reading, element, node)
  if (node.type === 'adHocSubProcess') {
    const zeebe = extension(element, zeebeUri, 'adHoc')
    const chosen = zeebe && attribute(zeebe, 'activeElementsCollection')
    node.adHoc = {
      sequential: attribute(element, 'ordering') === 'Sequential',
      until: childExpression(reading, element, 'completionCondition'),
      cancelRest: yes(attribute(element, 'cancelRemainingInstances'), true),
      elements: chosen ? expression(reading, element, chosen) : null,
    }
  }
}

const meaningful = new Set(
  'camunda:formKey camunda:formRef camunda:candidateGroups camunda:candidateUsers camunda:assignee camunda:topic camunda:type camunda:resultVariable camunda:decisionRef camunda:mapDecisionResult camunda:failedJobRetryTimeCycle camunda:collection camunda:elementVariable camunda:errorCodeVariable camunda:errorMessageVariable camunda:escalationCodeVariable camunda:inputOutput camunda:properties camunda:in camunda:out zeebe:assignmentDefinition zeebe:formDefinition zeebe:taskDefinition zeebe:script zeebe:calledDecision zeebe:calledElement zeebe:ioMapping zeebe:properties zeebe:taskHeaders zeebe:userTask zeebe:subscription zeebe:loopCharacteristics zeebe:adHoc'.split(
    ' ',
  ),
)
/** Namespaces whose attributes are XML's, BPMN's or our own. */
const plainSpaces = new Set([
  bpmnUri,
  chengshuUri,
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2001/XMLSchema-instance',
])

/** Lists the vendor extensions of an activity that nothing here acts upon, so that nobody relies on them. */
function noteIgnored(reading: Reading, element: XmlElement) {
  const ignored: string[] = []
  const prefix = (uri: string) => (uri === camundaUri ? 'camunda' : uri === zeebeUri ? 'zeebe' : null)
  for (const one of element.attributes) {
    const known = prefix(one.uri)
    if (known && !meaningful.has(`${known}:${one.local}`)) ignored.push(`${known}:${one.local}`)
    else if (!known && one.uri && !plainSpaces.has(one.uri)) ignored.push(one.name)
  }
  for (const one of firstChild(element, 'extensionElements')?.children ?? []) {
    if (!isElement(one) || one.uri === chengshuUri) continue
    const known = prefix(one.uri)
    if (!known) ignored.push(one.name)
    else if (!meaningful.has(`${known}:${one.local}`)) ignored.push(`${known}:${one.local}`)
  }
  if (ignored.length) report(reading, 'EXTENSION_IGNORED', element, { what: [...new Set(ignored)].join(', ') })
}

/** The variable each data element of the file stands for: its name, or the name on a reference to it, or its id. */
export function readData(root: XmlElement): Map<string, string> {
  const data = new Map<string, string>()
  const references: [string, string, string | undefined][] = []
  const walk = (element: XmlElement) => {
    for (const child of children(element)) {
      const id = attribute(child, 'id')
      const name = attribute(child, 'name')
      if (
        id &&
        [
          'dataObject',
          'property',
          'dataInput',
          'dataOutput',
          'inputDataItem',
          'outputDataItem',
          'dataStore',
          'dataStoreReference',
        ].includes(child.local)
      ) {
        if (name) data.set(id, name)
        else if (!data.has(id)) data.set(id, id)
      } else if (id && child.local === 'dataObjectReference') references.push([id, attribute(child, 'dataObjectRef') ?? '', name])
      walk(child)
    }
  }
  walk(root)
  for (const [id, object, name] of references) {
    const known = data.get(object)
    if (name && (known === undefined || known === object)) {
      data.set(object, name)
      data.set(id, name)
    } else data.set(id, known ?? name ?? id)
  }
  return data
}
