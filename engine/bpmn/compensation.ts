// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec } from './definition.ts'
import type { Run } from './run.ts'
import type { Token, Undoable } from './state.ts'
import { onward } from './triggering.ts'

/**
 * Undoes one activity after the other, the last one finished first (BPMN 2.0 §13.5.5). The token that asked for it (a
 * throw event, a cancelled transaction) is the scope of the handlers, and goes on when nothing is left.
 */
export function undo(run: Run, token: Token) {
  const undoing = token.u
  if (!undoing) return
  const record = undoing.rest[undoing.rest.length - 1]
  if (!record) return done(run, token, undoing.after)
  token.u = { rest: undoing.rest.slice(0, -1), after: undoing.after }
  const node = run.plan.nodes[run.plan.places.get(record.e) ?? 0] as NodeSpec
  run.touched.add(token.i)
  if (node.undoneBy !== undefined) {
    const event = (node.boundaries ?? [])
      .map((place) => run.plan.nodes[place])
      .find((one) => one?.triggers?.some((trigger) => trigger.on === 'compensation'))
    if (event) run.happened(event, 'fired')
    run.start(node.undoneBy, token.i)
    return
  }
  nested(run, node, token, record)
}

/** A finished sub-process without a handler of its own: its event sub-process for compensation, else what it did inside. */
function nested(run: Run, node: NodeSpec, parent: Token, record: Undoable) {
  const scope = run.make(node, parent.i)
  scope.s = 'a'
  scope.u = { rest: record.c ?? [], after: 'end' }
  if (record.v) scope.v = record.v
  run.keep(scope)
  run.touched.add(scope.i)
  for (const place of node.eventSubProcesses ?? []) {
    const inner = run.plan.nodes[place] as NodeSpec
    const start = (inner.children ?? []).find(
      (one) =>
        run.plan.nodes[one]?.triggers?.some((trigger) => trigger.on === 'compensation') &&
        run.plan.nodes[one]?.type === 'startEvent',
    )
    if (start === undefined) continue
    // the handler decides itself which activities of the sub-process to undo
    scope.c = record.c ?? []
    scope.u = { rest: [], after: 'end' }
    run.happened(run.plan.nodes[start] as NodeSpec, 'fired')
    run.happened(inner, 'entered')
    const handler = run.make(inner, scope.i)
    handler.s = 'a'
    run.keep(handler)
    run.start(start, handler.i)
    return
  }
}

function done(run: Run, token: Token, after: 'leave' | 'end' | 'cancel') {
  const node = run.node(token)
  run.drop(token)
  if (after === 'leave') {
    run.happened(node, 'completed')
    run.rules.leave(run, node, token)
    return
  }
  if (after === 'end') {
    run.touched.add(token.p)
    return
  }
  const body = token.k === undefined ? undefined : run.find(token.p)
  const scope = body ? body.p : token.p
  run.disarm(token.i)
  run.happened(node, 'interrupted')
  if (body) run.remove(body, 'interrupted')
  const boundary = (node.boundaries ?? [])
    .map((place) => run.plan.nodes[place])
    .find((one) => one?.triggers?.some((trigger) => trigger.on === 'cancel'))
  if (!boundary) {
    run.touched.add(scope)
    return
  }
  run.happened(boundary, 'fired')
  onward(run, boundary, scope, {})
}
