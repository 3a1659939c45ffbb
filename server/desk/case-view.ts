// SPDX-License-Identifier: Apache-2.0

import { activeElements, dueOf, parseLimit, remaining, writeLimit } from '@chengshu/engine'
import { dueView, paperOf } from '../applications/index.ts'
import {
  automaticField,
  begunAs,
  type Case,
  childrenOf,
  type Dossier,
  findCase,
  findDossier,
  groundField,
  type HistoryEntry,
  hasEnded,
  historyOf,
  kindOf,
  lightOf,
  type Matter,
  matterOf,
  mayAct,
  mayDo,
  mayRecall,
  nameOfState,
  opinionField,
  outcomesOf,
  reachInCases,
  type Task,
  whoseOf,
} from '../cases/index.ts'
import { commitmentsOf } from '../commitments/index.ts'
import { localIso, Refusal } from '../kernel/index.ts'
import { issuedOf } from '../licences/index.ts'
import { type Officer, officerNames, within } from '../people/index.ts'
import { unprintableIn } from '../print/index.ts'
import { waitingAmong } from '../seals/index.ts'
import { isUnit } from '../units/index.ts'
import { actNames } from './act-names.ts'
import { clockSum } from './clock-sum.ts'
import { departmentName } from './department-name.ts'
import { hiddenFields, traceView, without } from './hidden-fields.ts'
import { isOpen, seenCase } from './may-open.ts'
import type { City } from './needs.ts'
import { noteLook } from './queries.ts'
import { recordLook } from './record-look.ts'

/**
 * A case on one screen, for an officer who takes part in it. Looking at it is a
 * read of personal data: who, whose, and for which case goes on record before
 * the answer leaves.
 */
export async function caseView(city: City, officer: Officer, at: { root: string; id: string }) {
  const { subject, tasks, parts } = await seenCase(city, officer, at)
  const dossier = await findDossier(city.sql, at.root, at.id)
  if (!dossier) throw new Refusal('CASE_NOT_FOUND')
  const now = city.clock.now()
  const matter = await matterOf(city, subject)
  const history = await historyOf(city.sql, at.root, [at.id])
  const hidden = await hiddenFields(city, officer, { subject, tasks, matter, history })
  const values = without(dossier.form, hidden)
  await recordLook(
    city,
    officer,
    { subject, parts },
    {
      others: Object.values(dossier.evidence).flatMap((evidence) => evidence.about ?? []),
      fields: [
        ...Object.keys(values).map((field) => matter.fields.get(field) ?? field),
        ...Object.values(dossier.evidence).map((evidence) => evidence.name),
      ],
    },
  )
  await noteLook(city.sql, officer.id, { root: subject.root, caseId: subject.id }, now)
  const licences = issuedOf(subject)
  const unsealed = await waitingAmong(city.sql, [...history.map((entry) => entry.id), ...licences.map((one) => one.licenceId)])
  const names = await officerNames(
    city.sql,
    tasks.flatMap((task) => [task.assignee, task.endedBy].flatMap((id) => id ?? [])),
  )
  const parent = subject.parent ? await findCase(city.sql, at.root, subject.parent) : undefined
  const children = subject.kind === 'bundle' ? await childrenOf(city.sql, at.root, at.id) : []
  const kind = kindOf(city, subject.kind)
  const panels = await kind?.view?.(city, subject, tasks.filter(isOpen))
  return {
    root: subject.root,
    id: subject.id,
    number: subject.number,
    shortNumber: subject.shortNumber,
    kind: subject.kind,
    version: subject.version,
    state: { code: subject.parked ? 'parked' : subject.state, name: nameOfState(city, subject) },
    item: { id: subject.item, name: subject.itemName, version: subject.itemHash },
    department: { code: subject.department, name: departmentName(city, subject.department) },
    region: city.content.regions.get(subject.region)?.name ?? subject.region,
    channel: subject.channel,
    submittedAt: localIso(subject.submittedAt),
    applicant: {
      called: panels?.opener ?? '申请人',
      kind: subject.applicantKind,
      name: subject.applicantName,
      agent: subject.agent?.name ?? null,
      unprintable: unprintableIn([
        subject.applicantName,
        ...Object.values(values).map((one) => (typeof one === 'string' ? one : null)),
      ]),
      facts: factsOf(dossier),
    },
    form: {
      ...matter.form.form,
      values,
      sources: without(dossier.sources, hidden),
      hidden: Object.keys(dossier.form).filter((field) => hidden.has(field)),
    },
    materials: materialsOf(matter.materials, dossier, subject),
    tasks: tasks.map((task) => ({
      ...taskView(city, task, names, now),
      form: panels?.asks.get(task.id) ?? null,
      mayRecall: isOpen(task) && mayRecall(officer, subject, task),
    })),
    myTasks: tasks.filter((task) => isOpen(task) && mayDo(officer, task, now)).map((task) => task.id),
    clocks: clocksOf(city, subject, matter, now),
    due: dueView(city, subject, matter),
    light: subject.acceptedAt ? lightOf({ ...subject, endedAt: subject.decidedAt ?? subject.closedAt }, now) : null,
    process: {
      bpmn: matter.diagram,
      active: activeElements(matter.process, subject.process),
      done: doneElements(history),
    },
    history: history.map((entry) => historyView(entry, kind?.says?.(city, entry, 'officer'))),
    supplement: subject.supplement
      ? {
          ...subject.supplement,
          points: subject.supplement.points.map((point) => ({ ...point, answered: point.answered === true })),
        }
      : null,
    checklists: (panels?.checklists ?? []).filter(({ field }) => !hidden.has(field)),
    linked: panels?.linked ?? [],
    about: panels?.about ?? null,
    posted: panels?.posted ?? [],
    parent: parent ? { root: parent.root, id: parent.id, number: parent.number, name: parent.itemName } : null,
    children: children.map((child) => ({
      root: child.root,
      id: child.id,
      number: child.number,
      name: child.itemName,
      department: departmentName(city, child.department),
      state: { code: child.state, name: nameOfState(city, child) },
      decision: child.decision,
      light: child.acceptedAt ? lightOf({ ...child, endedAt: child.decidedAt ?? child.closedAt }, now) : null,
    })),
    commitments: subject.kind === 'application' ? await commitmentsOf(city, [subject]) : [],
    decision: subject.decision
      ? {
          code: subject.decision,
          at: subject.decidedAt ? localIso(subject.decidedAt) : null,
          ground: groundField.of(subject) ?? null,
          opinion: opinionField.of(subject) ?? null,
          automatic: automaticField.of(subject) === true,
        }
      : null,
    trace: history.filter((entry) => entry.act === 'decidedByRule').map((entry) => traceView(entry.detail, hidden)),
    papers: history.flatMap((entry) =>
      paperOf[entry.act]
        ? [
            {
              id: entry.id,
              kind: paperOf[entry.act]?.kind ?? '',
              name: paperOf[entry.act]?.name ?? '',
              url: `/api/desk/papers/${subject.root}/${subject.id}/${entry.id}`,
              waits: unsealed.has(entry.id),
            },
          ]
        : [],
    ),
    licences: licences.map((one) => ({ ...one, waits: unsealed.has(one.licenceId) })),
    delivery: subject.delivery,
    may: mayActs(officer, subject, tasks, matter),
    grounds: matter.grounds,
    extension: extensionOf(matter),
    askable: {
      materials: [...matter.materials].map(([id, name]) => ({ id, name })),
      fields: [...matter.fields].map(([id, name]) => ({ id, name })),
    },
    parked: subject.parked,
  }
}

/** What an officer may ask for when she extends, as numbers for the form. */
const extensionOf = ({ extension }: Matter) =>
  extension ? { days: parseLimit(extension.most).amount, law: extension.law } : null

const factTitles: Record<string, string> = {
  name: '姓名或名称',
  idNumber: '公民身份号码',
  creditCode: '统一社会信用代码',
  mobile: '联系电话',
  age: '年龄',
  sex: '性别',
  birthDate: '出生日期',
  address: '住址或住所',
  status: '状态',
  legalPerson: '法定代表人',
  scope: '经营范围',
  agentName: '经办人',
  hardship: '困难认定',
  firmKind: '企业类型',
  foundedOn: '成立日期',
}

function factsOf(dossier: Dossier): { title: string; value: string }[] {
  return Object.entries(factTitles).flatMap(([name, title]) => {
    const value = dossier.applicant[name]
    return value === undefined || value === null || value === '' ? [] : [{ title, value: String(value) }]
  })
}

function materialsOf(names: Map<string, string>, dossier: Dossier, subject: Case) {
  return Object.entries(dossier.evidence).map(([id, evidence]) => ({
    id,
    name: names.get(id) ?? evidence.name,
    source: {
      kind: evidence.source,
      label: evidence.label,
      at: evidence.at,
      basis: evidence.basis,
      number: evidence.number ?? null,
      fields: evidence.fields ?? [],
      trust: evidence.trust,
      doubt: evidence.doubt ?? null,
    },
    hash: evidence.hash ?? null,
    file: evidence.file
      ? { ...evidence.file, url: `/api/desk/cases/${subject.root}/${subject.id}/files/${evidence.file.id}` }
      : null,
  }))
}

function taskView(city: City, task: Task, names: Map<string, string>, now: Date) {
  const dueAt = task.dueAt ? new Date(task.dueAt) : null
  const outcomes = outcomesOf(task)
  return {
    id: task.id,
    element: task.element,
    name: task.name,
    stage: task.stage,
    state: task.state,
    department: task.properties.unitName ?? departmentName(city, task.department),
    assignee: task.assignee ? { id: task.assignee, name: names.get(task.assignee) ?? task.properties.unitName ?? '' } : null,
    openedAt: localIso(new Date(task.openedAt)),
    dueAt: dueAt ? localIso(dueAt) : null,
    light: lightOf({ dueAt, yellowAt: null, endedAt: task.endedAt ? new Date(task.endedAt) : null }, now),
    outcome: task.outcome ? (outcomes.find((one) => one.id === task.outcome)?.name ?? task.outcome) : null,
    outcomes,
    ground: task.ground,
    opinion: task.opinion,
    completedBy: whoDid(task, names),
    completedAt: task.endedAt ? localIso(new Date(task.endedAt)) : null,
    formKey: task.formKey,
  }
}

/** A unit's task was done by somebody of the unit, or taken back by an officer. */
function whoDid(task: Task, names: Map<string, string>): string | null {
  if (task.endedBy) return names.get(task.endedBy) ?? ''
  if (task.state !== 'done') return null
  return isUnit(task.department) ? String(task.output?.by ?? '') : '平台'
}

const clockNames = { promised: '承诺时限', statutory: '法定时限', tell: '一次性告知时限' } as const

function clocksOf(city: City, subject: Case, matter: Matter, now: Date) {
  return (['promised', 'statutory', 'tell'] as const).flatMap((name) => {
    const kept = subject.clocks[name]
    if (!kept || (name === 'tell' && subject.acceptedAt)) return []
    const clock = begunAs(matter, name, kept)
    const due = dueOf(city.content.calendar, clock, localIso(now))
    const left = remaining(city.content.calendar, clock, localIso(subject.decidedAt ?? subject.closedAt ?? now))
    return [
      {
        id: name,
        name: clockNames[name],
        due: due.dueOn,
        dueAt: due.dueAt,
        explained: due.explained.map((step) => step.text),
        sum: clockSum(city, clock, due.dueOn, now),
        light: left.light,
        suspensions: clock.suspensions,
        extensions: clock.extensions.map((one) => ({ amount: writeLimit(one.limit), reason: one.reason })),
      },
    ]
  })
}

/** Elements that the process has passed, with when and by whom, from the trails of the acts. */
function doneElements(history: HistoryEntry[]): { element: string; at: string; by: string }[] {
  const done = new Map<string, { element: string; at: string; by: string }>()
  for (const entry of history)
    for (const [element, did] of (entry.detail.trail ?? []) as [string, string][])
      if (did === 'completed' || did === 'fired') done.set(element, { element, at: localIso(entry.at), by: entry.actorName })
  return [...done.values()]
}

export function historyView(entry: HistoryEntry, said: { what: string; detail?: string } | undefined) {
  // what a rule came to is told beside its tables (`traceView`), to whom its answers are
  const { trail: _trail, trace: _trace, output: _output, ...noted } = entry.detail
  const detail = said ? (said.detail ? { note: said.detail } : {}) : noted
  return {
    id: entry.id,
    at: localIso(entry.at),
    act: entry.act,
    what: said?.what ?? actNames[entry.act] ?? entry.act,
    who: entry.actorName,
    element: entry.element,
    detail,
  }
}

/** Which acts on the case itself the officer may do now: the face shows no button that would be refused. */
function mayActs(officer: Officer, subject: Case, tasks: Task[], { extension, grounds, isApplied, materials }: Matter): string[] {
  if (hasEnded(subject)) return []
  const parts = whoseOf(subject, tasks.filter(isOpen))
  const has = (permission: string) => mayAct(officer, permission, parts)
  const may: string[] = []
  if (
    has('case.supplement') &&
    isApplied &&
    materials.size > 0 &&
    !subject.supplement &&
    (subject.phase === 'new' || subject.phase === 'running')
  )
    may.push('supplement')
  if (has('case.suspend') && subject.phase === 'running' && grounds.suspend.length > 0) may.push('suspend')
  if (has('case.suspend') && subject.phase === 'suspended') may.push('resume')
  if (has('case.extend') && subject.phase === 'running' && extension && subject.clocks.promised?.extensions.length === 0)
    may.push('extend')
  if (parts.some((part) => within(reachInCases(officer, 'case.reassign'), part))) may.push('reassign')
  if (has('task.complete')) may.push('delegate')
  if (subject.parked && has('case.read')) may.push('retry')
  return may
}
