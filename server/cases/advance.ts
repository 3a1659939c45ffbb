// SPDX-License-Identifier: Apache-2.0
import { type Command, type Effect, type ProcessState, type Stepped, step, type World } from '@chengshu/engine'
import { type Json, localIso, newId } from '../kernel/index.ts'
import { hasEnded, type Task } from './case.ts'
import { dueInstant, startClock } from './clocks.ts'
import { finishCase } from './finish-case.ts'
import { beginChild } from './open-case.ts'
import { type Act, clearTimers, note, recordOf, setTimer, tellOf, type Working } from './working.ts'

/** What stopped a topic; the act is done again with that task failed, so that its half-made writes are gone. */
export class TopicFailed extends Error {
  readonly key: string
  constructor(key: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.key = key
  }
}

/**
 * Takes the process of a case one command further, and then as far as it runs
 * by itself: service tasks are run here, inside the act's transaction, and
 * their answers are the next commands.
 */
export function advance(act: Act, work: Working, command: Command): Promise<void> {
  return advanceFrom(act, work, stepOnce(act, work, command))
}

/** Carries out what a step asked for, and the steps that follow from it. */
export async function advanceFrom(act: Act, work: Working, effects: Effect[]): Promise<void> {
  const queue: Command[] = []
  for (const effect of effects) await take(act, work, effect, queue)
  for (let next = queue.shift(); next; next = queue.shift()) {
    const stepped = stepOnce(act, work, next)
    for (const effect of stepped) await take(act, work, effect, queue)
  }
}

/** What expressions read besides the process's own variables. It lives in the dossier and is not copied into the state. */
export function contextOf(act: Pick<Act, 'now'>, work: Working): Record<string, unknown> {
  const { case: subject, dossier } = work
  return {
    form: dossier.form,
    applicant: dossier.applicant,
    evidence: camelEvidence(dossier.evidence),
    case: {
      number: subject.number,
      region: subject.region,
      hall: subject.hall,
      channel: subject.channel,
      delivery: subject.delivery?.choice ?? 'electronic',
      acceptedOn: subject.acceptedAt === null ? null : localIso(subject.acceptedAt).slice(0, 10),
      isChild: subject.parent !== null,
    },
    today: localIso(act.now).slice(0, 10),
  }
}

function camelEvidence(evidence: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(evidence).map(([id, found]) => [id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), found]),
  )
}

export function worldOf(act: Act, work: Working): World {
  return {
    now: localIso(act.now),
    calendar: act.city.content.calendar,
    decide: (decision, input) => work.matter.decide(decision, input),
  }
}

function stepOnce(act: Act, work: Working, command: Command): Effect[] {
  const stepped = withContext(act, work, work.case.process, (state) =>
    step(work.matter.process, state, command, worldOf(act, work)),
  )
  work.case.process = stepped.state
  return stepped.effects
}

/** Lends the dossier to the process for one step: expressions read it, the stored state does not carry it. */
export function withContext(
  act: Pick<Act, 'now'>,
  work: Working,
  state: ProcessState,
  run: (state: ProcessState) => Stepped,
): Stepped {
  const context = contextOf(act, work)
  const stepped = run({ ...state, v: { ...state.v, ...context } })
  const variables = { ...stepped.state.v }
  for (const name of Object.keys(context)) delete variables[name]
  return { state: { ...stepped.state, v: variables }, effects: stepped.effects }
}

async function take(act: Act, work: Working, effect: Effect, queue: Command[]): Promise<void> {
  switch (effect.effect) {
    case 'task':
      openTask(act, work, effect)
      return
    case 'service':
      queue.push(await serve(act, work, effect))
      return
    case 'timer':
      setTimer(work, 'process', effect.dueAt, effect.token)
      return
    case 'call':
      await beginChild(act, work, effect)
      return
    case 'closed':
      closeWaiting(act, work, effect)
      return
    case 'parked': {
      const parked = {
        token: effect.token,
        element: effect.element,
        name: effect.name ?? effect.element,
        code: effect.code,
        message: effect.message,
        at: localIso(act.now),
      }
      work.case.parked = parked
      note(work, 'parked', { code: effect.code, message: effect.message }, effect.element)
      tellOf(act, work, 'caseParked', { element: effect.element, code: effect.code })
      act.city.log.warn({ case: work.case.id, root: act.root, element: effect.element, code: effect.code }, 'a case is parked')
      return
    }
    case 'decided':
      note(
        work,
        'decidedByRule',
        {
          decision: effect.decision,
          output: effect.outcome.output as Json,
          trace: effect.outcome.trace as Json,
          missing: effect.outcome.missing,
        },
        effect.element,
      )
      return
    case 'happened':
      if (effect.did !== 'waiting') work.trail.push([effect.element, effect.did])
      return
    case 'ended':
      await finishCase(act, work, effect)
      return
    case 'await':
    case 'message':
    case 'signal':
    case 'escalation':
      return
  }
}

type TaskEffect = Extract<Effect, { effect: 'task' }>

function openTask(act: Act, work: Working, effect: TaskEffect): void {
  const { city, now } = act
  const department = effect.properties.department
    ? (city.content.departments.get(effect.properties.department)?.code ?? effect.properties.department)
    : work.matter.department
  const due = effect.limit ? dueInstant(city.content.calendar, startClock(effect.limit, now)) : null
  const task: Task = {
    id: newId(),
    token: effect.token,
    element: effect.element,
    name: effect.name ?? effect.element,
    stage: effect.stage ?? '办理',
    positions: effect.candidates.length > 0 ? effect.candidates : ['reviewer'],
    department,
    region: work.case.region,
    state: 'open',
    assignee: null,
    delegatedBy: null,
    delegatedUntil: null,
    formKey: effect.formKey,
    limitText: effect.limit,
    properties: effect.properties,
    item: (effect.item ?? null) as Json,
    openedAt: localIso(now),
    dueAt: due === null ? null : localIso(due),
    claimedAt: null,
    endedAt: null,
    endedBy: null,
    outcome: null,
    ground: null,
    opinion: null,
    output: null,
  }
  work.tasks.set(task.id, task)
  work.touchedTasks.add(task.id)
  if (task.dueAt) setTimer(work, 'task', task.dueAt, task.token)
  tellOf(act, work, 'taskOpened', {
    task: task.id,
    element: task.element,
    name: task.name,
    department,
    positions: task.positions,
  })
}

type ServiceEffect = Extract<Effect, { effect: 'service' }>

/** Runs a topic. A failure that was met in an earlier try of the same act fails the task: the case is parked there. */
async function serve(act: Act, work: Working, effect: ServiceEffect): Promise<Command> {
  const key = `${work.case.id}/${effect.element}/${effect.token}`
  const failed = act.failing.get(key)
  if (failed !== undefined) return { do: 'fail', token: effect.token, message: failed }
  const topic = act.city.cases.topics.get(effect.topic)
  if (!topic) return { do: 'fail', token: effect.token, message: `没有名为 ${effect.topic} 的服务` }
  try {
    const output = await topic.run({
      city: act.city,
      tx: act.tx,
      act,
      work,
      input: effect.input,
      element: effect.element,
      token: effect.token,
    })
    // a topic that ended the process (a refusal that closes the case) leaves nothing to complete
    return { do: 'complete', token: effect.token, output: { [effect.element]: output } }
  } catch (cause) {
    throw new TopicFailed(key, cause)
  }
}

/** A task, timer or message that the process no longer waits for. What an officer completed is closed by the act itself. */
function closeWaiting(act: Act, work: Working, effect: Extract<Effect, { effect: 'closed' }>): void {
  clearTimers(work, 'process', effect.token)
  clearTimers(work, 'task', effect.token)
  for (const task of work.tasks.values()) {
    if (task.token !== effect.token || (task.state !== 'open' && task.state !== 'claimed')) continue
    task.state = 'interrupted'
    task.endedAt = localIso(act.now)
    work.touchedTasks.add(task.id)
  }
}

/** Messages from outside the process: a fee was paid, a parcel arrived. A case that has ended takes no message. */
export async function sendMessage(act: Act, work: Working, name: string, payload: Record<string, Json> = {}): Promise<void> {
  if (hasEnded(work.case.state)) return
  await advance(act, work, { do: 'message', name, payload })
  recordOf(act, work, `case.${name}`)
}
