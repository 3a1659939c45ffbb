// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec } from './definition.ts'
import type { Run } from './run.ts'
import type { Token, Variables } from './state.ts'
import { addDuration, readInstant, writeInstant } from './times.ts'

/** Arms the boundary events of an activity that stays. Errors, escalations, compensation and cancellation find theirs when raised. */
export function armBoundaries(run: Run, node: NodeSpec, host: Token) {
  const armed = new Set(run.tokens.filter((one) => one.h === host.i).map((one) => one.e))
  for (const place of node.boundaries ?? []) {
    const boundary = run.plan.nodes[place] as NodeSpec
    if (
      !boundary.triggers?.some(
        (one) => one.on === 'timer' || one.on === 'message' || one.on === 'signal' || one.on === 'conditional',
      )
    )
      continue
    if (armed.has(boundary.id)) continue
    const token = run.make(boundary, host.p)
    token.s = 'b'
    token.h = host.i
    run.add(token)
    run.rules.listen(run, boundary, token)
  }
}

/** Something that was waited for has happened. */
export function trigger(run: Run, token: Token, which: number, payload: Variables) {
  const node = run.node(token)
  if (node.all) {
    const seen = new Set(token.g).add(which)
    token.g = [...seen]
    run.setAll(token.p, payload)
    if (seen.size < (node.triggers?.length ?? 0)) return
  }
  if (node.type === 'boundaryEvent') return boundary(run, node, token, payload)
  if (node.type === 'startEvent') return eventSubProcess(run, node, token, payload)
  const gateway = token.h === undefined ? undefined : run.find(token.h)
  if (gateway) {
    const choosing = run.node(gateway)
    run.drop(token)
    run.closed(token, 'fired')
    // a parallel gateway that starts a process wants every one of its events (§10.6.6)
    const more = choosing.parallel && run.tokens.some((one) => one.h === gateway.i)
    if (!more) {
      run.disarm(gateway.i)
      run.drop(gateway)
      run.happened(choosing, 'completed')
    }
    run.happened(node, 'entered')
  } else if (node.type !== 'receiveTask') {
    run.drop(token)
    run.closed(token, 'fired')
  }
  run.happened(node, 'fired')
  token.s = 'w'
  delete token.h
  caught(run, node, token, payload)
}

/** A catch event or receive task goes on; its payload goes through the output mapping like a task's output. */
function caught(run: Run, node: NodeSpec, token: Token, payload: Variables) {
  run.rules.finish(run, node, token, payload)
}

function boundary(run: Run, node: NodeSpec, token: Token, payload: Variables) {
  const host = run.find(token.h ?? 0)
  run.happened(node, 'fired')
  if (node.interrupting) {
    run.drop(token)
    run.closed(token, 'fired')
    if (host) run.remove(host, 'interrupted')
  } else rearm(run, node, token)
  onward(run, node, token.p, payload)
}

/** From a boundary event onward. */
export function onward(run: Run, node: NodeSpec, scope: number, payload: Variables) {
  run.rules.finish(run, node, run.make(node, scope), payload)
}

/** A non-interrupting event stays armed; a timer only while its cycle lasts. */
function rearm(run: Run, node: NodeSpec, token: Token) {
  if (!node.triggers?.some((one) => one.on === 'timer')) {
    delete token.g
    return
  }
  const left = token.y?.left ?? 1
  if (!token.y || left === 1) {
    run.drop(token)
    run.closed(token, 'fired')
    return
  }
  token.y = { left: left > 0 ? left - 1 : left, text: token.y.text }
  token.d = writeInstant(addDuration(readInstant(token.d ?? run.world.now) ?? 0, token.y.text) ?? 0)
  run.effects.push({ effect: 'timer', token: String(token.i), element: node.id, dueAt: token.d })
}

/** The start event of an event sub-process fires: an interrupting one first ends everything else in its scope. */
function eventSubProcess(run: Run, node: NodeSpec, token: Token, payload: Variables) {
  const scope = token.p
  run.happened(node, 'fired')
  if (node.interrupting) {
    run.drop(token)
    run.closed(token, 'fired')
  } else rearm(run, node, token)
  beginEventSubProcess(run, node, scope, payload)
}

export function beginEventSubProcess(run: Run, start: NodeSpec, scope: number, payload: Variables) {
  const inner = run.plan.nodes[start.in] as NodeSpec
  if (start.interrupting) run.clear(scope)
  run.setAll(scope, payload)
  run.happened(inner, 'entered')
  const token = run.make(inner, scope)
  token.s = 'a'
  if (inner.locals?.length) token.v = Object.fromEntries(inner.locals.map((name) => [name, null]))
  run.keep(token)
  armEventSubProcesses(run, inner, token.i)
  run.start(run.plan.places.get(start.id) ?? 0, token.i)
}

/** Arms the event sub-processes of a scope that wait for something from outside. */
export function armEventSubProcesses(run: Run, scope: NodeSpec, id: number) {
  for (const place of scope.eventSubProcesses ?? [])
    for (const inner of run.plan.nodes[place]?.children ?? []) {
      const start = run.plan.nodes[inner] as NodeSpec
      if (start.type !== 'startEvent') continue
      if (
        !start.triggers?.some(
          (one) => one.on === 'timer' || one.on === 'message' || one.on === 'signal' || one.on === 'conditional',
        )
      )
        continue
      const token = run.make(start, id)
      token.s = 'b'
      token.h = id
      run.keep(token)
      run.rules.listen(run, start, token)
    }
}
