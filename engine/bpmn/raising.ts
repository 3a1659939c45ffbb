// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec, Trigger } from './definition.ts'
import { put, type Raised, type Run } from './run.ts'
import type { Token, Variables } from './state.ts'
import { beginEventSubProcess, onward } from './triggering.ts'

type Catch = Extract<Trigger, { on: 'error' | 'escalation' }>

/** The catch for a code among events: the one that names it, else one that names none. */
function match(run: Run, places: number[], raised: Raised): { node: NodeSpec; trigger: Catch } | null {
  let any: { node: NodeSpec; trigger: Catch } | null = null
  for (const place of places) {
    const node = run.plan.nodes[place] as NodeSpec
    for (const trigger of node.triggers ?? []) {
      if (trigger.on !== raised.on) continue
      const caught = trigger as Catch
      if (caught.code === raised.code && caught.code !== null) return { node, trigger: caught }
      if (caught.code === null) any ??= { node, trigger: caught }
    }
  }
  return any
}

/**
 * An error or escalation goes outward from where it was thrown until a boundary event or an event sub-process catches
 * it (BPMN 2.0 §10.5.1, §13.5.3). An error that nobody catches ends the process as an error; an escalation is let go.
 */
export function raise(run: Run, raised: Raised): 'uncaught' | 'on' | 'gone' {
  let at: Token | undefined = raised.from
  let node = raised.element
  let leaving = false
  while (at) {
    // an instance of a loop: the loop as a whole has the boundary events
    let host: Token = at
    if (at.k !== undefined) host = run.find(at.p) ?? at
    const boundary = match(run, node.boundaries ?? [], raised)
    if (boundary) return catchAtBoundary(run, boundary, host, raised)
    const scope: Token | undefined = host.p === 0 ? undefined : run.find(host.p)
    const scopeNode: NodeSpec = scope ? run.node(scope) : (run.plan.nodes[0] as NodeSpec)
    leaving = node.type === 'eventSubProcess'
    if (!leaving && !scope?.u) {
      const starts = (scopeNode.eventSubProcesses ?? [])
        .flatMap((place) => run.plan.nodes[place]?.children ?? [])
        .filter((place) => run.plan.nodes[place]?.type === 'startEvent')
      const inner = match(run, starts, raised)
      if (inner) {
        const held = payload(inner.trigger, raised)
        run.happened(inner.node, 'fired')
        beginEventSubProcess(run, inner.node, host.p, held)
        return inner.node.interrupting ? 'gone' : 'on'
      }
    }
    at = scope
    node = scopeNode
  }
  if (raised.on === 'escalation') return 'uncaught'
  run.clear(0)
  run.end = { outcome: 'error', error: { code: raised.code ?? '', message: raised.message, element: raised.element.id } }
  return 'gone'
}

function payload(trigger: Catch, raised: Raised): Variables {
  const held: Variables = { ...raised.variables }
  if (trigger.codeTo) put(held, trigger.codeTo, raised.code)
  if (trigger.on === 'error' && trigger.messageTo) put(held, trigger.messageTo, raised.message)
  return held
}

function catchAtBoundary(run: Run, found: { node: NodeSpec; trigger: Catch }, host: Token, raised: Raised): 'on' | 'gone' {
  const { node, trigger } = found
  const interrupting = node.interrupting || raised.on === 'error'
  run.happened(node, 'fired')
  if (interrupting) {
    const kept = run.tokens.includes(host)
    if (kept) run.remove(host, 'interrupted')
    else run.happened(run.node(host), 'interrupted')
  }
  onward(run, node, host.p, payload(trigger, raised))
  return interrupting ? 'gone' : 'on'
}
