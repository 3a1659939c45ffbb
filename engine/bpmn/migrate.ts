// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec, ProcessDefinition } from './definition.ts'
import { planOf } from './plan.ts'
import { rules } from './rules.ts'
import { Run } from './run.ts'
import type { ProcessState, Stepped, Token, Undoable, World } from './state.ts'

export type MigrationProblem = {
  code: 'ENDED' | 'ELEMENT_GONE' | 'TYPE_DIFFERS' | 'SCOPE_DIFFERS' | 'FLOW_GONE' | 'LOOP_DIFFERS' | 'UNDO_GONE'
  token: string | null
  element: string
  /** zh: what cannot be moved, and what to do */
  message: string
}
export type Migration = ({ problems: [] } & Stepped) | { problems: MigrationProblem[]; state: null }

/**
 * Moves a running state to another version of its process. `map` gives the new id of every element (and sequence flow)
 * whose id has changed; all others keep theirs. Either everything can be moved, or nothing is and every reason is given.
 * Boundary events and event sub-processes that the new version adds are armed, those it lacks are closed.
 */
export function migrate(
  from: ProcessDefinition,
  to: ProcessDefinition,
  state: ProcessState,
  map: Record<string, string>,
  world: World,
): Migration {
  const problems: MigrationProblem[] = []
  const [before, after] = [planOf(from), planOf(to)]
  const mapped = (id: string) => (Object.hasOwn(map, id) ? (map[id] as string) : id)
  const problem = (code: MigrationProblem['code'], token: Token | null, element: string, message: string) =>
    problems.push({ code, token: token ? String(token.i) : null, element, message })
  if (state.end) problem('ENDED', null, from.id, '流程已结束，不需要迁移。')
  const byId = new Map(state.t.map((token) => [token.i, token]))
  const label = (node: NodeSpec | undefined, id: string) => `「${node?.name ?? id}」`

  const moved: Token[] = []
  const dropped: Token[] = []
  for (const token of state.t) {
    const node = before.nodes[before.places.get(token.e) ?? -1]
    const target = after.nodes[after.places.get(mapped(token.e)) ?? -1]
    if (token.h !== undefined && (!target || target.type !== node?.type)) {
      dropped.push(token)
      continue
    }
    if (!target) {
      problem(
        'ELEMENT_GONE',
        token,
        token.e,
        `${label(node, token.e)}正在办理，新版本里没有对应的元素。请在映射里指明它移到哪里。`,
      )
      continue
    }
    if (target.type !== node?.type) {
      problem(
        'TYPE_DIFFERS',
        token,
        token.e,
        `${label(node, token.e)}是 ${node?.bpmn ?? '?'}，对应的${label(target, target.id)}是 ${target.bpmn}，类型不同不能迁移。`,
      )
      continue
    }
    // the nearest scope outside loops and running compensation
    let holder = token.p === 0 ? undefined : byId.get(token.p)
    while (holder && (holder.m || holder.u) && holder.p !== 0) holder = byId.get(holder.p)
    const outside = holder && !holder.m && !holder.u ? mapped(holder.e) : to.nodes[0]?.id
    const inside = to.nodes[target.in]?.id
    if (token.k === undefined && token.h === undefined && outside !== inside && !byId.get(token.p)?.u)
      problem('SCOPE_DIFFERS', token, token.e, `${label(node, token.e)}在新版本里处于另一个子流程，不能迁移。`)
    if ((token.m || token.k !== undefined) && node?.loop?.kind !== target.loop?.kind)
      problem('LOOP_DIFFERS', token, token.e, `${label(node, token.e)}的循环方式变了，不能在办理中迁移。`)
    if (token.s === 'j' && token.f !== undefined && !target.incoming.some((flow) => to.flows[flow]?.id === mapped(token.f ?? '')))
      problem(
        'FLOW_GONE',
        token,
        token.e,
        `令牌从顺序流「${token.f}」到达${label(node, token.e)}，新版本里没有这条线。请在映射里指明。`,
      )
    moved.push({
      ...token,
      e: target.id,
      ...(token.f === undefined ? {} : { f: mapped(token.f) }),
      ...(token.c ? { c: undoables(token.c, token) } : {}),
    })
  }
  function undoables(list: Undoable[], token: Token | null): Undoable[] {
    return list.map((one) => {
      const target = after.nodes[after.places.get(mapped(one.e)) ?? -1]
      if (!target || (target.undoneBy === undefined && !target.children))
        problem('UNDO_GONE', token, one.e, `「${one.e}」已完成并可补偿，新版本里没有它的补偿处理。`)
      return { ...one, e: mapped(one.e), ...(one.c ? { c: undoables(one.c, token) } : {}) }
    })
  }
  const undone = state.c ? undoables(state.c, null) : undefined
  if (problems.length) return { problems, state: null }

  const run = new Run(to, { ...state, t: moved, ...(undone ? { c: undone } : {}) }, world, rules)
  for (const token of dropped) run.closed(token, 'interrupted')
  for (const token of [...run.tokens]) {
    const node = run.node(token)
    if (token.h === undefined && (token.s === 'w' || token.s === 'p' || token.s === 'a') && token.k === undefined)
      run.rules.armBoundaries(run, node, token)
  }
  return { problems: [], ...run.result() }
}
