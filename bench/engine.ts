// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { cpus } from 'node:os'
import { Engine } from 'bpmn-engine'
import { begin, type ProcessDefinition, type ProcessState, readProcess, step } from '../engine/bpmn/index.ts'

const rounds = 3
const seconds = 2
const world = { now: '2026-03-02T09:00:00+08:00' }

const flow = (from: string, to: string) => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`
const file = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="https://chengshu.dev/bench"><process id="p" isExecutable="true"><startEvent id="start" />${body}<endEvent id="end" /></process></definitions>`

/** Five user tasks: acceptance, three departments at once, decision. */
function fiveTasks(): string {
  const tasks = ['accept', 'one', 'two', 'three', 'decide'].map((id) => `<userTask id="${id}" />`).join('')
  const middle = ['one', 'two', 'three'].map((id) => `${flow('split', id)}${flow(id, 'join')}`).join('')
  return file(
    `${tasks}<parallelGateway id="split" /><parallelGateway id="join" />${flow('start', 'accept')}${flow('accept', 'split')}${middle}${flow('join', 'decide')}${flow('decide', 'end')}`,
  )
}

/** A bundle of a hundred tasks: ten departments at once, ten tasks one after the other in each. */
function bundle(): string {
  let body = '<parallelGateway id="split" /><parallelGateway id="join" />'
  body += `${flow('start', 'split')}${flow('join', 'end')}`
  for (let branch = 0; branch < 10; branch++)
    for (let n = 0; n < 10; n++) {
      const id = `t${branch}_${n}`
      body += `<userTask id="${id}" />${flow(n === 0 ? 'split' : `t${branch}_${n - 1}`, id)}${n === 9 ? flow(id, 'join') : ''}`
    }
  return file(body)
}

function waiting(state: ProcessState): string {
  for (const token of state.t) if (token.s === 'w') return String(token.i)
  throw new Error('nothing waits')
}

function whole(definition: ProcessDefinition, viaJson: boolean): number {
  let { state } = begin(definition, {}, world)
  let steps = 1
  while (!state.end) {
    if (viaJson) state = JSON.parse(JSON.stringify(state)) as ProcessState
    ;({ state } = step(definition, state, { do: 'complete', token: waiting(state) }, world))
    steps++
  }
  return steps
}

function largest(definition: ProcessDefinition): number {
  let { state } = begin(definition, {}, world)
  let bytes = 0
  while (!state.end) {
    bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(state)))
    ;({ state } = step(definition, state, { do: 'complete', token: waiting(state) }, world))
  }
  return bytes
}

function ours(definition: ProcessDefinition, viaJson: boolean): number {
  for (let n = 0; n < 200; n++) whole(definition, viaJson)
  const began = performance.now()
  let done = 0
  while (performance.now() - began < seconds * 1000) {
    whole(definition, viaJson)
    done++
  }
  return done / ((performance.now() - began) / 1000)
}

/** The same file in bpmn-engine: reading it is not counted; every waiting task is signalled as soon as it waits. */
async function theirs(source: string): Promise<number> {
  const once = async (): Promise<number> => {
    const listener = new EventEmitter()
    listener.on('activity.wait', (activity: { signal(): void }) => activity.signal())
    const engine = new Engine({ name: 'bench', source })
    await engine.getDefinitions()
    const began = performance.now()
    const ended = engine.waitFor('end')
    await engine.execute({ listener })
    await ended
    return performance.now() - began
  }
  await once()
  let spent = 0
  let done = 0
  while (spent < seconds * 1000) {
    spent += await once()
    done++
  }
  return done / (spent / 1000)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Instances a second in memory, beside bpmn-engine on the same files in the same run. Ends with one JSON line. */
export async function bench(): Promise<void> {
  const figures: Record<string, number> = {}
  const floor: Record<string, number> = {}
  const ratio: Record<string, number> = {}
  for (const [name, source] of [
    ['five', fiveTasks()],
    ['bundle', bundle()],
  ] as const) {
    const { processes } = await readProcess(source)
    const definition = processes[0]
    if (!definition) throw new Error(`the bench's own file ${name} was refused`)
    const mine: number[] = []
    const through: number[] = []
    const other: number[] = []
    for (let round = 1; round <= rounds; round++) {
      mine.push(ours(definition, false))
      through.push(ours(definition, true))
      other.push(await theirs(source))
      console.log(
        `${name}, round ${round}: ${Math.round(mine.at(-1) ?? 0)} instances/s, state through JSON ${Math.round(through.at(-1) ?? 0)}, bpmn-engine ${other.at(-1)?.toFixed(1)}`,
      )
    }
    figures[`${name}PerSecond`] = Math.round(median(mine))
    figures[`${name}ThroughJsonPerSecond`] = Math.round(median(through))
    figures[`${name}StateBytes`] = largest(definition)
    floor[`${name}BpmnEnginePerSecond`] = Math.round(median(other) * 10) / 10
    ratio[name] = Math.round(median(mine) / median(other))
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  console.log(
    JSON.stringify({
      bench: 'engine',
      figures,
      floor,
      ratio,
      rounds,
      machine,
      aims: { fivePerSecond: 30_000, five: 300, fiveStateBytes: 1024 },
    }),
  )
}

if (import.meta.main) await bench()
