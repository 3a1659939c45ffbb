// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml'
import type { ProcessDefinition } from '../../engine/bpmn/index.ts'
import { sayLimit } from '../../engine/worktime/index.ts'
import { labelOf } from './labels.ts'
import type { Versioned } from './versioned.ts'

/** One difference between two versions, for people: where (zh), what was there, what is there now. */
export type Change = { where: string; before: string | null; after: string | null }

/** What changed from `before` to `after`, in the order of the guide. Moving lines about or changing comments is no change. */
export function diffVersions(before: Versioned, after: Versioned): Change[] {
  const changes: Change[] = []
  const names = new Set([...Object.keys(before.files), ...Object.keys(after.files)])
  for (const name of [...names].filter((one) => one.endsWith('.yaml')).sort(mainFirst))
    compare(name === 'form.yaml' ? '表单' : '', parsed(before.files[name]), parsed(after.files[name]), changes)
  if (isProcessed(before) && isProcessed(after)) compareProcess(before.process, after.process, changes)
  for (const name of [...names].filter((one) => one.endsWith('.dmn')).sort()) {
    const [was, is] = [before.files[name], after.files[name]]
    if (was !== is) changes.push({ where: `决策表 ${name}`, before: rulesOf(was), after: rulesOf(is) })
  }
  return changes
}

/** What one plain value says otherwise than another, field by field, in the order of the first. */
export function diffValues(before: unknown, after: unknown): Change[] {
  const changes: Change[] = []
  compare('', before, after, changes)
  return changes
}

const isProcessed = (one: Versioned): one is Versioned & { process: ProcessDefinition } => 'process' in one

const mainFirst = (a: string, b: string): number => Number(a === 'form.yaml') - Number(b === 'form.yaml') || a.localeCompare(b)
const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : parse(text))
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function compare(where: string, before: unknown, after: unknown, changes: Change[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const below = (word: string): string => (where ? `${where} › ${word}` : word)
  if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(below(labelOf(key)), before[key], after[key], changes)
  } else if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every((one) => keyOf(one) !== null)) {
    const was = new Map(before.map((one) => [keyOf(one), one]))
    const is = new Map(after.map((one) => [keyOf(one), one]))
    for (const key of new Set([...was.keys(), ...is.keys()]))
      compare(below(`「${titleOf(is.get(key) ?? was.get(key))}」`), was.get(key), is.get(key), changes)
    if (was.size === is.size && [...was.keys()].every((key) => is.has(key)) && [...was.keys()].join() !== [...is.keys()].join())
      changes.push({ where: below('顺序'), before: before.map(titleOf).join('、'), after: after.map(titleOf).join('、') })
  } else {
    const [was, is] = [shown(before), shown(after)]
    if (was !== is) changes.push({ where, before: was, after: is })
  }
}

/** What a list entry is known by from one version to the next. */
function keyOf(entry: unknown): string | null {
  if (!isRecord(entry)) return null
  for (const key of ['id', 'item', 'question', 'name', 'value']) if (typeof entry[key] === 'string') return `${key} ${entry[key]}`
  return null
}

function titleOf(entry: unknown): string {
  if (!isRecord(entry)) return shown(entry) ?? ''
  for (const key of ['name', 'title', 'text', 'label', 'question', 'item', 'id'])
    if (typeof entry[key] === 'string') return String(entry[key])
  return ''
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return sayLimit(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => (isRecord(one) ? titleOf(one) || shown(one) : shown(one))).join('、')
  return Object.entries(value)
    .map(([key, one]) => `${labelOf(key)}：${shown(one) ?? ''}`)
    .join('；')
}

type Node = ProcessDefinition['nodes'][number]

function compareProcess(before: ProcessDefinition, after: ProcessDefinition, changes: Change[]): void {
  const was = new Map(before.nodes.map((node) => [node.id, node]))
  const is = new Map(after.nodes.map((node) => [node.id, node]))
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(id), is.get(id)]
    const where = `流程 › 「${(now ?? old)?.name ?? id}」`
    if (!old || !now) {
      changes.push({ where, before: old ? describe(old) : null, after: now ? describe(now) : null })
      continue
    }
    for (const [label, read] of nodeFacts) {
      const [one, other] = [read(old), read(now)]
      if (one !== other) changes.push({ where: `${where} › ${label}`, before: one || null, after: other || null })
    }
  }
  const flows = (definition: ProcessDefinition) =>
    new Map(
      definition.flows.map((flow) => [
        `${nameAt(definition, flow.from)} → ${nameAt(definition, flow.to)}`,
        flow.when ?? '（默认）',
      ]),
    )
  const [old, now] = [flows(before), flows(after)]
  for (const arrow of new Set([...old.keys(), ...now.keys()]))
    if (old.get(arrow) !== now.get(arrow))
      changes.push({ where: `流程 › 走向 ${arrow}`, before: old.get(arrow) ?? null, after: now.get(arrow) ?? null })
}

const nodeFacts: readonly [label: string, read: (node: Node) => string][] = [
  ['名称', (node) => node.name ?? ''],
  ['岗位', (node) => node.work?.candidates.join('、') ?? ''],
  ['部门', (node) => node.work?.properties.department ?? ''],
  ['时限', (node) => sayLimit(node.work?.limit ?? '')],
  ['环节', (node) => node.work?.stage ?? ''],
  ['结论', (node) => node.work?.properties.outcomes ?? ''],
  ['请求', (node) => node.work?.topic ?? ''],
  ['决策', (node) => node.work?.decision ?? ''],
  ['输入', (node) => (node.inputs ?? []).map((one) => `${one.target} = ${one.source}`).join('；')],
]

const describe = (node: Node): string =>
  nodeFacts
    .map(([label, read]) => [label, read(node)])
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}：${value}`)
    .join('；') || node.bpmn

const nameAt = (definition: ProcessDefinition, index: number): string =>
  definition.nodes[index]?.name ?? definition.nodes[index]?.id ?? ''

function rulesOf(xml: string | undefined): string | null {
  return xml === undefined ? null : `${(xml.match(/<(?:\w+:)?rule[\s>]/g) ?? []).length} 条规则`
}
