// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const accountRefusals: RefusalCodes = {
  INSUFFICIENT_BALANCE: {
    status: 409,
    zh: '「{account}」的余额不足 {amount} {unit}，这次没有办理，也没有扣减。请减少数量，或等余额增加后再办。',
    en: 'There is less than {amount} {unit} in “{account}”: nothing was done and nothing was taken. Ask for less, or come back when there is more.',
  },
  ACCOUNT_FULL: {
    status: 409,
    zh: '「{account}」最多 {most} {unit}，这次没有入账。请减少数量，或先用掉一些。',
    en: '“{account}” holds {most} {unit} at the most: nothing was posted. Post less, or use some first.',
  },
  AMOUNT_UNFIT: {
    status: 400,
    zh: '数量应是 1 到 {most} 的整数（最小单位），这次没有记账。请改正后再试。',
    en: 'An amount is a whole number of the smallest part, from 1 to {most}: nothing was posted. Correct it and try again.',
  },
  ACCOUNT_OWNER: {
    status: 409,
    zh: '说不准「{account}」该记在谁的账户上，这次没有记账。请由本人或本单位办理，或请承办部门核对。',
    en: 'It cannot be said whose account of “{account}” is meant: nothing was posted. Whoever it belongs to has to apply, or the department checks.',
  },
  ACCOUNT_NOT_OF_KIND: {
    status: 409,
    zh: '这类办件不能在「{account}」记账，这次没有办理。请联系管这个账户的部门。',
    en: 'Cases of this kind may not post to “{account}”: nothing was done. Ask the department that keeps it.',
  },
  ACCOUNTS_DIFFER: {
    status: 409,
    zh: '「{account}」和对方账户不是同一个单位，或就是同一个账户，这次没有记账。请核对两个账户。',
    en: '“{account}” and the other account count in different units, or are one and the same: nothing was posted. Check both.',
  },
  HOLD_TOO_LITTLE: {
    status: 409,
    zh: '这一件预留的数量不够，这次没有记账。请核对预留了多少、已经用了多少。',
    en: 'This case has reserved less than that: nothing was posted. Check what was reserved and what was taken.',
  },
  LOT_OVER: {
    status: 409,
    zh: '「{account}」这一批在 {day} 已经到期，不能入账。请核对到期日。',
    en: 'This batch of “{account}” ran out on {day} and cannot come in. Check its last day.',
  },
  ACCOUNT_UNKNOWN: {
    status: 404,
    zh: '没有找到这个账户，或它不归您看。请核对后再打开。',
    en: 'There is no such account for you to see. Check it and open it again.',
  },
}
