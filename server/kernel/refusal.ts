// SPDX-License-Identifier: Apache-2.0

/**
 * A refusal for the person's sake: a public code that a room declared, and the
 * facts that its sentence names. One place (refusals.ts of the root) turns it
 * into problem+json.
 */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Record<string, unknown>
  constructor(code: string, facts: Record<string, unknown> = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

/**
 * What a room declares of a code: the HTTP status, and for the person one
 * sentence that says what happened, what was kept and what to do.
 * `{name}` is filled from the facts.
 */
export type RefusalText = { status: number; zh: string; en: string }
export type RefusalCodes = Record<string, RefusalText>

export function sentence(text: string, facts: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name]
    return value === undefined || value === null ? '' : String(value)
  })
}

/** The English name of what a fact names; undefined where the city has none. */
export type EnglishName = (name: string) => string | undefined

/** The English sentence: a fact's own English (`{name}En`) where the thrower gave it, else the English names of what it names. */
export function sentenceInEnglish(text: string, facts: Record<string, unknown>, say: EnglishName): string {
  const inEnglish = Object.entries(facts).map(([name, value]) => [name, facts[`${name}En`] ?? englishOf(value, say)])
  return sentence(text, Object.fromEntries(inEnglish))
}

function englishOf(value: unknown, say: EnglishName): unknown {
  if (typeof value !== 'string' || !/\p{Script=Han}/u.test(value)) return value
  const listed = value.split('、').map(say)
  return say(value) ?? (listed.every((one) => one !== undefined) ? listed.join(', ') : value)
}

/** The kernel's own codes. */
export const kernelRefusals: RefusalCodes = {
  NOT_FOUND: {
    status: 404,
    zh: '没有找到这个页面或记录。请检查地址，或回到首页重新查找。',
    en: 'There is no such page or record. Check the address, or start again from the home page.',
  },
  BAD_INPUT: {
    status: 400,
    zh: '提交的内容有误：{detail}。已填写的内容没有丢失，请改正后再提交。',
    en: 'Something in what you sent is not right: {detail}. Nothing was lost; correct it and send again.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    zh: '提交的内容太大，这里最多 {limit}。没有保存这次提交，请精简后再试；文件可以压缩或分开上传。',
    en: 'What you sent is too large; the limit here is {limit}. Nothing was saved. Shorten it and send again; compress or split a file.',
  },
  WRONG_CONTENT_TYPE: {
    status: 415,
    zh: '这个接口不接受此种内容格式，请按接口说明发送 JSON 或文件。',
    en: 'This address does not take that content type. Send JSON or a file as the interface describes.',
  },
  NOT_SIGNED_IN: {
    status: 401,
    zh: '您还没有登录，或登录已过期。草稿已保存，请重新登录后继续。',
    en: 'You are not signed in, or your session has ended. Your draft is kept; sign in again to go on.',
  },
  NOT_PERMITTED: {
    status: 403,
    zh: '您的岗位没有这项权限（{permission}）。如工作需要，请联系本单位权限管理员。',
    en: 'Your position does not carry this permission ({permission}). Ask your administrator if your work needs it.',
  },
  CSRF_FAILED: {
    status: 403,
    zh: '页面已过期，为了安全没有执行这次操作。请刷新页面后再试，已填内容不会丢失。',
    en: 'The page is out of date, so nothing was done, for safety. Reload and try again; nothing is lost.',
  },
  KEY_REUSED: {
    status: 409,
    zh: '这次提交的编号已用于另一项操作，这次没有执行。请刷新页面后重新提交。',
    en: 'This idempotency key belongs to another act; nothing was done this time. Reload and send again.',
  },
  ATTACK_BLOCKED: {
    status: 403,
    zh: '这次请求带有攻击特征，没有执行，已记录并告知安全管理员。如果您只是在填写文字，请去掉其中的代码或特殊符号后再试，或把编号 {requestId} 告诉 12345。',
    en: 'This request looks like an attack; nothing was done, and it is on record. If you were only writing, take out code or special signs and try again, or quote {requestId} to 12345.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    zh: '这里的访问太频繁了，先歇一歇。请过 {minutes} 分钟再打开，已保存的内容不受影响；着急可以拨打 12345。',
    en: 'Too many requests from here. Try again in {minutes} min; what was saved is safe. If it cannot wait, call 12345.',
  },
  STORED_VALUE_OPEN: {
    status: 500,
    zh: '这条资料不是系统写的：有人绕过系统改动了数据库，为了安全没有显示，已经报警。请把编号 {requestId} 告诉 12345；工作人员请联系安全管理员从备份核对。',
    en: 'This record was not written by the system: somebody changed the database behind it. It is not shown, and the alarm is raised. Quote {requestId} to 12345; officers ask the security administrator to compare it with a backup.',
  },
  DATABASE_AWAY: {
    status: 503,
    zh: '数据库暂时连接不上，这次操作还没有确认。请稍等片刻再点一次，不会重复办理。',
    en: 'The database cannot be reached just now, so this is not confirmed. Try again in a moment: it will not be done twice.',
  },
  BUSY: {
    status: 503,
    zh: '此刻办理的人较多，这次操作没有执行。请稍后再点一次，不会重复办理。',
    en: 'The server is busy; nothing was done. Try again: it will not be done twice.',
  },
  INTERNAL: {
    status: 500,
    zh: '程序出了错，这次操作没有执行，已保存的内容不受影响。请把编号 {requestId} 告诉 12345。',
    en: 'Something broke on our side; nothing was done and what was saved is safe. Quote {requestId} to 12345.',
  },
}
