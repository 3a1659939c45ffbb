// SPDX-License-Identifier: Apache-2.0
import { enterActivity, finish, work } from './activities.ts'
import { undo } from './compensation.ts'
import { enterEvent, listen, throwTrigger } from './events.ts'
import { enterGateway, go, leave } from './gateways.ts'
import { beginLoop, instance, instanceDone } from './loops.ts'
import { raise } from './raising.ts'
import { activityTypes } from './read-nodes.ts'
import type { Rules } from './run.ts'
import { openScope } from './scopes.ts'
import { armBoundaries, trigger } from './triggering.ts'

/** The table that orders the rules: what a token does where. */
export const rules: Rules = {
  enter(run, node, scope, flow) {
    if (activityTypes.has(node.type)) enterActivity(run, node, scope)
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
}
