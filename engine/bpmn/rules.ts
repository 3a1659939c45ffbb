// SPDX-License-Identifier: Apache-2.0
import { enterActivity, finish, work } from './activities.ts'
import { undo } from './compensation.ts'
import type { NodeSpec } from './definition.ts'
import { enterEvent, listen, throwTrigger, tryConditions } from './events.ts'
import { enterGateway, go, leave } from './gateways.ts'
import { beginLoop, instance, instanceDone } from './loops.ts'
import { raise } from './raising.ts'
import { activityTypes } from './read-nodes.ts'
import type { Rules, Run } from './run.ts'
import { openScope } from './scopes.ts'
import { armBoundaries, trigger } from './triggering.ts'

/** Rehearsal: a gateway or event that is told to fail is parked, one that is told to throw raises its error. */
function faulty(run: Run, node: NodeSpec, scope: number, flow: number): boolean {
  const fault = run.world.fault?.(node.id)
  if (!fault) return false
  run.happened(node, 'entered')
  const token = run.make(node, scope)
  if (flow >= 0) token.f = run.plan.flows[flow]?.id
  if ('fail' in fault) run.park(node, token, { at: 'enter', code: 'TASK_FAILED', message: fault.fail })
  else raise(run, { on: 'error', code: fault.throw, message: '', element: node, from: token })
  return true
}

/** The table that orders the rules: what a token does where. */
export const rules: Rules = {
  enter(run, node, scope, flow) {
    if (activityTypes.has(node.type)) enterActivity(run, node, scope)
    else if (run.world.fault && faulty(run, node, scope, flow)) return
    else if (node.type.endsWith('Gateway')) enterGateway(run, node, scope, flow)
    else enterEvent(run, node, scope)
  },
  work,
  finish,
  leave,
  armBoundaries,
  listen,
  trigger,
  openScope,
  instance,
  instanceDone,
  beginLoop,
  raise,
  throwTrigger,
  undo,
  join: go,
  conditions: tryConditions,
}
