// SPDX-License-Identifier: Apache-2.0
import type { NodeSpec, ProcessDefinition, Trigger } from './definition.ts'
import { planOf } from './plan.ts'
import type { Command, Did, Effect, Ending, ProcessState, Stepped, Variables, World } from './state.ts'
import { begin, step } from './step.ts'
import { readInstant, writeInstant } from './times.ts'

/** One happening, as `chengshu process run --trace` prints it. */
export type TraceLine = { at: string; name: string | null; type: string; did: Did; time: string }
export type Outcome = {
  outcome: 'completed' | 'terminated' | 'error' | 'stuck' | 'refused'
  error: { code: string; message: string; element: string | null } | null
  variables: Variables
}
export type Rehearsal = {
  /** which of the file's processes; the first executable one when absent */
  process?: string
  variables?: Variables
  /** completes every waiting task; when only timers are left, moves the clock to the next */
  auto?: boolean
  maxSteps?: number
  fail?: string[]
  throws?: { element: string; code: string }[]
  messages?: { name: string; payload?: Variables }[]
  signals?: string[]
  /** the virtual clock's first instant */
  now: string
  calendar?: World['calendar']
  decide?: World['decide']
  trace?: (line: TraceLine) => void
  /** every effect of every instance, in order */
  watch?: (effect: Effect, instance: number) => void
}

type Instance = {
  id: number
  definition: ProcessDefinition
  state: ProcessState
  parent: { instance: Instance; token: string } | null
}
type Open = { instance: Instance; effect: Extract<Effect, { token: string; element: string }> }

/**
 * Runs a file's processes in memory: the host that a server is, without a server. Calls and messages between the
 * processes of the file go to one another; what nobody in the file receives is simply sent.
 */
export function rehearse(processes: ProcessDefinition[], options: Rehearsal): Outcome {
  return new Stage(processes, options).play()
}

class Stage {
  readonly processes: ProcessDefinition[]
  readonly options: Rehearsal
  readonly instances: Instance[] = []
  /** tasks, services, calls, timers that are open, in the order they opened */
  open: Open[] = []
  messages: { name: string; payload: Variables; correlation?: string; not?: Instance; to?: string }[]
  signals: { name: string; payload: Variables; from?: Instance }[]
  todo: (() => void)[] = []
  now: string
  steps = 0
  exhausted = false
  main: Instance | undefined

  constructor(processes: ProcessDefinition[], options: Rehearsal) {
    this.processes = processes
    this.options = options
    this.now = writeInstant(readInstant(options.now) ?? 0)
    this.messages = (options.messages ?? []).map((one) => ({ name: one.name, payload: one.payload ?? {} }))
    this.signals = (options.signals ?? []).map((name) => ({ name, payload: {} }))
  }

  play(): Outcome {
    const { process } = this.options
    const definition =
      process === undefined
        ? (this.processes.find((one) => one.executable) ?? this.processes[0])
        : this.processes.find((one) => one.id === process)
    if (!definition)
      return {
        outcome: 'refused',
        error: { code: 'NO_PROCESS', message: `文件里没有流程「${process ?? ''}」`, element: process ?? null },
        variables: {},
      }
    if (!definition.runnable)
      return {
        outcome: 'refused',
        error: {
          code: 'NOT_RUNNABLE',
          message: `流程「${definition.name ?? definition.id}」只是示意图，缺少执行所需的内容，请先看 process check 的发现`,
          element: definition.id,
        },
        variables: this.options.variables ?? {},
      }
    this.main = this.launch(definition, this.firstTrigger(definition), null)
    while (!this.exhausted && this.advance());
    return this.outcome(this.main)
  }

  /** A process that only a message or signal starts begins with the first one given that it waits for. */
  firstTrigger(definition: ProcessDefinition): { event?: string; variables?: Variables } {
    const { variables } = this.options
    const starts = definition.nodes.filter((node) => node.in === 0 && node.type === 'startEvent')
    if (!starts.length || starts.some((node) => !node.triggers?.length)) return { variables }
    for (const node of starts) {
      const message = this.messages.findIndex((one) => hears(node, 'message', one.name))
      if (message !== -1) {
        const [taken] = this.messages.splice(message, 1)
        return { event: node.id, variables: { ...variables, ...taken?.payload } }
      }
      const signal = this.signals.findIndex((one) => hears(node, 'signal', one.name))
      if (signal !== -1) {
        this.signals.splice(signal, 1)
        return { event: node.id, variables }
      }
    }
    return { event: starts[0]?.id, variables }
  }

  world(): World {
    const { fail = [], throws = [], calendar, decide, maxSteps } = this.options
    return {
      now: this.now,
      ...(calendar ? { calendar } : {}),
      ...(decide ? { decide } : {}),
      maxMoves: maxSteps ?? 10_000,
      fault: (element) => {
        const thrown = throws.find((one) => one.element === element)
        return thrown ? { throw: thrown.code } : fail.includes(element) ? { fail: '按 --fail 的要求失败' } : null
      },
    }
  }

  launch(
    definition: ProcessDefinition,
    start: { variables?: Variables; event?: string; message?: string },
    parent: Instance['parent'],
  ): Instance {
    const instance: Instance = { id: this.instances.length, definition, state: { v: {}, n: 1, t: [] }, parent }
    this.instances.push(instance)
    this.count()
    if (!this.exhausted) this.take(instance, begin(definition, start, this.world()))
    return instance
  }
  send(instance: Instance, command: Command): void {
    this.count()
    if (!this.exhausted) this.take(instance, step(instance.definition, instance.state, command, this.world()))
  }
  count(): void {
    if (++this.steps > (this.options.maxSteps ?? 10_000)) this.exhausted = true
  }

  take(instance: Instance, { state, effects }: Stepped): void {
    instance.state = state
    for (const effect of effects) {
      this.options.watch?.(effect, instance.id)
      switch (effect.effect) {
        case 'happened':
          this.options.trace?.({ at: effect.element, name: effect.name, type: effect.type, did: effect.did, time: this.now })
          break
        case 'task':
        case 'service':
        case 'await':
        case 'timer':
          this.open = this.open.filter(
            (one) => one.instance !== instance || one.effect.token !== effect.token || one.effect.effect !== effect.effect,
          )
          this.open.push({ instance, effect })
          break
        case 'call':
          this.open.push({ instance, effect })
          this.todo.push(() => this.call(instance, effect))
          break
        case 'closed':
          this.open = this.open.filter((one) => one.instance !== instance || one.effect.token !== effect.token)
          for (const child of this.instances)
            if (child.parent?.instance === instance && child.parent.token === effect.token && !child.state.end)
              this.todo.push(() => (child.state.end ? undefined : this.send(child, { do: 'cancel', reason: '上级流程已离开' })))
          break
        case 'message':
          this.todo.push(() => this.post(instance, effect))
          break
        case 'signal':
          this.todo.push(() => this.broadcast(instance, effect.name, effect.payload))
          break
        case 'escalation':
          if (!effect.caught && instance.parent) {
            const { parent } = instance
            this.todo.push(() => this.answer(parent, { do: 'escalate', token: parent.token, code: effect.code }))
          }
          break
        case 'ended':
          if (instance.parent) this.report(instance, instance.parent, effect)
          break
        default:
      }
    }
  }

  answer(parent: NonNullable<Instance['parent']>, command: Command): void {
    if (!parent.instance.state.end && parent.instance.state.t.some((token) => String(token.i) === parent.token))
      this.send(parent.instance, command)
  }
  report(child: Instance, parent: NonNullable<Instance['parent']>, ending: Ending): void {
    if (ending.outcome === 'cancelled') return
    this.todo.push(() =>
      this.answer(
        parent,
        ending.outcome === 'error'
          ? { do: 'throw', token: parent.token, code: ending.error?.code ?? '', message: ending.error?.message }
          : { do: 'complete', token: parent.token, output: child.state.v },
      ),
    )
  }
  call(instance: Instance, effect: Extract<Effect, { effect: 'call' }>): void {
    const called = this.processes.find((one) => one.id === effect.process)
    if (!called?.runnable || !this.open.some((one) => one.instance === instance && one.effect.token === effect.token)) return
    this.launch(called, { variables: effect.input }, { instance, token: effect.token })
  }

  /** A thrown message follows its message flow; without one it goes to whoever in the file waits for its name. */
  post(from: Instance, effect: Extract<Effect, { effect: 'message' }>): void {
    const flow = from.definition.messageFlows.find((one) => one.from === effect.element)
    const message = {
      name: effect.name,
      payload: effect.payload,
      ...(effect.correlation === undefined ? {} : { correlation: effect.correlation }),
    }
    if (!flow) {
      this.messages.push(message)
      return
    }
    const target = this.processes.find((one) => one.id === flow.toProcess)
    if (!target?.runnable) return
    const node = flow.to === null ? undefined : target.nodes.find((one) => one.id === flow.to)
    if (node?.type === 'startEvent' && node.in === 0) {
      const waiting = this.instances.some((one) => one.definition === target && !one.state.end)
      if (!waiting || node.triggers?.some((one) => one.on === 'message'))
        this.launch(target, { variables: { ...effect.payload }, event: node.id }, null)
      return
    }
    if (node?.type === 'receiveTask' && node.in === 0 && node.work?.instantiate) {
      this.launch(target, { variables: { ...effect.payload }, message: messageOf(node)?.name ?? effect.name }, null)
      return
    }
    const name = node ? (messageOf(node)?.name ?? effect.name) : effect.name
    this.messages.push({ ...message, name, to: target.id })
  }
  broadcast(from: Instance, name: string, payload: Variables): void {
    for (const instance of [...this.instances])
      if (instance !== from && !instance.state.end) this.send(instance, { do: 'signal', name, payload })
    for (const process of this.processes) {
      if (process === from.definition || !process.runnable) continue
      const start = process.nodes.find((node) => node.in === 0 && node.type === 'startEvent' && hears(node, 'signal', name))
      if (start) this.launch(process, { variables: payload, event: start.id }, null)
    }
  }

  /** One act of the world; false when there is none left. */
  advance(): boolean {
    const next = this.todo.shift()
    if (next) {
      next()
      return true
    }
    return this.deliver() || (this.options.auto === true && (this.completeOne() || this.fireNext()))
  }

  /** Messages and signals reach whoever waits for them, as soon as somebody does. */
  deliver(): boolean {
    for (const [place, message] of this.messages.entries())
      for (const instance of this.instances) {
        if (message.to !== undefined && instance.definition.id !== message.to) continue
        if (!waitsFor(instance, 'message', message.name, message.correlation)) continue
        this.messages.splice(place, 1)
        this.send(instance, {
          do: 'message',
          name: message.name,
          payload: message.payload,
          ...(message.correlation === undefined ? {} : { correlation: message.correlation }),
        })
        return true
      }
    for (const [place, signal] of this.signals.entries()) {
      const waiting = this.instances.filter((one) => waitsFor(one, 'signal', signal.name))
      if (!waiting.length) continue
      this.signals.splice(place, 1)
      for (const instance of waiting) this.send(instance, { do: 'signal', name: signal.name, payload: signal.payload })
      return true
    }
    return false
  }

  completeOne(): boolean {
    const running = (one: Open) =>
      this.instances.some((child) => child.parent?.instance === one.instance && child.parent.token === one.effect.token)
    const ready = (one: Open) => one.instance.state.t.some((token) => String(token.i) === one.effect.token && token.s === 'w')
    const task =
      this.open.find(
        (one) =>
          (one.effect.effect === 'task' || one.effect.effect === 'service' || (one.effect.effect === 'call' && !running(one))) &&
          ready(one),
      ) ??
      this.open.find(
        (one) =>
          one.effect.effect === 'await' &&
          ready(one) &&
          one.instance.definition.nodes.some((node) => node.id === one.effect.element && node.type === 'receiveTask'),
      )
    if (!task) return false
    this.open = this.open.filter((one) => one !== task)
    this.send(task.instance, { do: 'complete', token: task.effect.token })
    return true
  }

  fireNext(): boolean {
    let first: (Open & { at: number }) | undefined
    for (const one of this.open) {
      if (one.effect.effect !== 'timer') continue
      const at = readInstant(one.effect.dueAt) ?? 0
      if (!first || at < first.at) first = { ...one, at }
    }
    if (first?.effect.effect !== 'timer') return false
    const { instance, effect } = first
    this.open = this.open.filter((one) => one.instance !== instance || one.effect !== effect)
    if ((readInstant(this.now) ?? 0) < first.at) this.now = effect.dueAt
    this.send(instance, { do: 'fire', token: effect.token })
    return true
  }

  outcome(main: Instance): Outcome {
    const { end, v: variables } = main.state
    if (end && end.outcome !== 'cancelled') return { outcome: end.outcome, error: end.error ?? null, variables }
    const stuck = (code: string, message: string, element: string | null): Outcome => ({
      outcome: 'stuck',
      error: { code, message, element },
      variables,
    })
    if (this.exhausted)
      return stuck('TOO_MANY_STEPS', `超过 ${this.options.maxSteps ?? 10_000} 步仍未结束`, main.state.t[0]?.e ?? null)
    for (const instance of this.instances)
      for (const token of instance.state.t) if (token.x) return stuck(token.x.code, token.x.message, token.e)
    const waiting = main.state.t.find((token) => token.s === 'w' || token.s === 'j')
    return stuck('WAITING', '流程在等待外部事件', waiting?.e ?? null)
  }
}

const messageOf = (node: NodeSpec) =>
  (node.triggers ?? (node.work?.message ? [node.work.message] : [])).find((one) => one.on === 'message')
const named = (trigger: Trigger, on: 'message' | 'signal', name: string) =>
  trigger.on === on && 'also' in trigger && (trigger.name === name || trigger.also.includes(name))
const hears = (node: NodeSpec, on: 'message' | 'signal', name: string) =>
  (node.triggers ?? (node.work?.message ? [node.work.message] : [])).some((one) => named(one, on, name))

function waitsFor(instance: Instance, on: 'message' | 'signal', name: string, correlation?: string): boolean {
  if (instance.state.end) return false
  const plan = planOf(instance.definition)
  return instance.state.t.some((token) => {
    if (token.s !== 'w' && token.s !== 'b') return false
    const node = plan.nodes[plan.places.get(token.e) ?? 0] as NodeSpec
    if (node.type !== 'receiveTask' && !node.triggers) return false
    if (token.q !== undefined && correlation !== undefined && token.q !== correlation) return false
    return hears(node, on, name)
  })
}
