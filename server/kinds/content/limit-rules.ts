// SPDX-License-Identifier: Apache-2.0
import { parseLimit } from '@chengshu/engine'
import { at, type PackFinding, type Rule } from '../../packs/index.ts'
import { type KindPart, kindsOf } from './parts.ts'
import type { KindFile } from './schema.ts'

type Anchor = NonNullable<NonNullable<KindFile['limits']>['anchor']>
type Property = { type?: string; format?: string }

const PLACE = ['limits', 'anchor'] as const

/** Hours are counted back as they are; of days and months only whole ones. */
const isWhole = (text: string): boolean => {
  const { amount, unit } = parseLimit(text)
  return ['工作时', '紧急工作时', '小时', '分钟'].includes(unit) || Number.isInteger(amount)
}

function* ofField({ matter, form }: KindPart, { of }: Anchor): Generator<PackFinding> {
  if (!form) return
  const fields = form.value.schema.properties as Record<string, Property>
  const found = Object.hasOwn(fields, of) ? fields[of] : undefined
  if (!found) yield at(matter, [...PLACE, 'of'], 'FIELD_UNKNOWN', `表单里没有「${of}」这个字段：请改正。`)
  else if (found.type !== 'string' || found.format !== 'date')
    yield at(matter, [...PLACE, 'of'], 'FIELD_TYPE', `「${of}」要是日期（format: date）：请改正。`)
  // whoever sees the last day is told how it was counted
  if (form.value.ui.fields?.[of]?.readBy !== undefined)
    yield at(
      matter,
      [...PLACE, 'of'],
      'ANCHOR_READ_BY',
      `「${of}」写了 readBy，而期限怎么算的，看得到办件的人都看得到：请删去 readBy，或换一个字段。`,
    )
}

function* ofTask({ matter, process }: KindPart, { of, before }: Anchor): Generator<PackFinding> {
  const task = of.slice('task.'.length)
  if (process && !process.definition.nodes.some((node) => node.id === task && node.type === 'userTask'))
    yield at(matter, [...PLACE, 'of'], 'ANCHOR_TASK', `流程里没有「${task}」这个任务：请改正。`)
  if (before !== undefined)
    yield at(matter, [...PLACE, 'before'], 'ANCHOR_TASK', '一步办完的时候，它之前的期限已经过去：任务只能写 after。')
}

export const limitsAreAnchored: Rule = {
  name: '从某一天起推的期限，那一天写得对、看得到',
  because: '依据的日子写错，期限就永远不来，或者来的时候已经过了；说不清怎么算出来的期限没有人服。',
  codes: ['FIELD_UNKNOWN', 'FIELD_TYPE', 'ANCHOR_READ_BY', 'ANCHOR_TASK', 'ANCHOR_WAY', 'ANCHOR_WHOLE', 'ANCHOR_ALONE'],
  *check(draft) {
    for (const part of kindsOf(draft)) {
      const { matter } = part
      const { limits, extension } = matter.value
      const anchor = limits?.anchor
      if (!anchor) continue
      const { of, before, after } = anchor
      yield* of.startsWith('task.') ? ofTask(part, anchor) : ofField(part, anchor)
      if ((before === undefined) === (after === undefined))
        yield at(matter, [...PLACE], 'ANCHOR_WAY', 'before（之前多久）和 after（之后多久）写一个，只写一个。')
      if (limits.until !== undefined)
        yield at(matter, ['limits', 'until'], 'ANCHOR_ALONE', 'until 和 anchor 说的是同一个期限：请删去一个。')
      if (before === undefined) continue
      for (const one of [before, ...Object.values(limits.by?.are ?? {})])
        if (!isWhole(one)) yield at(matter, [...PLACE, 'before'], 'ANCHOR_WHOLE', `向前推「${one}」：天数、月数请写整数。`)
      if (extension)
        yield at(
          matter,
          ['extension'],
          'ANCHOR_ALONE',
          '期限是从那一天向前推的，那一天不会等，不能延长：请删去 extension，或改那一天。',
        )
    }
  },
}
