// SPDX-License-Identifier: Apache-2.0
import type { Words } from './language.ts'

/** What the front page of the portal says, in plain words, 您, verbs on buttons. The other pages' words come with the first of them. */
export const portalZh = {
  app: {
    name: '政务服务',
    skip: '跳到主要内容',
  },
  nav: {
    main: '主要栏目',
    below: '底部栏目',
    home: '首页',
    items: '办事',
    cases: '我的办件',
    my: '我的',
  },
  tools: {
    care: '关怀版',
    careOff: '退出关怀版',
    otherLanguage: 'EN',
    read: '朗读本页',
    stopReading: '停止朗读',
    noVoice: '这个浏览器不能朗读。您可以拨打 12345，请话务员读给您听。',
  },
  foot: {
    hotline: '有疑问，拨打 {{hotline}}',
    track: '凭编号查进度',
    verify: '验证证照',
    help: '帮助',
    desk: '工作人员入口',
    demo: '演示城市：人物、企业和数据都是虚构的',
  },
  act: {
    doing: '正在处理…',
    cancel: '取消',
    close: '关闭',
  },
  list: {
    more: '显示更多',
    next: '下一项',
    previous: '上一项',
    place: '第 {{at}} 项，共 {{of}} 项',
  },
  kind: {
    bundle: '一件事',
  },
  trouble: {
    again: '再试一次',
    broken: '这一页没有打开',
    call: '拨打 {{hotline}}',
    number: '问题编号 {{id}}，打电话时告诉话务员，能更快查到原因。',
    unknown: '页面出了差错，您填写的内容没有丢。请再试一次。',
    waiting: '正在读取',
  },
  signIn: {
    verb: '登录',
    needed: '请先登录',
    why: '这里有您本人的信息，要先确认是您本人。',
    officerTitle: '您现在是工作人员身份',
    officerText: '这里供居民和企业办事。办公请去工作台；办自己的事，请换成个人账号登录。',
    toDesk: '去工作台',
    asResident: '换个人账号登录',
  },
  home: {
    title: '首页',
    heading: '{{city}}，您要办什么事？',
    open: '我正在办的事',
    allMine: '全部办件',
    stages: '按人生阶段找',
    frequent: '大家常办',
    bundles: '一次办好几件事',
    times: '近期办了 {{count}} 件',
  },
  search: {
    title: '搜索',
    titleFor: '“{{q}}”的搜索结果',
    label: '搜索要办的事',
    example: '例如：开饭店、高龄补贴、gaolingjintie',
    verb: '搜索',
    results: '搜索结果',
    count: '找到 {{count}} 项',
    why: '按“{{why}}”找到',
    none: '没有找到“{{q}}”',
    noneDo: '换一个说法试试，比如“开饭店”“生孩子”。也可以拨打 {{hotline}}，说出您要办的事。',
    browse: '看全部事项',
    also: '大家还搜',
  },
  items: {
    within: '{{promised}}内办结',
  },
  state: {
    待受理: '待受理',
    办理中: '办理中',
    待补正: '待补正',
    已办结: '已办结',
    不予受理: '不予受理',
  },
  light: {
    yellow: '快到期',
    red: '已超期',
    paused: '暂停计时',
  },
  todo: {
    supplement: '补充材料',
    pay: '去缴费',
    rate: '评价这次服务',
    collect: '领取结果',
  },
  cases: {
    line: '编号 {{number}} · {{at}} 提交',
    dueBy: '{{day}}下班前办好',
  },
} satisfies Words
