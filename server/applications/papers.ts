// SPDX-License-Identifier: Apache-2.0

import type { FastifyReply } from 'fastify'
import { type Case, dueInstant, findCase, findDossier, type HistoryEntry, historyOf, matterOf } from '../cases/index.ts'
import { sendFile } from '../files/index.ts'
import { departmentOf } from '../items/index.ts'

import { dayOf, Refusal, type Tx } from '../kernel/index.ts'
import { issuedOf } from '../licences/index.ts'
import type { Job, StoredFact, Subscriber } from '../outbox/index.ts'

import { type PaperData, type PaperFrame, type PaperKind, renderPaper } from '../papers/index.ts'
import { askSeals, byThePlatform, type Sealing, sealedBy, sealNow, sealOnce, sealOrWait } from '../seals/index.ts'
import type { City } from './needs.ts'
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
  if (paper.kind === 'receipt') {
    const content = await renderPaper(
      'receipt',
      (await dataOf(city, subject, entry, 'receipt')) as never,
      frameOf(city, subject, entry),
    )
    return sendFile(reply, { name: nameOf(paper, subject), type: 'pdf', bytes: content.length, content }, 'inline')
  }
  const sealed = await sealOnce(city, await sealingOf(city, subject, entry, paper))
  return sendFile(reply, { ...sealed.file, content: sealed.stream() }, 'inline')
}

type Paper = { kind: string; name: string }
const nameOf = (paper: Paper, subject: Case): string => `${paper.name}-${subject.number}.pdf`

/** A notice under the seal of its department: drawn and sealed once, and caused by whoever did what it tells of. */
async function sealingOf(city: City, subject: Case, entry: HistoryEntry, paper: Paper): Promise<Sealing> {
  const kind = paper.kind as PaperKind
  const data = (await dataOf(city, subject, entry, kind)) as never
  const frame = frameOf(city, subject, entry)
  return {
    document: { kind: 'paper', id: entry.id },
    department: subject.department,
    name: nameOf(paper, subject),
    purpose: `${paper.name} ${subject.number}`,
    by: sealedBy({ kind: entry.actorKind, id: entry.actor, name: entry.actorName }),
    facts: { title: paper.name, number: subject.number, item: subject.itemName },
    draw: (seal) => renderPaper(kind, data, { ...frame, seal }),
  }
}

const JOB = 'applications.seal'

/** A decision is made; its paper is sealed by a worker, whether anybody opens it or not. */
export const sealingSubscriber: Subscriber<City> = {
  name: 'applications.sealing',
  facts: ['caseDecided'],
  receive: (city, tx, fact) => askForSeals(city, tx, [fact]),
  receiveAll: askForSeals,
}

async function askForSeals(city: City, tx: Tx, facts: StoredFact[]): Promise<void> {
  const paper = paperOf.decided
  if (!paper) return
  const asked: Parameters<typeof askSeals>[3] = []
  for (const { root, payload } of facts) {
    const caseId = String(payload.caseId)
    const { entry, by } = payload.entry === undefined ? await decisionOf(tx, root, caseId) : (payload as Decision)
    asked.push({
      document: entry,
      department: String(payload.department),
      what: `${paper.name} ${String(payload.number)}`,
      payload: { root, caseId, entry },
      by: by === null ? byThePlatform : sealedBy({ kind: 'officer', ...by }),
    })
  }
  await askSeals(city, tx, JOB, asked)
}

type Decision = { entry: string; by: { id: string; name: string } | null }

/** Of a fact that a server told which did not name the decision yet. */
async function decisionOf(tx: Tx, root: string, caseId: string): Promise<Decision> {
  const found = (await historyOf(tx, root, [caseId])).find(({ act }) => act === 'decided')
  if (!found) throw new Error(`the decision of ${caseId} is not there to be sealed`)
  return { entry: found.id, by: found.actorKind === 'officer' ? { id: found.actor, name: found.actorName } : null }
}

export const sealPaperJob: Job<City> = {
  name: JOB,
  async run(city, { root, caseId, entry: id }) {
    const subject = await findCase(city.sql, String(root), String(caseId))
    const entry = (await historyOf(city.sql, String(root), [String(caseId)])).find((one) => one.id === id)
    const paper = entry && paperOf[entry.act]
    if (!subject || !entry || !paper) throw new Error(`the decision ${String(id)} is not there to be sealed`)
    await sealOrWait(city, entry.id, async () => sealNow(city, await sealingOf(city, subject, entry, paper)))
  },
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
  const matter = await matterOf(city, subject)
  const { limits, type } = matter
  const due = dueView(city, subject, matter)
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
    case 'decision': {
      const issued = issuedOf(subject).at(-1)
      return {
        granted: detail.decision === 'granted',
        matter: typeNames[type ?? ''] ?? '申请事项',
        acceptedOn,
        reasons: text(detail.ground) ? [{ text: text(detail.ground) }] : [],
        automatic: detail.automatic === true,
        ...(text(detail.opinion) ? { opinion: text(detail.opinion) } : {}),
        ...(issued ? { result: { name: issued.licenceName, number: issued.licenceNumber } } : {}),
      }
    }
    default:
      throw new Refusal('NOT_FOUND')
  }
}
