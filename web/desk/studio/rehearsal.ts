// SPDX-License-Identifier: Apache-2.0
import {
  begin,
  type Command,
  CommandRefused,
  type Decisions,
  decide,
  type Effect,
  type ProcessDefinition,
  type ProcessState,
  readDecisions,
  readProcess,
  step,
  type World,
} from '@chengshu/engine'
import { pathsIn } from './asked.ts'
import { outcomesIn } from './process-text.ts'

/** A drawing made ready to be rehearsed in the browser by the same engine that runs it in the server. */
export type Stage = { definition: ProcessDefinition; decisions: Map<string, Decisions> }
/** What waits for somebody: the ways in which it can go on. */
export type Waiting = {
  token: string
  element: string
  name: string
  what: 'task' | 'service' | 'time' | 'message' | 'call' | 'parked'
  /** outcomes of a task: id and name */
  outcomes: { id: string; name: string }[]
  detail: string | null
  /** what the conditions read at which it stands still */
  reads: string[]
}
/** `chosen`: the outcome of each task, by its token */
export type Scene = { state: ProcessState; effects: Effect[]; done: string[]; missing: string[]; chosen: Record<string, string> }

/** Null when the drawing has an error that keeps it from running. */
export async function stageOf(process: string, decisionTexts: string[]): Promise<Stage | null> {
  const { processes, findings } = await readProcess(process)
  const definition = processes.find((one) => one.executable)
  if (!definition?.runnable || findings.some((one) => one.level === 'error')) return null
  const decisions: Stage['decisions'] = new Map()
  for (const text of decisionTexts) {
    const read = await readDecisions(text)
    for (const node of read.decisions.decisions.values())
      for (const name of [node.id, node.name]) decisions.set(name, read.decisions)
  }
  return { definition, decisions }
}

export function worldOf({ decisions }: Stage, now: string): World {
  return {
    now,
    maxMoves: 2000,
    decide: (name, input) => {
      const found = decisions.get(name)
      if (!found) throw new Error(name)
      return decide(found, name, input)
    },
  }
}

export function start(stage: Stage, variables: Record<string, unknown>, now: string): Scene {
  const stepped = begin(stage.definition, { variables }, worldOf(stage, now))
  return told({ state: stepped.state, effects: [], done: [], missing: [], chosen: {} }, stepped.state, stepped.effects)
}

/** One command further. What does not fit any more changes nothing. */
export function play(stage: Stage, scene: Scene, command: Command, now: string): Scene {
  try {
    const stepped = step(stage.definition, scene.state, command, worldOf(stage, now))
    return told({ ...scene, chosen: { ...scene.chosen, ...outcomeOf(command) } }, stepped.state, stepped.effects)
  } catch (error) {
    if (error instanceof CommandRefused) return scene
    throw error
  }
}

function outcomeOf(command: Command): Record<string, string> {
  if (command.do !== 'complete') return {}
  const [said] = Object.values(command.output ?? {})
  const outcome = typeof said === 'object' && said !== null ? (said as Record<string, unknown>).outcome : undefined
  return typeof outcome === 'string' ? { [command.token]: outcome } : {}
}

/** Services of the platform are taken as done at once, until somebody has to decide or the rehearsal ends. */
export function playServices(stage: Stage, scene: Scene, now: string, most = 200): Scene {
  let present = scene
  for (let turn = 0; turn < most; turn++) {
    const next = waitingIn(stage, present).find((one) => one.what === 'service')
    if (!next) return present
    present = play(stage, present, { do: 'complete', token: next.token, output: { [next.element]: {} } }, now)
  }
  return present
}

function told(before: Scene, state: ProcessState, effects: Effect[]): Scene {
  const done = effects.flatMap((one) => (one.effect === 'happened' && one.did === 'completed' ? [one.element] : []))
  const missing = effects.flatMap((one) => (one.effect === 'decided' ? one.outcome.missing : []))
  return {
    state,
    effects: [...before.effects, ...effects],
    done: [...new Set([...before.done, ...done])],
    missing: [...new Set([...before.missing, ...missing])],
    chosen: before.chosen,
  }
}

/** Everything that waits now, in the order of the drawing's tokens. */
export function waitingIn({ definition }: Stage, { state, effects }: Scene): Waiting[] {
  const opened = new Map<string, Effect>()
  for (const effect of effects)
    if ('token' in effect) {
      if (effect.effect === 'closed') opened.delete(effect.token)
      else opened.set(effect.token, effect)
    }
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]))
  return state.t.flatMap((token): Waiting[] => {
    const name = nodes.get(token.e)?.name ?? token.e
    const base = { token: String(token.i), element: token.e, name, outcomes: [], detail: null, reads: [] }
    if (token.s === 'p')
      return [{ ...base, what: 'parked', detail: token.x?.message ?? null, reads: readAt(definition, token.e) }]
    if (token.s !== 'w') return []
    const effect = opened.get(base.token)
    switch (effect?.effect) {
      case 'task':
        return [{ ...base, what: 'task', outcomes: outcomesOf(effect.properties.outcomes), detail: null }]
      case 'service':
        return [{ ...base, what: 'service', detail: effect.topic }]
      case 'timer':
        return [{ ...base, what: 'time', detail: effect.dueAt }]
      case 'await':
        return [{ ...base, what: 'message', detail: effect.message }]
      case 'call':
        return [{ ...base, what: 'call', detail: effect.process }]
      default:
        return []
    }
  })
}

/** The paths that the conditions behind an element read, each once. */
export function readAt({ nodes, flows }: ProcessDefinition, element: string): string[] {
  const leaving = nodes.find((node) => node.id === element)?.outgoing ?? []
  return [...new Set(pathsIn(leaving.flatMap((place) => flows[place]?.when ?? [])))]
}

function outcomesOf(text: string | undefined): Waiting['outcomes'] {
  const outcomes = outcomesIn(text ?? '').map(({ code, word }) => ({ id: code, name: word }))
  return outcomes.length > 0 ? outcomes : [{ id: 'done', name: '' }]
}

/** How somebody goes on from there. */
export function commandFor(waiting: Waiting, outcome: string): Command {
  const { token, element } = waiting
  switch (waiting.what) {
    case 'time':
      return { do: 'fire', token }
    case 'message':
      return { do: 'message', name: waiting.detail ?? '' }
    case 'parked':
      return { do: 'retry', token }
    case 'call':
      return { do: 'complete', token, output: { [element]: { decision: 'granted' } } }
    default:
      return { do: 'complete', token, output: { [element]: { outcome, ground: null, opinion: null } } }
  }
}
