// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const drawRefusals: RefusalCodes = {
  DRAW_UNKNOWN: {
    status: 404,
    zh: '没有找到这次抽取，或它不归您的岗位。请从抽取列表进入。',
    en: 'There is no such draw, or it is not your post’s. Open it from the list.',
  },
  DRAW_NOT_YOURS: {
    status: 403,
    zh: '「{name}」由{owner}的{positions}组织，您没有这个岗位。',
    en: '“{name}” is held by {positions} of {owner}; you do not hold such a post.',
  },
  DRAW_TIME: {
    status: 400,
    zh: '公开数字的时间要在 1 分钟以后、90 天以内：它出来以前，谁也不能知道抽到谁。',
    en: 'The public number must come out more than a minute and less than 90 days from now.',
  },
  DRAW_PENDING: {
    status: 409,
    zh: '「{name}」已有一次准备好的抽取，还没有抽：请先抽取或作废那一次。',
    en: 'A draw of “{name}” is prepared and not held yet; hold or withdraw that one first.',
  },
  DRAW_EMPTY: {
    status: 409,
    zh: '「{register}」里没有可以抽取的{what}。请先登记，或检查排除的条件。',
    en: 'There are no {what} to draw from in “{register}”. Register some, or look at the exceptions.',
  },
  DRAW_TOO_LARGE: {
    status: 409,
    zh: '名录太大：最多 {objects} 个对象、{pairs} 组回避关系。请按区划或类别分几次抽取。',
    en: 'The roll is too large: at most {objects} objects and {pairs} pairs. Draw in parts.',
  },
  DRAW_NUMBER: {
    status: 400,
    zh: '公开数字要照公布的写法填写：{say}。',
    en: 'The public number is entered as it is published: {say}.',
  },
  DRAW_EARLY: {
    status: 409,
    zh: '公开数字要到 {at} 才出来，在那以前不能抽取。',
    en: 'The public number comes out at {at}; there is no draw before that.',
  },
  DRAW_BY_ANOTHER: {
    status: 403,
    zh: '这次抽取是您准备的，要由另一个人填写公开数字并抽取。',
    en: 'You prepared this draw; somebody else enters the public number and draws.',
  },
  DRAW_DONE: {
    status: 409,
    zh: '这次抽取已经完成或作废，结果不会改变。请刷新页面查看。',
    en: 'This draw is done or withdrawn; nothing of it changes. Reload the page.',
  },
  DRAW_DAMAGED: {
    status: 500,
    zh: '名录或种子与公布的承诺对不上，没有抽取。请立即联系系统管理和安全审计。',
    en: 'The roll or the seed does not match what was promised, so nothing was drawn. Tell the administrators and the auditors at once.',
  },
}
