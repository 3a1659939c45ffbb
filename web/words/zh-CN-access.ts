// SPDX-License-Identifier: Apache-2.0
import type { Words } from './language.ts'

/** How people come in, and who helps them: what those pages say. */
export const portalAccessZh = {
  signIn: {
    how: '登录方式',
    byPassword: '密码登录',
    byCode: '短信登录',
    forgot: '忘记密码',
    mobile: '手机号码',
    mobileHelp: '您实名账号里登记的手机号',
    ask: '获取验证码',
    askAgain: '重新获取验证码',
    sentTo: '如果 {{mobile}} 有实名账号，验证码已经发出，{{minutes}} 分钟内有效',
    simulated: '模拟短信',
    smsCode: '短信验证码（6 位数字）',
    idNumber: '证件号码',
    idNumberHelp: '身份证、永久居留证或护照号码，用来核对是您本人的账号',
    newPassword: '新密码',
    newPasswordHelp: '至少 10 位，含大写、小写、数字、符号中的三种；或至少 16 位',
    setPassword: '设好新密码并登录',
    forgotText: '凭手机验证码和证件号码设新密码。设好后，其他设备上的登录会全部退出。',
    counterText: '手机号换了或没有手机号：带身份证到政务服务大厅窗口办理，或拨打 12345。',
    chooseTitle: '这个手机号有几个账号，您是哪一位？',
    lockedTitle: '现在可以这样办',
    useCode: '用短信验证码登录',
  },
} satisfies Words
