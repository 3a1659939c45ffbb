// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../../engine/bpmn/index.ts'
import type { Part, Place } from '../../../packs/index.ts'
import { isItem, type Matter } from './matters.ts'

/** A FEEL expression of an item or bundle, where it stands, and what it belongs to. */
export type Expression = { source: string; file: string; line: number; where: string; names: 'matter' | 'process' | 'decision' }

/** Every expression of the main file and of the form's pre-fill map; the form's own `when` belong to engine/forms. */
export function matterExpressions(matter: Matter): Expression[] {
  const found: Expression[] = []
  const take = (part: Part<unknown>, place: Place, source: string | undefined, where: string): void => {
    if (source !== undefined)
      found.push({ source, file: part.yaml.file.shown, line: part.yaml.line([...part.base, ...place]), where, names: 'matter' })
  }
  const main = matter.matter
  for (const [n, condition] of (main.value.conditions ?? []).entries())
    take(main, ['conditions', n, 'check'], condition.check, `条件「${condition.text}」`)
  if (isItem(matter)) {
    const { value } = matter.matter
    for (const [n, material] of value.materials.entries()) {
      take(main, ['materials', n, 'when'], material.when, `材料「${material.name}」`)
      for (const [m, source] of material.sources.entries()) {
        const base = ['materials', n, 'sources', m]
        for (const [field, key] of Object.entries(source.key ?? {}))
          take(main, [...base, 'key', field], key, `材料「${material.name}」的来源`)
        take(main, [...base, 'where'], source.where, `材料「${material.name}」的来源`)
        if (source.holder !== 'applicant') take(main, [...base, 'holder'], source.holder, `材料「${material.name}」的持有人`)
      }
    }
    take(main, ['fee', 'amount'], value.fee.amount, '收费金额')
    take(main, ['competence', 'place'], value.competence?.place, '受理机关的规则')
    for (const part of ['subject', 'object', 'period'] as const)
      take(main, ['unique', part], value.unique?.[part], '不重复申请的规则')
    for (const [n, register] of (value.registers ?? []).entries())
      for (const [field, key] of Object.entries(register.key)) take(main, ['registers', n, 'key', field], key, '登记库查询')
  } else
    for (const [n, part] of matter.matter.value.parts.entries())
      take(main, ['parts', n, 'when'], part.when, `事项「${part.item}」`)
  for (const [field, prefill] of Object.entries(matter.form?.value.prefill ?? {})) {
    if (!matter.form) continue
    for (const [key, source] of Object.entries(prefill.key ?? {}))
      take(matter.form, ['prefill', field, 'key', key], source, `「${field}」的预填`)
    take(matter.form, ['prefill', field, 'where'], prefill.where, `「${field}」的预填`)
    take(matter.form, ['prefill', field, 'value'], prefill.value, `「${field}」的预填`)
    if (prefill.holder !== 'applicant') take(matter.form, ['prefill', field, 'holder'], prefill.holder, `「${field}」的预填`)
  }
  return found
}

/** Every expression of a process, at the line of the element that holds it. */
export function processExpressions(matter: Matter): Expression[] {
  if (!matter.process) return []
  const { file, definition } = matter.process
  const found: Expression[] = []
  const take = (source: string | null | undefined, line: number | null, where: string): void => {
    if (source) found.push({ source, file: file.shown, line: line ?? 1, where, names: 'process' })
  }
  for (const flow of definition.flows) take(flow.when, lineOfFlow(matter, flow.id), `连线「${flow.name ?? flow.id}」`)
  for (const node of definition.nodes) {
    const where = `「${node.name ?? node.id}」`
    for (const mapping of [
      ...(node.inputs ?? []),
      ...(node.outputs ?? []),
      ...(node.work?.call?.inputs ?? []),
      ...(node.work?.call?.outputs ?? []),
    ])
      take(mapping.source, node.line, where)
    take(node.work?.script, node.line, where)
    take(node.work?.call?.expression, node.line, where)
    take(node.activation, node.line, where)
    take(node.adHoc?.until, node.line, where)
    for (const trigger of node.triggers ?? []) if (trigger.on === 'conditional') take(trigger.when, node.line, where)
    if (node.loop?.kind === 'standard') take(node.loop.condition, node.line, where)
    if (node.loop?.kind === 'many')
      for (const one of [node.loop.cardinality, node.loop.collection, node.loop.until, node.loop.outputItem])
        take(one, node.line, where)
  }
  return found
}

function lineOfFlow(matter: Matter, id: string): number {
  return lineOfText(matter.process?.file.text ?? '', `id="${id}"`)
}

function lineOfText(text: string, needle: string): number {
  const offset = text.indexOf(needle)
  return offset < 0 ? 1 : text.slice(0, offset).split('\n').length
}

/** The texts of a DMN file: input expressions, entries, literal expressions. Syntax is the engine's to check. */
function decisionExpressions(matter: Matter): Expression[] {
  return matter.decisions.flatMap(({ file }) =>
    [...file.text.matchAll(/<(?:\w+:)?text>([\s\S]*?)<\/(?:\w+:)?text>/g)].map((match) => ({
      source: unescapeXml(match[1] ?? ''),
      file: file.shown,
      line: file.text.slice(0, match.index).split('\n').length,
      where: '决策表',
      names: 'decision' as const,
    })),
  )
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

const expressionsOf = new WeakMap<Matter, Expression[]>()

/** Every expression of a matter; looked up once, because several rules ask. */
export function allExpressions(matter: Matter): Expression[] {
  const known = expressionsOf.get(matter)
  if (known) return known
  const found = [...matterExpressions(matter), ...processExpressions(matter), ...decisionExpressions(matter)]
  expressionsOf.set(matter, found)
  return found
}

/** What is read below a root name: `membersOf('form.a = form.b.c', 'form')` is a and b; null stands for the whole. */
export function membersOf(source: string, root: string): (string | null)[] {
  const bare = source.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  const found: (string | null)[] = []
  for (const match of bare.matchAll(
    new RegExp(`(?<![\\w.\\u4e00-\\u9fff])${root}(?![\\w\\u4e00-\\u9fff])(?:\\s*\\.\\s*([A-Za-z_]\\w*))?`, 'g'),
  )) {
    const after = bare.slice((match.index ?? 0) + match[0].length)
    if (match[1] === undefined && /^\s*:/.test(after)) continue
    found.push(match[1] ?? null)
  }
  return found
}

/** Names that elements of a process add to what its expressions may read. */
export function namesOfProcess(definition: ProcessDefinition): Set<string> {
  const names = new Set<string>()
  for (const node of definition.nodes) {
    names.add(node.id)
    if (node.work?.result) names.add(node.work.result)
    for (const mapping of [...(node.outputs ?? []), ...(node.work?.call?.outputs ?? [])])
      names.add(mapping.target.split('.')[0] ?? mapping.target)
    for (const mapping of node.inputs ?? []) names.add(mapping.target)
    for (const local of node.locals ?? []) names.add(local)
    if (node.loop?.kind === 'many') {
      if (node.loop.item) names.add(node.loop.item)
      if (node.loop.outputCollection) names.add(node.loop.outputCollection)
      names.add('loopCounter')
    }
  }
  return names
}

export const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
