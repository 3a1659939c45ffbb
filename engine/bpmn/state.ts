// SPDX-License-Identifier: Apache-2.0
import type { Calendar } from '../worktime/index.ts'

/** What the host's decision table answered; the same shape as the DMN door's. */
export type DecisionOutcome = { output: unknown; trace: unknown[]; missing: string[] }

export type Variables = Record<string, unknown>

/**
 * Where a token stands:
 * w waits for the world (a task, a timer, a message), p is parked after a failure, j waits at a join,
 * a is an activity with tokens inside it (sub-process, loop), b is an armed event that is not itself on the path
 * (boundary event, event sub-process start, branch of an event-based gateway).
 */
export type Status = 'w' | 'p' | 'j' | 'a' | 'b'

/** Letters keep the state small: it is written with every act of a case. */
export type Token = {
  /** id, counted up within the instance */
  i: number
  /** element id */
  e: string
  /** id of the token that is its scope; 0 is the process */
  p: number
  s: Status
  /** the host has been asked for something in its name, and not yet been told that it is over */
  o?: 1
  /** since when (instant) */
  t: string
  /** variables of its own */
  v?: Variables
  /** sequence flow that it waits on at a join */
  f?: string
  /** token whose event this is (armed events) */
  h?: number
  /** loop counter from 1: this is one instance inside a loop */
  k?: number
  /** loop body: instances in all, begun, done; items to hand out; outputs by place */
  m?: { of: number; begun: number; done: number; cut?: number; items?: unknown[]; out?: unknown[]; seen?: string[] }
  /** due instants by trigger, cycles left by trigger */
  d?: string
  y?: { left: number; text: string }
  /** correlation key it waits for */
  q?: string
  /** triggers already seen (parallel multiple), gateways of an instantiating event gateway */
  g?: number[]
  /** parked: code, message, and where to take up again */
  x?: { code: string; message: string; at: 'enter' | 'work' | 'leave' | 'wait' | 'done' | 'join'; out?: Variables }
  /** finished activities that can be undone, in order */
  c?: Undoable[]
  /** throw event or scope that waits for compensation: what is left to undo */
  u?: Undoing
  /** complex gateways of this scope that wait for their reset, ad-hoc progress */
  z?: Record<string, string[]>
  /** why a scope is ending: a cancelled transaction */
  w?: 'cancel'
}

export type Undoable = { e: string; v?: Variables; c?: Undoable[]; t?: number }
export type Undoing = { rest: Undoable[]; after: 'leave' | 'end' | 'cancel' }

export type Ending = {
  outcome: 'completed' | 'terminated' | 'error' | 'cancelled'
  error?: { code: string; message: string; element: string }
}

/** Everything about a running process: compact JSON that survives a round trip unchanged. */
export type ProcessState = {
  /** process variables */
  v: Variables
  /** next token id */
  n: number
  t: Token[]
  c?: Undoable[]
  z?: Record<string, string[]>
  end?: Ending
}

export type World = {
  /** the present instant, ISO 8601 */
  now: string
  calendar?: Calendar
  decide?: (decision: string, input: Variables) => DecisionOutcome
  /** most moves in one step; more are parked, so no process can hang its host (10 000 when absent) */
  maxMoves?: number
  /** rehearsal only: makes an activity fail technically or throw an error when it begins */
  fault?: (element: string) => { fail: string } | { throw: string } | null
}

export type Command =
  | { do: 'complete'; token: string; output?: Variables }
  | { do: 'fail'; token: string; message: string }
  | { do: 'throw'; token: string; code: string; message?: string; variables?: Variables }
  | { do: 'escalate'; token: string; code: string; variables?: Variables }
  | { do: 'fire'; token: string }
  | { do: 'message'; name: string; correlation?: string; payload?: Variables }
  | { do: 'signal'; name: string; payload?: Variables }
  | { do: 'retry'; token: string; variables?: Variables }
  | { do: 'skip'; token: string; flow?: string; output?: Variables }
  | { do: 'change'; variables: Variables }
  | { do: 'start'; token: string; element: string }
  | { do: 'cancel'; reason: string }

export type Did = 'entered' | 'completed' | 'interrupted' | 'fired' | 'waiting'

export type Effect =
  | {
      effect: 'task'
      token: string
      element: string
      name: string | null
      kind: 'user' | 'manual' | 'receive'
      candidates: string[]
      assignee: string | null
      formKey: string | null
      limit: string | null
      stage: string | null
      item?: unknown
      properties: Record<string, string>
    }
  | {
      effect: 'service'
      token: string
      element: string
      name: string | null
      topic: string
      input: Variables
      retries: number
      item?: unknown
    }
  | { effect: 'timer'; token: string; element: string; dueAt: string }
  | { effect: 'await'; token: string; element: string; message: string; correlation?: string }
  | { effect: 'listen'; token: string; element: string; signal: string }
  | { effect: 'call'; token: string; element: string; name: string | null; process: string; input: Variables; item?: unknown }
  | { effect: 'closed'; token: string; element: string; how: 'completed' | 'interrupted' | 'fired' }
  | { effect: 'parked'; token: string; element: string; name: string | null; code: string; message: string }
  | {
      effect: 'message'
      element: string
      name: string
      correlation?: string
      payload: Variables
      /** the pool of the same file that a message flow leads to, and the element in it */
      to?: { process: string; element: string | null }
    }
  | { effect: 'signal'; element: string; name: string; payload: Variables }
  | { effect: 'escalation'; element: string; code: string; caught: boolean }
  | { effect: 'decided'; element: string; decision: string; outcome: DecisionOutcome }
  | { effect: 'happened'; element: string; name: string | null; type: string; did: Did }
  | ({ effect: 'ended' } & Ending)

export type Stepped = { state: ProcessState; effects: Effect[] }
