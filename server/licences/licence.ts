// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Config, Json, Sql } from '../kernel/index.ts'
import type { Telling } from '../outbox/index.ts'
import type { Content } from '../packs/index.ts'

/** What this room needs of the city. */
/** What this room needs of the city around it; `City` of server/city.ts satisfies it. */
export type LicencesCity = Telling & { sql: Sql; config: Config; vault: Vault; content: Content }

export type HolderKind = 'person' | 'firm'
/** `id` is an identity number or a credit code. */
export type Holder = { kind: HolderKind; id: string; name: string }

/** National status codes of licences (standards-cn §4.3). */
export const STATUS_WORDS = {
  '01': '有效',
  '02': '暂扣',
  '03': '撤销',
  '04': '注销',
  '05': '失效',
  '06': '办理转出',
  '07': '吊销',
  '99': '其他',
} as const
export type LicenceStatus = keyof typeof STATUS_WORDS

/** How an authority ends a licence for good, or for a time (暂扣). */
export const ENDINGS = { 暂扣: '02', 撤销: '03', 注销: '04', 吊销: '07' } as const
export type Ending = keyof typeof ENDINGS

export type Licence = {
  id: string
  /** the keyed digest under which the holder's licences lie */
  holderKey: string
  type: string
  number: string
  /** 电子证照标识: 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check> */
  mark: string
  version: number
  /** what the code on its face opens: /verify/<code> */
  code: string
  status: LicenceStatus
  holder: Holder
  fields: Record<string, Json>
  validFrom: string
  validTo: string | null
  issuedBy: string
  region: string
  issuedAt: Date
  root: string
  caseId: string | null
  before: string | null
  endedAt: Date | null
  endedBecause: string | null
}

/** What people read on a day: a licence whose time has run out is 已过期 although nobody ended it. */
export function statusWord(licence: Pick<Licence, 'status' | 'validTo' | 'validFrom'>, day: string): string {
  if (licence.status !== '01') return licence.status === '05' ? '已被新版本替换' : `已${STATUS_WORDS[licence.status]}`
  if (licence.validTo !== null && licence.validTo < day) return '已过期'
  return licence.validFrom > day ? '尚未生效' : '有效'
}

/** The same for a face: the national code of the state as it is on that day (one whose time ran out counts as 05 失效) and its word. */
export function statusOn(
  licence: Pick<Licence, 'status' | 'validTo' | 'validFrom'>,
  day: string,
): { code: LicenceStatus; name: string } {
  const isOver = licence.status === '01' && licence.validTo !== null && licence.validTo < day
  const code = isOver ? '05' : licence.status === '01' && licence.validFrom > day ? '99' : licence.status
  return { code, name: statusWord(licence, day) }
}

export function isGood(licence: Pick<Licence, 'status' | 'validTo' | 'validFrom'>, day: string): boolean {
  return licence.status === '01' && licence.validFrom <= day && (licence.validTo === null || licence.validTo >= day)
}
