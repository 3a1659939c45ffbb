// SPDX-License-Identifier: Apache-2.0
import { compileFeel } from '../feel/index.ts'
import type { NodeSpec, ProcessDefinition, Trigger } from './definition.ts'
import { type Plan, planOf } from './plan.ts'
import type { Did, Effect, Ending, ProcessState, Stepped, Token, Undoable, Variables, World } from './state.ts'

/** What the rule files offer one another; one table (rules.ts) ties them, so that no file imports its neighbour. */
export type Rules = {
  /** a token comes to a node over a flow (−1 when it did not come over one) */
  enter(run: Run, node: NodeSpec, scope: number, flow: number): void
  /** an activity (or one instance of a loop) starts its work */
  work(run: Run, node: NodeSpec, token: Token): void
  /** an activity's work is done: outputs, loops, compensation, then onward */
  finish(run: Run, node: NodeSpec, token: Token, output: Variables): void
  /** out over the outgoing flows */
  leave(run: Run, node: NodeSpec, token: Token): void
  /** arms the boundary events of an activity that stays */
  armBoundaries(run: Run, node: NodeSpec, token: Token): void
  /** sets the timers, messages and signals of an event token */
  listen(run: Run, node: NodeSpec, token: Token): boolean
  /** an event that waited was triggered */
  trigger(run: Run, token: Token, which: number, payload: Variables): void
  openScope(run: Run, node: NodeSpec, token: Token): void
  instance(run: Run, node: NodeSpec, body: Token, counter: number): void
  instanceDone(run: Run, node: NodeSpec, body: Token, token: Token): void
  beginLoop(run: Run, node: NodeSpec, token: Token): void
  raise(run: Run, raised: Raised): 'uncaught' | 'on' | 'gone'
  throwTrigger(run: Run, node: NodeSpec, token: Token, trigger: Trigger): 'on' | 'gone'
  undo(run: Run, token: Token): void
  join(run: Run, node: NodeSpec, scope: number): void
  /** fires a conditional event whose condition has become true; true when one did */
  conditions(run: Run): boolean
}
export type Raised = {
  on: 'error' | 'escalation'
  code: string | null
  message: string
  element: NodeSpec
  from: Token
  variables?: Variables
}

/** Sets a property of a plain object, whatever its name. */
export function put(object: Variables, name: string, value: unknown) {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

type Arrival = { node: number; scope: number; flow: number; counter: number }

export type Answer = { ok: true; value: unknown } | { ok: false; message: string; broken: boolean }

/** One step under way: a working copy of the state, the moves still to make, the effects so far. */
export class Run {
  readonly plan: Plan
  readonly world: World
  readonly rules: Rules
  readonly effects: Effect[] = []
  variables: Variables
  tokens: Token[]
  next: number
  undoable: Undoable[] | undefined
  memory: Record<string, string[]> | undefined
  end: Ending | undefined
  /** scopes in which a token was used up: they may be finished */
  readonly touched = new Set<number>()
  /** something that a conditional event might look at has changed */
  changed = false
  private own = false
  private queue: Arrival[] = []
  private head = 0
  private moves = 0

  constructor(definition: ProcessDefinition, state: ProcessState, world: World, rules: Rules) {
    this.plan = planOf(definition)
    this.world = world
    this.rules = rules
    this.variables = state.v
    this.tokens = state.t.map((token) => ({ ...token }))
    this.next = state.n
    this.undoable = state.c
    this.memory = state.z
    this.end = state.end
  }

  result(): Stepped {
    const state: ProcessState = { v: this.variables, n: this.next, t: this.tokens }
    if (this.undoable?.length) state.c = this.undoable
    if (this.memory && Object.keys(this.memory).length) state.z = this.memory
    if (this.end) state.end = this.end
    return { state, effects: this.effects }
  }

  // tokens -----------------------------------------------------------------

  find(id: number): Token | undefined {
    for (const token of this.tokens) if (token.i === id) return token
    return undefined
  }
  node(token: Token): NodeSpec {
    return this.plan.nodes[this.plan.places.get(token.e) ?? 0] as NodeSpec
  }
  make(node: NodeSpec, scope: number): Token {
    return { i: this.next++, e: node.id, p: scope, s: 'w', t: this.world.now }
  }
  /** Puts a token into the state: only what stays does. */
  keep(token: Token) {
    if (this.tokens[this.tokens.length - 1] !== token && !this.tokens.includes(token)) this.tokens.push(token)
  }
  drop(token: Token) {
    const place = this.tokens.indexOf(token)
    if (place !== -1) this.tokens.splice(place, 1)
  }
  /** Puts a token just made into the state. */
  add(token: Token) {
    this.tokens.push(token)
  }
  /** Tokens on a path inside a scope; armed events do not count. */
  *live(scope: number): Generator<Token> {
    for (const token of this.tokens) if (token.p === scope && token.h === undefined) yield token
  }
  hasLive(scope: number): boolean {
    for (const token of this.tokens) if (token.p === scope && token.h === undefined) return true
    for (let at = this.head; at < this.queue.length; at++) if (this.queue[at]?.scope === scope) return true
    return false
  }
  /** The definition's node that a scope id stands for. */
  scopeNode(scope: number): NodeSpec {
    const token = scope === 0 ? undefined : this.find(scope)
    return token ? this.node(token) : (this.plan.nodes[0] as NodeSpec)
  }

  /** Ends everything inside a scope; the scope itself and what is armed on it stay. */
  clear(id: number, how: 'interrupted' | 'completed' = 'interrupted') {
    for (let again = true; again; ) {
      again = false
      for (const token of this.tokens)
        if (token.p === id) {
          this.remove(token, how)
          again = true
          break
        }
    }
    if (this.queue.length > this.head) this.queue = this.queue.slice(this.head).filter((one) => one.scope !== id)
    else this.queue = []
    this.head = 0
  }
  /** Ends one token with all it holds, and tells the host. */
  remove(token: Token, how: 'interrupted' | 'completed') {
    this.drop(token)
    this.clear(token.i, how)
    this.disarm(token.i)
    const node = this.node(token)
    if (how === 'interrupted' && token.h === undefined && token.s !== 'j' && token.s !== 'b' && !token.m)
      this.happened(node, 'interrupted')
    this.closed(token, how)
  }
  /** Closes what is armed on a token: its boundary events, the branches of its gateway. */
  disarm(host: number) {
    for (let at = 0; at < this.tokens.length; ) {
      const token = this.tokens[at] as Token
      if (token.h === host) {
        this.tokens.splice(at, 1)
        this.closed(token, 'interrupted')
      } else at++
    }
  }

  // effects ----------------------------------------------------------------

  happened(node: NodeSpec, did: Did) {
    this.effects.push({ effect: 'happened', element: node.id, name: node.name, type: node.bpmn, did })
  }
  closed(token: Token, how: 'completed' | 'interrupted' | 'fired') {
    if (!token.o) return
    token.o = undefined
    this.effects.push({ effect: 'closed', token: String(token.i), element: token.e, how })
  }
  park(node: NodeSpec, token: Token, why: NonNullable<Token['x']>) {
    token.s = 'p'
    token.x = why
    token.t = this.world.now
    this.keep(token)
    this.effects.push({
      effect: 'parked',
      token: String(token.i),
      element: node.id,
      name: node.name,
      code: why.code,
      message: why.message,
    })
    // a parked activity is still there: the limits on it run on
    if (why.at === 'work' && node.boundaries && token.k === undefined) this.rules.armBoundaries(this, node, token)
  }

  // variables --------------------------------------------------------------

  /** What an expression in this scope sees: the process's variables under those of the scopes on the way in. */
  context(scope: number, nearest?: Variables): Variables {
    let layers: Variables[] | undefined
    for (let id = scope; id !== 0; ) {
      const token = this.find(id)
      if (!token) break
      if (token.v) layers = layers ? [...layers, token.v] : [token.v]
      id = token.p
    }
    if (!layers && !nearest) return this.variables
    let seen = this.variables
    for (let at = (layers?.length ?? 0) - 1; at >= 0; at--) seen = { ...seen, ...layers?.[at] }
    return nearest ? { ...seen, ...nearest } : seen
  }
  evaluate(source: string, context: Variables): Answer {
    try {
      const { value, warnings } = compileFeel(source, this.plan.names).evaluate(context)
      if (value === null || value === undefined) {
        const why = warnings[0]?.message
        return why === undefined ? { ok: true, value: null } : { ok: false, message: `${source}：${why}`, broken: false }
      }
      return { ok: true, value }
    } catch (cause) {
      return { ok: false, message: `${source}：${cause instanceof Error ? cause.message : String(cause)}`, broken: true }
    }
  }
  /** A condition is true, false, or a reason why it is neither. */
  test(source: string, context: Variables): boolean | string {
    const answer = this.evaluate(source, context)
    if (answer.ok && typeof answer.value === 'boolean') return answer.value
    if (!answer.ok) return answer.message
    const missing = compileFeel(source, this.plan.names).names.filter(
      (name) => context[name] === undefined || context[name] === null,
    )
    return missing.length ? `${source}：缺少 ${missing.join('、')}` : `${source}：结果不是真假值`
  }
  /** Sets a variable where it lives: in the nearest scope that has it, else in the process. */
  set(scope: number, name: string, value: unknown, token?: Token) {
    this.changed = true
    if (token?.v && Object.hasOwn(token.v, name)) {
      token.v = { ...token.v, [name]: value }
      return
    }
    for (let id = scope; id !== 0; ) {
      const holder = this.find(id)
      if (!holder) break
      if (holder.v && Object.hasOwn(holder.v, name)) {
        holder.v = { ...holder.v, [name]: value }
        return
      }
      id = holder.p
    }
    if (!this.own) {
      this.variables = { ...this.variables }
      this.own = true
    }
    put(this.variables, name, value)
  }
  setAll(scope: number, values: Variables | undefined, token?: Token) {
    if (values) for (const name of Object.keys(values)) this.set(scope, name, values[name], token)
  }

  // the queue --------------------------------------------------------------

  send(flow: number, scope: number) {
    this.queue.push({ node: this.plan.flows[flow]?.to ?? 0, scope, flow, counter: 0 })
  }
  start(node: number, scope: number) {
    this.queue.push({ node, scope, flow: -1, counter: 0 })
  }
  startInstance(node: NodeSpec, body: Token, counter: number) {
    this.queue.push({ node: this.plan.places.get(node.id) ?? 0, scope: body.i, flow: -1, counter })
  }
  /** Makes every queued move. Each is counted: past the limit a token is parked where it stands. */
  drain(): boolean {
    const limit = this.world.maxMoves ?? 10_000
    let moved = false
    while (this.head < this.queue.length) {
      // an interrupting condition interrupts before the next move, not when all moves are made (§10.5.5)
      if (this.plan.hasConditions && this.changed) {
        while (this.rules.conditions(this)) moved = true
        if (this.head >= this.queue.length) break
      }
      const move = this.queue[this.head++] as Arrival
      moved = true
      const node = this.plan.nodes[move.node] as NodeSpec
      if (++this.moves > limit) {
        const token = this.make(node, move.scope)
        if (move.counter) token.k = move.counter
        if (move.flow >= 0) token.f = this.plan.flows[move.flow]?.id
        this.park(node, token, {
          at: 'enter',
          code: 'TOO_MANY_MOVES',
          message: `一步之内移动超过 ${limit} 次，已挂起。请检查流程是否有没有出口的环路。`,
        })
      } else if (move.counter) {
        const body = this.find(move.scope)
        if (body) this.rules.instance(this, node, body, move.counter)
      } else this.rules.enter(this, node, move.scope, move.flow)
      if (this.head > 4096) {
        this.queue.splice(0, this.head)
        this.head = 0
      }
      if (this.end) {
        this.queue = []
        this.head = 0
      }
    }
    this.queue = []
    this.head = 0
    return moved
  }
}
