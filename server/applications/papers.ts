// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply } from 'fastify'
import { type Case, dueInstant, findDossier, type HistoryEntry, historyOf, matterOf } from '../cases/index.ts'
import type { City } from '../city.ts'
import { sendFile } from '../files/index.ts'
import { departmentOf } from '../items/index.ts'
import { dayOf, Refusal } from '../kernel/index.ts'
import { sealOnce } from '../licences/index.ts'
import { type PaperData, type PaperFrame, type PaperKind, renderPaper } from '../papers/index.ts'
import { lastDay } from './promise.ts'
import { paperOf } from './timeline.ts'
import { dueView } from './tracking.ts'

const typeNames: Record<string, string> = {
  '01': '行政许可',
  '05': '行政给付',
  '07': '行政确认',
  '08': '行政奖励',
  '20': '公共服务',
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * A paper (文书) that an act gave. A receipt is drawn from the case's history each
 * time; a notice with a seal is drawn, stamped and signed at the first reading and
 * kept: a due date that moves later does not change a notice already given.
 */
export async function renderCasePaper(city: City, cases: Case[], historyId: string, reply: FastifyReply): Promise<FastifyReply> {
  const [first] = cases
  if (!first) throw new Refusal('NOT_FOUND')
  const history = await historyOf(
    city.sql,
    first.root,
    cases.map((one) => one.id),
  )
  const entry = history.find((one) => one.id === historyId)
  const subject = cases.find((one) => one.id === entry?.caseId)
  const paper = entry && paperOf[entry.act]
  if (!entry || !subject || !paper) throw new Refusal('NOT_FOUND')
  const kind = paper.kind as PaperKind
  const data = (await dataOf(city, subject, entry, kind)) as never
  const frame = frameOf(city, subject, entry)
  const name = `${paper.name}-${subject.number}.pdf`
  if (kind === 'receipt') {
    const content = await renderPaper(kind, data, frame)
    return sendFile(reply, { name, type: 'pdf', bytes: content.length, content }, 'inline')
  }
  const sealed = await sealOnce(city, {
    document: { kind: 'paper', id: entry.id },
    department: subject.department,
    name,
    purpose: `${paper.name} ${subject.number}`,
    by: 'system',
    facts: { title: paper.name, number: subject.number, item: subject.itemName },
    draw: (seal) => renderPaper(kind, data, { ...frame, seal }),
  })
  return sendFile(reply, { ...sealed.file, content: sealed.stream() }, 'inline')
}

function frameOf(city: City, subject: Case, entry: HistoryEntry): PaperFrame {
  const department = departmentOf(city, subject.department)
  return {
    caseNumber: subject.number,
    item: subject.itemName,
    applicant: { name: subject.applicantName, ...(subject.applicantKind === 'firm' ? { number: subject.applicantId } : {}) },
    department: { name: department.name, phone: department.phone },
    seal: null,
    date: dayOf(entry.at),
    at: entry.at,
    queryUrl: `${city.config.publicUrl}/track?number=${subject.shortNumber}`,
    simulated: city.config.demo,
    city: city.content.city,
  }
}

async function dataOf(city: City, subject: Case, entry: HistoryEntry, kind: PaperKind): Promise<PaperData[PaperKind]> {
  const { detail } = entry
  const submittedOn = dayOf(subject.submittedAt)
  const acceptedOn = subject.acceptedAt ? dayOf(subject.acceptedAt) : submittedOn
  const { limits, type } = await matterOf(city, subject)
  const due = dueView(city, subject)
  switch (kind) {
    case 'receipt': {
      const dossier = await findDossier(city.sql, subject.root, subject.id)
      const materials = Object.values(dossier?.evidence ?? {}).map((evidence) => ({
        name: evidence.name,
        source: evidence.label,
      }))
      const { tell } = subject.clocks
      // as it was said on the day of receipt: what was paused later does not change a receipt
      const told = tell ? dueInstant(city.content.calendar, { ...tell, suspensions: [] }) : null
      const { promised } = limits
      return {
        receivedOn: submittedOn,
        materials,
        ...(told ? { answerBy: lastDay(told) } : {}),
        ...(promised ? { promised } : {}),
      }
    }
    case 'acceptance':
      return {
        submittedOn,
        acceptedOn,
        statutory: limits.statutory ?? '',
        promised: text(detail.promised) || (limits.promised ?? ''),
        dueOn: due?.on ?? acceptedOn,
        explained: due?.explained ?? [],
        ...(detail.deemed === true
          ? { byLaw: '《中华人民共和国行政许可法》第三十二条：逾期不告知的，自收到申请材料之日起即为受理' }
          : {}),
      }
    case 'supplement':
      return {
        submittedOn,
        points: (subject.supplement?.points ?? []).map((point) => ({ text: point.text })),
        answerBy: text(detail.answerBy),
      }
    case 'refusal':
      return {
        submittedOn,
        reasons: [{ text: text(detail.ground) || '不符合受理条件' }],
        ...(text(detail.opinion) ? { opinion: text(detail.opinion) } : {}),
      }
    case 'suspension':
      return {
        acceptedOn,
        procedure: text(detail.kind),
        reason: text(detail.reason),
        from: dayOf(entry.at),
        ...(text(detail.expected) ? { expectedUntil: text(detail.expected) } : {}),
        ...(text(detail.law) ? { law: text(detail.law) } : {}),
      }
    case 'extension':
      return {
        acceptedOn,
        dueBefore: text(detail.before),
        dueNow: due?.on ?? '',
        reason: text(detail.reason),
        ...(text(detail.law) ? { law: text(detail.law) } : {}),
      }
    case 'decision':
      return {
        granted: detail.decision === 'granted',
        matter: typeNames[type ?? ''] ?? '申请事项',
        acceptedOn,
        reasons: text(detail.ground) ? [{ text: text(detail.ground) }] : [],
        automatic: detail.automatic === true,
        ...(text(detail.opinion) ? { opinion: text(detail.opinion) } : {}),
        ...(text(subject.result?.licenceName)
          ? { result: { name: text(subject.result?.licenceName), number: text(subject.result?.licenceNumber) } }
          : {}),
      }
    default:
      throw new Refusal('NOT_FOUND')
  }
}
