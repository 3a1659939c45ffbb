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
  CONSENT_CODE_WRONG: {
    status: 404,
    zh: '授权码不对、已用过或已过期。请核对证件号码，并请当事人在手机上重新点“到窗口接着办”取新的授权码。',
    en: 'The code is wrong, used or over. Check the document number, and ask the person to get a new code on the phone.',
  },
  CONSENT_ENDED: {
    status: 409,
    zh: '这份授权已经结束：当事人收回、申请已提交，或者超过了时间。需要时请当事人重新授权。',
    en: 'This consent is over: it was taken back, the application was submitted, or its time has run out. Ask for a new one.',
  },
  CONSENT_GUIDES_ONLY: {
    status: 403,
    zh: '当事人只同意您看着指导，没有同意您代填。请把建议写给她，或请她改为“可以代填”。',
    en: 'The person lets you look and guide, not fill in. Write a hint, or ask for a consent that lets you fill in.',
  },
  OBJECTION_BY_HERSELF: {
    status: 403,
    zh: '对登记数据的异议要由申请人自己提出。请她在自己的手机上点“有误？”告知登记部门。',
    en: 'Only the applicant herself disputes what a register says. Ask her to do so on her own device.',
  },
  CONFIRMATION_NEEDED: {
    status: 409,
    zh: '还没有得到申请人对现在这份内容的确认。请申请人在自己的手机上核对并点“确认，交给工作人员提交”；确认后再改动，要重新确认。',
    en: 'The applicant has not confirmed what stands here now. Ask her to check and confirm on her own device; after any change she confirms again.',
  },
  CONFIRMATION_STALE: {
    status: 409,
    zh: '您看的时候内容又改过了。已为您载入最新内容，请再核对一遍。',
    en: 'It was changed while you were looking. The newest content is loaded: please check again.',
  },
  HELP_TAKEN: {
    status: 409,
    zh: '这次求助已经有人接了，或者已经取消。请看其他求助。',
    en: 'Somebody has answered this call, or it was taken back. Look at the others.',
  },
  HELP_RATED: {
    status: 409,
    zh: '这次帮办已经评过，或者没有人帮办过。谢谢您。',
    en: 'This help was rated already, or there was none. Thank you.',
  },
  COMPETENT_BODY_NEEDED: {
    status: 409,
    zh: '“{item}”还定不下由哪里受理：{why}。选好以后再提交，已填的都留着。',
    en: 'It is not settled yet which body receives “{item}”: {why}. Choose, then submit; nothing was lost.',
  },
  NOBODY_COMPETENT: {
    status: 409,
    zh: '“{item}”在那里没有受理机关：{why}。请核对地址，或者拨打 12345 询问。',
    en: 'No body receives “{item}” there: {why}. Check the address, or ask 12345.',
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
    zh: '“{item}”不在这里办理，请在{where}办理。',
    en: '“{item}” is not handled here; go to {where}.',
  },
  APPLICATION_INCOMPLETE: {
    status: 422,
    zh: '还有 {count} 处需要填写或补充：{first}。已填内容都已保存。',
    en: 'Still missing or not right: {count}, among them: {first}. Everything you entered is kept.',
  },
  NOT_ELIGIBLE: {
    status: 409,
    zh: '目前不符合办理条件：{reasons}。如您认为判断有误，可以选择“仍然提交”，由工作人员审核。',
    en: 'The conditions are not met now: {reasons}. If you think this is wrong you may submit anyway, and an officer will look.',
  },
  SIGNATURE_NEEDED: {
    status: 409,
    zh: '《{title}》还没有签署，或者签署以后内容改过。请在“核对提交”里点“去签署”，签好再提交；已填内容都已保存。',
    en: 'The paper “{title}” is not signed, or was changed after it was signed. Sign it in the last step, then submit; everything is kept.',
  },
  SIGNATURE_NOT_ASKED: {
    status: 409,
    zh: '这件事不需要签署，可以直接提交。',
    en: 'Nothing is to be signed here; submit it as it is.',
  },
  SIGNATURE_BY_HERSELF: {
    status: 403,
    zh: '签署要由申请人自己做，帮办人员不能代签。请她在自己的手机上点“去签署”。',
    en: 'Only the applicant signs, never a helper. Ask her to sign on her own device.',
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
  OBJECTIONS_TOO_MANY: {
    status: 429,
    zh: '您一天里提出的数据异议太多，工作人员正在核实前面的。请 {minutes} 分钟后再提；您填写的内容不受影响，可以继续办理。',
    en: 'You have disputed too much in one day and the earlier objections are being looked into. Try again in {minutes} minutes; what you filled in is untouched.',
  },
  OBJECTION_ANSWER_NEEDED: {
    status: 409,
    zh: '请写明核实的经过和依据（不少于 5 个字），提出异议的人会看到。',
    en: 'Say what was found and on what ground; whoever objected will read it.',
  },
}
