// SPDX-License-Identifier: Apache-2.0
import { newKey } from '../../client/index.ts'
import type { Acted } from '../doors/types.ts'
import { type Completion, completeTask } from '../doors/work.ts'

/** How long a decision can be taken back before it leaves. */
export const TAKE_BACK_MS = 10_000

/**
 * A decision on its way: waiting → sending → sent, or taken back while waiting.
 * A refusal (failed) stays until the officer has read it. Leaving the page sends
 * at once; what a closing page could not send leaves at the next start under the
 * same idempotency key, so it is done once or not at all.
 */
export type PendingDecision = {
  key: string
  root: string
  caseId: string
  taskId: string
  number: string
  outcomeName: string
  completion: Completion
  sendAt: number
  state: 'waiting' | 'sending' | 'failed'
  error?: unknown
}
export type Outcome = { decision: PendingDecision; acted?: Acted; error?: unknown }

type Send = (decision: PendingDecision, leaving: boolean) => Promise<Acted>
type Box = { getItem(name: string): string | null; setItem(name: string, value: string): void; removeItem(name: string): void }

const PLACE = 'chengshu.desk.decisions'

export function outbox(send: Send, box: Box | null, now: () => number = Date.now) {
  let pending: PendingDecision[] = []
  const watchers = new Set<() => void>()
  const receivers = new Set<(outcome: Outcome) => void>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function change(next: PendingDecision[]): void {
    pending = next
    const open = pending.filter((decision) => decision.state !== 'failed')
    if (open.length === 0) box?.removeItem(PLACE)
    else box?.setItem(PLACE, JSON.stringify(open))
    for (const watcher of watchers) watcher()
  }

  function update(key: string, part: Partial<PendingDecision>): void {
    change(pending.map((decision) => (decision.key === key ? { ...decision, ...part } : decision)))
  }

  async function dispatch(decision: PendingDecision, leaving = false): Promise<void> {
    clearTimeout(timers.get(decision.key))
    timers.delete(decision.key)
    update(decision.key, { state: 'sending' })
    try {
      const acted = await send(decision, leaving)
      change(pending.filter((other) => other.key !== decision.key))
      for (const receive of receivers) receive({ decision, acted })
    } catch (error) {
      update(decision.key, { state: 'failed', error })
      for (const receive of receivers) receive({ decision, error })
    }
  }

  return {
    list: () => pending,
    /** Holds a decision for ten seconds, then sends it. */
    hold(decision: Omit<PendingDecision, 'key' | 'sendAt' | 'state'>): PendingDecision {
      const held: PendingDecision = { ...decision, key: newKey(), sendAt: now() + TAKE_BACK_MS, state: 'waiting' }
      change([...pending.filter((other) => other.taskId !== held.taskId), held])
      timers.set(
        held.key,
        setTimeout(() => void dispatch(held), TAKE_BACK_MS),
      )
      return held
    },
    /** true when it could still be taken back */
    takeBack(key: string): boolean {
      const decision = pending.find((other) => other.key === key)
      if (decision === undefined || decision.state !== 'waiting') return false
      clearTimeout(timers.get(key))
      timers.delete(key)
      change(pending.filter((other) => other.key !== key))
      return true
    },
    sendNow(key: string): void {
      const decision = pending.find((other) => other.key === key && other.state === 'waiting')
      if (decision !== undefined) void dispatch(decision)
    },
    forget(key: string): void {
      change(pending.filter((other) => other.key !== key))
    },
    /** The page is being left: everything that waits leaves now. */
    leave(): void {
      for (const decision of pending) if (decision.state === 'waiting') void dispatch(decision, true)
    },
    /** What a page before could not be sure to have sent. */
    recover(): void {
      const kept = box?.getItem(PLACE) ?? null
      if (kept === null) return
      const before = JSON.parse(kept) as PendingDecision[]
      change(before)
      for (const decision of before) void dispatch(decision)
    },
    watch(watcher: () => void): () => void {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    receive(receiver: (outcome: Outcome) => void): () => void {
      receivers.add(receiver)
      return () => receivers.delete(receiver)
    },
  }
}

function storage(): Box | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

export const decisions = outbox(
  ({ root, taskId, completion, key }, leaving) => completeTask(root, taskId, completion, key, leaving),
  typeof sessionStorage === 'undefined' ? null : storage(),
)
