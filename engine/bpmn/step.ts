// SPDX-License-Identifier: Apache-2.0
import { withinBudget } from '../budget.ts'
import type { NodeSpec, ProcessDefinition } from './definition.ts'
import { broadcast, tryConditions } from './events.ts'
import { tryJoins } from './gateways.ts'
import { resumeLoop } from './loops.ts'
import { beginsOf } from './plan.ts'
import { rules } from './rules.ts'
import { Run } from './run.ts'
import { settleScopes, startInAdHoc } from './scopes.ts'
import type { Command, ProcessState, Stepped, Token, Variables, World } from './state.ts'
import { armEventSubProcesses } from './triggering.ts'

/** A command that does not fit the state: the host asked for something that is over or never was. */
export class CommandRefused extends Error {
  readonly code:
    | 'NOT_RUNNABLE'
    | 'PROCESS_ENDED'
    | 'TOKEN_UNKNOWN'
    | 'TOKEN_NOT_WAITING'
    | 'TOKEN_NOT_PARKED'
    | 'START_UNKNOWN'
    | 'ELEMENT_UNKNOWN'
    | 'FLOW_UNKNOWN'
  constructor(code: CommandRefused['code'], message: string) {
    super(message)
    this.name = 'CommandRefused'
    this.code = code
  }
}

/**
 * Starts a process: at the start event that is named, or that waits for the message, or the plain one. With none of
 * these, a single triggered start event begins (the host's timer or signal has come). Pure: no clock, no ids from outside. All
 * expressions of one step share one budget; past it they have no answer, and their tokens are parked with that reason.
 */
export function begin(
  definition: ProcessDefinition,
  start: { variables?: Variables; message?: string; signal?: string; event?: string },
  world: World,
): Stepped {
  if (!definition.runnable)
    throw new CommandRefused('NOT_RUNNABLE', `流程「${definition.name ?? definition.id}」只是示意图，缺少执行所需的内容`)
  return withinBudget(() => beginOne(definition, start, world))
}

function beginOne(definition: ProcessDefinition, start: Parameters<typeof begin>[1], world: World): Stepped {
  const run = new Run(definition, { v: { ...start.variables }, n: 1, t: [] }, world, rules)
  const root = run.plan.nodes[0] as NodeSpec
  run.changed = run.plan.hasConditions
  armEventSubProcesses(run, root, 0)
  const starts = beginsOf(run.plan, 0)
  const place = chooseStart(run, starts, start)
  if (typeof place === 'number') run.start(place, 0)
  else for (const one of place) run.start(one, 0)
  run.touched.add(0)
  settle(run)
  // an event-based gateway or receive task that starts the process is itself what the message is for
  const first = typeof place === 'number' ? run.plan.nodes[place] : undefined
  if (start.message !== undefined && first?.type !== 'startEvent' && !run.end) {
    deliver(run, { do: 'message', name: start.message })
    settle(run)
  }
  return run.result()
}

function chooseStart(
  run: Run,
  starts: number[],
  start: { message?: string; signal?: string; event?: string },
): number | number[] {
  const { nodes } = run.plan
  const named = start.message ?? start.signal
  if (start.event !== undefined) {
    const found = starts.find((place) => nodes[place]?.id === start.event)
    if (found === undefined) throw new CommandRefused('START_UNKNOWN', `没有开始事件「${start.event}」`)
    return found
  }
  if (named !== undefined) {
    const on = start.message === undefined ? 'signal' : 'message'
    const hears = (node: NodeSpec | undefined) =>
      (node?.triggers ?? (node?.work?.message ? [node.work.message] : [])).some(
        (one) => one.on === on && 'also' in one && (one.name === named || one.also.includes(named)),
      )
    const found = starts.find(
      (place) =>
        hears(nodes[place]) ||
        nodes[place]?.outgoing.some((flow) => nodes[place]?.instantiate && hears(nodes[run.plan.flows[flow]?.to ?? 0])),
    )
    if (found === undefined) throw new CommandRefused('START_UNKNOWN', `没有由「${named}」触发的开始事件`)
    return found
  }
  const events = starts.filter((place) => nodes[place]?.type === 'startEvent')
  const plain = events.find((place) => !nodes[place]?.triggers?.length)
  if (plain !== undefined) return plain
  if (events.length) return events[0] as number
  return starts
}

/** Takes one command to a state. Never changes what it is given; the same state and command always give the same answer. */
export function step(definition: ProcessDefinition, state: ProcessState, command: Command, world: World): Stepped {
  if (state.end) {
    if (command.do === 'fire' || command.do === 'message' || command.do === 'signal') return { state, effects: [] }
    throw new CommandRefused('PROCESS_ENDED', '流程已结束')
  }
  return withinBudget(() => {
    const run = new Run(definition, state, world, rules)
    run.changed = run.plan.hasConditions
    apply(run, command)
    settle(run)
    return run.result()
  })
}

function tokenOf(run: Run, id: string): Token {
  const token = run.find(Number(id))
  if (!token) throw new CommandRefused('TOKEN_UNKNOWN', `没有令牌「${id}」，它可能已经办完`)
  return token
}
function waiting(run: Run, id: string): Token {
  const token = tokenOf(run, id)
  if (token.s !== 'w') throw new CommandRefused('TOKEN_NOT_WAITING', `令牌「${id}」不在等待`)
  return token
}

function apply(run: Run, command: Command) {
  switch (command.do) {
    case 'complete': {
      const token = waiting(run, command.token)
      return rules.finish(run, run.node(token), token, command.output ?? {})
    }
    case 'fail': {
      const token = waiting(run, command.token)
      return run.park(run.node(token), token, { at: 'work', code: 'TASK_FAILED', message: command.message })
    }
    case 'throw':
    case 'escalate': {
      const token = tokenOf(run, command.token)
      if (token.s !== 'w' && token.s !== 'p') throw new CommandRefused('TOKEN_NOT_WAITING', `令牌「${command.token}」不在等待`)
      const on = command.do === 'throw' ? 'error' : 'escalation'
      const message = command.do === 'throw' ? (command.message ?? '') : ''
      rules.raise(run, { on, code: command.code, message, element: run.node(token), from: token, variables: command.variables })
      return
    }
    case 'fire': {
      const token = run.find(Number(command.token))
      if (!token || (token.s !== 'w' && token.s !== 'b')) return
      const which = (run.node(token).triggers ?? []).findIndex((one) => one.on === 'timer')
      if (which !== -1) rules.trigger(run, token, which, {})
      return
    }
    case 'message':
      return deliver(run, command)
    case 'signal':
      return broadcast(run, [command.name], command.payload ?? {})
    case 'retry':
      return retry(run, tokenOf(run, command.token), command.variables)
    case 'skip':
      return skip(run, tokenOf(run, command.token), command.flow, command.output ?? {})
    case 'change':
      return run.setAll(0, command.variables)
    case 'start':
      if (!startInAdHoc(run, tokenOf(run, command.token), command.element))
        throw new CommandRefused('ELEMENT_UNKNOWN', `「${command.element}」不能在此开始`)
      return
    case 'cancel':
      run.clear(0)
      run.end = { outcome: 'cancelled' }
  }
}

/** A message goes to one receiver: what waits on the path before boundary events, those before event sub-processes, older first. */
function deliver(run: Run, command: Extract<Command, { do: 'message' }>) {
  let best: { token: Token; which: number; rank: number } | null = null
  for (const token of run.tokens) {
    if (token.s !== 'w' && token.s !== 'b') continue
    const node = run.node(token)
    const triggers = node.triggers ?? (node.work?.message && node.type === 'receiveTask' ? [node.work.message] : [])
    const which = triggers.findIndex(
      (one) => one.on === 'message' && (one.name === command.name || one.also.includes(command.name)),
    )
    if (which === -1 || token.g?.includes(which)) continue
    if (token.q !== undefined && command.correlation !== undefined && token.q !== command.correlation) continue
    const rank = node.type === 'startEvent' ? 2 : node.type === 'boundaryEvent' ? 1 : 0
    if (!best || rank < best.rank) best = { token, which, rank }
  }
  if (best) rules.trigger(run, best.token, best.which, command.payload ?? {})
}

function parked(token: Token): NonNullable<Token['x']> {
  if (token.s !== 'p' || !token.x) throw new CommandRefused('TOKEN_NOT_PARKED', `令牌「${token.i}」没有挂起`)
  return token.x
}

function retry(run: Run, token: Token, variables: Variables | undefined) {
  const { at, out } = parked(token)
  run.setAll(token.p, variables, token)
  const node = run.node(token)
  const state = token.h === undefined ? 'w' : 'b'
  if (at === 'work' || at === 'done') {
    if (node.loop && token.k === undefined && (token.m || at === 'work')) return resumeLoop(run, node, token)
    delete token.x
    token.s = state
    if (at === 'done') return rules.finish(run, node, token, out ?? {})
    if (node.children) run.clear(token.i)
    return rules.work(run, node, token)
  }
  if (at === 'wait') {
    delete token.x
    if (node.adHoc) {
      token.s = 'a'
      run.touched.add(token.i)
      return
    }
    token.s = state
    token.t = run.world.now
    rules.listen(run, node, token)
    if (run.node(token).type === 'receiveTask') rules.armBoundaries(run, node, token)
    return
  }
  if (at === 'join') {
    delete token.x
    token.s = 'j'
    return
  }
  run.drop(token)
  if (at === 'leave') {
    const before = run.effects.length
    rules.leave(run, node, token)
    if (run.effects.length === before && node.type.endsWith('Gateway')) run.happened(node, 'completed')
    return
  }
  const body = token.k === undefined ? undefined : run.find(token.p)
  if (body && token.k !== undefined) return run.startInstance(node, body, token.k)
  rules.enter(run, node, token.p, token.f === undefined ? -1 : (run.plan.flowPlaces.get(token.f) ?? -1))
}

/** A person decides that a parked or waiting element counts as done, and over which flow it goes on. */
function skip(run: Run, token: Token, flow: string | undefined, output: Variables) {
  const node = run.node(token)
  const at = token.x?.at
  const place = flow === undefined ? undefined : run.plan.flowPlaces.get(flow)
  if (flow !== undefined && (place === undefined || !node.outgoing.includes(place)))
    throw new CommandRefused('FLOW_UNKNOWN', `「${node.name ?? node.id}」没有出线「${flow}」`)
  if (token.s !== 'p' && token.s !== 'w') throw new CommandRefused('TOKEN_NOT_PARKED', `令牌「${token.i}」没有挂起`)
  if (at === 'join') {
    for (const one of run.tokens.filter((other) => other.e === token.e && other.p === token.p && other.h === undefined))
      run.drop(one)
    run.happened(node, 'entered')
    return rules.join(run, node, token.p)
  }
  if (token.m) run.clear(token.i)
  if (place !== undefined) {
    run.setAll(token.p, output)
    run.drop(token)
    run.disarm(token.i)
    run.happened(node, 'completed')
    return run.send(place, token.p)
  }
  delete token.x
  if (at === 'leave') {
    run.setAll(token.p, output)
    run.drop(token)
    if (node.type.endsWith('Gateway')) run.happened(node, 'completed')
    const target = node.default ?? node.outgoing[0]
    if (target !== undefined) run.send(target, token.p)
    else run.touched.add(token.p)
    return
  }
  if (node.type.endsWith('Gateway')) {
    run.drop(token)
    run.disarm(token.i)
    return rules.join(run, node, token.p)
  }
  token.s = 'w'
  rules.finish(run, node, token, output)
}

/** Moves until nothing moves by itself: queued moves, then conditions, joins, finished scopes; last the end of the process. */
function settle(run: Run) {
  do {
    run.drain()
  } while (!run.end && (tryConditions(run) || tryJoins(run) || settleScopes(run) || run.touched.size > 0))
  if (!run.end && !run.hasLive(0)) {
    run.clear(0)
    run.end = { outcome: 'completed' }
  }
  if (run.end) {
    run.clear(0)
    run.undoable = undefined
    run.memory = undefined
    run.effects.push({ effect: 'ended', ...run.end })
  } else parkStarved(run)
}

/** A join that can never be complete is named, not left to wait for ever. */
function parkStarved(run: Run) {
  const seen = new Set<string>()
  for (const token of run.tokens) {
    if (token.s !== 'j') continue
    const key = `${token.p} ${token.e}`
    if (seen.has(key)) continue
    seen.add(key)
    if ([...run.live(token.p)].some((one) => one.s !== 'j' && one.x?.at !== 'join')) continue
    const node = run.node(token)
    run.park(node, token, {
      at: 'join',
      code: 'JOIN_STARVED',
      message: `「${node.name ?? node.id}」等不到其余的路径：没有令牌还能到达。请检查分支与汇合是否成对，或由有权人员放行。`,
    })
  }
}

export type ActiveElement = { token: string; element: string; status: 'waiting' | 'parked'; since: string }

/** Where the tokens of a running process stand. */
export function activeElements(_definition: ProcessDefinition, state: ProcessState): ActiveElement[] {
  return state.t
    .filter((token) => token.s === 'w' || token.s === 'p' || token.s === 'j')
    .map((token) => ({
      token: String(token.i),
      element: token.e,
      status: token.s === 'p' ? 'parked' : 'waiting',
      since: token.t,
    }))
}
