// SPDX-License-Identifier: Apache-2.0
import { compileFeel, FeelSyntaxError } from '@chengshu/engine'
import Type, { type Static } from 'typebox'
import {
  at,
  feel,
  flag,
  itemId,
  limit,
  list,
  optional,
  type PackFile,
  type PackFinding,
  type Part,
  type Place,
  readPart,
  shaped,
  short,
  strict,
} from '../../packs/index.ts'
import { type DrawnStep, drawProcess, waysOf } from './draw-process.ts'

const stepId = shaped('^[a-z][a-z0-9_]*$', '小写英文，用 _ 连接，例如 note_down')
const outcomes = shaped('^[a-z][a-z0-9]*:[^,:]+(,[a-z][a-z0-9]*:[^,:]+)*$', '编号:名称，用英文逗号隔开，例如 pass:通过,back:退回')
const elsewhere = { to: stepId, name: short }

const step = strict({
  id: stepId,
  name: short,
  next: optional(
    Type.Union([stepId, list(strict({ to: stepId, when: optional(feel), name: optional(short) }), { minItems: 1 })]),
  ),
  start: optional(flag),
  end: optional(flag),
  /** of an end: what else is under way ends too */
  all: optional(flag),
  choose: optional(flag),
  /** all ways at once */
  both: optional(flag),
  /** a limit, or = and an expression for a day */
  until: optional(Type.Union([limit, shaped('^=.+$', '= 和一个算出日子的表达式')])),
  /** the position that does it, or several with commas */
  task: optional(shaped('^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$', '岗位的 id，几个用英文逗号隔开')),
  /** a step of the platform */
  do: optional(shaped('^[a-z]+\\.[a-z]+$', '平台会做的事，例如 row.write')),
  wait: optional(short),
  decide: optional(itemId),
  with: optional(
    Type.Record(shaped('^[A-Za-z][A-Za-z0-9]*$', '英文'), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  ),
  outcomes: optional(outcomes),
  limit: optional(limit),
  stage: optional(short),
  department: optional(short),
  unit: optional(shaped('^[A-Za-z][A-Za-z0-9]*$', 'kind.yaml 的 units 里的 id')),
  fields: optional(short),
  changes: optional(short),
  not: optional(short),
  notUnit: optional(short),
  after: optional(strict({ time: limit, ...elsewhere })),
  hears: optional(strict({ message: short, ...elsewhere })),
})
const stepsFile = strict({ id: itemId, name: short, steps: list(step, { minItems: 2 }) })
type StepsFile = Static<typeof stepsFile>
type Step = StepsFile['steps'][number]

const KINDS = ['start', 'end', 'task', 'do', 'wait', 'decide', 'choose', 'both', 'until'] as const
const OF_TASKS = [
  'outcomes',
  'limit',
  'stage',
  'department',
  'unit',
  'fields',
  'changes',
  'not',
  'notUnit',
  'after',
  'hears',
] as const

/**
 * A process from a plain list of steps (`chengshu process draw`). In `with` a text is itself, and what begins with = is an expression;
 * `when` is an expression. Nothing is drawn where a finding is an error.
 */
export function readSteps(file: PackFile): { bpmn: string | null; findings: PackFinding[] } {
  const findings: PackFinding[] = []
  const part = readPart<StepsFile>(file, stepsFile, findings)
  if (part) findings.push(...faultsOf(part))
  if (!part || findings.some(({ level }) => level === 'error')) return { bpmn: null, findings }
  const { id, name, steps } = part.value
  return { bpmn: drawProcess(id.replaceAll('-', '_'), name, steps.map(drawn)), findings }
}

function drawn({ with: given, ...step }: Step): DrawnStep {
  const inputs = given && Object.fromEntries(Object.entries(given).map(([key, value]) => [key, sourceOf(value)]))
  return { ...step, ...(inputs ? { with: inputs } : {}) } as DrawnStep
}

/** What a value of `with` is as an expression. */
const sourceOf = (value: string | number | boolean): string =>
  typeof value === 'string' && value.startsWith('=') ? value.slice(1).trim() : JSON.stringify(value)

function* faultsOf(part: Part<StepsFile>): Generator<PackFinding> {
  const { steps } = part.value
  const ids = new Set(steps.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [n, step] of steps.entries()) {
    const say = (place: Place, code: string, message: string) =>
      at(part, ['steps', n, ...place], code, `「${step.name}」${message}`)
    if (seen.has(step.id)) yield say(['id'], 'STEP_TWICE', `的编号「${step.id}」前面已经用过：请换一个。`)
    seen.add(step.id)
    yield* kindFaults(step, say)
    for (const [place, to] of goalsOf(step))
      if (!ids.has(to)) yield say(place, 'STEP_UNKNOWN', `后面要到「${to}」，没有这一步：请改正。`)
    yield* wayFaults(step, say)
    yield* expressionFaults(step, say)
  }
  yield* wholeFaults(part)
}

type Say = (place: Place, code: string, message: string) => PackFinding

function* kindFaults(step: Step, say: Say): Generator<PackFinding> {
  const kinds = KINDS.filter((kind) => step[kind] !== undefined && step[kind] !== false)
  if (kinds.length !== 1)
    yield say(
      [],
      'STEP_KIND',
      `${kinds.length === 0 ? '没有写' : `同时写了 ${kinds.join('、')}；`}要写 ${KINDS.join('、')} 中的一个。`,
    )
  if (step.task === undefined)
    for (const key of OF_TASKS)
      if (step[key] !== undefined) yield say([key], 'STEP_KIND', `写了 ${key}，只有 task（由人办的一步）才能写：请删去。`)
  if (step.end !== true && step.all !== undefined) yield say(['all'], 'STEP_KIND', '写了 all，只有 end（结束）才能写：请删去。')
  if (step.do === undefined && step.with !== undefined)
    yield say(['with'], 'STEP_KIND', '写了 with，只有 do（平台办的一步）才能写：请删去。')
  if (step.task !== undefined && step.outcomes === undefined)
    yield say([], 'STEP_OUTCOMES', '没有写 outcomes：请写上可以选的结果，例如 done:已办结。')
}

/** Every step that another one leads to, with the place where that is written. */
function goalsOf(step: Step): [Place, string][] {
  const { next, after, hears } = step
  const ways: [Place, string][] =
    typeof next === 'string' ? [[['next'], next]] : (next ?? []).map(({ to }, n): [Place, string] => [['next', n, 'to'], to])
  return [
    ...ways,
    ...(after ? [[['after', 'to'], after.to] as [Place, string]] : []),
    ...(hears ? [[['hears', 'to'], hears.to] as [Place, string]] : []),
  ]
}

function* wayFaults(step: Step, say: Say): Generator<PackFinding> {
  const ways = waysOf(step as DrawnStep)
  if (step.end === true) {
    if (ways.length > 0) yield say(['next'], 'STEP_WAYS', '是结束，后面不能再有步骤：请删去 next。')
    return
  }
  if (ways.length === 0) yield say([], 'STEP_WAYS', '没有写后面到哪一步：请写 next。')
  if (step.choose !== true) {
    if (ways.length > 1 && step.both !== true)
      yield say(['next'], 'STEP_WAYS', '后面有几条路：请在中间加一步 choose，由它来选；几条一起走用 both。')
    if (ways.some(({ when }) => when !== undefined)) yield say(['next'], 'STEP_WAYS', '写了 when，只有 choose 才能写：请删去。')
    return
  }
  const otherwise = ways.filter(({ when }) => when === undefined).length
  if (ways.length < 2) yield say(['next'], 'STEP_WAYS', '只有一条路，不用选：请再写一条，或删去这一步。')
  if (otherwise !== 1) yield say(['next'], 'STEP_WAYS', '要正好有一条路不写 when，其余都不成立时走它。')
}

function* expressionFaults(step: Step, say: Say): Generator<PackFinding> {
  const sources: [Place, string][] = [
    ...Object.entries(step.with ?? {}).flatMap(([key, value]): [Place, string][] =>
      typeof value === 'string' && value.startsWith('=') ? [[['with', key], value.slice(1)]] : [],
    ),
    ...waysOf(step as DrawnStep).flatMap(({ when }, n): [Place, string][] =>
      when === undefined ? [] : [[['next', n, 'when'], when]],
    ),
    ...(step.until?.startsWith('=') ? [[['until'], step.until.slice(1)] as [Place, string]] : []),
    ...(step.department?.startsWith('=') ? [[['department'], step.department.slice(1)] as [Place, string]] : []),
  ]
  for (const [place, source] of sources)
    try {
      compileFeel(source)
    } catch (cause) {
      if (!(cause instanceof FeelSyntaxError)) throw cause
      yield say(place, 'EXPRESSION', `的表达式第 ${cause.column} 列读不懂（${source.trim()}）：请按 FEEL 的写法改正。`)
    }
}

function* wholeFaults(part: Part<StepsFile>): Generator<PackFinding> {
  const { steps } = part.value
  const starts = steps.filter(({ start }) => start === true)
  if (starts.length !== 1) yield at(part, ['steps'], 'STEP_START', `要正好有一步写 start: true，现在有 ${starts.length} 步。`)
  if (!steps.some(({ end }) => end === true)) yield at(part, ['steps'], 'STEP_END', '至少要有一步写 end: true。')
  const goals = new Map(steps.map((step) => [step.id, goalsOf(step).map(([, to]) => to)]))
  const reached = new Set(starts.map(({ id }) => id))
  for (const id of reached) for (const to of goals.get(id) ?? []) reached.add(to)
  for (const [n, { id, name }] of steps.entries())
    if (starts.length === 1 && !reached.has(id))
      yield at(part, ['steps', n], 'STEP_UNREACHED', `「${name}」从开始走不到：请让前面的一步 next 到它，或删去它。`)
}
