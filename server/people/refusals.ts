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
    zh: '账号或密码不对。请核对后再试；忘记密码可以用短信验证码登录或重设。在这里连续输错 5 次，30 分钟内不能再用密码登录。',
    en: 'The account or the password is not right. Check and try again; if you forgot the password, sign in with a code by SMS or set a new one. After five wrong tries here, passwords rest for 30 minutes.',
  },
  PUZZLE_NEEDED: {
    status: 428,
    zh: '有人在很多地方试这个账号的密码。您不会被锁在外面：您的浏览器做完一道验证题（几秒到半分钟）会自动继续；也可以改用短信验证码，或在以前登录过的手机、电脑上登录。',
    en: 'Somebody is guessing at this account from many places. You are not kept out: your browser works out a puzzle (seconds to half a minute) and goes on by itself. A code by SMS, or a device that you signed in on before, work as ever.',
  },
  SMS_BUDGET_USED: {
    status: 503,
    zh: '这个小时全市要验证码的人太多，暂时发不了。请 {minutes} 分钟后再要；现在可以用密码登录，在以前登录过的手机、电脑上要验证码，或带身份证到政务服务大厅窗口办理。',
    en: 'Too many codes were asked for in the city this hour. Ask again in {minutes} minutes; now you can use the password, ask on a device that you signed in on before, or come to a counter with your identity card.',
  },
  ACCOUNT_LOCKED: {
    status: 429,
    zh: '这里输错次数太多，为了安全暂停用密码登录。您可以：{minutes} 分钟后再试；个人账号现在就用短信验证码登录；或带身份证到政务服务大厅窗口办理。工作人员请联系本单位管理员解锁。',
    en: 'Too many wrong tries here, so signing in with a password is paused. You can try again in {minutes} minutes, sign in with a code by SMS now, or come to a counter with your identity card. Officers ask their administrator.',
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
  CODE_TOO_OFTEN: {
    status: 429,
    zh: '验证码要得太频繁（可能有人在冒用您的号码）。请 {minutes} 分钟后再要；现在可以用密码登录，在您以前登录过的手机、电脑上要验证码（不受别人影响），或带身份证到政务服务大厅窗口办理。',
    en: 'Too many codes were asked for, perhaps by somebody else. Ask again in {minutes} minutes; now you can use the password, ask on a device that you signed in on before (nobody uses that up), or come to a counter with your identity card.',
  },
  IDENTITY_CHECK_AWAY: {
    status: 503,
    zh: '出入境证件核验暂时用不了，没有注册。请稍后再试，或带护照、永久居留证到政务服务大厅窗口办理。',
    en: 'Documents cannot be checked just now, so nothing was registered. Try again later, or come to a counter with your passport or permit.',
  },
  DOCUMENT_NOT_MATCHING: {
    status: 409,
    zh: '证件号码、国籍、姓名或出生日期与出入境登记的不一致，没有注册。请照证件改好再提交（一条验证码可以试 3 次），或带证件到政务服务大厅窗口办理。',
    en: 'Number, nationality, name or birth date differ from the entry-exit record; nothing was registered. Copy them from the document and send again (a code takes three tries), or come to a counter.',
  },
  ALREADY_REGISTERED: {
    status: 409,
    zh: '这个证件已经有实名账号。请用短信验证码登录，或重设密码。',
    en: 'This document has an account already. Sign in with a code by SMS, or set a new password.',
  },
  IDENTITY_NOT_CONFIRMED: {
    status: 403,
    zh: '您的证件还没有在窗口核对过原件，可以查办事指南、填草稿，还不能提交。草稿已保存；请带护照或永久居留证和手机到任一政务服务大厅窗口核对，核对后马上就能提交。',
    en: 'No counter has seen your document yet: you can read guides and fill in drafts, not submit. Your draft is kept. Bring passport or permit and your phone to any counter, then submit at once.',
  },
  NOTHING_DECLARED: {
    status: 409,
    zh: '这个账号没有等待核对的外国证件：可能已经核对过，或者不是用护照、永久居留证注册的。请让本人刷新页面看看能否提交。',
    en: 'This account has no foreign document to be confirmed: it was confirmed already, or registered otherwise. Let her reload the page.',
  },
  DOCUMENT_NOT_DECLARED: {
    status: 409,
    zh: '眼前的证件和这个账号注册时填写的不一致，没有核对通过。请照原件再录一次；仍不一致的，请本人用这个证件重新注册。',
    en: 'The document before you is not the one that this account declared; nothing was confirmed. Type it again from the original; if it still differs, she registers anew with it.',
  },
  TERMINAL_CODE_WRONG: {
    status: 401,
    zh: '这个码不对、已用过或已过一分钟。请在手机上“我的 → 自助终端登录”重新出码。',
    en: 'This code is wrong, used, or older than a minute. Show a new one on your phone (My → sign in at a kiosk).',
  },
  SMS_CODE_WRONG: {
    status: 401,
    zh: '验证码不对、已用过或已过期。请核对短信里最新的 6 位数字；一条验证码 5 分钟内有效，输错 3 次要重新获取。',
    en: 'The code is wrong, used or over. Check the newest six digits; a code lasts five minutes, and after three wrong tries you need a new one.',
  },
  MOBILE_WITHOUT_ACCOUNT: {
    status: 404,
    zh: '这个手机号还没有实名账号。请核对号码，或带身份证到政务服务大厅窗口登记；外籍人员可以用护照或永久居留证注册。',
    en: 'No real-name account has this number. Check it, or register at a counter; foreign residents can register with a passport or permit.',
  },
  RESET_NOT_MATCHING: {
    status: 401,
    zh: '证件号码和这个手机号的实名账号对不上，密码没有改动。请核对后再试（一条验证码可以试 3 次），或带身份证到政务服务大厅窗口办理。',
    en: 'This document number does not fit the account of the number; the password was not changed. Check it and try again (a code takes three tries), or come to a counter.',
  },
  TOO_MANY_GUESSES: {
    status: 429,
    zh: '输错次数太多，请 {minutes} 分钟后再试。办件进展登录后在“我的办件”里也能看；急办请带身份证件到政务服务大厅窗口，或拨打 12345。',
    en: 'Too many wrong tries: try again in {minutes} minutes. Your cases are also shown when you are signed in; if it is urgent, come to a counter with your document or call 12345.',
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
  AGENT_TRIES_USED: {
    status: 429,
    zh: '姓名和身份证号多次对不上。请 {minutes} 分钟后再试，或请对方带身份证件到政务服务大厅窗口一起办理。',
    en: 'Name and identity number did not fit several times. Try again in {minutes} minutes, or come to a counter together.',
  },
  AUTHORISATION_TOO_LONG: {
    status: 400,
    zh: '授权的截止日期要在今天和 {last} 之间。请改短后再提交。',
    en: 'The authorisation must end between today and {last}. Choose an earlier day.',
  },
  PROXY_ENDED: {
    status: 403,
    zh: '您现在不能替对方办这件事：授权里没有这一项、已到期，或者对方已经收回。请对方在“亲友代办”里授权后再办。',
    en: 'You may not do this for the other person now: the authorisation does not name it, is over, or was taken back. Ask for a new one.',
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
