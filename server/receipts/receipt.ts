// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'
import { plainNumber } from '@chengshu/engine'

/** A fiscal e-receipt (财政电子票据). A red one takes back `original`, or a part of it; its amount is below zero. */
export type Receipt = {
  root: string
  id: string
  series: string
  number: number
  checkCode: string
  colour: 'blue' | 'red'
  caseId: string
  bill: string
  original: string | null
  refund: string | null
  department: string
  region: string
  name: string
  basis: string
  fen: number
  payer: Payer
  issuedAt: Date
  day: string
}

/** The credit code of a firm; of a person no number stands on a receipt. */
export type Payer = { name: string; creditCode?: string }

/**
 * 票据代码, eight digits: the province's two, the class (01 non-tax revenue), the kind (01 general), and the year. Each series counts
 * its own ten-digit numbers from 1 (财政票据管理办法, 财政部令第 70 号; the form after 财综〔2018〕62号. From knowledge, not from the original).
 */
export const seriesOf = (region: string, day: string): string => `${region.slice(0, 2)}0101${day.slice(2, 4)}`

export const numberText = (number: number): string => String(number).padStart(10, '0')

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 校验码: six signs that do not follow from the number, without I, L, O and U. */
export const newCheckCode = (): string => Array.from({ length: 6 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')

export type Printed = { series: string; number: number; checkCode: string }

/** What is printed and in the square code: 99010126-0000000012-7KQ2MX. */
export const codeOf = ({ series, number, checkCode }: Printed): string => `${series}-${numberText(number)}-${checkCode}`

/** What somebody typed or scanned, as the receipt's three parts; width, case, spaces and dashes do not matter. */
export function readCode(text: string): Printed | undefined {
  const plain = plainNumber(text).toUpperCase().replaceAll('-', '')
  const [, series, number, signs] = /^(\d{8})(\d{10})([0-9A-Z]{6})$/.exec(plain) ?? []
  if (series === undefined || number === undefined || signs === undefined) return undefined
  return { series, number: Number(number), checkCode: signs.replaceAll('O', '0').replaceAll(/[IL]/g, '1') }
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** 128050 fen → 壹仟贰佰捌拾元伍角整, as money is written in words (票据法 art. 8, 支付结算办法 annex 1). */
export function moneyInWords(fen: number): string {
  const yuan = Math.floor(Math.abs(fen) / 100)
  const [jiao, cent] = [Math.floor(Math.abs(fen) / 10) % 10, Math.abs(fen) % 10]
  const whole = yuan === 0 ? '' : `${wordsOf(yuan)}元`
  const tenth = jiao > 0 ? `${DIGITS[jiao]}角` : whole !== '' && cent > 0 ? '零' : ''
  const hundredth = cent > 0 ? `${DIGITS[cent]}分` : '整'
  return `${fen < 0 ? '（负数）' : ''}${whole}${tenth}${hundredth}`
}

function wordsOf(whole: number): string {
  let words = ''
  let isGap = false
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const four = Math.floor(whole / 10_000 ** group) % 10_000
    if (four === 0) {
      isGap = words !== ''
      continue
    }
    if (words !== '' && (isGap || four < 1000)) words += '零'
    words += `${fourInWords(four)}${GROUPS[group]}`
    isGap = false
  }
  return words
}

function fourInWords(four: number): string {
  let words = ''
  let isGap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit === 0) isGap = words !== ''
    else {
      words += `${isGap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`
      isGap = false
    }
  }
  return words
}
