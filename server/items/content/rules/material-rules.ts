// SPDX-License-Identifier: Apache-2.0
import { at, type Rule } from '../../../packs/index.ts'
import type { Source } from '../schema.ts'
import { itemsOf } from './matters.ts'

const kinds = ['licence', 'register', 'earlier', 'commitment', 'upload'] as const
export type SourceKind = (typeof kinds)[number]
const sourceKinds = (source: Source): SourceKind[] => kinds.filter((kind) => source[kind] !== undefined)
/** What evidence from a source says of itself: a register that is only asked is a verification. */
export const originsOf = (source: Source): string[] =>
  sourceKinds(source).map((kind) => (kind === 'register' && source.verify ? 'verification' : kind))
const asksApplicant = (source: Source): boolean => source.commitment !== undefined || source.upload !== undefined

export const commitmentsHaveConsequences: Rule = {
  name: '承诺有期限、有后果',
  because: '说好一个月内核查、五天内补交，到期没有人管，承诺就是空话。',
  codes: ['COMMITMENT_WITHOUT_TIME', 'COMMITMENT_WITHOUT_CONSEQUENCE'],
  *check(draft) {
    for (const { matter } of itemsOf(draft))
      for (const [n, material] of matter.value.materials.entries())
        for (const [m, { commitment }] of material.sources.entries()) {
          if (!commitment) continue
          const place = ['materials', n, 'sources', m, 'commitment']
          const { within, otherwise, consequence } = commitment
          if (within === undefined)
            yield at(
              matter,
              place,
              'COMMITMENT_WITHOUT_TIME',
              `「${material.name}」可以承诺，没有写期限：请写 within，例如 1 个月。`,
            )
          else if (
            otherwise === undefined &&
            consequence === undefined &&
            !matter.value.commitments?.some((one) => one.consequence)
          )
            yield at(
              matter,
              place,
              'COMMITMENT_WITHOUT_CONSEQUENCE',
              `「${material.name}」承诺以后做不到会怎样，没有写：要补交的写 otherwise（end 终止、officer 交负责人），要核查的写 consequence。`,
            )
        }
  },
}

export const materialsHaveSources: Rule = {
  name: '每份材料都有来路',
  because: '没有来源的材料谁也交不上，办件进不来。',
  codes: [
    'MATERIAL_WITHOUT_SOURCE',
    'SOURCE_KIND',
    'SOURCE_KEY_MISSING',
    'SOURCE_NEVER_TRIED',
    'MATERIAL_WITHOUT_FALLBACK',
    'SOURCE_TWICE',
    'SOURCE_VERIFY',
  ],
  *check(draft) {
    for (const { matter } of itemsOf(draft))
      for (const [n, material] of matter.value.materials.entries()) {
        if (material.sources.length === 0) {
          yield at(
            matter,
            ['materials', n, 'sources'],
            'MATERIAL_WITHOUT_SOURCE',
            `材料「${material.name}」没有来源：请写明从证照、登记库取得，还是由申请人承诺或上传。`,
          )
          continue
        }
        let asked = false
        let late = false
        const seen = new Set<string>()
        for (const [m, source] of material.sources.entries()) {
          const place = ['materials', n, 'sources', m]
          const used = sourceKinds(source)
          if (used.length !== 1)
            yield at(
              matter,
              place,
              'SOURCE_KIND',
              `材料「${material.name}」的这个来源写了 ${used.length} 种（${used.join('、') || '没有写种类'}）：一行只写 licence、register、earlier、commitment、upload 中的一种。`,
            )
          if (source.register !== undefined && Object.keys(source.key ?? {}).length === 0)
            yield at(
              matter,
              place,
              'SOURCE_KEY_MISSING',
              `材料「${material.name}」查登记库 ${source.register} 没有写 key：请写明按哪一项查，例如 { idNumber: applicant.idNumber }。`,
            )
          if (source.verify !== undefined && (source.register === undefined || source.fields !== undefined))
            yield at(
              matter,
              place,
              'SOURCE_VERIFY',
              `材料「${material.name}」的在线核验（verify）要写向哪个登记库（register）核验，并且不取字段：请补上 register，删去 fields。`,
            )
          if (asked && used.length === 1 && !asksApplicant(source) && !late) {
            late = true
            yield at(
              matter,
              place,
              'SOURCE_NEVER_TRIED',
              `材料「${material.name}」先让申请人交，再去平台取：请把能自动取得的来源放在承诺和上传之前。`,
            )
          }
          asked ||= used.length === 1 && asksApplicant(source)
          const same = JSON.stringify(source)
          if (seen.has(same)) yield at(matter, place, 'SOURCE_TWICE', `材料「${material.name}」的这个来源写了两遍：请删去一个。`)
          seen.add(same)
        }
        if (!asked && material.necessity === '1')
          yield at(
            matter,
            ['materials', n, 'sources'],
            'MATERIAL_WITHOUT_FALLBACK',
            `必要材料「${material.name}」只能由平台取得：取不到时申请人没有办法，请在最后加上 commitment 或 upload。`,
            'warning',
          )
      }
  },
}

export const feesAreWhole: Rule = {
  name: '收费写明名目、依据和金额，流程里真的收',
  because: '没有依据的收费不合法；写了收费而流程不收，账就对不上。',
  codes: ['FEE_INCOMPLETE', 'FEE_NOT_BILLED', 'FEE_BILLED_FREE'],
  *check(draft) {
    for (const { matter, process } of itemsOf(draft)) {
      const { fee } = matter.value
      if (fee.charged)
        for (const key of ['name', 'basis', 'amount'] as const)
          if (fee[key] === undefined) yield at(matter, ['fee'], 'FEE_INCOMPLETE', `收费的事项要写明「${key}」：请补上。`)
      if (!process) continue
      const billed = process.definition.nodes.find((node) => node.work?.topic === 'fee.bill')
      if (fee.charged && !billed)
        yield at(matter, ['fee'], 'FEE_NOT_BILLED', '写了收费，流程里没有开缴费单（fee.bill）：请在流程里加上，或改成不收费。')
      if (!fee.charged && billed)
        yield {
          file: process.file.shown,
          line: billed.line ?? 1,
          level: 'error',
          code: 'FEE_BILLED_FREE',
          message: '指南说不收费，流程里却开缴费单：请改正其中一处。',
        }
    }
  },
}
