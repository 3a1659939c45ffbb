// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec, Trigger } from './definition.ts'
import type { Answer, Run } from './run.ts'
import type { Token, Variables } from './state.ts'
import { addDuration, dueAt, isLimit, readCycle, readInstant, TimeProblem, writeInstant } from './times.ts'

export function enterEvent(run: Run, node: NodeSpec, scope: number) {
  run.happened(node, 'entered')
  const token = run.make(node, scope)
  const triggers = node.triggers ?? []
  if (node.type === 'intermediateCatchEvent') {
    if (triggers.every((one) => one.on === 'link')) return complete(run, node, token)
    run.keep(token)
    run.happened(node, 'waiting')
    run.rules.listen(run, node, token)
    return
  }
  if (node.type === 'startEvent') return node.outputs ? run.rules.finish(run, node, token, {}) : complete(run, node, token)
  if (triggers.length) return throwing(run, node, token)
  complete(run, node, token)
}

function complete(run: Run, node: NodeSpec, token: Token) {
  run.happened(node, 'completed')
  run.rules.leave(run, node, token)
}

/** Throw and end events: every trigger does its work; one that ends or holds the path is the last. */
function throwing(run: Run, node: NodeSpec, token: Token) {
  if (node.inputs) {
    token.v = {}
    for (const { source, from, target } of node.inputs) {
      const answer: Answer =
        from === undefined ? run.evaluate(source, run.context(token.p, token.v)) : { ok: true, value: run.context(token.p)[from] }
      if (!answer.ok) return run.park(node, token, { at: 'enter', code: 'INPUT_FAILED', message: answer.message })
      token.v = { ...token.v, [target]: answer.value }
    }
  }
  const order = [...(node.triggers ?? [])].sort((a, b) => weight(a) - weight(b))
  // what only tells others is done before they act on it
  if (order.every((one) => weight(one) <= weight({ on: 'escalation', code: null }))) {
    run.happened(node, 'completed')
    for (const trigger of order) if (run.rules.throwTrigger(run, node, token, trigger) === 'gone') return
    run.rules.leave(run, node, token)
    return
  }
  for (const trigger of order) if (run.rules.throwTrigger(run, node, token, trigger) === 'gone') return
  complete(run, node, token)
}
const weight = (trigger: Trigger) =>
  ['message', 'signal', 'escalation', 'link', 'compensation', 'cancel', 'error', 'terminate'].indexOf(trigger.on)

/**
 * What a thrown event does. 'gone': the token is no longer the caller's to move on (it waits for compensation, or its
 * scope has ended).
 */
export function throwTrigger(run: Run, node: NodeSpec, token: Token, trigger: Trigger): 'on' | 'gone' {
  switch (trigger.on) {
    case 'message': {
      const context = run.context(token.p, token.v)
      const key = trigger.correlation === undefined ? undefined : run.evaluate(trigger.correlation, context)
      run.effects.push({
        effect: 'message',
        element: node.id,
        name: trigger.name,
        ...(key?.ok && key.value !== null ? { correlation: String(key.value) } : {}),
        payload: token.v ?? context,
        ...receiver(run, node),
      })
      return 'on'
    }
    case 'signal':
      run.effects.push({ effect: 'signal', element: node.id, name: trigger.name, payload: token.v ?? {} })
      return survives(run, token, () => broadcast(run, [trigger.name, ...trigger.also], token.v ?? {}))
    case 'escalation': {
      const place = run.effects.push({ effect: 'escalation', element: node.id, code: trigger.code ?? '', caught: false }) - 1
      return survives(run, token, () => {
        const caught =
          run.rules.raise(run, { on: 'escalation', code: trigger.code, message: '', element: node, from: token }) !== 'uncaught'
        run.effects[place] = { effect: 'escalation', element: node.id, code: trigger.code ?? '', caught }
      })
    }
    case 'error':
      run.happened(node, 'completed')
      run.rules.raise(run, {
        on: 'error',
        code: trigger.code ?? '',
        message: trigger.name ?? trigger.code ?? '',
        element: node,
        from: token,
        variables: token.v,
      })
      return 'gone'
    case 'terminate':
      run.happened(node, 'completed')
      terminate(run, token)
      return 'gone'
    case 'link': {
      run.happened(node, 'completed')
      const target = run.plan.links.get(`${node.in} ${trigger.name}`)
      if (target !== undefined) run.start(target, token.p)
      return 'gone'
    }
    case 'compensation':
    case 'cancel':
      return throwUndo(run, node, token, trigger)
    default:
      return 'on'
  }
}
/** Where the file's own message flow leads. */
function receiver(run: Run, node: NodeSpec): { to?: { process: string; element: string | null } } {
  const flow = run.plan.definition.messageFlows.find((one) => one.from === node.id)
  return flow?.toProcess ? { to: { process: flow.toProcess, element: flow.to } } : {}
}

/** What is thrown may end the scope of its thrower, who then has nowhere to go on to. */
function survives(run: Run, token: Token, act: () => void): 'on' | 'gone' {
  token.s = 'j'
  run.keep(token)
  act()
  if (run.end || !run.tokens.includes(token)) return 'gone'
  run.drop(token)
  token.s = 'w'
  return 'on'
}

function throwUndo(
  run: Run,
  node: NodeSpec,
  token: Token,
  trigger: Extract<Trigger, { on: 'compensation' | 'cancel' }>,
): 'on' | 'gone' {
  if (trigger.on === 'cancel') {
    run.happened(node, 'completed')
    let scope = token.p === 0 ? undefined : run.find(token.p)
    while (scope && (run.node(scope).type !== 'transaction' || scope.m)) scope = scope.p === 0 ? undefined : run.find(scope.p)
    if (!scope) return 'gone'
    run.clear(scope.i)
    scope.u = { rest: scope.c ?? [], after: 'cancel' }
    delete scope.c
    run.touched.add(scope.i)
    return 'gone'
  }
  // inside an event sub-process it is the enclosing scope whose activities are undone, also when that scope is being undone by it
  let holder = token.p === 0 ? undefined : run.find(token.p)
  while (holder && (run.node(holder).type === 'eventSubProcess' || (holder.u && !holder.c)))
    holder = holder.p === 0 ? undefined : run.find(holder.p)
  const all = (holder ? holder.c : run.undoable) ?? []
  const chosen = trigger.activity === null ? all : all.filter((one) => one.e === trigger.activity)
  const left = all.filter((one) => !chosen.includes(one))
  if (holder) holder.c = left
  else run.undoable = left
  if (!chosen.length) return 'on'
  token.s = 'a'
  token.u = { rest: chosen, after: trigger.wait ? 'leave' : 'end' }
  run.keep(token)
  run.rules.undo(run, token)
  if (trigger.wait) return 'gone'
  run.happened(node, 'completed')
  run.rules.leave(run, node, { ...token, u: undefined })
  return 'gone'
}

/** All activity in the scope ends at once; the process itself ends as terminated (§13.5.6). */
function terminate(run: Run, token: Token) {
  let scope = token.p
  for (let holder = run.find(scope); holder?.u; holder = run.find(scope)) scope = holder.p
  run.clear(scope)
  if (scope === 0) {
    run.end = { outcome: 'terminated' }
    return
  }
  run.touched.add(scope)
}

/** A signal reaches everyone who waits for it in this instance, oldest first. */
export function broadcast(run: Run, names: string[], payload: Variables) {
  const reached: [number, number][] = []
  for (const token of run.tokens) {
    if (token.s !== 'w' && token.s !== 'b') continue
    const which = (run.node(token).triggers ?? []).findIndex(
      (one) => one.on === 'signal' && (names.includes(one.name) || one.also.some((name) => names.includes(name))),
    )
    if (which !== -1) reached.push([token.i, which])
  }
  for (const [id, which] of reached) {
    const token = run.find(id)
    if (token && !run.end) run.rules.trigger(run, token, which, payload)
  }
}

/** Sets up what an event token waits for. False when a time or key cannot be worked out: the token is parked. */
export function listen(run: Run, node: NodeSpec, token: Token): boolean {
  const triggers: Trigger[] = node.triggers ?? (node.work?.message ? [node.work.message] : [])
  const address = { token: String(token.i), element: node.id }
  for (const trigger of triggers) {
    if (trigger.on === 'timer') {
      const problem = setTimer(run, token, trigger)
      if (problem !== null) {
        run.park(node, token, { at: 'wait', code: 'TIMER_FAILED', message: problem })
        return false
      }
      token.o = 1
      run.effects.push({ effect: 'timer', ...address, dueAt: token.d ?? run.world.now })
    } else if (trigger.on === 'message') {
      if (trigger.correlation !== undefined) {
        const answer = run.evaluate(trigger.correlation, run.context(token.p, token.v))
        if (!answer.ok || answer.value === null) {
          run.park(node, token, {
            at: 'wait',
            code: 'CORRELATION_FAILED',
            message: answer.ok ? `${trigger.correlation}：没有值` : answer.message,
          })
          return false
        }
        token.q = String(answer.value)
      }
      token.o = 1
      run.effects.push({
        effect: 'await',
        ...address,
        message: trigger.name,
        ...(token.q === undefined ? {} : { correlation: token.q }),
      })
    } else if (trigger.on === 'signal') {
      token.o = 1
      run.effects.push({ effect: 'listen', ...address, signal: trigger.name })
    } else if (trigger.on === 'conditional') run.changed = true
  }
  return true
}

/** Works out when a timer comes due, into the token; gives the reason when it cannot. */
function setTimer(run: Run, token: Token, trigger: Extract<Trigger, { on: 'timer' }>): string | null {
  let text = trigger.text
  const now = readInstant(run.world.now) ?? 0
  const written = text.startsWith('=') ? null : readable(trigger.kind, text)
  if (written === null) {
    const answer = run.evaluate(text.startsWith('=') ? text.slice(1) : text, run.context(token.p, token.v))
    if (!answer.ok) return answer.message
    if (typeof answer.value !== 'string') return `${text}：结果不是时间`
    text = answer.value
  }
  try {
    if (trigger.kind !== 'cycle') {
      token.d = dueAt(trigger.kind, text, run.world.now, run.world.calendar)
      return null
    }
    const cycle = readCycle(text)
    if (!cycle) return `「${text}」不是重复时间`
    token.y = { left: cycle.left, text: cycle.every }
    token.d = writeInstant(cycle.from ?? addDuration(now, cycle.every) ?? now)
    return null
  } catch (cause) {
    if (cause instanceof TimeProblem || cause instanceof Error) return cause.message
    throw cause
  }
}
const readable = (kind: 'date' | 'duration' | 'cycle', text: string): string | null =>
  (kind === 'date'
    ? readInstant(text)
    : kind === 'cycle'
      ? readCycle(text)
      : (addDuration(0, text) ?? (isLimit(text) ? 0 : null))) === null
    ? null
    : text

/** Conditional events (§10.5.5): each fires when its condition becomes true; a condition that gives nothing is not true. */
export function tryConditions(run: Run): boolean {
  if (!run.changed || !run.plan.hasConditions) return false
  run.changed = false
  for (const id of run.tokens.map((token) => token.i)) {
    const token = run.find(id)
    if (!token || (token.s !== 'w' && token.s !== 'b')) continue
    const which = (run.node(token).triggers ?? []).findIndex((one) => one.on === 'conditional')
    if (which === -1) continue
    const trigger = run.node(token).triggers?.[which] as Extract<Trigger, { on: 'conditional' }>
    const holds = run.test(trigger.when, run.context(token.p)) === true
    if (!holds) delete token.z
    else if (!token.z) {
      token.z = { held: [] }
      run.rules.trigger(run, token, which, {})
      if (run.end) return true
      run.changed = true
      return true
    }
  }
  return false
}
