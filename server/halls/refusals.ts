// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const hallRefusals: RefusalCodes = {
  APPLICANT_UNKNOWN: {
    status: 404,
    zh: '没有查到这个证件号码对应的人或企业。请核对号码；外地来办的，请先录入身份信息。',
    en: 'Nobody is found under this number. Check it; for somebody from elsewhere, enter their identity first.',
  },
  APPLICANT_NUMBER_WRONG: {
    status: 400,
    zh: '证件号码不对：校验位不符。请对照证件重新输入。',
    en: 'The number is wrong: its check character does not fit. Type it again from the document.',
  },
  HALL_ELSEWHERE: {
    status: 409,
    zh: '{kind}事项请到“{hall}”办理（{address}，{hours}，电话 {phone}）：{why}。',
    en: 'This is handled at “{hall}” ({address}, {hours}, phone {phone}): firms go to their district’s centre, persons to their street’s.',
  },
  AGENT_NEEDED: {
    status: 400,
    zh: '企业办事需要登记经办人的姓名、身份号码和手机号。',
    en: 'For a firm, enter the name, identity number and phone of whoever acts for it.',
  },
  COUNTER_OPENING_NEEDED: {
    status: 403,
    zh: '这个办件不是在您的大厅收的。请当事人出示收件凭证上的查询码，或写明事由后打开；打开会记录，本人看得到。',
    en: 'This case was not taken in at your hall. Open it with the query code on the applicant’s receipt, or for a cause that you write down; it is recorded for the applicant to see.',
  },
  OPENING_BASIS_NEEDED: {
    status: 400,
    zh: '请输入当事人收件凭证上的 6 位查询码，或者写明打开这个办件的事由（不少于 4 个字），两样给一样。',
    en: 'Enter the six digits on the applicant’s receipt, or write for what cause the case is opened: one of the two.',
  },
  KIOSK_ONLY: {
    status: 403,
    zh: '这一步在自助终端上办。请到附近的 24 小时自助终端登录后再打印。',
    en: 'This is done at a self-service terminal: sign in at one to print.',
  },
  RECEIVER_NEEDED: { status: 400, zh: '请核对并登记领取人姓名。', en: 'Enter who received it.' },
}
