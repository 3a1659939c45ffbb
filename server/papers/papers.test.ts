// SPDX-License-Identifier: Apache-2.0
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { composePaper } from './compose-paper.ts'
import { type PaperData, type PaperFrame, type PaperKind, renderPaper } from './index.ts'
import { type Composed, PAPER_NAMES } from './paper.ts'

const frame: PaperFrame = {
  documentNumber: '云市监受〔2026〕17号',
  caseNumber: '99010202520261120000017',
  item: '食品经营许可核发',
  applicant: { name: '云州市晓梅餐饮有限公司', number: '91990102MA0C00016W' },
  department: { name: '云州市市场监督管理局', phone: '10009000025' },
  seal: { name: '云州市市场监督管理局', number: '9901001234567' },
  date: '2026-11-20',
  at: new Date('2026-11-20T01:00:00Z'),
  queryUrl: 'http://127.0.0.1:8080/track/99010202520261120000017',
  simulated: true,
  city: '云州市',
}

const refused = {
  submittedOn: '2026-11-20',
  reasons: [{ text: '不属于本机关职权范围', law: '《中华人民共和国行政许可法》第三十二条' }],
}
const samples: PaperData = {
  receipt: { receivedOn: '2026-11-20', materials: [{ name: '营业执照', source: '电子证照库' }, { name: '平面布局图' }] },
  acceptance: {
    submittedOn: '2026-11-20',
    acceptedOn: '2026-11-20',
    statutory: '20 工作日',
    promised: '5 工作日',
    dueOn: '2026-11-27',
  },
  supplement: {
    submittedOn: '2026-11-20',
    answerBy: '2026-12-11',
    points: [{ material: '平面布局图', text: '请补画清洗消毒区' }, { text: '联系电话少一位' }],
  },
  refusal: refused,
  suspension: { acceptedOn: '2026-11-20', procedure: '专家评审', reason: '新工艺需要评审', from: '2026-11-23' },
  extension: { acceptedOn: '2026-11-20', dueBefore: '2026-11-27', dueNow: '2026-12-11', reason: '两处场所需要核查' },
  decision: {
    granted: true,
    matter: '行政许可',
    acceptedOn: '2026-11-20',
    reasons: [{ text: '现场核查合格' }],
    result: { name: '食品经营许可证', number: 'JY1' },
  },
  ending: { because: '申请人撤回', submittedOn: '2026-11-20', endedOn: '2026-11-21' },
  delivery: {
    documents: [{ name: '食品经营许可证', number: 'JY1' }],
    method: '窗口领取',
    receiver: '陈晓梅',
    deliveredAt: '2026年11月27日',
  },
  commitment: { told: ['应有与经营相适应的场所'], promised: ['符合条件'], consequences: ['不符的撤销许可'] },
}
const kinds = Object.keys(PAPER_NAMES) as PaperKind[]
const words = ({ title, blocks }: Composed) => title + JSON.stringify(blocks)

describe('what each paper tells the applicant', () => {
  test('each names the matter, its case and, where it decides, the law', () => {
    for (const kind of kinds) {
      const composed = composePaper(kind, samples[kind], frame)
      expect(words(composed), kind).toContain(kind === 'receipt' || kind === 'delivery' ? frame.caseNumber : frame.item)
      if (['acceptance', 'supplement', 'refusal', 'suspension', 'extension', 'decision'].includes(kind))
        expect(words(composed), kind).toContain('《中华人民共和国行政许可法》')
    }
  })

  test('a refusal and a denial tell where and by when to complain; a grant does not', () => {
    const denied = { ...samples.decision, granted: false }
    for (const composed of [composePaper('refusal', refused, frame), composePaper('decision', denied, frame)]) {
      expect(words(composed)).toMatch(/六十日内向云州市人民政府申请行政复议.*六个月内.*提起行政诉讼/)
    }
    expect(words(composePaper('decision', samples.decision, frame))).not.toContain('行政复议')
    expect([composePaper('decision', denied, frame).title, composePaper('decision', samples.decision, frame).title]).toEqual([
      '不予行政许可决定书',
      '准予行政许可决定书',
    ])
  })

  test('a supplement notice lists every point, says it is the only one and until when to answer', () => {
    const said = words(composePaper('supplement', samples.supplement, frame))
    for (const word of ['平面布局图：请补画清洗消毒区', '联系电话少一位', '2026年12月11日', '一次性告知', '不会再次要求'])
      expect(said).toContain(word)
  })

  test('a decision that a rule took says so and how to reach a person', () => {
    expect(words(composePaper('decision', { ...samples.decision, automatic: true }, frame))).toContain('由工作人员复核')
  })

  test('a receipt says that it is not an acceptance', () => {
    expect(words(composePaper('receipt', samples.receipt, frame))).toContain('不表示申请已经受理')
  })
})

describe('the printed page', () => {
  test('every ordinary paper is one page under 62 KB, signature and seal included', async () => {
    for (const kind of kinds) {
      const pdf = await renderPaper(kind, samples[kind], frame)
      const read = await PDFDocument.load(pdf, { updateMetadata: false })
      expect(read.getPageCount(), kind).toBe(1)
      expect(pdf.length, kind).toBeLessThan(62_000)
      expect(read.getTitle()).toContain(frame.documentNumber)
      // what a document before it has set is set the same
      expect((await renderPaper(kind, samples[kind], frame)).equals(pdf), kind).toBe(true)
    }
  })

  test('a paper with many reasons goes on over several pages', async () => {
    const many = {
      ...refused,
      reasons: Array.from({ length: 30 }, (_, at) => ({
        text: `第 ${at + 1} 条：经营场所的布局与申报的平面图不一致，清洗消毒设施未按要求设置。`,
      })),
    }
    const pages = (await PDFDocument.load(await renderPaper('refusal', many, frame))).getPageCount()
    expect(pages).toBeGreaterThan(2)
    expect(pages).toBeLessThan(7)
  })

  test('a paper without a seal, a code or a number of its own still prints', async () => {
    const { documentNumber: _, queryUrl: __, ...bare } = { ...frame, seal: null, simulated: false }
    expect((await PDFDocument.load(await renderPaper('receipt', samples.receipt, bare))).getTitle()).toContain(frame.caseNumber)
  })
})

test('no paper has an empty box in it: a sign that a face lacks is named, wherever it stands', async () => {
  const named = { ...frame, applicant: { name: '赵𪧘' } }
  const missing = { code: 'SIGN_NOT_PRINTABLE', facts: { signs: '𪧘（U+2A9D8）' } }
  await expect(renderPaper('receipt', samples.receipt, named)).rejects.toMatchObject(missing)
  const points = [{ text: '请补正赵𪧘的户口页' }]
  await expect(renderPaper('supplement', { ...samples.supplement, points }, frame)).rejects.toMatchObject(missing)
  await expect(renderPaper('receipt', samples.receipt, { ...frame, item: '核发𪧘' })).rejects.toMatchObject(missing)
})
