// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const gateRefusals: RefusalCodes = {
  GATE_CLOSED: {
    status: 409,
    zh: '“{matter}”现在办不了：{title}。依据：{basis}。您可以：{remedy}。什么时候能办：{unlock}。已填写的内容都还在。',
    en: '“{matter}” cannot go on now: {title}. By: {basis}. What you can do: {remedy}. When it opens: {unlock}. What you filled in is kept.',
  },
  GATE_TOO_WIDE: {
    status: 409,
    zh: '闸门“{gate}”要看的行太多，这一步先停下了。请联系管理这本登记册的部门整理后再办；已填写的内容都还在。',
    en: 'The gate “{gate}” has too many rows to look at, so this was stopped. Ask the department that keeps the register; what you filled in is kept.',
  },
  GATE_REFUSAL_UNKNOWN: {
    status: 404,
    zh: '没有找到这条被拦下的记录，或者它不在您的岗位管辖范围内。',
    en: 'There is no such refusal, or it lies outside what your post covers.',
  },
  GATE_NOT_OVERRULED: {
    status: 403,
    zh: '“{gate}”不能由您的岗位放行；可以放行的岗位：{positions}。',
    en: '“{gate}” is not overruled by your position; positions that may: {positions}.',
  },
  GATE_OWN_ACT: {
    status: 409,
    zh: '被拦下的是您自己办的这一步，请由另一位同事决定是否放行。',
    en: 'It was your own act that was refused; another colleague decides whether it passes.',
  },
}
