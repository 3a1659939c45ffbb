// SPDX-License-Identifier: Apache-2.0
import type { ProcessDefinition } from '../../../../engine/bpmn/index.ts'
import { parseLimit, sayLimit, WorkTimeError } from '../../../../engine/worktime/index.ts'
import { at, type Rule } from '../../../packs/index.ts'
import { implementationsOf, itemsOf, mattersOf } from './matters.ts'

/** A limit in working days, to compare limits of different units; null when it cannot be read. */
export function inWorkingDays(text: string | null | undefined): number | null {
  if (!text) return null
  try {
    const { amount, unit } = parseLimit(text)
    const days: Record<typeof unit, number> = {
      工作日: 1,
      工作时: 1 / 7,
      紧急工作时: 5 / 7 / 24,
      自然日: 5 / 7,
      小时: 5 / 7 / 24,
      分钟: 5 / 7 / 1440,
      个月: 21,
      年: 250,
    }
    return amount * days[unit]
  } catch (cause) {
    if (!(cause instanceof WorkTimeError)) throw cause
    return null
  }
}

type Path = { days: number; tasks: string[] }

/**
 * The longest way, by the limits of its user tasks and the promises of the items that it calls, from where the promised clock starts (case.accept, else the start) to where
 * it stops (case.decide or an end). Cycles are walked once; a sub-process counts as its own longest way.
 */
export function longestPath(definition: ProcessDefinition, promiseOf: (process: string) => string | null = () => null): Path {
  const { nodes, flows } = definition
  const none: Path = { days: 0, tasks: [] }
  const known = new Map<number, Path>()
  const onWay = new Set<number>()
  const weight = (index: number): Path => {
    const node = nodes[index]
    if (!node) return none
    if (node.type === 'userTask')
      return {
        days: inWorkingDays(node.work?.limit) ?? 0,
        tasks: node.work?.limit ? [`${node.name ?? node.id} ${sayLimit(node.work.limit)}`] : [],
      }
    const promised = node.type === 'callActivity' ? promiseOf(node.work?.call?.process ?? '') : null
    if (promised) return { days: inWorkingDays(promised) ?? 0, tasks: [`${node.name ?? node.id} ${sayLimit(promised)}`] }
    if (!node.children) return none
    return node.children
      .filter((child) => (nodes[child]?.incoming.length ?? 0) === 0)
      .map(from)
      .reduce((a, b) => (b.days > a.days ? b : a), none)
  }
  const from = (index: number): Path => {
    const before = known.get(index)
    if (before) return before
    const node = nodes[index]
    if (!node || onWay.has(index) || node.work?.topic === 'case.decide') return none
    onWay.add(index)
    const own = weight(index)
    const exits = [...node.outgoing, ...(node.boundaries ?? []).flatMap((host) => nodes[host]?.outgoing ?? [])]
    const next = exits.map((flow) => from(flows[flow]?.to ?? -1)).reduce((a, b) => (b.days > a.days ? b : a), none)
    onWay.delete(index)
    const path = { days: own.days + next.days, tasks: [...own.tasks, ...next.tasks] }
    known.set(index, path)
    return path
  }
  const accepts = nodes.flatMap((node, index) => (node.work?.topic === 'case.accept' ? [index] : []))
  const starts =
    accepts.length > 0 ? accepts : nodes.flatMap((node, index) => (node.type === 'startEvent' && node.in === 0 ? [index] : []))
  return starts.map(from).reduce((a, b) => (b.days > a.days ? b : a), none)
}

/** A statutory limit is one that a law states: its name, and the article or the words that say how long. */
const statesALimit = /《[^》]+》(第[零一二三四五六七八九十百\d]+条|规定[^；。]*\d+\s*个?(工作)?日)/

export const promisesAreLawful: Rule = {
  name: '法定时限有法可查；承诺时限不长于法定时限，也不短于各环节之和',
  because: '行政许可法第四十二条、第四十三条：承诺可以更短，不能更长；环节加起来超过承诺，必然超期。',
  codes: ['STATUTE_WITHOUT_LAW', 'PROMISE_OVER_STATUTE', 'PROMISE_UNDER_STAGES', 'INSTANT_TOO_LONG'],
  *check(draft) {
    const paths = new Map<ProcessDefinition, Path>()
    for (const matter of [...mattersOf(draft), ...implementationsOf(draft)]) {
      const { limits } = matter.matter.value
      const promised = inWorkingDays(limits.promised)
      const statutory = 'statutory' in limits ? inWorkingDays(limits.statutory) : null
      if ('statutory' in limits && limits.statutory !== undefined && !statesALimit.test(limits.basis ?? ''))
        yield at(
          matter.matter,
          ['limits', 'statutory'],
          'STATUTE_WITHOUT_LAW',
          `法定 ${sayLimit(limits.statutory)} 没有出处：请在 basis 写明《哪部法》第几条规定这个期限；法律没有规定期限的，删去 statutory，只写承诺。`,
        )
      if (promised === null) continue
      if (statutory !== null && promised > statutory + 1e-9)
        yield at(
          matter.matter,
          ['limits', 'promised'],
          'PROMISE_OVER_STATUTE',
          `承诺 ${sayLimit(limits.promised)} 比法定的还长：请改短。`,
        )
      if (matter.process && 'department' in matter.matter.value) {
        // many bodies share one process
        const path = paths.get(matter.process.definition) ?? longestPath(matter.process.definition)
        paths.set(matter.process.definition, path)
        if (path.days > promised + 1e-9)
          yield at(
            matter.matter,
            ['limits', 'promised'],
            'PROMISE_UNDER_STAGES',
            `承诺 ${sayLimit(limits.promised)}，受理以后的环节最多要 ${Number(path.days.toFixed(1))} 个工作日（${path.tasks.join('、')}）：请放宽承诺或收紧环节。`,
          )
      }
    }
    for (const { matter } of itemsOf(draft)) {
      const promised = inWorkingDays(matter.value.limits.promised)
      if (matter.value.handling === 'instant' && promised !== null && promised > 1)
        yield at(
          matter,
          ['limits', 'promised'],
          'INSTANT_TOO_LONG',
          '即办件要当场办结，承诺不能超过 1 个工作日：请改成承诺件（promised），或缩短时限。',
        )
    }
  },
}

export const extensionsAreLawful: Rule = {
  name: '延期不超过法律允许的时间',
  because: '行政许可法第四十二条：经批准可以延长十日；统一办理、联合办理的可以延长十五日。',
  codes: ['EXTENSION_OVER_LAW'],
  *check(draft) {
    for (const { matter } of itemsOf(draft)) {
      const { type, limits, departments } = matter.value
      const most = limits.extension ? inWorkingDays(limits.extension.most) : null
      const lawful = (departments?.length ?? 0) > 0 ? 15 : 10
      if (type === '01' && most !== null && most > lawful)
        yield at(
          matter,
          ['limits', 'extension', 'most'],
          'EXTENSION_OVER_LAW',
          `延期 ${sayLimit(limits.extension?.most ?? '')}，这类许可最多只能延长 ${lawful} 个工作日：请改短。`,
        )
    }
  },
}
