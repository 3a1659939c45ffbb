// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec } from './definition.ts'
import { beginsOf } from './plan.ts'
import type { Run } from './run.ts'
import type { Token } from './state.ts'
import { armEventSubProcesses } from './triggering.ts'

/** A sub-process opens: its event sub-processes are armed, its start (or everything that nothing leads to) begins. */
export function openScope(run: Run, node: NodeSpec, token: Token) {
  token.s = 'a'
  token.t = run.world.now
  run.keep(token)
  if (token.k === undefined) run.rules.armBoundaries(run, node, token)
  armEventSubProcesses(run, node, token.i)
  if (node.adHoc) return openAdHoc(run, node, token)
  const places = beginsOf(run.plan, run.plan.places.get(node.id) ?? 0)
  const plain = places.find((place) => run.plan.nodes[place]?.type === 'startEvent' && !run.plan.nodes[place]?.triggers?.length)
  for (const place of plain === undefined ? places : [plain]) run.start(place, token.i)
  run.touched.add(token.i)
}

/** Scopes in which a token was used up: those with none left go on. True when something moved. */
export function settleScopes(run: Run): boolean {
  if (!run.touched.size) return false
  const ids = [...run.touched].sort((a, b) => b - a)
  run.touched.clear()
  let moved = false
  for (const id of ids) {
    if (id === 0 || run.end) continue
    const token = run.find(id)
    if (token?.s !== 'a' || token.m) continue
    const node = run.node(token)
    if (token.u) {
      if (!run.hasLive(id)) {
        run.rules.undo(run, token)
        moved = true
      }
    } else if (node.adHoc) moved = settleAdHoc(run, node, token) || moved
    else if (node.children && !run.hasLive(id)) {
      closeScope(run, node, token)
      moved = true
    }
  }
  return moved
}

function closeScope(run: Run, node: NodeSpec, token: Token) {
  run.clear(token.i, 'interrupted')
  if (node.type === 'eventSubProcess') {
    run.drop(token)
    run.happened(node, 'completed')
    run.touched.add(token.p)
    return
  }
  run.rules.finish(run, node, token, {})
}

// ad-hoc sub-process (BPMN 2.0 §13.3.5) ---------------------------------------

/** What may begin in an ad-hoc sub-process: all that nothing leads to, or the elements that an expression names. */
function openAdHoc(run: Run, node: NodeSpec, token: Token) {
  const all = (node.children ?? []).filter((place) => {
    const inner = run.plan.nodes[place] as NodeSpec
    return (
      !inner.incoming.length && inner.type !== 'boundaryEvent' && inner.type !== 'eventSubProcess' && !inner.isForCompensation
    )
  })
  let chosen = all
  if (node.adHoc?.elements) {
    const answer = run.evaluate(node.adHoc.elements, run.context(token.i))
    const named = answer.ok ? answer.value : null
    if (!Array.isArray(named))
      return run.park(node, token, {
        at: 'work',
        code: 'AD_HOC_FAILED',
        message: answer.ok ? `${node.adHoc.elements}：不是列表` : answer.message,
      })
    chosen = all.filter((place) => named.includes(run.plan.nodes[place]?.id))
  }
  if (node.adHoc?.sequential) token.z = { next: chosen.map((place) => run.plan.nodes[place]?.id ?? '') }
  else for (const place of chosen) run.start(place, token.i)
  run.touched.add(token.i)
}

function settleAdHoc(run: Run, node: NodeSpec, token: Token): boolean {
  const rest = token.z?.next ?? []
  const busy = run.hasLive(token.i)
  const begun = token.g !== undefined || !node.adHoc?.sequential
  token.g ??= [0]
  if (node.adHoc?.until && begun) {
    const verdict = run.test(node.adHoc.until, run.context(token.i))
    if (verdict === true && (node.adHoc.cancelRest || !busy)) {
      closeScope(run, node, token)
      return true
    }
    if (verdict === true) {
      token.z = { next: [] }
      return false
    }
    if (verdict !== false && !busy && !rest.length) {
      run.park(node, token, { at: 'wait', code: 'CONDITION_FAILED', message: `完成条件算不出结果：${verdict}` })
      return false
    }
  }
  const [first, ...others] = rest
  // a token that only waits at a join leaves the turn to the next activity, which may be what it waits for
  const working = busy && [...run.live(token.i)].some((one) => one.s !== 'j')
  if (first !== undefined && !working) {
    token.z = { next: others }
    run.start(run.plan.places.get(first) ?? 0, token.i)
    return true
  }
  if (busy) return false
  closeScope(run, node, token)
  return true
}

/** A person starts (again) an activity of an ad-hoc sub-process. */
export function startInAdHoc(run: Run, token: Token, element: string): boolean {
  const node = run.node(token)
  const place = run.plan.places.get(element)
  if (!node.adHoc || place === undefined || !node.children?.includes(place)) return false
  if (node.adHoc.sequential && run.hasLive(token.i)) token.z = { next: [...(token.z?.next ?? []), element] }
  else run.start(place, token.i)
  return true
}
