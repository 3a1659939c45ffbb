// SPDX-License-Identifier: Apache-2.0
import { isCreditCode, isIdCard, isMobileNumber } from '../codes/index.ts'

/** The formats that a form may name; each says what is wrong in words. Texts only, except money, which also takes numbers. */
export const formats: Record<string, { test(value: string): boolean; message: string }> = {
  'id-card': { test: (text) => isIdCard(text), message: '不是有效的身份证号码，请核对 18 位号码' },
  'credit-code': { test: (text) => isCreditCode(text), message: '不是有效的统一社会信用代码，请核对 18 位代码' },
  'mobile-cn': { test: (text) => isMobileNumber(text), message: '不是有效的手机号码，请填写 11 位号码' },
  'phone-cn': {
    test: (text) => /^(0\d{2,3}-?)?[1-9]\d{6,7}(-\d{1,6})?$/.test(text) || isMobileNumber(text),
    message: '不是有效的电话号码',
  },
  postcode: { test: (text) => /^\d{6}$/.test(text), message: '不是有效的邮政编码，请填写 6 位数字' },
  'bank-card': { test: isBankCard, message: '不是有效的银行卡号，请核对' },
  date: { test: isDate, message: '不是有效的日期，请按 2026-01-31 的样子填写' },
  'year-month': { test: (text) => isDate(`${text}-01`), message: '不是有效的年月，请按 2026-01 的样子填写' },
  time: { test: (text) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text), message: '不是有效的时间，请按 09:30 的样子填写' },
  'date-time': {
    test: (text) =>
      /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(text) &&
      isDate(text.slice(0, 10)),
    message: '不是有效的日期和时间',
  },
  email: { test: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text), message: '不是有效的电子邮箱' },
  uri: { test: (text) => /^https?:\/\/[^\s/]+(\/\S*)?$/.test(text), message: '不是有效的网址，应以 http:// 或 https:// 开头' },
  money: { test: (text) => /^-?\d{1,15}(\.\d{1,2})?$/.test(text), message: '不是有效的金额，最多两位小数' },
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
  if (!/^\d{12,19}$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < text.length; i += 1) {
    const digit = Number(text.charAt(text.length - 1 - i)) * (i % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}
