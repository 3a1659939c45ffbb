// SPDX-License-Identifier: Apache-2.0

import { dueOf, saidNumbers } from '@chengshu/engine'
import type { Case, Task } from '../cases/index.ts'
import {
  allTasks,
  begunAs,
  childrenOf,
  findCases,
  findDossier,
  groundField,
  type HistoryEntry,
  hasEnded,
  historyOf,
  keyOfEitherNumber,
  keyOfShortNumber,
  keysOfApplicant,
  kindOf,
  lightOf,
  type Matter,
  matterOf,
  nameOfState,
  queryCodeOf,
  ratedField,
  servedField,
  todoField,
  waitsForWhole,
} from '../cases/index.ts'

import { namesInEnglish } from '../items/index.ts'
import { anId, anInstant, localIso, type Page, pagedList, Refusal } from '../kernel/index.ts'
import { issuedOf } from '../licences/index.ts'
import { guess, maskName, mayStandIn, type Person, rightToActFor } from '../people/index.ts'
import { consentsOfDraft } from './consent-queries.ts'
import { handOverOf, isAllDecided, wasDecided } from './decided.ts'
import { shownOf } from './draft.ts'
import { stepInEnglish } from './due-in-english.ts'
import type { City } from './needs.ts'
import { dueDayOf, promiseOf } from './promise.ts'
import { filedForOthers } from './queries.ts'
import { timelineOf } from './timeline.ts'
import type { Say } from './timeline-english.ts'

/** Under which key a person's cases lie: the firm's, while acting for it. */
export const applicantKey = (person: Person): string => person.actingFor?.creditCode ?? person.id

export type Public = '待受理' | '办理中' | '待补正' | '送达中' | '待领取' | '待送达' | '已办结' | '不予受理' | '已撤回'

/** `isDecided`: of a bundle, that all its parts are. What is decided is not worked on any more: its result is on its way, or lies at a counter. */
export function publicState(subject: Case, isDecided = subject.state === 'delivering'): Public {
  if (subject.state === 'submitted') return '待受理'
  if (subject.state === 'supplement') return '待补正'
  if (subject.state === 'refused') return '不予受理'
  if (subject.state === 'withdrawn') return '已撤回'
  if (hasEnded(subject)) return '已办结'
  if (!isDecided) return '办理中'
  return subject.delivery?.choice === 'pickup' ? '待领取' : '送达中'
}

/** Of the whole: what a part waits for, the whole waits for; what did not arrive is not on its way. */
function publicOf(subject: Case, children: Case[], isDecided: boolean): Public {
  if (children.some((child) => child.state === 'supplement')) return '待补正'
  const said = publicState(subject, isDecided)
  return said === '送达中' && [subject, ...children].some((one) => todoField.of(one) === 'parcel') ? '待送达' : said
}

export type Todo = 'supplement' | 'pay' | 'rate' | 'collect' | 'parcel' | null

/** `isDecided`: nothing is to be decided any more, here and in the parts. */
export function caseRow(
  city: City,
  { subject, tasks, children, isDecided }: { subject: Case; tasks: Task[]; children: Case[]; isDecided: boolean },
) {
  const now = city.clock.now()
  const todo = todoOf(city, subject, children)
  const names = namesInEnglish(city)
  const say: Say = (name) => names.get(name) ?? name
  return {
    number: subject.number,
    shortNumber: subject.shortNumber,
    kind: subject.kind === 'bundle' ? ('bundle' as const) : ('item' as const),
    item: subject.item,
    name: subject.itemName,
    applicant: subject.applicantName,
    agent: subject.applicantKind === 'person' ? (subject.agent?.name ?? null) : null,
    state: { code: subject.parked ? 'parked' : subject.state, name: nameOfState(city, subject) },
    public: publicOf(subject, children, isDecided),
    submittedAt: localIso(subject.submittedAt),
    closedAt: subject.closedAt ? localIso(subject.closedAt) : null,
    dueOn: dueDayOf(subject),
    light: subject.acceptedAt ? lightOf({ ...subject, endedAt: decidedAt(subject, children, isDecided) }, now) : null,
    next: nextOf({ city, subject, tasks, children, todo, isDecided }),
    en: { name: say(subject.itemName), next: nextInEnglish({ city, subject, tasks, children, todo, isDecided, say }) },
    todo,
    decision: subject.decision,
  }
}

/** When the clock stopped: of a bundle whose parts are handed over one by one, with the last decision. */
function decidedAt(subject: Case, children: Case[], isDecided: boolean): Date | null {
  const own = subject.decidedAt ?? subject.closedAt
  if (own !== null || !isDecided) return own
  const last = Math.max(0, ...children.map((child) => (child.decidedAt ?? child.closedAt)?.getTime() ?? 0))
  return last > 0 ? new Date(last) : null
}

/** What the applicant has to do; rooms that ask something (payments, deliveries, ratings) note it in the case's result. */
function todoOf(city: City, subject: Case, children: Case[]): Todo {
  if (subject.state === 'supplement' || children.some((child) => child.state === 'supplement')) return 'supplement'
  for (const one of [subject, ...children]) {
    const asked = todoField.of(one)
    if (asked) return asked
  }
  if (hasEnded(subject) && subject.state !== 'withdrawn' && ratedField.of(subject) !== true && daysSince(subject, city) <= 30)
    return 'rate'
  return null
}

const daysSince = (subject: Case, city: City): number =>
  subject.closedAt ? (city.clock.now().getTime() - subject.closedAt.getTime()) / 86_400_000 : 0

/** What happens next and who does it, in one sentence. */
function nextOf({ city, subject, tasks, children, todo, isDecided }: Omit<Next, 'say'>): string {
  if (todo === 'supplement') return '请您补正材料，补齐后继续办理'
  if (todo === 'pay') return '请您缴费，缴费后继续办理'
  if (todo === 'collect') return '请您领取办理结果'
  if (todo === 'parcel') return '快递没有送到，请您选择重新寄还是到大厅领取'
  if (subject.parked) return '工作人员正在处理系统故障，您不用重新提交'
  if (hasEnded(subject)) return todo === 'rate' ? '已办结，请您评价这次服务' : '已办结'
  if (subject.state === 'suspended') return '正在进行特别程序，结束后继续计时'
  const open = tasks.filter((task) => task.state === 'open' || task.state === 'claimed')
  const named = [...new Set(open.map((task) => `${shortName(city, task.department)}正在${task.name}`))]
  if (named.length > 0) return named.slice(0, 3).join('；')
  if (isDecided && subject.delivery?.choice === 'courier') return '结果已交快递，送到您手里就办结'
  const busy = children.filter((child) => !hasEnded(child)).map((child) => shortName(city, child.department))
  return busy.length > 0 ? `${[...new Set(busy)].join('、')}正在同时办理` : '正在办理'
}

type Next = { city: City; subject: Case; tasks: Task[]; children: Case[]; todo: Todo; isDecided: boolean; say: Say }

/** The same in English. */
function nextInEnglish({ city, subject, tasks, children, todo, isDecided, say }: Next): string {
  if (todo === 'supplement') return 'Please supply what is missing; then the case goes on'
  if (todo === 'pay') return 'Please pay the fee; then the case goes on'
  if (todo === 'collect') return 'Please collect the result'
  if (todo === 'parcel') return 'The courier could not deliver it; please choose whether it is sent again or you collect it'
  if (subject.parked) return 'Staff are mending a fault of the system; you do not have to submit again'
  if (hasEnded(subject)) return todo === 'rate' ? 'Closed; please rate this service' : 'Closed'
  if (subject.state === 'suspended') return 'A special procedure is under way; the time limit runs on after it'
  const open = tasks.filter((task) => task.state === 'open' || task.state === 'claimed')
  const named = [...new Set(open.map((task) => `${say(shortName(city, task.department))}: ${say(task.name)}`))]
  if (named.length > 0) return named.slice(0, 3).join('; ')
  if (isDecided && subject.delivery?.choice === 'courier')
    return 'The courier has the result; the case closes when it reaches you'
  const busy = children.filter((child) => !hasEnded(child)).map((child) => say(shortName(city, child.department)))
  return busy.length > 0 ? `Handled at the same time by ${[...new Set(busy)].join(', ')}` : 'In progress'
}

function shortName(city: City, code: string): string {
  return [...city.content.departments.values()].find((one) => one.code === code)?.short ?? code
}

const MINE = pagedList<[string, string]>('my cases', anInstant, anId)

/** My cases, newest first; a bundle is one row. */
export async function listCases(
  city: City,
  person: Person,
  asked: { state?: 'open' | 'done'; limit?: number; after?: string },
): Promise<Page<ReturnType<typeof caseRow> & { promise: Awaited<ReturnType<typeof promiseOf>> }>> {
  const limit = asked.limit ?? 20
  const cursor = MINE.read(city.config, asked.after)
  const keys = await keysOfApplicant(city.sql, applicantKey(person), asked.state ?? null, limit, cursor)
  const shown = MINE.page(city.config, keys, limit, (key) => [key.submittedAt.toISOString(), key.id])
  const cases = await findCases(city.sql, shown.rows)
  const rows = []
  for (const subject of cases) {
    const isOpen = !hasEnded(subject)
    const children = subject.kind === 'bundle' ? await childrenOf(city.sql, subject.root, subject.id) : []
    rows.push({
      ...caseRow(city, {
        ...{ subject, children, tasks: isOpen ? await openTasks(city, subject, children) : [] },
        isDecided: await isAllDecided(city, subject, children),
      }),
      promise: await promiseOf(city, subject),
    })
  }
  return { rows, next: shown.next }
}

/** What I have filed for other people and may still see: the newest fifty. */
export async function listForOthers(city: City, person: Person) {
  const rows = []
  for (const subject of await findCases(city.sql, await filedForOthers(city.sql, person.id, 50))) {
    if (!(await isOf(city, person, subject))) continue
    const children = subject.kind === 'bundle' ? await childrenOf(city.sql, subject.root, subject.id) : []
    const tasks = hasEnded(subject) ? [] : await openTasks(city, subject, children)
    const isDecided = await isAllDecided(city, subject, children)
    rows.push({ ...caseRow(city, { subject, tasks, children, isDecided }), promise: await promiseOf(city, subject) })
  }
  return { rows, next: null }
}

async function openTasks(city: City, subject: Case, children: Case[]): Promise<Task[]> {
  const tasks: Task[] = []
  for (const one of [subject, ...children]) tasks.push(...(await allTasks(city.sql, one.root, one.id)))
  return tasks
}

/**
 * A case by either of its numbers, for its applicant, for whoever may act for the firm that applied, or who filed it for another person, today. Having filed it once gives no
 * right: an agent whose authorisation ended finds nothing. Throws CASE_NOT_FOUND.
 */
export async function myCase(city: City, person: Person, number: string): Promise<{ subject: Case; children: Case[] }> {
  const key = await keyOfEitherNumber(city.sql, number)
  const [found] = key ? await findCases(city.sql, [key]) : []
  // the number of a part opens the whole
  const [top] = !found || found.parent === null ? [found] : await findCases(city.sql, [{ root: found.root, id: found.parent }])
  const subject = top ?? found
  if (!subject || !(await isOf(city, person, subject))) throw new Refusal('CASE_NOT_FOUND')
  return { subject, children: subject.kind === 'bundle' ? await childrenOf(city.sql, subject.root, subject.id) : [] }
}

/** Of what somebody filed for another person he sees his own filing only, and while the proxy runs. */
async function isOf(city: City, person: Person, { applicantKind, applicantId, agent, item }: Case): Promise<boolean> {
  if (applicantKind === 'firm') return (await rightToActFor(city, city.sql, person.id, applicantId)) !== undefined
  if (applicantId === person.id) return true
  return agent?.id === person.id && mayStandIn(city, city.sql, { person: person.id, grantor: applicantId, matter: item })
}

export async function trackCase(city: City, person: Person, number: string) {
  const { subject, children } = await myCase(city, person, number)
  const tasks = await openTasks(city, subject, children)
  const history = await historyOf(city.sql, subject.root, [subject.id, ...children.map((child) => child.id)])
  const dossier = await findDossier(city.sql, subject.root, subject.id)
  const asked = await kindOf(city, subject.kind)?.asked?.(city, subject)
  const values = dossier?.form ?? {}
  const matter = await matterOf(city, subject)
  const isDecided = await isAllDecided(city, subject, children)
  return {
    ...caseRow(city, { subject, tasks, children, isDecided }),
    promise: await promiseOf(city, subject),
    queryCode: await queryCodeOf(city.sql, subject),
    timeline: timelineOf(city, history, subject),
    lanes: children.map((child) => laneOf(city, subject, child, history)),
    due: dueView(city, subject, matter),
    handOver: isDecided && !hasEnded(subject) ? await handOverOf(city, [subject, ...children]) : null,
    supplement: await supplementView(city, [subject, ...children]),
    canWithdraw: !hasEnded(subject) && [subject, ...children].every((one) => one.decision === null),
    delivery: subject.delivery,
    served: servedField.of(subject) ?? null,
    help: await helpToRate(city, person, subject.root),
    // what was issued is the applicant's own: a proxy to apply is none to her licences
    results:
      subject.applicantKind === 'person' && subject.applicantId !== person.id
        ? []
        : [subject, ...children.filter((child) => !waitsForWhole(subject, child))].flatMap(resultsOf),
    materials: Object.entries(answersTo(asked, dossier?.evidence ?? {})).map(([id, evidence]) => ({
      id,
      name: evidence.name,
      source: evidence.source,
      label: evidence.label,
      at: evidence.at,
      basis: shownOf(evidence).basis,
    })),
    form: asked ? { ...asked, values: answersTo(asked, values) } : { ...matter.form.form, values },
  }
}

/** What was answered to these questions alone, where it is known what was asked. */
function answersTo<T>(asked: { schema: unknown } | undefined, values: Record<string, T>): Record<string, T> {
  if (!asked) return values
  const { properties = {} } = asked.schema as { properties?: Record<string, unknown> }
  return Object.fromEntries(Object.entries(values).filter(([field]) => field in properties))
}

/** Whoever helped with the draft, and is not rated yet by whoever filled it in. */
async function helpToRate(city: City, person: Person, root: string) {
  const rows = await consentsOfDraft(city.sql, root)
  return rows.flatMap(({ id, owner, helperName, stars }) =>
    owner === person.id && helperName !== null && stars === null
      ? [{ draft: root, consent: id, helper: maskName(helperName) }]
      : [],
  )
}

/** What is asked, with the questions of whoever asks: a part of a bundle names its own fields and materials. */
async function supplementView(city: City, cases: Case[]) {
  const asking = cases.find((one) => one.state === 'supplement')
  if (!asking?.supplement) return null
  const { form, materials } = await matterOf(city, asking)
  const dossier = await findDossier(city.sql, asking.root, asking.id)
  return {
    caseNumber: asking.number,
    ...asking.supplement,
    points: asking.supplement.points.map((point) => ({
      ...point,
      answered: point.answered === true,
      ...(point.material === undefined ? {} : { materialName: materials.get(point.material) ?? point.material }),
    })),
    form: { ...form.form, values: dossier?.form ?? {} },
  }
}

function laneOf(city: City, whole: Case, child: Case, history: HistoryEntry[]) {
  return {
    number: child.number,
    id: child.id,
    name: child.itemName,
    department: shortName(city, child.department),
    state: { code: child.state, name: nameOfState(city, child) },
    public: publicState(child),
    isDecided: wasDecided(child),
    dueOn: dueDayOf(child),
    light: child.acceptedAt ? lightOf({ ...child, endedAt: child.decidedAt ?? child.closedAt }, city.clock.now()) : null,
    decision: child.decision,
    waits: waitsForWhole(whole, child),
    ground: groundField.of(child) ?? null,
    timeline: timelineOf(city, history, child),
  }
}

/** The due date with its sum: how it was counted, which days did not count, what was paused. */
export function dueView(city: City, subject: Case, matter: Matter) {
  const clock = subject.clocks.promised
  if (!clock) return null
  const due = dueOf(city.content.calendar, begunAs(matter, 'promised', clock), localIso(city.clock.now()))
  return { on: due.dueOn, explained: due.explained.map((step) => step.text), explainedEn: due.explained.map(stepInEnglish) }
}

function resultsOf(subject: Case) {
  return issuedOf(subject).map((one) => ({
    licenceId: one.licenceId,
    name: one.licenceName,
    number: one.licenceNumber,
    from: subject.itemName,
    url: `/my/licences/${one.licenceId}`,
    pays: one.pays ?? null,
  }))
}

/**
 * Without signing in: either number and the code on the receipt tell the state, and nothing about the person. Tries are counted for the
 * number and the sender, on all servers together. Throws QUERY_CODE_WRONG, TOO_MANY_GUESSES.
 */
export function trackPublicly(city: City, { number, code, address }: { number: string; code: string; address: string }) {
  // whoever types the full number of the receipt means the same case, and has no more tries for it
  const shortNumber = saidNumbers(number)
  const by = { kind: 'address' as const, id: address }
  return guess(city, { what: `track ${shortNumber}`, by }, () => track(city, shortNumber, code))
}

async function track(city: City, shortNumber: string, code: string) {
  const key = await keyOfShortNumber(city.sql, shortNumber)
  if (!key || key.queryCode !== code) throw new Refusal('QUERY_CODE_WRONG')
  const [subject] = await findCases(city.sql, [key])
  if (!subject) throw new Refusal('QUERY_CODE_WRONG')
  const children = subject.kind === 'bundle' ? await childrenOf(city.sql, subject.root, subject.id) : []
  return {
    shortNumber,
    name: subject.itemName,
    public: publicState(subject, await isAllDecided(city, subject, children)),
    submittedAt: localIso(subject.submittedAt),
    dueOn: dueDayOf(subject),
    promise: await promiseOf(city, subject),
  }
}
