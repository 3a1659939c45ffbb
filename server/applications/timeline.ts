// SPDX-License-Identifier: Apache-2.0
import { saidNumbers } from '@chengshu/engine'
import { type Case, type HistoryEntry, kindOf } from '../cases/index.ts'
import { namesInEnglish } from '../items/index.ts'
import { localIso } from '../kernel/index.ts'
import type { City } from './needs.ts'
import { paperInEnglish, type Say, sentencesInEnglish } from './timeline-english.ts'

export type TimelineEntry = {
  id: string
  at: string
  act: string
  what: string
  who: string | null
  detail: string | null
  documents: { name: string; url: string; nameEn: string }[]
  en: { what: string; who: string | null; detail: string | null }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): string => (Array.isArray(value) ? value.join('；') : '')

/** Which paper (文书) an act gives the applicant. */
export const paperOf: Record<string, { kind: string; name: string }> = {
  submitted: { kind: 'receipt', name: '收件凭证' },
  accepted: { kind: 'acceptance', name: '受理通知书' },
  supplementAsked: { kind: 'supplement', name: '补正材料告知书' },
  refused: { kind: 'refusal', name: '不予受理通知书' },
  suspended: { kind: 'suspension', name: '特别程序告知书' },
  extended: { kind: 'extension', name: '延期通知书' },
  decided: { kind: 'decision', name: '决定书' },
}

type Sentence = (detail: Record<string, unknown>, who: string) => { what: string; detail?: string }

export const sentences: Record<string, Sentence> = {
  submitted: (d) => ({ what: d.channel === 'counter' ? '窗口收件' : '已提交申请' }),
  accepted: (d) => ({
    what: d.deemed === true ? '逾期未告知补正，自收到之日起视为受理' : '已受理',
    detail: d.promised ? `承诺 ${text(d.promised)}办结` : '',
  }),
  acceptedBySilence: () => ({ what: '五个工作日内没有告知补正，依法视为受理' }),
  taskDone: (d, who) => ({ what: `${who}${text(d.name)}：${text(d.outcomeName)}`, detail: text(d.opinion) || text(d.ground) }),
  timerFired: (d, who) => ({ what: text(d.task) ? `${who}${text(d.task)}：${text(d.name)}` : text(d.name) || '约定的时间已到' }),
  supplementAsked: (d) => ({ what: '需要您补正', detail: list(d.points) }),
  supplementSaved: (d) => ({ what: '补正内容已保存', detail: `还差 ${String(d.left)} 项` }),
  supplementAnswered: () => ({ what: '补正材料已收到，继续办理' }),
  supplementLapsed: () => ({ what: '逾期没有补正，办件结束' }),
  suspended: (d) => ({ what: `进入特别程序：${text(d.kind)}`, detail: text(d.reason) }),
  suspensionLapsed: () => ({ what: '特别程序的时间已到，恢复计时' }),
  resumed: () => ({ what: '特别程序结束，恢复计时' }),
  extended: (d) => ({ what: `延期 ${text(d.amount)}`, detail: text(d.reason) }),
  dueMoved: () => ({ what: '节假日安排有调整，到期日已重新计算' }),
  decided: (d) => ({
    what: d.decision === 'granted' ? (d.automatic === true ? '系统按公布的规则核准' : '准予') : '不予批准',
    detail: text(d.ground) || text(d.opinion),
  }),
  decidedByRule: () => ({ what: '按公布的规则自动判断' }),
  licenceIssued: (d) => ({ what: `已发${text(d.licenceName)}`, detail: text(d.licenceNumber) }),
  licenceEnded: (d) => ({ what: `证照已${text(d.kind)}`, detail: text(d.number) }),
  feeBilled: (d) => ({ what: `待缴费 ¥${Number(d.amount).toFixed(2)}`, detail: text(d.name) }),
  feePaid: (d) => ({ what: `已缴费 ¥${Number(d.amount).toFixed(2)}（模拟）` }),
  feeReturned: (d) => ({ what: `¥${Number(d.amount).toFixed(2)} 将原路退回（模拟）`, detail: text(d.reason) || '多缴的款项' }),
  deliveryBooked: (d) => ({
    what: '已交寄（模拟快递）',
    detail: [list(d.contents), text(d.waybill)].filter(Boolean).join(' · '),
  }),
  heldForWhole: () => ({ what: '已办好，等其他几件一起给您' }),
  handedTogether: (d) => ({ what: `${String(d.count)} 件结果一起给您`, detail: list(d.names) }),
  readyToCollect: () => ({ what: '结果已到窗口，请来领取' }),
  deliveryFailed: (d) => ({
    what: `快递${text(d.why)}，没有送达`,
    detail: [list(d.contents), text(d.waybill)].filter(Boolean).join(' · '),
  }),
  parcelWish: (d) => ({ what: d.choice === 'pickup' ? '您选择到大厅领取' : '您选择重新寄' }),
  delivered: (d) => ({ what: text(d.how) || '已送达' }),
  // what happened is that she was told; the check itself is to come
  commitmentBegun: (d) => ({ what: '已告知您承诺的期限', detail: `${text(d.name)}，${text(d.dueOn)} 24:00 前` }),
  commitmentLapsed: (d) => ({ what: `${text(d.name)}：到期没有补交` }),
  commitmentSupplied: (d) => ({ what: `已补交：${text(d.name)}` }),
  commitmentSettled: (d) => ({ what: `${text(d.name)}：已了结` }),
  decisionRevoked: (d) => ({ what: d.wasGranted === true ? '原决定已撤销' : '办理已终止', detail: text(d.reason) }),
  closed: () => ({ what: '已办结' }),
  refused: (d) => ({ what: '不予受理', detail: text(d.ground) }),
  withdrawn: (d) => ({ what: '已撤回申请', detail: text(d.reason) }),
  terminated: (d) => ({ what: '办件终止', detail: text(d.reason) }),
  partBegun: (d) => ({ what: `开始办理“${text(d.name)}”`, detail: text(d.number) }),
  partEnded: (d) => ({
    what: `“${text(d.name)}”${d.decision === 'granted' ? '已办好' : d.decision === 'denied' ? '未获批准' : '已结束'}`,
  }),
  parked: () => ({ what: '系统需要人工处理，工作人员会继续，您不用重新提交' }),
  retried: () => ({ what: '故障已处理，继续办理' }),
}

/** The history of a case in the applicant's words; what concerns only officers (claims, reassignments) is left out. */
export function timelineOf(city: City, history: HistoryEntry[], subject: Pick<Case, 'id' | 'number' | 'kind'>): TimelineEntry[] {
  const kind = kindOf(city, subject.kind)
  const names = namesInEnglish(city)
  const inEnglish: Say = (name) => names.get(name) ?? name
  return history
    .filter((entry) => entry.caseId === subject.id)
    .flatMap((entry) => {
      const who = departmentOfEntry(city, entry)
      const own = kind?.says?.(city, entry, 'applicant')
      const said = own ?? sentences[entry.act]?.(entry.detail, who)
      if (!said) return []
      const paper = paperOf[entry.act]
      // what a kind says in its own words has not more in English than in Chinese
      const english = own
        ? { ...own, what: own.en ?? own.what }
        : (sentencesInEnglish[entry.act]?.(entry.detail, inEnglish(who), inEnglish) ?? said)
      return [
        {
          id: entry.id,
          at: localIso(entry.at),
          act: entry.act,
          // a case has one number for people
          what: saidNumbers(said.what),
          who: who || null,
          detail: saidNumbers(said.detail ?? '') || null,
          documents: paper
            ? [
                {
                  name: paper.name,
                  nameEn: paperInEnglish(paper.kind, paper.name),
                  url: `/api/me/papers/${entry.id}?number=${subject.number}`,
                },
              ]
            : [],
          en: {
            what: saidNumbers(english.what),
            who: inEnglish(who) || null,
            detail: saidNumbers(english.detail ?? '') || null,
          },
        },
      ]
    })
}

function departmentOfEntry(city: City, entry: HistoryEntry): string {
  const code = text(entry.detail.department)
  return [...city.content.departments.values()].find((one) => one.code === code)?.short ?? ''
}
