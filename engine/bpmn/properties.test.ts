// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocks, scribbles, writeProcess } from './generate.ts'
import {
  activeElements,
  begin,
  type Command,
  type Effect,
  type ProcessDefinition,
  type ProcessState,
  readProcessNow,
  step,
  type World,
} from './index.ts'

const world: World = { now: '2026-03-02T09:00:00+08:00' }
const choices = fc.record({ mask: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), pick: fc.integer({ min: 0, max: 2 }) })
const order = fc.infiniteStream(fc.nat(1000))

function compiled(xml: string): ProcessDefinition {
  const { processes, findings } = readProcessNow(xml)
  expect(findings.filter((one) => one.level === 'error')).toEqual([])
  return processes[0] as ProcessDefinition
}
const timers = (definition: ProcessDefinition) =>
  new Set(definition.nodes.filter((node) => node.type === 'intermediateCatchEvent').map((node) => node.id))

/** Works a process off, taking what waits in the order that `pick` says; calls `each` on the way. */
function play(
  definition: ProcessDefinition,
  variables: object,
  pick: (open: number) => number,
  each: (before: ProcessState, command: Command, after: ProcessState, effects: Effect[]) => void,
) {
  let { state, effects } = begin(definition, { variables: { ...variables } }, world)
  const all = [...effects]
  const isTimer = timers(definition)
  for (let turn = 0; !state.end; turn++) {
    expect(turn).toBeLessThan(2000)
    const open = activeElements(definition, state).filter(
      (one) => one.status === 'waiting' && state.t.some((token) => String(token.i) === one.token && token.s === 'w'),
    )
    expect(open.length).toBeGreaterThan(0)
    const chosen = open[pick(open.length)] as { token: string; element: string }
    const command: Command = isTimer.has(chosen.element)
      ? { do: 'fire', token: chosen.token }
      : { do: 'complete', token: chosen.token }
    const before = state
    ;({ state, effects } = step(definition, state, command, world))
    each(before, command, state, effects)
    all.push(...effects)
  }
  return { state, effects: all }
}

function counts(effects: Effect[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const one of effects)
    if (one.effect === 'happened') found[`${one.did} ${one.element}`] = (found[`${one.did} ${one.element}`] ?? 0) + 1
  return found
}

test('no token is lost or made: a sound process ends, everything entered is completed, everything opened is closed', () => {
  fc.assert(
    fc.property(blocks, choices, order, (block, variables, stream) => {
      const { state, effects } = play(
        compiled(writeProcess(block)),
        variables,
        (open) => Number(stream.next().value) % open,
        () => {},
      )
      expect(state.end).toEqual({ outcome: 'completed' })
      expect(state.t).toEqual([])
      const seen = counts(effects)
      for (const [key, count] of Object.entries(seen))
        if (key.startsWith('entered ')) expect([key, seen[key.replace('entered', 'completed')]]).toEqual([key, count])
      expect(seen['completed e']).toBe(1)
      const opened = effects
        .filter((one) => one.effect === 'task' || one.effect === 'service' || one.effect === 'timer')
        .map((one) => 'token' in one && one.token)
      const closed = effects.filter((one) => one.effect === 'closed').map((one) => one.effect === 'closed' && one.token)
      expect(closed.toSorted()).toEqual(opened.toSorted())
    }),
    { numRuns: 300 },
  )
})

test('the same state and command always give the same result, and neither is changed by it', () => {
  fc.assert(
    fc.property(blocks, choices, order, (block, variables, stream) => {
      const definition = compiled(writeProcess(block))
      play(
        definition,
        variables,
        (open) => Number(stream.next().value) % open,
        (before, command, after, effects) => {
          const kept = JSON.stringify(before)
          const again = step(definition, before, command, world)
          expect(JSON.stringify(again)).toBe(JSON.stringify({ state: after, effects }))
          expect(JSON.stringify(before)).toBe(kept)
        },
      )
    }),
    { numRuns: 150 },
  )
})

test('a state that went through JSON, and a definition that did, go on just the same', () => {
  fc.assert(
    fc.property(blocks, choices, order, (block, variables, stream) => {
      const definition = compiled(writeProcess(block))
      const copy = JSON.parse(JSON.stringify(definition)) as ProcessDefinition
      expect(copy).toEqual(definition)
      play(
        definition,
        variables,
        (open) => Number(stream.next().value) % open,
        (before, command, after, effects) => {
          expect(JSON.parse(JSON.stringify(after))).toEqual(after)
          expect(step(copy, JSON.parse(JSON.stringify(before)) as ProcessState, command, world)).toEqual({
            state: after,
            effects,
          })
        },
      )
    }),
    { numRuns: 150 },
  )
})

test('any prefix of commands can be replayed to the same state', () => {
  fc.assert(
    fc.property(blocks, choices, order, fc.nat(20), (block, variables, stream, length) => {
      const definition = compiled(writeProcess(block))
      const commands: Command[] = []
      const states: ProcessState[] = []
      play(
        definition,
        variables,
        (open) => Number(stream.next().value) % open,
        (_, command, after) => {
          commands.push(command)
          states.push(after)
        },
      )
      const prefix = Math.min(length, commands.length)
      let { state } = begin(definition, { variables: { ...variables } }, world)
      for (const command of commands.slice(0, prefix)) ({ state } = step(definition, state, command, world))
      if (prefix) expect(state).toEqual(states[prefix - 1])
    }),
    { numRuns: 150 },
  )
})

test('the order in which parallel work is finished does not change the outcome', () => {
  fc.assert(
    fc.property(blocks, choices, order, order, (block, variables, one, other) => {
      const definition = compiled(writeProcess(block))
      const first = play(
        definition,
        variables,
        (open) => Number(one.next().value) % open,
        () => {},
      )
      const second = play(
        definition,
        variables,
        (open) => Number(other.next().value) % open,
        () => {},
      )
      expect(second.state.end).toEqual(first.state.end)
      expect(second.state.v).toEqual(first.state.v)
      const finished = (effects: Effect[]) =>
        Object.fromEntries(Object.entries(counts(effects)).filter(([key]) => !key.startsWith('waiting g')))
      expect(finished(second.effects)).toEqual(finished(first.effects))
    }),
    { numRuns: 150 },
  )
})

test('a technical failure at any task parks it; a retry takes it up, and the process ends as if nothing had happened', () => {
  fc.assert(
    fc.property(blocks, choices, order, (block, variables, stream) => {
      const definition = compiled(writeProcess(block))
      const isTimer = timers(definition)
      let { state } = begin(definition, { variables: { ...variables } }, world)
      for (let turn = 0; !state.end && turn < 2000; turn++) {
        const open = activeElements(definition, state).filter((one) =>
          state.t.some((token) => String(token.i) === one.token && token.s === 'w'),
        )
        const chosen = open[Number(stream.next().value) % open.length] as { token: string; element: string }
        if (isTimer.has(chosen.element)) ({ state } = step(definition, state, { do: 'fire', token: chosen.token }, world))
        else {
          ;({ state } = step(definition, state, { do: 'fail', token: chosen.token, message: '网络不通' }, world))
          expect(activeElements(definition, state).find((one) => one.token === chosen.token)?.status).toBe('parked')
          ;({ state } = step(definition, state, { do: 'retry', token: chosen.token }, world))
          ;({ state } = step(definition, state, { do: 'complete', token: chosen.token }, world))
        }
      }
      expect(state.end).toEqual({ outcome: 'completed' })
    }),
    { numRuns: 100 },
  )
})

test('cancelling at any moment closes everything that was open', () => {
  fc.assert(
    fc.property(blocks, choices, order, fc.nat(10), (block, variables, stream, when) => {
      const definition = compiled(writeProcess(block))
      const isTimer = timers(definition)
      const begun = begin(definition, { variables: { ...variables } }, world)
      let { state } = begun
      const effects = [...begun.effects]
      for (let turn = 0; !state.end && turn < when; turn++) {
        const open = activeElements(definition, state).filter((one) =>
          state.t.some((token) => String(token.i) === one.token && token.s === 'w'),
        )
        const chosen = open[Number(stream.next().value) % open.length] as { token: string; element: string }
        const next = step(
          definition,
          state,
          { do: isTimer.has(chosen.element) ? 'fire' : 'complete', token: chosen.token },
          world,
        )
        state = next.state
        effects.push(...next.effects)
      }
      if (state.end) return
      const last = step(definition, state, { do: 'cancel', reason: '申请人撤回' }, world)
      effects.push(...last.effects)
      expect(last.state).toMatchObject({ t: [], end: { outcome: 'cancelled' } })
      const opened = effects.flatMap((one) =>
        one.effect === 'task' || one.effect === 'service' || one.effect === 'timer' ? [one.token] : [],
      )
      const closed = effects.flatMap((one) => (one.effect === 'closed' ? [one.token] : []))
      expect(closed.toSorted()).toEqual(opened.toSorted())
    }),
    { numRuns: 100 },
  )
})

test('however badly a process is drawn, it never hangs or throws, and whatever stands still is waiting or parked with a reason', () => {
  fc.assert(
    fc.property(scribbles, order, (xml, stream) => {
      const definition = compiled(xml)
      // small limits: what goes wrong in a drawing of nine elements does so within a few turns
      let { state } = begin(definition, {}, { ...world, maxMoves: 40 })
      for (let turn = 0; turn < 20 && !state.end; turn++) {
        const choice = Number(stream.next().value)
        const open = state.t.filter((token) => token.s === 'w')
        const token = open[choice % Math.max(1, open.length)]
        const command: Command =
          choice % 5 === 0 || !token ? { do: 'message', name: 'm' } : { do: 'complete', token: String(token.i) }
        const before = JSON.stringify(state)
        const next = step(definition, state, command, { ...world, maxMoves: 40 })
        expect(JSON.stringify(state)).toBe(before)
        state = JSON.parse(JSON.stringify(next.state)) as ProcessState
        expect(state).toEqual(next.state)
        if (!state.end) {
          const leaves = state.t.filter((one) => one.s !== 'a' && one.s !== 'b')
          expect(leaves.some((one) => one.s === 'w' || one.s === 'p')).toBe(true)
          for (const one of state.t) if (one.s === 'p') expect(one.x?.message).toBeTruthy()
          const ids = new Set(state.t.map((one) => one.i))
          for (const one of state.t) expect(one.p === 0 || ids.has(one.p)).toBe(true)
          expect(ids.size).toBe(state.t.length)
        } else expect(state.t).toEqual([])
      }
    }),
    { numRuns: 400 },
  )
})
