// SPDX-License-Identifier: Apache-2.0
import { type Json, Refusal } from '../kernel/index.ts'
import { askBarrier } from './barrier.ts'
import { resumeClock, startClock } from './clocks.ts'
import { closeCase, type Ending } from './close-case.ts'
import { automaticField, groundField, opinionField } from './fields.ts'
import { beginFollowUps } from './follow-up.ts'
import type { Topic, TopicContext } from './parts.ts'
import { enter, enterPhase, hasEnded, isPaused } from './states.ts'
import { pauseClocks, resumeClocks } from './supplement.ts'
import { clearTimers, note, recordOf, tellOf, touchTasks } from './working.ts'

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const saidAtEnd = (result: unknown): Ending => {
  const said = text(result)
  return said === null ? {} : { text: said }
}

/** What officers' last task said, for a topic whose process passes nothing on. */
function lastWord(context: TopicContext, name: 'ground' | 'opinion'): string | null {
  const given = text(context.input[name])
  if (given) return given
  const done = [...context.work.tasks.values()].filter((task) => task.state === 'done')
  return done.at(-1)?.[name] ?? null
}

/**
 * Takes the case into work: both clocks begin. Where the telling limit ran out
 * in silence, the case counts as accepted from the day of receipt (art. 32).
 */
const accept: Topic = {
  name: 'case.accept',
  isPure: true,
  asked: { by: ['matter'] },
  async run(context) {
    const { act, work, input } = context
    await askBarrier(act, work, ['accept'])
    const { case: subject, matter } = work
    const deemed = input.deemed === true || [...work.tasks.values()].some((task) => task.output?.deemed === true)
    subject.acceptedAt = deemed ? subject.submittedAt : act.now
    if (subject.phase === 'new') enterPhase(work, 'running')
    if (matter.limits.promised) subject.clocks.promised = startClock(matter.limits.promised, subject.acceptedAt)
    if (matter.limits.statutory) subject.clocks.statutory = startClock(matter.limits.statutory, subject.acceptedAt)
    if (subject.clocks.tell) subject.clocks.tell = resumeClock(subject.clocks.tell, act.now)
    clearTimers(work, 'tell')
    note(work, 'accepted', { deemed, promised: matter.limits.promised })
    recordOf(act, work, 'case.accepted', { deemed })
    tellOf(act, work, 'caseAccepted', { deemed })
    acceptParent(context)
    await beginFollowUps(act, work, 'accepted')
    return { acceptedOn: subject.acceptedAt.toISOString().slice(0, 10), deemed }
  },
}

/** A bundle is in work as soon as its first part is. */
function acceptParent({ act, work }: TopicContext): void {
  const above = work.case.parent === null ? undefined : act.works.get(work.case.parent)
  if (!above || above.case.acceptedAt !== null) return
  above.case.acceptedAt = work.case.acceptedAt
  if (above.case.phase === 'new') enterPhase(above, 'running')
  if (above.matter.limits.promised && work.case.acceptedAt)
    above.case.clocks.promised = startClock(above.matter.limits.promised, work.case.acceptedAt)
  clearTimers(above, 'tell')
  note(above, 'accepted', { first: work.case.itemName })
  tellOf(act, above, 'caseAccepted', {})
}

const refuse: Topic = {
  name: 'case.refuse',
  isPure: true,
  asked: { by: ['matter'], needs: ['ground'] },
  run(context) {
    const { act, work } = context
    if (hasEnded(work.case)) return {}
    closeCase(act, work, 'refused', { ground: lastWord(context, 'ground'), opinion: lastWord(context, 'opinion'), code: '5' })
    clearTimers(work, 'tell')
    return {}
  },
}

const decide: Topic = {
  name: 'case.decide',
  isPure: true,
  asked: { by: ['matter'], needs: ['decision'] },
  async run(context) {
    const { act, work, input } = context
    const { case: subject } = work
    const granted = input.decision === 'granted' || input.decision === 'grant'
    if (!granted && input.decision !== 'denied' && input.decision !== 'deny')
      throw new Error(`case.decide 的 decision 应为 granted 或 denied，收到 ${String(input.decision)}`)
    if (granted) await askBarrier(act, work, ['decide'])
    const ground = lastWord(context, 'ground')
    const opinion = lastWord(context, 'opinion')
    subject.decision = granted ? 'granted' : 'denied'
    subject.decidedAt = act.now
    enterPhase(work, 'decided')
    groundField.set(subject, ground)
    opinionField.set(subject, opinion)
    automaticField.set(subject, input.auto === true)
    touchTasks(work)
    const entry = note(work, 'decided', { decision: subject.decision, ground, opinion, automatic: input.auto === true })
    recordOf(act, work, 'case.decided', { decision: subject.decision, automatic: input.auto === true })
    const by = act.actor.kind === 'officer' ? { id: act.actor.id, name: act.actor.name } : null
    tellOf(act, work, 'caseDecided', { decision: subject.decision, automatic: input.auto === true, entry, by })
    if (granted) await beginFollowUps(act, work, 'granted')
    return { decision: subject.decision }
  },
}

const close: Topic = {
  name: 'case.close',
  isPure: true,
  asked: { by: ['matter', 'kind'] },
  run({ act, work, input }) {
    if (hasEnded(work.case)) return {}
    closeCase(act, work, 'closed', { ...saidAtEnd(input.result), code: work.case.decision === 'denied' ? '1' : '0' })
    return {}
  },
}

/** `case.state`: the process has reached a milestone, and the case stands in this state of its kind (`to`); an end ends it. */
const moveTo: Topic = {
  name: 'case.state',
  isPure: true,
  asked: { by: ['kind'], needs: ['to'] },
  run({ act, work, input, element }): Record<string, Json> {
    const to = text(input.to) ?? ''
    const state = work.matter.states.find((one) => one.id === to)
    if (!state) throw new Refusal('STATE_UNKNOWN', { state: to, kind: work.matter.name })
    if (hasEnded(work.case) || work.case.state === to) return {}
    if (state.phase === 'ended') {
      closeCase(act, work, to, saidAtEnd(input.result))
      return {}
    }
    const wasPaused = isPaused(work.case)
    enter(work, to)
    if (isPaused(work.case) && !wasPaused) pauseClocks(act, work, state.name)
    if (!isPaused(work.case) && wasPaused) resumeClocks(act, work)
    if (state.phase === 'decided') work.case.decidedAt ??= act.now
    touchTasks(work)
    note(work, 'stateEntered', { state: to }, element)
    return { state: to }
  },
}

export const caseTopics: Topic[] = [accept, refuse, decide, close, moveTo]
