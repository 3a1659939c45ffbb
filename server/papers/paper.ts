// SPDX-License-Identifier: Apache-2.0

/** What every paper carries. Days are YYYY-MM-DD; names are shown as given, so mask them before when they should be masked. */
export type PaperFrame = {
  /** 发文字号, for example 云市监受〔2026〕12号; the case number stands for it when there is none */
  documentNumber?: string
  caseNumber: string
  /** 事项名称 */
  item: string
  applicant: { name: string; number?: string }
  department: { name: string; phone?: string }
  /** null where the paper is not sealed (a receipt printed at a counter) */
  seal: { name: string; number?: string } | null
  date: string
  at: Date
  /** what the code at the foot opens: progress of the case */
  queryUrl?: string
  /** what stands beside that code, where it opens something else */
  foot?: string
  /** says so at the foot, in the demonstration city */
  simulated: boolean
  city: string
}

export type ListedMaterial = { name: string; form?: string; source?: string; count?: number }
export type Reason = { text: string; law?: string }

export type PaperData = {
  /** 收件凭证 */
  receipt: { receivedOn: string; materials: ListedMaterial[]; by?: string; answerBy?: string; promised?: string }
  /** 受理通知书 */
  acceptance: {
    submittedOn: string
    acceptedOn: string
    statutory: string
    promised: string
    dueOn: string
    explained?: string[]
    byLaw?: string
  }
  /** 补正材料告知书 */
  supplement: { submittedOn: string; points: { text: string; material?: string; law?: string }[]; answerBy: string }
  /** 不予受理通知书 */
  refusal: { submittedOn: string; reasons: Reason[]; opinion?: string; higher?: string; court?: string }
  /** 特别程序告知书 */
  suspension: { acceptedOn: string; procedure: string; reason: string; law?: string; from: string; expectedUntil?: string }
  /** 延期通知书 */
  extension: { acceptedOn: string; dueBefore: string; dueNow: string; reason: string; law?: string; approvedBy?: string }
  /** 准予 / 不予 决定书 */
  decision: {
    granted: boolean
    /** 事项类型: 行政许可, 行政给付, 行政确认 … */
    matter: string
    acceptedOn: string
    reasons: Reason[]
    opinion?: string
    /** what is issued: 《食品经营许可证》 JY1… */
    result?: { name: string; number?: string; validity?: string }
    /** decided by published rules without a person: said so, with how to ask for a person */
    automatic?: boolean
    higher?: string
    court?: string
  }
  /** 终止办理告知书 (withdrawn by the applicant, or not answered in time) */
  ending: { because: string; submittedOn: string; endedOn: string; law?: string }
  /** 送达回证 */
  delivery: {
    documents: { name: string; number?: string }[]
    method: string
    receiver: string
    deliveredAt: string
    deliveredBy?: string
  }
  /** 告知承诺书, or 申请书 where nothing is promised: what the applicant declares, what the authority tells, what is promised, and what is signed for */
  commitment: {
    declared?: [string, string][]
    materials?: string[]
    told: string[]
    promised: string[]
    consequences: string[]
    within?: string
    agreedAt?: string
    /** how it is signed: 电子印章 of a firm or 电子签名 of a person, and the digest of what is signed for */
    signed?: { how: string; content: string }
  }
}

export type PaperKind = keyof PaperData

export const PAPER_NAMES: Record<PaperKind, string> = {
  receipt: '收件凭证',
  acceptance: '受理通知书',
  supplement: '补正材料告知书',
  refusal: '不予受理通知书',
  suspension: '特别程序告知书',
  extension: '延期通知书',
  decision: '决定书',
  ending: '终止办理告知书',
  delivery: '送达回证',
  commitment: '告知承诺书',
}

/** A piece of a paper, before it is drawn. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'points'; points: string[] }
  | { kind: 'facts'; facts: [string, string][] }
  | { kind: 'table'; head: string[]; widths: number[]; rows: string[][] }

export type Composed = {
  title: string
  head: 'red' | 'black'
  salutation: string | null
  blocks: Block[]
  signed: 'department' | 'applicant'
}
