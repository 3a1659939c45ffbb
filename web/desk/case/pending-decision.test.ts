// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Outcome, outbox, type PendingDecision, TAKE_BACK_MS } from './pending-decision.ts'

const acted = { root: 'r', id: 'c', number: '1', state: 'accepted', version: 2 }
const decision = { root: 'r', caseId: 'c', taskId: 't', number: '1', outcomeName: '受理', completion: { outcome: 'accept' } }

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a decision leaves after ten seconds and not before', async () => {
  const sent: PendingDecision[] = []
  const box = outbox(async (held) => (sent.push(held), acted), memory())
  box.hold(decision)
  await vi.advanceTimersByTimeAsync(TAKE_BACK_MS - 1)
  expect(sent).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(sent.map((held) => held.taskId)).toEqual(['t'])
  expect(box.list()).toEqual([])
})

test('a decision that was taken back is never sent', async () => {
  let sends = 0
  const storage = memory()
  const box = outbox(async () => (sends++, acted), storage)
  const held = box.hold(decision)
  await vi.advanceTimersByTimeAsync(9_000)
  expect(box.takeBack(held.key)).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sends).toBe(0)
  expect(storage.kept.size).toBe(0)
})

test('once it is on its way a decision cannot be taken back', async () => {
  let answer: (value: typeof acted) => void = () => {}
  const box = outbox(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
    memory(),
  )
  const held = box.hold(decision)
  await vi.advanceTimersByTimeAsync(TAKE_BACK_MS)
  expect(box.takeBack(held.key)).toBe(false)
  expect(box.list()[0]?.state).toBe('sending')
  answer(acted)
  await vi.advanceTimersByTimeAsync(0)
  expect(box.list()).toEqual([])
})

test('leaving the page sends what still waits at once, in a way that outlives the page', async () => {
  const leavings: boolean[] = []
  const box = outbox(async (_, leaving) => (leavings.push(leaving), acted), memory())
  box.hold(decision)
  box.leave()
  await vi.advanceTimersByTimeAsync(0)
  expect(leavings).toEqual([true])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(leavings).toEqual([true])
})

test('what a closing page could not be sure to have sent leaves at the next start under the same key', async () => {
  const storage = memory()
  const before = outbox(() => new Promise(() => {}), storage)
  const held = before.hold(decision)
  before.leave()
  const keys: string[] = []
  const after = outbox(async ({ key }) => (keys.push(key), acted), storage)
  after.recover()
  await vi.advanceTimersByTimeAsync(0)
  expect(keys).toEqual([held.key])
  expect(storage.kept.size).toBe(0)
})

test('a refused decision stays on the screen with its reason until it has been read', async () => {
  const told: Outcome[] = []
  const refusal = new Error('这项任务已由卢晓东办完')
  const box = outbox(() => Promise.reject(refusal), memory())
  box.receive((outcome) => told.push(outcome))
  const held = box.hold(decision)
  await vi.advanceTimersByTimeAsync(TAKE_BACK_MS)
  expect(box.list()[0]).toMatchObject({ state: 'failed', error: refusal })
  expect(told[0]?.error).toBe(refusal)
  box.forget(held.key)
  expect(box.list()).toEqual([])
})

test('a second decision on the same task replaces the first', async () => {
  const sent: string[] = []
  const box = outbox(async ({ completion }) => (sent.push(completion.outcome), acted), memory())
  const first = box.hold(decision)
  box.takeBack(first.key)
  box.hold({ ...decision, completion: { outcome: 'refuse', ground: 'g' } })
  await vi.advanceTimersByTimeAsync(TAKE_BACK_MS * 2)
  expect(sent).toEqual(['refuse'])
})
