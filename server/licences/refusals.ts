// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const licenceRefusals: RefusalCodes = {
  LICENCE_NOT_FOUND: {
    status: 404,
    zh: '没有找到这份证照。请核对编号，或在“我的证照”里重新打开。',
    en: 'There is no such licence. Check the number, or open it again from “My licences”.',
  },
  LICENCE_CODE_UNKNOWN: {
    status: 404,
    zh: '查不到这个核验码。请核对是否输错；如证照上就是此码，请拨打 12345，谨防假证。',
    en: 'This verification code is not known. Check what you typed; if the licence shows exactly this code, beware of a forgery and call 12345.',
  },
  LICENCE_TYPE_UNKNOWN: {
    status: 422,
    zh: '证照目录里没有“{type}”这一类，没有制发。请事项管理员检查事项里填写的证照类型。',
    en: 'The catalogue has no licence type “{type}”; nothing was issued. Ask the steward to check the item.',
  },
  LICENCE_FIELD_MISSING: {
    status: 422,
    zh: '《{type}》缺少照面内容：{missing}，没有制发。补齐后可以重新制发，已作的决定不受影响。',
    en: 'The licence “{type}” lacks: {missing}. It was not issued; complete the facts and issue again. The decision stands.',
  },
  LICENCE_NUMBER_TAKEN: {
    status: 409,
    zh: '《{type}》今天的编号已用完，没有制发。请事项管理员加长编号里的流水号后重试。',
    en: 'The numbers of “{type}” are used up; nothing was issued. Ask the steward to lengthen the serial and try again.',
  },
  LICENCE_NOT_IN_FORCE: {
    status: 409,
    zh: '证照 {number} 现在的状态是“{status}”，不能这样办。请先查看证照的最新状态。',
    en: 'Licence {number} is not in force ({status}), so this cannot be done. Look at its present state first.',
  },
  LICENCE_NOT_SUSPENDED: {
    status: 409,
    zh: '证照 {number} 没有被暂扣，不需要发还。',
    en: 'Licence {number} is not suspended; there is nothing to give back.',
  },
  LICENCE_USE_NOT_AUTHORISED: {
    status: 403,
    zh: '持证人没有为“{purpose}”授权您的单位使用证照 {number}，也没有对应的办件，这次没有提供内容并已记录。请先请持证人为这个用途授权。',
    en: 'The holder has not authorised your office to use licence {number} for this purpose and no case calls for it. Nothing was shown; the try is on record. Ask the holder first.',
  },
  LICENCE_PURPOSE_UNKNOWN: {
    status: 422,
    zh: '没有“{purpose}”这种用途。请从用途目录里选一项：{known}。',
    en: 'There is no purpose “{purpose}”. Choose one of the dictionary.',
  },
  AUTHORISATION_NOT_FOUND: {
    status: 404,
    zh: '没有找到这次授权，或者已经撤回。请刷新页面查看现在的授权。',
    en: 'There is no such authorisation, or it was withdrawn. Reload to see what is in force.',
  },
  AUTHORISATION_TO_UNKNOWN: {
    status: 422,
    zh: '没有找到“{to}”这个部门，没有授权。请写部门的全称，例如“市场监督管理局”。',
    en: 'There is no department called “{to}”, so nothing was granted. Write its full name.',
  },
  AUTHORISATION_DATE_OUT_OF_RANGE: {
    status: 422,
    zh: '授权截止日期 {until} 不在今天到一年之内，没有授权。请改一个日期。',
    en: 'The last day {until} is not within a year from today, so nothing was granted. Choose another day.',
  },
  SHOWING_ENDED: {
    status: 410,
    zh: '这个亮证码已经过期（每分钟更换一次）。请持证人刷新后重新扫码。',
    en: 'This code has run out (it changes each minute). Ask the holder to renew it and scan again.',
  },
  SHOWING_USED: {
    status: 410,
    zh: '这个亮证码已经核验过一次，不能再用。请持证人换一个码后重新扫码。',
    en: 'This code has been checked once and is spent. Ask the holder for a new one and scan again.',
  },
}
