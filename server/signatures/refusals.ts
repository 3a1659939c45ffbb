// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const signatureRefusals: RefusalCodes = {
  SIGNING_NOT_FOUND: {
    status: 404,
    zh: '没有找到这次签署。请回到申请页，重新点“去签署”。',
    en: 'There is no such signing. Go back to the application and begin to sign again.',
  },
  SIGNING_OVER: {
    status: 409,
    zh: '这次签署已经结束（超过时间、取消，或者内容改过）。请回到申请页，重新点“去签署”。',
    en: 'This signing is over: out of time, declined, or the content changed. Go back to the application and begin again.',
  },
  SIGNING_NOT_SIMULATED: {
    status: 409,
    zh: '本市已接入正式的签章服务，请在签章服务里确认。',
    en: 'This city uses a real signing service: confirm there.',
  },
  SIGNATURE_NOT_GENUINE: {
    status: 403,
    zh: '签章服务回报的签名验证不通过，没有采用。',
    en: 'The signature of this report does not verify; it was not taken.',
  },
  SIGNATURE_OF_ANOTHER_DOCUMENT: {
    status: 409,
    zh: '回报的签名签的是另一份文件，没有采用。',
    en: 'This signature is over another document; it was not taken.',
  },
  SIGNATURE_REPORTED_OTHERWISE: {
    status: 409,
    zh: '这次签署已经有结果，与这次回报的不同，没有采用；请与签章服务核对。',
    en: 'This signing has another outcome already; the report was not taken. Check with the signing service.',
  },
  SIGNATURE_UNKNOWN: {
    status: 404,
    zh: '没有这个签署编号。请核对文件下方的编号；编号以 QM 开头，后面 16 位。',
    en: 'There is no such signature. Check the number at the foot of the paper: QM and sixteen signs.',
  },
  FIRM_SEAL_NOT_FOUND: {
    status: 404,
    zh: '没有找到这枚企业印章。请切换到要代表的企业，在“印章和签名”里查看。',
    en: 'There is no such seal. Switch to the firm that you act for and look under “seals and signatures”.',
  },
  FIRM_SEAL_NEEDED: {
    status: 409,
    zh: '“{firm}”还没有电子印章。请法定代表人在“印章和签名”里申领，再来签署。',
    en: '“{firm}” has no e-seal yet. Its legal representative applies for one under “seals and signatures”; then sign.',
  },
  FIRM_SEAL_HELD: {
    status: 409,
    zh: '本企业已经有一枚电子印章。需要另换的，请先注销原来的。',
    en: 'This firm holds an e-seal already. Revoke it first to have another.',
  },
  FIRM_SEAL_NOT_ACTIVE: {
    status: 409,
    zh: '“{firm}”的电子印章已停用，不能签署。请法定代表人启用，或者重新申领。',
    en: 'The e-seal of “{firm}” is not in use and cannot sign. Its legal representative resumes it or applies for another.',
  },
  FIRM_SEAL_REVOKED: {
    status: 409,
    zh: '这枚印章已注销，不能再启用。请重新申领。',
    en: 'This seal was revoked and cannot be used again. Apply for another.',
  },
  FIRM_SEAL_NOT_FOR_YOU: {
    status: 403,
    zh: '您没有使用“{firm}”电子印章的授权。请法定代表人在“印章和签名”里允许您用印。',
    en: 'You may not use the e-seal of “{firm}”. Ask its legal representative to allow it under “seals and signatures”.',
  },
  FIRM_SEAL_BY_REPRESENTATIVE: {
    status: 403,
    zh: '电子印章由法定代表人管理。请法定代表人本人登录后办理。',
    en: 'The e-seal is kept by the legal representative, who signs in and does it.',
  },
  SEAL_LEAVE_UNFIT: {
    status: 409,
    zh: '这份企业授权已经结束或者不属于本企业，不能据此允许用印。请先在“企业授权”里授权。',
    en: 'This authorisation has ended or is not of this firm. First authorise the agent under “firms”.',
  },
}
