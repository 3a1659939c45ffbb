// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const peopleRefusals: RefusalCodes = {
  OFFICERS_ONLY: {
    status: 403,
    zh: '这里只供工作人员使用。请用工作人员账号登录；个人和企业请回办事首页。',
    en: 'This place is for officers. Sign in with an officer account; residents and firms, go back to the home page.',
  },
  PERSONS_ONLY: {
    status: 403,
    zh: '这里只供居民和企业使用。您现在是工作人员身份，请换个人账号登录后办理。',
    en: 'This place is for residents and firms. You are signed in as an officer; sign in with your own account.',
  },
  SIGN_IN_FAILED: {
    status: 401,
    zh: '账号或密码不对。请核对后再试；连续输错 5 次，账号会锁定 30 分钟。',
    en: 'The account or the password is not right. Check and try again; five wrong tries lock the account for 30 minutes.',
  },
  ACCOUNT_LOCKED: {
    status: 429,
    zh: '输错次数太多，为了安全已暂停登录。请 {minutes} 分钟后再试，或联系本单位管理员解锁。',
    en: 'Too many wrong tries, so signing in is paused for safety. Try again in {minutes} minutes, or ask an administrator to unlock it.',
  },
  SECOND_FACTOR_WRONG: {
    status: 401,
    zh: '动态口令不对或已用过。请等认证器显示下一个 6 位数字再输入。',
    en: 'The one-time code is wrong or was used before. Wait for the next six digits and enter those.',
  },
  SECOND_FACTOR_NOT_BEGUN: {
    status: 409,
    zh: '还没有开始绑定动态口令。请先扫码，再输入认证器上的 6 位数字。',
    en: 'No second factor has been begun. Scan the picture first, then enter the six digits.',
  },
  SIGN_IN_EXPIRED: {
    status: 410,
    zh: '这次登录已过期或已经用过。请回到原页面重新点一次“登录”。',
    en: 'This sign-in has ended or was used already. Go back and press “sign in” once more.',
  },
  FIRM_NOT_YOURS: {
    status: 403,
    zh: '您不能代表这家企业（{creditCode}）办理。请由法定代表人本人办理，或请他在“我的企业授权”里授权给您。',
    en: 'You may not act for this firm ({creditCode}). Its legal representative can act himself or authorise you.',
  },
  AGENT_UNKNOWN: {
    status: 404,
    zh: '没有找到姓名和身份证号一致的实名账号。请核对，或请对方先注册实名账号。',
    en: 'There is no real-name account with this name and identity number. Check them, or ask the person to register first.',
  },
  AUTHORISATION_TOO_LONG: {
    status: 400,
    zh: '授权的截止日期要在今天和 {last} 之间。请改短后再提交。',
    en: 'The authorisation must end between today and {last}. Choose an earlier day.',
  },
  PASSWORD_TOO_WEAK: {
    status: 400,
    zh: '新密码太简单。请用至少 10 位并包含大写、小写、数字、符号中的三种，或者至少 16 位。',
    en: 'The new password is too weak. Use at least ten signs of three kinds (upper, lower, digit, other), or at least sixteen.',
  },
  NOT_FOR_YOURSELF: {
    status: 403,
    zh: '不能给自己授权或停用自己的账号。请由另一位管理员办理。',
    en: 'Nobody grants himself a post or stops his own account. Ask another administrator.',
  },
  DUTIES_STAY_APART: {
    status: 409,
    zh: '“{one}”和“{other}”不能由同一个人担任（系统管理、安全管理、安全审计三员分立）。请另选人员。',
    en: '“{one}” and “{other}” may not be in one hand (system, security and audit stay apart). Choose another person.',
  },
  PERIOD_IS_OVER: {
    status: 400,
    zh: '截止日期早于今天或早于开始日期。请改正日期后再提交。',
    en: 'The last day lies before today or before the first day. Correct the dates.',
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '岗位申请要由另一个人批准：不能是申请人，也不能是任职人自己。',
    en: 'A request for a post is answered by a second person: neither who asked nor who is to get it.',
  },
  ALREADY_ANSWERED: {
    status: 409,
    zh: '这份岗位申请已经有人答复过。请刷新列表查看结果。',
    en: 'Somebody has already answered this request. Reload the list to see how.',
  },
  LOGIN_TAKEN: {
    status: 409,
    zh: '“{login}”已被使用。请换一个名称。',
    en: '“{login}” is taken. Choose another name.',
  },
  OFFICERS_EXIST: {
    status: 409,
    zh: '已经有工作人员，不能再设立首批管理员。请由现有管理员在系统里办理。',
    en: 'There are officers already, so no first ones are appointed. The present administrators appoint others.',
  },
  PARTNER_UNKNOWN: {
    status: 404,
    zh: '这个身份域没有与本市互认。请改用本市账号登录。',
    en: 'This city does not accept identities of that domain. Sign in with an account of this city.',
  },
  PARTNER_AWAY: {
    status: 503,
    zh: '“{name}”的身份认证暂时连不上，没有登录。请稍后再试，或改用本市账号登录。',
    en: 'The identity of “{name}” cannot be reached just now. Try again later, or sign in with an account of this city.',
  },
  PARTNER_NOT_RECOGNISED: {
    status: 403,
    zh: '对方身份域给出的凭证不完整、不可信，或与本市登记的姓名不一致，没有登录。请改用本市账号登录。',
    en: 'What the other domain asserts is incomplete, not to be trusted, or does not fit the name that this city knows. Sign in with an account of this city.',
  },
  DEMO_ACCOUNT_UNKNOWN: {
    status: 404,
    zh: '没有这个演示账号。请从演示账号列表里选一个。',
    en: 'There is no such demo account. Choose one from the list.',
  },
}
