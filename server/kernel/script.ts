// SPDX-License-Identifier: Apache-2.0
import { comparable } from '@chengshu/engine'
import { Converter } from 'opencc-js/t2cn'

/** Of traditional signs and their variants (峯 羣 綫, 裏 裡, 衞 衛) as Hong Kong and as OpenCC write them. */
let converters: ((text: string) => string)[] | undefined
const known = new Map<string, string>()

/**
 * One sign by itself, because what is compared may be a part of a word: OpenCC leaves 乾 in 乾隆 and changes it in 乾燥. No sign that
 * has a simplified form keeps another, so 後 and 后, 乾 and 干 are one here. For comparing and searching alone; nothing is kept so.
 */
function foldSign(sign: string): string {
  converters ??= [Converter({ from: 'hk', to: 'cn' }), Converter({ from: 't', to: 'cn' })]
  const before = known.get(sign)
  if (before !== undefined) return before
  const after = converters.reduce((text, convert) => convert(text), sign)
  known.set(sign, after)
  return after
}

const isHan = /\p{Script=Han}/u

/** A text as it is compared when the script does not count: 開飯店 and 开饭店 are one. The same again when applied twice. */
export function foldScript(text: string): string {
  let folded = ''
  for (const sign of text) folded += isHan.test(sign) ? foldSign(sign) : sign
  return folded
}

/** Whether two names are the same, in whatever script, width and case each was written. */
export const isSameName = (one: string, other: string): boolean => foldScript(comparable(one)) === foldScript(comparable(other))

let variants: Map<string, string[]> | undefined

/** For each simplified sign those that are folded to it: the unified signs with extension A, and the compatibility ones. */
function variantsOf(sign: string): string[] {
  if (variants === undefined) {
    variants = new Map()
    for (const [from, to] of [
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xf900, 0xfaff],
    ] as const)
      for (let point = from; point <= to; point++) {
        const variant = String.fromCodePoint(point)
        const folded = foldSign(variant)
        if (folded !== variant) variants.set(folded, [...(variants.get(folded) ?? []), variant])
      }
  }
  return variants.get(sign) ?? []
}

/** A regular expression (PostgreSQL, JavaScript) that finds a text in whatever script it is stored; every other sign stands for itself. */
export function inAnyScript(text: string): string {
  let pattern = ''
  for (const sign of foldScript(text)) {
    const others = isHan.test(sign) ? variantsOf(sign) : []
    if (others.length > 0) pattern += `[${sign}${others.join('')}]`
    else pattern += /[\^$.*+?()[\]{}|\\]/.test(sign) ? `\\${sign}` : sign
  }
  return pattern
}
