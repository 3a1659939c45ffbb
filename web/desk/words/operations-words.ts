// SPDX-License-Identifier: Apache-2.0
import type { Words } from '../../words/language.ts'

/** What the page of those who run the platform says. */
export const operationsWords = {
  title: '运行值守',
  lead: '卡住的会自己隔一会儿再试，间隔越来越长，最长一小时；别的照常办。修好之后点“立即重试”。出错的细节在服务器日志里，按日志编号查。',
  none: '没有卡住的',
  noneTodo: '计时器、办件、消息、作业、巡检都在正常走。这一页每 15 秒自己看一次。',
  noneOfKind: '这一类没有卡住的',
  sorts: '按种类看',
  kind: {
    timer: '计时器 {{count}}',
    case: '挂起的办件 {{count}}',
    fact: '没收到的消息 {{count}}',
    job: '作业 {{count}}',
    sweep: '巡检 {{count}}',
    unstaffed: '没有人可以办的任务 {{count}}',
  },
  name: '是什么',
  names: {
    timer: { tell: '受理告知期限', due: '承诺期限', task: '环节期限', answer: '补正期限', process: '流程里的计时' },
  },
  root: '办件的内部编号',
  since: '从何时起',
  tries: '试过几次',
  nextTry: '下次自动重试',
  waitsForPerson: '等人处理',
  trouble: '出了什么错',
  act: '操作',
  retry: '立即重试',
  retryAll: '全部立即重试',
  retried: '已安排 {{count}} 个立即重试，稍后自动刷新',
} satisfies Words
