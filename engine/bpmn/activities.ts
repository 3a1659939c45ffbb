// SPDX-License-Identifier: Apache-2.0
import type { Mapping, NodeSpec, TaskWork } from './definition.ts'
import { put, type Run } from './run.ts'
import type { Token, Variables } from './state.ts'

/** An activity is reached: a loop begins, or its work does. */
export function enterActivity(run: Run, node: NodeSpec, scope: number) {
  const token = run.make(node, scope)
  if (node.loop) return run.rules.beginLoop(run, node, token)
  run.happened(node, 'entered')
  work(run, node, token)
}

/** Maps the inputs, then does what the type of the activity says. Also what a retry does. */
export function work(run: Run, node: NodeSpec, token: Token) {
  delete token.x
  if (node.locals?.length || node.inputs) {
    const own: Variables = { ...token.v }
    for (const name of node.locals ?? []) if (!Object.hasOwn(own, name)) own[name] = null
    const broken = node.inputs ? mapInto(run, node.inputs, run.context(token.p, own), own) : null
    if (broken !== null) return run.park(node, token, { at: 'work', code: 'INPUT_FAILED', message: broken })
    token.v = own
  }
  const fault = run.world.fault?.(node.id)
  if (fault && 'fail' in fault) return run.park(node, token, { at: 'work', code: 'TASK_FAILED', message: fault.fail })
  if (fault) {
    run.rules.raise(run, { on: 'error', code: fault.throw, message: '', element: node, from: token })
    return
  }
  switch (node.type) {
    case 'task':
      return run.rules.finish(run, node, token, {})
    case 'userTask':
    case 'manualTask':
      return openTask(run, node, token, node.type === 'userTask' ? 'user' : 'manual')
    case 'serviceTask':
      return openService(run, node, token, node.work?.topic ?? node.id)
    case 'sendTask':
      return send(run, node, token)
    case 'receiveTask':
      return receive(run, node, token)
    case 'scriptTask':
      return script(run, node, token)
    case 'businessRuleTask':
      return decide(run, node, token)
    case 'callActivity':
      return call(run, node, token)
    default:
      return run.rules.openScope(run, node, token)
  }
}

/** Evaluates mappings one after the other; `into` gets the targets, dotted ones as nested contexts. Gives what is broken, or null. */
function mapInto(run: Run, mappings: Mapping[], context: Variables, into: Variables): string | null {
  const seen = { ...context }
  for (const { source, from, target } of mappings) {
    let value: unknown
    if (from !== undefined) value = Object.hasOwn(seen, from) ? seen[from] : null
    else {
      const answer = run.evaluate(source, seen)
      if (!answer.ok && answer.broken) return answer.message
      // what is not there yet is passed on as null: only an expression that breaks stops the task
      value = answer.ok ? answer.value : null
    }
    const path = target.split('.')
    const first = path[0] as string
    const placed = path.length === 1 ? value : nest(Object.hasOwn(seen, first) ? seen[first] : undefined, path.slice(1), value)
    put(into, first, placed)
    put(seen, first, placed)
  }
  return null
}
function nest(base: unknown, path: string[], value: unknown): unknown {
  const [first, ...rest] = path as [string, ...string[]]
  const held = base !== null && typeof base === 'object' && !Array.isArray(base) ? (base as Variables) : {}
  return { ...held, [first]: rest.length ? nest(Object.hasOwn(held, first) ? held[first] : undefined, rest, value) : value }
}

/** The token stays and waits for the world. */
export function wait(run: Run, node: NodeSpec, token: Token) {
  token.s = 'w'
  token.t = run.world.now
  run.keep(token)
  run.happened(node, 'waiting')
}
/** After its own effect, so that a host sees the task before the limits on it. */
function armed(run: Run, node: NodeSpec, token: Token) {
  if (node.boundaries && token.k === undefined) run.rules.armBoundaries(run, node, token)
}

/** Texts that may be FEEL (they begin with =) as values. */
function words(run: Run, text: string | null, context: Variables): unknown {
  if (text === null || !text.startsWith('=')) return text
  const answer = run.evaluate(text.slice(1), context)
  return answer.ok ? answer.value : null
}
function one(run: Run, text: string | null, context: Variables): string | null {
  const value = words(run, text, context)
  return value === null || value === undefined ? null : String(value)
}
const itemOf = (node: NodeSpec, token: Token): { item?: unknown } => {
  if (token.k === undefined || node.loop?.kind !== 'many') return {}
  const name = node.loop.item
  return { item: name !== null && token.v && Object.hasOwn(token.v, name) ? token.v[name] : token.k }
}

function openTask(run: Run, node: NodeSpec, token: Token, kind: 'user' | 'manual' | 'receive') {
  wait(run, node, token)
  const task = node.work as TaskWork
  const context =
    task.candidates.some((text) => text.startsWith('=')) || task.formKey?.startsWith('=') || task.assignee?.startsWith('=')
      ? run.context(token.i)
      : {}
  const candidates = task.candidates.flatMap((text) => {
    const value = words(run, text, context)
    return value === null || value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]
  })
  token.o = 1
  run.effects.push({
    effect: 'task',
    token: String(token.i),
    element: node.id,
    name: node.name,
    kind,
    candidates,
    assignee: one(run, task.assignee, context),
    formKey: one(run, task.formKey, context),
    limit: task.limit,
    stage: task.stage,
    ...itemOf(node, token),
    properties: task.properties,
  })
  armed(run, node, token)
}

function openService(run: Run, node: NodeSpec, token: Token, topic: string) {
  wait(run, node, token)
  const context = run.context(token.i)
  token.o = 1
  run.effects.push({
    effect: 'service',
    token: String(token.i),
    element: node.id,
    name: node.name,
    topic: one(run, topic, context) ?? node.id,
    input: node.inputs && token.v ? token.v : context,
    retries: node.work?.retries ?? 0,
    ...itemOf(node, token),
  })
  armed(run, node, token)
}

function send(run: Run, node: NodeSpec, token: Token) {
  const message = node.work?.message
  if (!message) return openService(run, node, token, node.work?.topic ?? node.id)
  run.rules.throwTrigger(run, node, token, message)
  run.rules.finish(run, node, token, {})
}

function receive(run: Run, node: NodeSpec, token: Token) {
  const message = node.work?.message
  if (!message) return openTask(run, node, token, 'receive')
  wait(run, node, token)
  if (run.rules.listen(run, node, token)) armed(run, node, token)
}

function script(run: Run, node: NodeSpec, token: Token) {
  const source = node.work?.script
  if (!source) return openService(run, node, token, node.work?.topic ?? node.id)
  const answer = run.evaluate(source, run.context(token.p, token.v))
  if (!answer.ok) return run.park(node, token, { at: 'work', code: 'SCRIPT_FAILED', message: answer.message })
  run.rules.finish(run, node, token, resulting(node, answer.value))
}
/** Without a result variable a script's context is its output, any other value is dropped. */
function resulting(node: NodeSpec, value: unknown): Variables {
  const name = node.work?.result
  if (name) return { [name]: value }
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Variables) : {}
}

function decide(run: Run, node: NodeSpec, token: Token) {
  const context = run.context(token.p, token.v)
  const decision = one(run, node.work?.decision ?? null, context)
  if (!decision || !run.world.decide) return openService(run, node, token, node.work?.topic ?? decision ?? node.id)
  let outcome: ReturnType<NonNullable<typeof run.world.decide>>
  try {
    outcome = run.world.decide(decision, node.inputs && token.v ? token.v : context)
  } catch (cause) {
    return run.park(node, token, {
      at: 'work',
      code: 'DECISION_FAILED',
      message: cause instanceof Error ? cause.message : String(cause),
    })
  }
  run.effects.push({ effect: 'decided', element: node.id, decision, outcome })
  run.rules.finish(run, node, token, node.work?.result ? { [node.work.result]: outcome.output } : resulting(node, outcome.output))
}

function call(run: Run, node: NodeSpec, token: Token) {
  const called = node.work?.call
  if (!called) return run.park(node, token, { at: 'work', code: 'CALL_FAILED', message: '调用活动没有写调用哪个流程' })
  const context = run.context(token.p, token.v)
  let process = called.process
  if (called.expression) {
    const answer = run.evaluate(called.expression, context)
    if (!answer.ok || typeof answer.value !== 'string')
      return run.park(node, token, {
        at: 'work',
        code: 'CALL_FAILED',
        message: answer.ok ? `${called.expression}：不是流程编号` : answer.message,
      })
    process = answer.value
  }
  const input: Variables = called.all ? { ...context } : { ...token.v }
  const broken = mapInto(run, called.inputs, context, input)
  if (broken !== null) return run.park(node, token, { at: 'work', code: 'INPUT_FAILED', message: broken })
  wait(run, node, token)
  token.o = 1
  run.effects.push({
    effect: 'call',
    token: String(token.i),
    element: node.id,
    name: node.name,
    process: process ?? '',
    input,
    ...itemOf(node, token),
  })
  armed(run, node, token)
}

/**
 * The work is done. Outputs are mapped into the scope (a failure parks the token, nothing is lost), what was armed on
 * it is closed, and the token goes on, or back into its loop.
 */
export function finish(run: Run, node: NodeSpec, token: Token, output: Variables) {
  const kept = token.s !== 'w' || run.tokens.includes(token)
  if (!giveOut(run, node, token, output)) return
  if (kept) {
    run.drop(token)
    run.closed(token, 'completed')
    run.disarm(token.i)
  }
  run.happened(node, 'completed')
  const body = token.k === undefined ? undefined : run.find(token.p)
  remember(run, node, token, body ? body.p : token.p)
  if (body) run.rules.instanceDone(run, node, body, token)
  else run.rules.leave(run, node, token)
}

function giveOut(run: Run, node: NodeSpec, token: Token, output: Variables): boolean {
  const called = node.work?.call
  const lost = (message: string): false => {
    run.park(node, token, { at: 'done', code: 'OUTPUT_FAILED', message, out: output })
    return false
  }
  let given = output
  if (called) {
    given = called.back ? { ...output } : {}
    const broken = mapInto(run, called.outputs, output, given)
    if (broken !== null) return lost(broken)
  }
  if (!node.outputs) {
    run.setAll(token.p, given, token)
    return true
  }
  const mapped: Variables = {}
  const broken = mapInto(run, node.outputs, run.context(token.p, { ...token.v, ...given }), mapped)
  if (broken !== null) return lost(broken)
  if (!node.onlyMapped) run.setAll(token.p, given, token)
  run.setAll(token.p, mapped)
  return true
}

/** Notes a finished activity that can be undone later. */
function remember(run: Run, node: NodeSpec, token: Token, scope: number) {
  const nested = node.children && (token.c?.length || node.eventSubProcesses?.some((place) => isUndoing(run, place)))
  if (node.undoneBy === undefined && !nested) return
  const record = { e: node.id, ...(node.children && token.v ? { v: token.v } : {}), ...(nested ? { c: token.c ?? [] } : {}) }
  const holder = scope === 0 ? undefined : run.find(scope)
  if (holder) holder.c = [...(holder.c ?? []), record]
  else run.undoable = [...(run.undoable ?? []), record]
}
function isUndoing(run: Run, place: number): boolean {
  return (run.plan.nodes[place]?.children ?? []).some((inner) =>
    run.plan.nodes[inner]?.triggers?.some((one) => one.on === 'compensation' && run.plan.nodes[inner]?.type === 'startEvent'),
  )
}
