// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const applicationRefusals: RefusalCodes = {
  DRAFT_NOT_FOUND: {
    status: 404,
    zh: '没有找到这份草稿。它可能已提交或删除，请在“我的办件”中查看。',
    en: 'There is no such draft. It may have been submitted or deleted; look under “my cases”.',
  },
  DRAFT_CHANGED_ELSEWHERE: {
    status: 409,
    zh: '这份草稿刚在另一处修改过。已为您载入最新内容，请核对后继续。',
    en: 'This draft was changed in another place. The newest content is loaded; check it and go on.',
  },
  DRAFT_SUBMITTED: {
    status: 409,
    zh: '这份申请已提交，办件编号 {number}，不能再修改。',
    en: 'This application was submitted as {number}; it can no longer be changed.',
  },
  NOT_FOR_YOU: {
    status: 409,
    zh: '“{item}”由{serves}申请，请切换办事身份后再试。',
    en: '“{item}” is for {serves}. Switch who you act for and try again.',
  },
  CHANNEL_CLOSED: {
    status: 409,
    zh: '“{item}”不在此渠道办理，请到{where}办理。',
    en: '“{item}” is not handled here; go to {where}.',
  },
  APPLICATION_INCOMPLETE: {
    status: 422,
    zh: '还有 {count} 处需要填写或补充：{first}。已填内容都已保存。',
    en: '{count} things are still missing: {first}. Everything you entered is kept.',
  },
  NOT_ELIGIBLE: {
    status: 409,
    zh: '目前不符合办理条件：{reasons}。如您认为判断有误，可以选择“仍然提交”，由工作人员审核。',
    en: 'The conditions are not met now: {reasons}. If you think this is wrong you may submit anyway, and an officer will look.',
  },
  MATERIAL_UNKNOWN: {
    status: 404,
    zh: '这件事不需要名为“{material}”的材料。',
    en: 'No material “{material}” is asked for here.',
  },
  MATERIAL_NOT_UPLOADABLE: {
    status: 409,
    zh: '“{material}”由平台获取或以承诺代替，不需要上传。',
    en: '“{material}” is obtained by the city or replaced by a commitment; it is not uploaded.',
  },
  MATERIAL_NO_COMMITMENT: {
    status: 409,
    zh: '“{material}”不能用承诺代替，请按要求上传。',
    en: '“{material}” cannot be replaced by a commitment; upload it.',
  },
  DELIVERY_NOT_OFFERED: {
    status: 400,
    zh: '这件事不提供这种领取方式，请另选。',
    en: 'This way of delivery is not offered; choose another.',
  },
  DELIVERY_ADDRESS_NEEDED: {
    status: 400,
    zh: '邮寄需要填写收件人、手机号和详细地址。',
    en: 'A courier needs a receiver, a phone number and an address.',
  },
  QUERY_CODE_WRONG: {
    status: 404,
    zh: '编号或查询码不对。查询码印在收件凭证上，为 6 位数字。',
    en: 'The number or the query code is wrong. The code of six digits is on your receipt.',
  },
  OBJECTION_ANSWER_NEEDED: {
    status: 409,
    zh: '请写明核实的经过和依据（不少于 5 个字），提出异议的人会看到。',
    en: 'Say what was found and on what ground; whoever objected will read it.',
  },
}
