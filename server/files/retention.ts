// SPDX-License-Identifier: Apache-2.0
import { type ContentKind, listKind, type Part } from '../packs/index.ts'
import { type RetentionFile, retentionRule } from './retention-schema.ts'

export type RetentionId = RetentionFile['id']
export type Share = { megabytes: number; files: number }
export type RetentionRule = {
  id: RetentionId
  name: string
  /** as it is written, for people */
  keep: string
  milliseconds: number
  noticeMilliseconds: number
  basis: string
  quota: { account: Share; draft: Share }
}
export type Retention = Record<RetentionId, RetentionRule>

const LAW = '个人信息保护法第十九条、第四十七条：保存期限为实现处理目的所必要的最短时间，期满删除'
const QUOTA = { account: { megabytes: 400, files: 200 }, draft: { megabytes: 200, files: 80 } }

/** What holds where a pack says nothing: periods are a choice under the law that is named. */
const defaults: RetentionFile[] = [
  { id: 'upload', name: '没有提交的上传件', keep: '24 小时', basis: LAW, standing: 'choice' },
  { id: 'stray-bytes', name: '没有记录的文件内容', keep: '7 天', basis: LAW, standing: 'choice' },
  { id: 'draft-discarded', name: '删除了的草稿', keep: '24 小时', basis: LAW, standing: 'choice' },
  { id: 'draft-untouched', name: '很久没动的草稿', keep: '180 天', notice: '14 天', basis: LAW, standing: 'choice' },
  { id: 'notice', name: '站内消息', keep: '1095 天', basis: LAW, standing: 'choice' },
  { id: 'message', name: '短信记录', keep: '180 天', basis: LAW, standing: 'choice' },
]

const UNITS: Record<string, number> = { 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 }

function millisecondsOf(span: string): number {
  const [, count = '0', unit = ''] = /^(\d+) ?(.+)$/.exec(span) ?? []
  return Number(count) * (UNITS[unit] ?? 0)
}

/** The rules in force: the pack's own over what holds without them. */
export function retentionOf(rules: readonly RetentionFile[]): Retention {
  const all = new Map([...defaults, ...rules].map((rule) => [rule.id, rule]))
  return Object.fromEntries(
    [...all.values()].map(({ standing: _standing, notice, quota, ...rule }) => [
      rule.id,
      {
        ...rule,
        milliseconds: millisecondsOf(rule.keep),
        noticeMilliseconds: notice === undefined ? 0 : millisecondsOf(notice),
        quota: quota ?? QUOTA,
      },
    ]),
  ) as Retention
}

declare module '../packs/index.ts' {
  interface Contents {
    /** how long what is no case is kept */
    retention: Retention
  }
}

export const retentionContent: ContentKind<Part<RetentionFile>, 'retention'> = listKind({
  name: 'retention',
  as: 'retention',
  place: /^city\/retention\.yaml$/,
  schema: retentionRule,
  gather: retentionOf,
})
