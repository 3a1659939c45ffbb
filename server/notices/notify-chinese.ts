// SPDX-License-Identifier: Apache-2.0
import { saidNumbers } from '@chengshu/engine'
import type { Json } from '../kernel/index.ts'

export type Told = { title: string; body: string; sms: boolean; link?: string }
/** 《食品经营许可证》、《…》: what a parcel holds; nothing where its contents are not known. */
const named = (names: Json | undefined) => (Array.isArray(names) ? names.map((one) => `《${String(one)}》`).join('、') : '')
const yuan = (value: Json | undefined) => `¥${Number(value).toFixed(2)}`

const taskLink = (p: Record<string, Json>) => `/my/units/tasks/${String(p.root)}/${String(p.task)}`

/** Which facts a person hears of, and in which words. What needs the person's own act also goes as a text message. */
export const wordsInChinese: Record<string, (payload: Record<string, Json>) => Told> = {
  caseSubmitted: (p) => ({
    title: '申请已收到',
    body: `“${String(p.itemName)}”已提交，编号 ${saidNumbers(String(p.number))}`,
    sms: false,
  }),
  caseAccepted: (p) => ({ title: '已受理', body: `“${String(p.itemName)}”已受理，开始计算办理时限`, sms: false }),
  supplementAsked: (p) => ({
    title: '请补正材料',
    body: `“${String(p.itemName)}”需要您补正，请在 ${String(p.answerBy)} 24:00 前完成；需要补的内容已一次列全`,
    sms: true,
  }),
  unitTaskOpened: (p) => ({
    title: '有一件事待单位办理',
    body: `${String(p.unitName)}：“${String(p.itemName)}”的“${String(p.name)}”待办，期限 ${String(p.until)}`,
    sms: true,
    link: taskLink(p),
  }),
  unitTaskHanded: (p) => ({
    title: '一件事转交给您办',
    body: `${String(p.unitName)}：“${String(p.itemName)}”的“${String(p.name)}”由同事转交给您，期限 ${String(p.until)}`,
    sms: false,
    link: taskLink(p),
  }),
  unitTaskDue: (p) => ({
    title: '单位的事快到期了',
    body: `${String(p.unitName)}：“${String(p.itemName)}”的“${String(p.name)}”还没有办，期限 ${String(p.until)}`,
    sms: true,
    link: taskLink(p),
  }),
  unitTaskOverdue: (p) => ({
    title: '单位的事超期了',
    body: `${String(p.unitName)}：“${String(p.itemName)}”的“${String(p.name)}”已过期限，请马上办理或说明`,
    sms: true,
    link: taskLink(p),
  }),
  caseTold: (p) => ({ title: String(p.title), body: String(p.body), sms: p.sms === true }),
  caseRefused: (p) => ({
    title: '不予受理',
    body: `“${String(p.itemName)}”不予受理：${String(p.ground ?? '见通知书')}`,
    sms: true,
  }),
  caseDecided: (p) => ({
    title: p.decision === 'granted' ? '已批准' : '未获批准',
    body: `“${String(p.itemName)}”已作出决定，请查看`,
    sms: true,
  }),
  commitmentBegun: (p) => ({
    title: p.of === 'supply' ? '请按承诺补交材料' : '您的承诺将被核查',
    body:
      p.of === 'supply'
        ? `您承诺后补的“${String(p.name)}”请在 ${String(p.dueOn)} 24:00 前补交。${String(p.consequence)}`
        : `您承诺的“${String(p.name)}”，我们将在 ${String(p.dueOn)} 24:00 前核查。${String(p.consequence)}`,
    sms: false,
  }),
  commitmentReminded: (p) => ({
    title: p.when === 'before' ? '承诺快到期了' : p.of === 'supply' ? '承诺的材料还没有补交' : '承诺核查不实',
    body:
      p.of === 'supply'
        ? `您承诺后补的“${String(p.name)}”${p.when === 'before' ? `请在 ${String(p.dueOn)} 24:00 前补交` : '仍没有补交，可以马上补交并说明原因'}。${String(p.consequence)}`
        : `您承诺的“${String(p.name)}”${p.when === 'before' ? `将在 ${String(p.dueOn)} 24:00 前核查，请备好现场和资料` : '经核查不实或者没有履行，是否撤销由负责人决定；您可以陈述和申辩，请电话或者到窗口说明'}`,
    sms: true,
  }),
  commitmentLapsed: (p) => ({
    title: '承诺的材料到期没有补交',
    body: `您承诺后补的“${String(p.name)}”已到期。${p.ends === true ? '按事项的规定，办件已终止' : `负责人将决定怎样处理；现在补交仍会被看到。${String(p.consequence)}`}`,
    sms: true,
  }),
  commitmentSupplied: (p) => ({ title: '补交的材料已收到', body: `“${String(p.name)}”已收到`, sms: false }),
  commitmentSettled: (p) => ({ title: '承诺已了结', body: `“${String(p.name)}”已了结，不用再做什么`, sms: false }),
  decisionRevoked: (p) => ({
    title: p.wasGranted === true ? '原决定已撤销' : '办件已终止',
    body: `“${String(p.itemName)}”${p.wasGranted === true ? '的批准决定已撤销' : '已终止办理'}，理由：${String(p.reason)}。不服的，可以申请行政复议或者提起行政诉讼`,
    sms: true,
  }),
  licenceIssued: (p) => ({ title: '证照已发放', body: `${String(p.licenceName)}已放入您的证照包`, sms: false }),
  licenceEnded: (p) => ({
    title: `证照已${String(p.kind)}`,
    body: `${String(p.issuer)}已${String(p.kind)}您的《${String(p.licenceName)}》：${String(p.reason)}。现在起核验会显示“已${String(p.kind)}”。不服的，可以申请行政复议或者提起行政诉讼`,
    sms: true,
    link: `/my/licences/${String(p.licenceId)}`,
  }),
  licenceGivenBack: (p) => ({
    title: '证照已发还',
    body: `${String(p.issuer)}已发还您的《${String(p.licenceName)}》，恢复有效：${String(p.reason)}`,
    sms: true,
    link: `/my/licences/${String(p.licenceId)}`,
  }),
  caseSuspended: (p) => ({
    title: '进入特别程序',
    body: `“${String(p.itemName)}”因${String(p.kind)}暂停计时：${String(p.reason)}`,
    sms: false,
  }),
  caseExtended: (p) => ({
    title: '办理延期',
    body: `“${String(p.itemName)}”延期 ${String(p.amount)}：${String(p.reason)}`,
    sms: true,
  }),
  feeBilled: (p) => ({ title: '待缴费', body: `${String(p.name)} ${yuan(p.amount)}，缴费后继续办理`, sms: true }),
  feeReturned: (p) => ({ title: '退款已受理', body: `${yuan(p.amount)} 将按原支付渠道退回（模拟）`, sms: true }),
  claimReversed: (p) => ({
    title: '已入账的票据被冲红',
    body: `贵单位登记入账的票据“${String(p.name)}”退了款：入账 ${yuan(p.amount)}，现在有效的是 ${yuan(p.standing)}。请调整账目`,
    sms: false,
    link: `/verify/${String(p.receipt)}`,
  }),
  readyToCollect: (p) => ({ title: '请领取结果', body: `“${String(p.itemName)}”的结果已到窗口，请携带身份证领取`, sms: true }),
  resultsTogether: (p) => ({
    title: `${String(p.count)} 件结果一起给您`,
    body: `“${String(p.itemName)}”都办好了：${(p.names as string[]).join('、')}，已放入您的账户`,
    sms: true,
  }),
  deliveryBooked: (p) => ({
    title: '结果已寄出',
    body: `${named(p.contents) || `“${String(p.itemName)}”的结果`}已寄出，运单号 ${String(p.waybill)}（模拟快递）`,
    sms: false,
  }),
  deliveryFailed: (p) => ({
    title: '快递没有送到',
    body: `${named(p.contents) || `“${String(p.itemName)}”的结果`}${String(p.why)}（运单号 ${String(p.waybill)}，模拟快递），没有算作送达。请打开办件选择：改好地址重新寄，或者到大厅领取；工作人员会在 2 个工作日内处理`,
    sms: true,
  }),
  caseClosed: (p) => ({ title: '已办结', body: `“${String(p.itemName)}”已办结，请评价这次服务`, sms: false }),
  draftEnds: (p) => ({
    title: '草稿即将删除',
    body: `“${String(p.itemName)}”的草稿很久没有改动，将在 ${String(p.endsOn)} 后连同上传的材料一起删除。还要办的话，打开改一下就会保留`,
    sms: false,
    link: '/my',
  }),
  objectionAnswered: (p) => ({
    title: '数据异议有了答复',
    body: `您对“${String(p.source)}”里“${String(p.what)}”的异议：${p.corrected === true ? '情况属实，已在源头更正' : '经核实无误，维持原记录'}。${String(p.answer)}`,
    sms: true,
  }),
  ratingAnswered: (p) => ({ title: '您的评价有了答复', body: String(p.answer ?? '已整改，请查看'), sms: true }),
}
