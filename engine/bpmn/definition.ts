// SPDX-License-Identifier: Apache-2.0

/** What a reader, a pack check or a department's tool is told about a file. */
export type Finding = {
  level: 'error' | 'warning' | 'note'
  code: string
  element: string | null
  name: string | null
  line: number | null
  message: string
  messageEn?: string
}

/** What an event listens for or does: the event definitions of BPMN 2.0 §10.5.5. */
export type Trigger =
  | { on: 'timer'; kind: 'date' | 'duration' | 'cycle'; text: string }
  | { on: 'message'; name: string; also: string[]; correlation?: string; topic?: string }
  | { on: 'signal'; name: string; also: string[] }
  | { on: 'conditional'; when: string }
  | { on: 'error'; code: string | null; name: string | null; codeTo?: string; messageTo?: string }
  | { on: 'escalation'; code: string | null; codeTo?: string }
  | { on: 'compensation'; activity: string | null; wait: boolean }
  | { on: 'cancel' }
  | { on: 'terminate' }
  | { on: 'link'; name: string }

/** `target` is set to the value of the FEEL expression `source`, or copied from the variable named `from`. */
export type Mapping = { source: string; from?: string; target: string }

export type Loop =
  | { kind: 'standard'; testBefore: boolean; maximum: string | null; condition: string | null }
  | {
      kind: 'many'
      sequential: boolean
      cardinality: string | null
      collection: string | null
      item: string | null
      until: string | null
      outputCollection: string | null
      outputItem: string | null
      behaviour: 'all' | 'none' | 'one' | 'complex'
      eventOnOne: Trigger | null
      eventOnNone: Trigger | null
      complex: { when: string; event: Trigger | null }[]
    }

export type TaskWork = {
  candidates: string[]
  assignee: string | null
  formKey: string | null
  limit: string | null
  stage: string | null
  properties: Record<string, string>
  topic: string | null
  retries: number
  script: string | null
  result: string | null
  decision: string | null
  message: Extract<Trigger, { on: 'message' }> | null
  instantiate: boolean
  call: {
    process: string | null
    expression: string | null
    all: boolean
    back: boolean
    inputs: Mapping[]
    outputs: Mapping[]
  } | null
}

export type NodeType =
  | 'process'
  | 'task'
  | 'userTask'
  | 'manualTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'callActivity'
  | 'subProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'eventSubProcess'
  | 'exclusiveGateway'
  | 'inclusiveGateway'
  | 'parallelGateway'
  | 'complexGateway'
  | 'eventBasedGateway'
  | 'startEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'endEvent'

/** One flow element. Places (`in`, `incoming`, `host`…) are indices into the definition's own tables. */
export type NodeSpec = {
  id: string
  name: string | null
  type: NodeType
  /** as the standard's metamodel names it, for traces: bpmn:UserTask */
  bpmn: string
  line: number | null
  /** index of the scope that holds it; the process itself is node 0 and lies in -1 */
  in: number
  incoming: number[]
  outgoing: number[]
  default: number | null
  /** nodes of a scope, for scopes only */
  children?: number[]
  /** events */
  triggers?: Trigger[]
  all?: boolean
  interrupting?: boolean
  host?: number
  boundaries?: number[]
  /** event sub-processes of a scope; start events of an event sub-process */
  eventSubProcesses?: number[]
  /** event-based gateway that starts or waits for every event */
  instantiate?: boolean
  parallel?: boolean
  activation?: string | null
  loop?: Loop
  inputs?: Mapping[]
  outputs?: Mapping[]
  /** nothing but the mapped outputs leaves the activity */
  onlyMapped?: boolean
  /** variables that live only in this scope: data objects and properties */
  locals?: string[]
  work?: TaskWork
  /** activity that undoes this one, reached through its compensation boundary event */
  undoneBy?: number
  isForCompensation?: boolean
  /** ad-hoc sub-process */
  adHoc?: { sequential: boolean; until: string | null; cancelRest: boolean; elements: string | null }
}

export type FlowSpec = { id: string; name: string | null; from: number; to: number; when: string | null }

export type MessageFlow = {
  id: string
  name: string | null
  fromProcess: string | null
  from: string | null
  toProcess: string | null
  to: string | null
}

/** A process, compiled: plain JSON, made once when a pack is loaded. */
export type ProcessDefinition = {
  id: string
  name: string | null
  executable: boolean
  /** false for a drawing (isExecutable=false) that lacks what running needs: it can be kept and shown, not begun */
  runnable: boolean
  nodes: NodeSpec[]
  flows: FlowSpec[]
  messageFlows: MessageFlow[]
  /** names with spaces or signs that its expressions may use; absent when there are none */
  names?: string[]
}
