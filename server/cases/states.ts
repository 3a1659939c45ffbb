// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'

/**
 * What a state is to the platform, whatever its kind calls it: `new` waits to be taken into work; clocks run in `running`; they stand
 * still in `supplement` (the applicant was asked), `suspended` (a procedure outside the limit) and `paused` (anything else);
 * `decided` has stopped them; `ended` is over.
 */
export type Phase = 'new' | 'running' | 'supplement' | 'suspended' | 'paused' | 'decided' | 'ended'

/** A state of a kind of case. `keeps`: an end that was no failure, so that what only one case may have stays taken. */
export type StateOfKind = { id: string; name: string; nameEn?: string; phase: Phase; keeps?: boolean }

/** The states that the law gives an application (行政许可法 ch. 4). */
export const lawStates: readonly StateOfKind[] = [
  { id: 'submitted', name: '待受理', phase: 'new' },
  { id: 'supplement', name: '待补正', phase: 'supplement' },
  { id: 'accepted', name: '办理中', phase: 'running' },
  { id: 'suspended', name: '特别程序', phase: 'suspended' },
  { id: 'decided', name: '已决定', phase: 'decided' },
  { id: 'delivering', name: '待送达', phase: 'decided' },
  { id: 'closed', name: '已办结', phase: 'ended' },
  { id: 'refused', name: '不予受理', phase: 'ended' },
  { id: 'withdrawn', name: '已撤回', phase: 'ended' },
  { id: 'terminated', name: '终止', phase: 'ended' },
]

/** Those of work that a room begins by itself: nobody accepts it and nobody is asked for more. */
export const workStates: readonly StateOfKind[] = lawStates.filter(({ phase }) => phase !== 'new' && phase !== 'supplement')

const PAUSED = new Set<Phase>(['supplement', 'suspended', 'paused'])
export const isPaused = ({ phase }: { phase: Phase }): boolean => PAUSED.has(phase)
export const hasEnded = ({ phase }: { phase: Phase }): boolean => phase === 'ended'

/** The first state of a new case. */
export function firstState(states: readonly StateOfKind[]): StateOfKind {
  const [first] = states
  if (!first) throw new Error('a kind of case has no state')
  return first
}

type Standing = { matter: { name: string; states: readonly StateOfKind[] }; case: { state: string; phase: Phase } }

/** The case is in this state from now on. Throws STATE_UNKNOWN for one that its kind, in the version of the case, does not have. */
export function enter(work: Standing, id: string): void {
  const state = work.matter.states.find((one) => one.id === id)
  if (!state) throw new Refusal('STATE_UNKNOWN', { state: id, kind: work.matter.name })
  work.case.state = state.id
  work.case.phase = state.phase
}

/** The case goes to the state of its kind that is this to the platform. Throws STATE_UNKNOWN where its kind has none. */
export function enterPhase(work: Standing, phase: Phase): void {
  const state = work.matter.states.find((one) => one.phase === phase)
  if (!state) throw new Refusal('STATE_UNKNOWN', { state: phase, kind: work.matter.name })
  enter(work, state.id)
}
