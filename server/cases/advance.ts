// SPDX-License-Identifier: Apache-2.0

import { begin, type Command, type Effect, type ProcessState, type Stepped, step, type World } from '@chengshu/engine'
import { isDatabaseAway, isDeadlock, type Json, localIso, newId, Refusal } from '../kernel/index.ts'
import { allFields } from '../packs/index.ts'
import { covers, departmentNamed } from '../people/index.ts'
import { camelEvidence, type Task, UNTOUCHED } from './case.ts'
import { CaseConflict } from './claims.ts'
import { dueInstant, startClock } from './clocks.ts'
import { closeCase } from './close-case.ts'
import { evaluate } from './evaluate.ts'
import { holdContext, kindOf } from './kind-of.ts'
import { newWork, setTellingTimer, TELLING_LIMIT } from './new-case.ts'
import type { Act, Working } from './parts.ts'
import { isKnownStaffed } from './staffed.ts'
import { hasEnded } from './states.ts'
import { TopicFailed } from './topic-failed.ts'
import { queuesOfUnit, setSoon, tellUnit, unitOfTask } from './unit-task.ts'
import { clearTimers, demand, note, put, recordOf, setTimer, tellOf } from './working.ts'

/**
 * Takes the process of a case one command further, and then as far as it runs
 * by itself: service tasks are run here, inside the act's transaction, and
 * their answers are the next commands.
 */
export async function advance(act: Act, work: Working, command: Command): Promise<void> {
  await holdContext(act, work)
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
      state: subject.state,
      department: subject.department,
      kept: subject.particulars,
      region: subject.region,
      hall: subject.hall,
      channel: subject.channel,
      delivery: subject.delivery?.choice ?? 'electronic',
      acceptedOn: subject.acceptedAt === null ? null : localIso(subject.acceptedAt).slice(0, 10),
      isChild: subject.parent !== null,
    },
    today: localIso(act.now).slice(0, 10),
    ...work.context,
  }
}

export function worldOf(act: Pick<Act, 'city' | 'now'>, work: Working): World {
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
      await openTask(act, work, effect)
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

async function openTask(act: Act, work: Working, effect: TaskEffect): Promise<void> {
  const { city, now } = act
  const unit = await unitOfTask(act, work, effect)
  const department = unit?.id ?? departmentOfTask(act, work, effect)
  const due = effect.limit ? dueInstant(city.content.calendar, startClock(effect.limit, now)) : null
  const task: Task = {
    id: newId(),
    token: effect.token,
    element: effect.element,
    name: effect.name ?? effect.element,
    stage: effect.stage ?? '办理',
    positions: unit ? queuesOfUnit(effect.candidates) : effect.candidates.length > 0 ? effect.candidates : ['reviewer'],
    department,
    region: regionOfTask(act, work, department),
    state: 'open',
    ...UNTOUCHED,
    formKey: effect.formKey,
    limitText: effect.limit,
    properties: unit ? { ...effect.properties, unitName: unit.name } : effect.properties,
    item: (effect.item ?? null) as Json,
    openedAt: localIso(now),
    dueAt: due === null ? null : localIso(due),
  }
  work.tasks.set(task.id, task)
  work.touchedTasks.add(task.id)
  if (task.dueAt) setTimer(work, 'task', task.dueAt, task.token)
  if (unit) setSoon(act, work, task)
  if (unit) tellUnit(act, work, task, 'unitTaskOpened')
  const facts = { task: task.id, element: task.element, name: task.name, department, positions: task.positions }
  tellOf(act, work, 'taskOpened', facts)
  if (!isKnownStaffed(act, task)) tellOf(act, work, 'taskToStaff', facts)
}

/**
 * Whose task it is: the body that answers for the case, or the one that `chengshu:department` names by its key, or works out
 * (`=applicant.code`). Throws TASK_DEPARTMENT where that is no department: nobody guesses whose work it is.
 */
function departmentOfTask(act: Act, work: Working, { properties, name, element }: TaskEffect): string {
  const said = properties.department
  if (!said) return work.case.department
  const { departments } = act.city.content
  if (!said.startsWith('=')) return departmentNamed(departments, said)?.code ?? said
  const found = departmentNamed(departments, evaluate(said.slice(1), { ...work.case.process.v, ...contextOf(act, work) }))
  if (!found) throw new Refusal('TASK_DEPARTMENT', { task: name ?? element })
  return found.code
}

/** Where a task lies: where the case does, unless that is outside the body that has to do it; then with the body itself. */
function regionOfTask({ city }: Act, { case: subject }: Working, department: string): string {
  const body = [...city.content.departments.values()].find((one) => one.code === department)
  return body && !covers(body.region, subject.region) ? body.region : subject.region
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
      tx: topic.isPure ? act.tx : await act.begin(),
      act,
      work,
      input: effect.input,
      element: effect.element,
      token: effect.token,
      note: (what, detail) => note(work, what, detail, effect.element),
      record: (name, facts) => recordOf(act, work, name, facts),
      tell: (fact, payload) => tellOf(act, work, fact, payload),
      put: (part) => put(act, part),
      claim: (claim) => act.claims.push(claim),
      demand: (part, rows, otherwise) => demand(act, part, rows, otherwise === 'again' ? new CaseConflict(act.root) : otherwise),
      last: (what) => act.lasts.push(what),
    })
    // a topic that ended the process (a refusal that closes the case) leaves nothing to complete
    return { do: 'complete', token: effect.token, output: { [effect.element]: output } }
  } catch (cause) {
    // that is nothing of the topic's: the act is done again, or refused until the database is back
    if (isDeadlock(cause) || isDatabaseAway(cause)) throw cause
    throw new TopicFailed(key, cause)
  }
}

/** A task, timer or message that the process no longer waits for. What an officer completed is closed by the act itself. */
function closeWaiting(act: Act, work: Working, effect: Extract<Effect, { effect: 'closed' }>): void {
  clearTimers(work, 'process', effect.token)
  clearTimers(work, 'task', effect.token)
  clearTimers(work, 'soon', effect.token)
  for (const task of work.tasks.values()) {
    if (task.token !== effect.token || (task.state !== 'open' && task.state !== 'claimed')) continue
    task.state = 'interrupted'
    task.endedAt = localIso(act.now)
    work.touchedTasks.add(task.id)
  }
}

/** Messages from outside the process: a fee was paid, a parcel arrived. A case that has ended takes no message. */
export async function sendMessage(act: Act, work: Working, name: string, payload: Record<string, Json> = {}): Promise<void> {
  if (hasEnded(work.case)) return
  await advance(act, work, { do: 'message', name, payload })
  recordOf(act, work, `case.${name}`)
}

/**
 * The process has run to its end. Normally a topic (case.close, case.refuse)
 * has closed the case before; a process that ends without saying so closes it
 * here. A child's end is told to the parent that called it, in the same act.
 */
async function finishCase(act: Act, work: Working, ended: Extract<Effect, { effect: 'ended' }>): Promise<void> {
  const { case: subject } = work
  if (!hasEnded(subject)) {
    if (ended.outcome === 'error') {
      note(work, 'ended', { error: ended.error?.message ?? '' })
      closeCase(act, work, 'terminated', { reason: ended.error?.message ?? '流程异常结束' })
    } else closeCase(act, work, 'closed', {})
  }
  for (const kind of ['process', 'tell', 'answer', 'due', 'task', 'soon'] as const) clearTimers(work, kind)
  await tellParent(act, work)
}

const endedWell = ({ matter, case: { state } }: Working): boolean =>
  state === 'closed' || matter.states.some((one) => one.id === state && one.keeps === true)

async function tellParent(act: Act, work: Working): Promise<void> {
  const { parent, parentToken, decision, number, state, result } = work.case
  if (parent === null || parentToken === null) return
  const above = act.works.get(parent)
  if (!above) throw new Error(`the act on ${work.case.id} did not read its parent ${parent}`)
  if (hasEnded(above.case)) return
  const element = above.case.process.t.find((token) => String(token.i) === parentToken)?.e ?? 'child'
  const outcome: Record<string, Json> = {
    decision: decision ?? (endedWell(work) ? 'granted' : state),
    number,
    state,
    ...allFields(result),
  }
  note(above, 'partEnded', { number, name: work.case.itemName, state, decision }, element)
  await advance(act, above, { do: 'complete', token: parentToken, output: { [element]: outcome } })
}

/** A child case of a call activity, in the same matter and the same act. */
async function beginChild(act: Act, parent: Working, effect: Extract<Effect, { effect: 'call' }>): Promise<void> {
  const kind = kindOf(act.city, parent.case.kind)
  if (!kind?.childOf) throw new Error(`cases of the kind ${parent.case.kind} begin no other cases`)
  const child = await kind.childOf(act.city, parent, effect.process, effect.input)
  const { case: above } = parent
  const work = await newWork(
    act,
    {
      root: act.root,
      id: newId(),
      kind: child.kind,
      item: child.item,
      hash: child.hash,
      applicant: { kind: above.applicantKind, id: above.applicantId, name: above.applicantName },
      agent: above.agent,
      region: child.region,
      hall: above.hall,
      channel: above.channel,
      delivery: child.delivery ?? above.delivery,
      dossier: { form: child.form, applicant: parent.dossier.applicant, evidence: child.evidence, sources: {} },
    },
    { id: above.id, token: effect.token },
  )
  note(parent, 'partBegun', { number: work.case.number, name: work.case.itemName }, effect.element)
  await launch(act, work)
}

/** The process begins, and runs as far as it does by itself. */
export async function launch(act: Act, work: Working): Promise<void> {
  const { case: subject, matter } = work
  note(work, 'submitted', { channel: subject.channel, hash: subject.itemHash })
  recordOf(act, work, 'case.submitted', { item: subject.item })
  tellOf(act, work, 'caseSubmitted')
  if (matter.isApplied) {
    subject.clocks.tell = startClock(TELLING_LIMIT, act.now)
  } else {
    subject.acceptedAt = act.now
    const promised = matter.promisedFor ? matter.promisedFor(act, work) : matter.limits.promised
    if (promised) subject.clocks.promised = startClock(promised, act.now)
  }
  const started = withContext(act, work, subject.process, (state) =>
    begin(matter.process, { variables: state.v }, worldOf(act, work)),
  )
  subject.process = started.state
  await advanceFrom(act, work, started.effects)
  const { tell } = subject.clocks
  if (tell && subject.phase === 'new') setTellingTimer(act, work)
}
