// SPDX-License-Identifier: Apache-2.0
import type { Loop, NodeSpec, Trigger } from './definition.ts'
import { put, type Run } from './run.ts'
import type { Token, Variables } from './state.ts'

type Many = Extract<Loop, { kind: 'many' }>
/** More instances than this are a mistake in the data: the activity is parked. */
const mostInstances = 5000

/** The token becomes the body of a loop; its instances stand inside it. Also what a retry of a parked body does. */
export function beginLoop(run: Run, node: NodeSpec, token: Token) {
  const loop = node.loop as Loop
  delete token.x
  token.s = 'a'
  if (loop.kind === 'standard') {
    const of = loop.maximum === null ? -1 : counted(run, loop.maximum, token)
    if (typeof of === 'string') return cannot(run, node, token, of)
    token.m = { of, begun: 0, done: 0 }
    run.keep(token)
    run.rules.armBoundaries(run, node, token)
    return nextTurn(run, node, token, loop.testBefore)
  }
  let items: unknown[] | undefined
  let of: number | string
  if (loop.collection !== null) {
    const held = loop.collection.startsWith('@')
      ? { ok: true as const, value: own(run.context(token.p), loop.collection.slice(1)) }
      : run.evaluate(loop.collection, run.context(token.p))
    if (!held.ok) of = held.message
    else if (!Array.isArray(held.value)) of = `${loop.collection.replace(/^@/, '')}：不是列表`
    else {
      items = held.value
      of = items.length
    }
  } else of = counted(run, loop.cardinality ?? '0', token)
  if (typeof of === 'number' && of > mostInstances) of = `实例数 ${of} 超过上限 ${mostInstances}`
  if (typeof of === 'string') return cannot(run, node, token, of)
  token.m = {
    of,
    begun: 0,
    done: 0,
    ...(items ? { items } : {}),
    ...(loop.outputCollection === null ? {} : { out: new Array(of).fill(null) }),
  }
  run.keep(token)
  if (of === 0) {
    run.happened(node, 'entered')
    return finishBody(run, node, token, true)
  }
  run.rules.armBoundaries(run, node, token)
  const first = loop.sequential ? 1 : of
  token.m.begun = first
  for (let counter = 1; counter <= first; counter++) run.startInstance(node, token, counter)
}

function cannot(run: Run, node: NodeSpec, token: Token, message: string) {
  run.happened(node, 'entered')
  run.park(node, token, { at: 'work', code: 'LOOP_FAILED', message })
}
const own = (context: Variables, name: string): unknown => (Object.hasOwn(context, name) ? context[name] : null)

function counted(run: Run, source: string, token: Token): number | string {
  const answer = run.evaluate(source, run.context(token.p))
  if (!answer.ok) return answer.message
  return typeof answer.value === 'number' && Number.isInteger(answer.value) && answer.value >= 0
    ? answer.value
    : `${source}：不是非负整数`
}

/** One instance begins, with its item and counter as variables of its own. */
export function instance(run: Run, node: NodeSpec, body: Token, counter: number) {
  if (!body.m) return
  const loop = node.loop as Loop
  const token = run.make(node, body.i)
  token.k = counter
  token.v = { loopCounter: counter }
  if (loop.kind === 'many') {
    if (loop.item !== null) put(token.v, loop.item, body.m.items ? (body.m.items[counter - 1] ?? null) : counter)
    const local = loop.outputItem?.startsWith('@')
      ? loop.outputItem.slice(1)
      : loop.outputItem && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(loop.outputItem)
        ? loop.outputItem
        : null
    if (local !== null && !Object.hasOwn(token.v, local)) put(token.v, local, null)
  }
  run.happened(node, 'entered')
  run.rules.work(run, node, token)
}

export function instanceDone(run: Run, node: NodeSpec, body: Token, token: Token) {
  const loop = node.loop as Loop
  if (!body.m) return
  body.m = { ...body.m, done: body.m.done + 1 }
  if (loop.kind === 'standard') return nextTurn(run, node, body, true)
  if (body.m.out && loop.outputItem !== null) {
    const context = run.context(body.p, token.v)
    const answer = loop.outputItem.startsWith('@')
      ? { ok: true as const, value: own(context, loop.outputItem.slice(1)) }
      : run.evaluate(loop.outputItem, context)
    const out = [...body.m.out]
    out[(token.k ?? 1) - 1] = answer.ok ? answer.value : null
    body.m = { ...body.m, out }
  }
  const { of, done } = body.m
  const active = [...run.live(body.i)].length
  const counts: Variables = {
    ...token.v,
    numberOfInstances: of,
    numberOfCompletedInstances: done,
    numberOfActiveInstances: loop.sequential ? 0 : of - done,
    numberOfTerminatedInstances: 0,
    nrOfInstances: of,
    nrOfCompletedInstances: done,
    nrOfActiveInstances: loop.sequential ? 0 : of - done,
  }
  throwBehaviour(run, node, body, loop, counts)
  if (run.end || !run.tokens.includes(body)) return
  if (loop.until !== null) {
    const verdict = run.test(loop.until, run.context(body.p, counts))
    if (verdict === true) {
      run.clear(body.i)
      return finishBody(run, node, body, false)
    }
    if (verdict !== false && done < of && !active && loop.sequential) {
      return run.park(node, body, { at: 'done', code: 'CONDITION_FAILED', message: `完成条件算不出结果：${verdict}` })
    }
  }
  if (done >= of) return finishBody(run, node, body, false)
  if (loop.sequential) {
    body.m = { ...body.m, begun: done + 1 }
    run.startInstance(node, body, done + 1)
  }
}

/** BPMN 2.0 table 10.30: which event a completing instance throws, for boundary events of the activity to catch. */
function throwBehaviour(run: Run, node: NodeSpec, body: Token, loop: Many, counts: Variables) {
  const events: (Trigger | null)[] = []
  if (loop.behaviour === 'none') events.push(loop.eventOnNone)
  else if (loop.behaviour === 'one' && counts.numberOfCompletedInstances === 1) events.push(loop.eventOnOne)
  else if (loop.behaviour === 'complex')
    for (const one of loop.complex) if (run.test(one.when, run.context(body.p, counts)) === true) events.push(one.event)
  for (const event of events) {
    if (!event || !run.tokens.includes(body)) continue
    if (event.on === 'signal') run.rules.throwTrigger(run, node, run.make(node, body.p), event)
    else if (event.on === 'escalation' || event.on === 'error')
      run.rules.raise(run, { on: event.on, code: event.code, message: '', element: node, from: body })
    else run.rules.throwTrigger(run, node, run.make(node, body.p), event)
  }
}

/** Standard loop: again while the condition holds and the maximum is not reached. */
function nextTurn(run: Run, node: NodeSpec, body: Token, test: boolean) {
  const loop = node.loop as Extract<Loop, { kind: 'standard' }>
  const { of, done } = body.m ?? { of: 0, done: 0 }
  if (of >= 0 && done >= of) return finishBody(run, node, body, done === 0)
  if (test && loop.condition !== null) {
    const verdict = run.test(loop.condition, run.context(body.p, { loopCounter: done }))
    if (verdict === false) return finishBody(run, node, body, done === 0)
    if (verdict !== true)
      return run.park(node, body, { at: 'done', code: 'CONDITION_FAILED', message: `循环条件算不出结果：${verdict}` })
  }
  body.m = { of, done, begun: done + 1 }
  run.startInstance(node, body, done + 1)
}
/** A parked body takes up where its condition could not be tested. */
export function resumeLoop(run: Run, node: NodeSpec, body: Token) {
  delete body.x
  body.s = 'a'
  if (!body.m) return beginLoop(run, node, body)
  if (node.loop?.kind === 'standard') return nextTurn(run, node, body, true)
  if (body.m.done >= body.m.of) return finishBody(run, node, body, false)
  body.m = { ...body.m, begun: body.m.done + 1 }
  run.startInstance(node, body, body.m.begun)
}

function finishBody(run: Run, node: NodeSpec, body: Token, silent: boolean) {
  const loop = node.loop as Loop
  if (loop.kind === 'many' && loop.outputCollection !== null && body.m?.out) run.set(body.p, loop.outputCollection, body.m.out)
  run.drop(body)
  run.disarm(body.i)
  if (silent) run.happened(node, 'completed')
  run.rules.leave(run, node, body)
}
