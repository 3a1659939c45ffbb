// SPDX-License-Identifier: Apache-2.0
import { dayInWords } from '../print/index.ts'
import type { Block, Composed, PaperData, PaperFrame, PaperKind, Reason } from './paper.ts'

const LICENSING_LAW = '《中华人民共和国行政许可法》'
const text = (words: string): Block => ({ kind: 'text', text: words })

type Composer<K extends PaperKind> = (
  data: PaperData[K],
  frame: PaperFrame,
) => Partial<Composed> & { title: string; blocks: Block[] }

const applied = (frame: PaperFrame, on: string): string =>
  `您（单位）于${dayInWords(on)}提出的“${frame.item}”申请（办件编号 ${frame.caseNumber}）`

function because(reasons: Reason[]): Block {
  return { kind: 'points', points: reasons.map((reason) => (reason.law ? `${reason.text}（依据：${reason.law}）` : reason.text)) }
}

/** 行政复议法 art. 20 (60 days) and 行政诉讼法 art. 46 (six months). */
function remedy(frame: PaperFrame, at: { higher?: string; court?: string }): Block {
  const higher = at.higher ?? `${frame.city}人民政府`
  const court = at.court ?? '有管辖权的人民法院'
  return text(`如对本决定不服，可以自收到之日起六十日内向${higher}申请行政复议，或者自收到之日起六个月内向${court}提起行政诉讼。`)
}

const receipt: Composer<'receipt'> = (data, frame) => ({
  title: '收件凭证',
  head: 'black',
  blocks: [
    text(`${dayInWords(data.receivedOn)}收到您（单位）办理“${frame.item}”的下列材料。`),
    {
      kind: 'facts',
      facts: [
        ['办件编号', frame.caseNumber],
        ['申请人', frame.applicant.name],
        ...(data.by ? ([['收件人', data.by]] as [string, string][]) : []),
      ],
    },
    {
      kind: 'table',
      head: ['序号', '材料名称', '形式', '来源', '份数'],
      widths: [0.1, 0.44, 0.14, 0.2, 0.12],
      rows: data.materials.map((one, at) => [
        String(at + 1),
        one.name,
        one.form ?? '电子',
        one.source ?? '申请人提交',
        String(one.count ?? 1),
      ]),
    },
    text(
      `本凭证表示材料已经收到，不表示申请已经受理。是否受理${data.answerBy ? `最迟于${dayInWords(data.answerBy)}` : '在五个工作日内'}告知您；逾期没有告知的，自收到材料之日起即为受理（${LICENSING_LAW}第三十二条）。${data.promised ? `受理后${data.promised}内办结，最迟办结日写在受理通知书上。` : ''}`,
    ),
  ],
})

const acceptance: Composer<'acceptance'> = (data, frame) => ({
  title: '受理通知书',
  blocks: [
    text(
      `${applied(frame, data.submittedOn)}收悉。经审查，申请材料齐全，符合法定形式，依据${data.byLaw ?? `${LICENSING_LAW}第三十二条`}，决定自${dayInWords(data.acceptedOn)}起受理。`,
    ),
    {
      kind: 'facts',
      facts: [
        ['法定时限', data.statutory],
        ['承诺时限', data.promised],
        ['最迟办结日', dayInWords(data.dueOn)],
        ...(data.explained?.length ? ([['怎样算的', data.explained.join('；')]] as [string, string][]) : []),
      ],
    },
    text(
      '依法需要听证、检验、检测、检疫、鉴定、专家评审等的，所需时间不计算在上述期限内，届时另行书面告知。办理进度可扫描下方二维码查询。',
    ),
  ],
})

const supplement: Composer<'supplement'> = (data, frame) => ({
  title: '补正材料告知书',
  blocks: [
    text(`${applied(frame, data.submittedOn)}收悉。经审查，还需要补充或改正下列内容，现一次性告知：`),
    {
      kind: 'points',
      points: data.points.map((point) =>
        [point.material ? `${point.material}：` : '', point.text, point.law ? `（依据：${point.law}）` : ''].join(''),
      ),
    },
    text(
      `请于${dayInWords(data.answerBy)} 24:00 前，在网上办件页面或任一政务服务大厅补齐。补正期间不计入办理期限；已经提交的其他材料继续有效，不用重交。`,
    ),
    text(
      `依据${LICENSING_LAW}第三十二条，本次已经告知全部需要补正的内容，同一原因不会再次要求您补正。逾期没有补正的，本次办理终止，您可以随时重新申请。`,
    ),
  ],
})

const refusal: Composer<'refusal'> = (data, frame) => ({
  title: '不予受理通知书',
  blocks: [
    text(`${applied(frame, data.submittedOn)}收悉。经审查，因下列原因，依据${LICENSING_LAW}第三十二条，决定不予受理：`),
    because(data.reasons),
    ...(data.opinion ? [text(data.opinion)] : []),
    remedy(frame, data),
  ],
})

const suspension: Composer<'suspension'> = (data, frame) => ({
  title: '特别程序告知书',
  blocks: [
    text(
      `您（单位）的“${frame.item}”申请（办件编号 ${frame.caseNumber}）已于${dayInWords(data.acceptedOn)}受理。办理中依法需要进行${data.procedure}：${data.reason}`,
    ),
    {
      kind: 'facts',
      facts: [
        ['程序', data.procedure],
        ['开始日期', dayInWords(data.from)],
        ...(data.expectedUntil ? ([['预计结束', dayInWords(data.expectedUntil)]] as [string, string][]) : []),
      ],
    },
    text(
      `依据${data.law ?? `${LICENSING_LAW}第四十五条`}，上述所需时间不计算在办理期限内。程序结束后继续计时，新的最迟办结日会告知您。`,
    ),
  ],
})

const extension: Composer<'extension'> = (data, frame) => ({
  title: '延期通知书',
  blocks: [
    text(
      `您（单位）的“${frame.item}”申请（办件编号 ${frame.caseNumber}）已于${dayInWords(data.acceptedOn)}受理，原定最迟于${dayInWords(data.dueBefore)}办结。因${data.reason}，不能在该期限内作出决定。`,
    ),
    text(
      `依据${data.law ?? `${LICENSING_LAW}第四十二条`}，${data.approvedBy ? `经${data.approvedBy}批准，` : '经本机关负责人批准，'}办理期限延长，最迟于${dayInWords(data.dueNow)}作出决定。给您带来不便，请谅解。`,
    ),
  ],
})

const decision: Composer<'decision'> = (data, frame) => {
  const verb = data.granted ? '准予' : '不予'
  const result = data.result
  const issued =
    result &&
    `《${result.name}》${result.number ? `（编号 ${result.number}）` : ''}${result.validity ? `，有效期${result.validity}` : ''}`
  return {
    title: `${verb}${data.matter}决定书`,
    blocks: [
      text(
        `您（单位）的“${frame.item}”申请（办件编号 ${frame.caseNumber}）已于${dayInWords(data.acceptedOn)}受理。经审查，${data.granted ? '符合法定条件、标准，' : '因下列原因，'}依据${data.matter === '行政许可' ? `${LICENSING_LAW}第三十八条` : '有关规定'}，决定${verb}${data.matter}。${data.granted ? '理由和依据如下：' : ''}`,
      ),
      because(data.reasons),
      ...(data.opinion ? [text(data.opinion)] : []),
      ...(data.granted && issued
        ? [text(`据此制发${issued}。电子证照与纸质证照具有同等效力，可在“我的证照”中查看、出示。`)]
        : []),
      ...(data.automatic
        ? [text('本决定由公开发布的规则根据共享数据自动作出。您对所用数据或结果有疑问的，可以在办件页面提出，由工作人员复核。')]
        : []),
      ...(data.granted ? [] : [remedy(frame, data)]),
    ],
  }
}

const ending: Composer<'ending'> = (data, frame) => ({
  title: '终止办理告知书',
  blocks: [
    text(
      `${applied(frame, data.submittedOn)}，因${data.because}，已于${dayInWords(data.endedOn)}终止办理${data.law ? `（依据：${data.law}）` : ''}。`,
    ),
    text('终止办理不影响您再次申请。已经提交的材料在您的账户中保留，再次申请时可以直接使用。'),
  ],
})

const delivery: Composer<'delivery'> = (data, frame) => ({
  title: '送达回证',
  head: 'black',
  salutation: null,
  blocks: [
    {
      kind: 'facts',
      facts: [
        ['办件编号', frame.caseNumber],
        ['事项名称', frame.item],
        ['受送达人', frame.applicant.name],
        ['送达方式', data.method],
        ['送达时间', data.deliveredAt],
        ['收件人', data.receiver],
        ...(data.deliveredBy ? ([['送达人', data.deliveredBy]] as [string, string][]) : []),
      ],
    },
    {
      kind: 'table',
      head: ['序号', '送达文书、证件', '编号'],
      widths: [0.12, 0.5, 0.38],
      rows: data.documents.map((one, at) => [String(at + 1), one.name, one.number ?? '——']),
    },
  ],
})

const ORDINALS = ['一', '二', '三', '四', '五']

/** Parts with a numbered heading each; what is empty is left out. */
function numbered(parts: [string, Block[]][]): Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], at): Block[] => [{ kind: 'heading', text: `${ORDINALS[at] ?? at + 1}、${title}` }, ...blocks])
}

const points = (list: string[] | undefined): Block[] => (list?.length ? [{ kind: 'points', points: list }] : [])

const commitment: Composer<'commitment'> = (data, frame) => ({
  title: data.promised.length > 0 ? '告知承诺书' : '申请书',
  head: 'black',
  salutation: null,
  signed: 'applicant',
  blocks: [
    {
      kind: 'facts',
      facts: [
        ['事项名称', frame.item],
        ...(frame.documentNumber ? [] : ([['办件编号', frame.caseNumber]] as [string, string][])),
        ['申请人', [frame.applicant.name, frame.applicant.number].filter(Boolean).join('　')],
      ],
    },
    ...numbered([
      ['申请内容', data.declared?.length ? [{ kind: 'facts', facts: data.declared }] : []],
      ['提交的材料', points(data.materials)],
      ['行政机关告知', points(data.told)],
      ['申请人承诺', [...points(data.promised), ...(data.within ? [text(`承诺事项将在${data.within}内核查。`)] : [])]],
      ['违反承诺的后果', points(data.consequences)],
    ]),
    ...(data.agreedAt ? [text(`申请人已于${data.agreedAt}经实名登录确认上述内容。`)] : []),
    ...(data.signed
      ? [
          text(`本件由${data.signed.how}签署，签名附在文件内，改动任何一处即验证不通过；扫码可以核验。`),
          text(`签署内容摘要（SM3）：${data.signed.content}`),
        ]
      : []),
  ],
})

const composers: { [K in PaperKind]: Composer<K> } = {
  receipt,
  acceptance,
  supplement,
  refusal,
  suspension,
  extension,
  decision,
  ending,
  delivery,
  commitment,
}

/** The words of a paper, before they are drawn. */
export function composePaper<K extends PaperKind>(kind: K, data: PaperData[K], frame: PaperFrame): Composed {
  return { head: 'red', salutation: `${frame.applicant.name}：`, signed: 'department', ...composers[kind](data, frame) }
}
