// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'
import { wordsInChinese } from './notify-chinese.ts'
import { type AccountNews, accountInEnglish, type Say, wordsInEnglish } from './notify-english.ts'
import { readBack } from './read-back.ts'

type Payload = Record<string, Json>
type Said = { title: string; body: string }

const HAN = /\p{Script=Han}/u

/** What an account's holder hears of the account itself. */
export const accountInChinese: Record<AccountNews, Said> = {
  passwordReset: {
    title: '密码已重设',
    body: '您的登录密码刚刚用短信验证码重设，其他设备上的登录已全部退出。不是您本人操作的，请马上拨打 12345',
  },
  identityDeclared: {
    title: '请到窗口核对证件原件',
    body: '您的账号是用外国证件在网上注册的，窗口还没有核对过原件。您照常可以登录、看办件进展、查指南、填草稿；要提交申请，请带护照或永久居留证和手机到任一政务服务大厅窗口核对一次',
  },
}
export const isAccountNews = (kind: string): kind is AccountNews => kind in accountInChinese

/** Of a fact what the words of either language name, and nothing else of it. */
export function usedOf(kind: string, payload: Payload): Payload {
  const used: Payload = {}
  const watched = new Proxy(payload, {
    get(target, key) {
      const value = target[String(key)]
      if (value !== undefined) used[String(key)] = value
      return value
    },
  })
  wordsInChinese[kind]?.(watched)
  wordsInEnglish[kind]?.(watched, (name) => name)
  return used
}

/** A notice in English; null where neither what was kept nor its Chinese text tells what it was written from. */
export function noticeInEnglish(notice: Said & { kind: string; said: Payload | null }, say: Say): Said | null {
  const { kind, title, body } = notice
  if (!HAN.test(title + body)) return { title, body }
  if (isAccountNews(kind)) return accountInEnglish[kind]
  const said = notice.said ?? readBack(kind, { title, body })
  const english = said && wordsInEnglish[kind]?.(said, say)
  return english ? { title: english.title, body: english.body } : null
}
