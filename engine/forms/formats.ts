// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard, isMobileNumber } from '../codes/index.ts'
import { CHINA, isPosition, placeInText, readPlace } from '../places/index.ts'
import { plainMobile, plainNumber, plainText } from '../text/index.ts'

/** `read` makes of what was typed the signs that it means; `test` says whether that is right; `message` what is wrong, in words. */
type Format = { test(value: string): boolean; read(typed: string): string; message: string }

/** The formats that a form may name. Texts only, except money, which also takes numbers. */
export const formats: Record<string, Format> = {
  'id-card': { test: (text) => isIdCard(text), read: readLetters, message: '不是有效的身份证号码，请核对 18 位号码' },
  // also of people who have no resident identity card: a passport's number is one only together with its country
  'identity-document': {
    test: (text) => isIdCard(text) || /^[A-Z]{3}-[A-Z0-9]{5,15}$/.test(text),
    read: (typed) => plainNumber(typed).toUpperCase(),
    message: '不是有效的证件号码：居民身份证是 18 位号码，护照写国家代码和号码，例如 USA-561200347',
  },
  'credit-code': {
    test: (text) => isCreditCode(text),
    read: readLetters,
    message: '不是有效的统一社会信用代码，请核对 18 位代码',
  },
  'mobile-cn': { test: (text) => isMobileNumber(text), read: plainMobile, message: '不是有效的手机号码，请填写 11 位号码' },
  'phone-cn': {
    test: (text) => /^(0\d{2,3}-?)?[1-9]\d{6,7}(-\d{1,6})?$/.test(text) || isMobileNumber(text),
    read: readPhone,
    message: '不是有效的电话号码',
  },
  postcode: { test: (text) => /^\d{6}$/.test(text), read: readDigits, message: '不是有效的邮政编码，请填写 6 位数字' },
  'bank-card': { test: isBankCard, read: readDigits, message: '不是有效的银行卡号，请核对' },
  date: { test: isDate, read: readDate, message: '不是有效的日期，请按 2026-01-31 的样子填写' },
  'year-month': {
    test: (text) => isDate(`${text}-01`),
    read: readDate,
    message: '不是有效的年月，请按 2026-01 的样子填写',
  },
  time: {
    test: (text) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text),
    read: plainNumber,
    message: '不是有效的时间，请按 09:30 的样子填写',
  },
  'date-time': {
    test: (text) =>
      /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(text) &&
      isDate(text.slice(0, 10)),
    read: plainNumber,
    message: '不是有效的日期和时间',
  },
  email: { test: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text), read: readAddress, message: '不是有效的电子邮箱' },
  uri: {
    test: (text) => /^https?:\/\/[^\s/]+(\/\S*)?$/.test(text),
    read: readAddress,
    message: '不是有效的网址，应以 http:// 或 https:// 开头',
  },
  // longitude and latitude, CGCS2000; whether it lies in the city is for the city to say
  point: {
    test: (text) => text === pointText(text) && 'place' in readPlace('point', placeInText(text), CHINA),
    read: (typed) => pointText(readAddress(typed)) ?? readAddress(typed),
    message: '不是有效的位置，请按 115.05619,29.97294 的样子填写（经度,纬度）',
  },
  money: {
    test: (text) => /^-?\d{1,15}(\.\d{1,2})?$/.test(text),
    read: readMoney,
    message: '不是有效的金额，最多两位小数',
  },
}

/** `115.05619,29.97294`, to a tenth of a metre; undefined where the text is no pair of numbers. */
function pointText(text: string): string | undefined {
  const place = placeInText(text)
  return isPosition(place) ? place.map((degrees) => String(Number(degrees.toFixed(6)))).join(',') : undefined
}

function readDigits(typed: string): string {
  return plainNumber(typed).replaceAll('-', '')
}

function readLetters(typed: string): string {
  return readDigits(typed).toUpperCase()
}

function readAddress(typed: string): string {
  return plainText(typed).normalize('NFKC').trim()
}

/** ¥12,000.50 is 12000.50; a comma anywhere else is a mistake that is told. */
function readMoney(typed: string): string {
  const plain = plainNumber(typed).replace(/^¥|元$/g, '')
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}

/** (010) 6552-9988 and +86 10 6552 9988 are 010-65529988. */
function readPhone(typed: string): string {
  const mobile = plainMobile(typed)
  if (isMobileNumber(mobile)) return mobile
  return plainNumber(typed)
    .replace(/^(?:\+|00)86-?\(?0?(?=[1-9])/, '0')
    .replace(/^\((0\d{2,3})\)-?/, '$1-')
    .replace(/^(0\d{2,3}-\d{3,4})-(?=\d{4}$)/, '$1')
}

/** 2026年1月3日, 2026/1/3 and ２０２６．１．３ are 2026-01-03; what is no date stays as it was typed. */
function readDate(typed: string): string {
  const plain = plainNumber(typed)
  const parts = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(plain)
  if (!parts) return plain
  return parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-')
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return month >= 1 && day >= 1 && day <= (days[month - 1] ?? 0)
}

/** Luhn check over 12 to 19 digits. */
function isBankCard(text: string): boolean {
  if (!/^[1-9]\d{11,18}$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < text.length; i += 1) {
    const digit = Number(text.charAt(text.length - 1 - i)) * (i % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
