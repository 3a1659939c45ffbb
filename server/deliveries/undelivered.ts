// SPDX-License-Identifier: Apache-2.0
import { isDay } from '../../engine/worktime/index.ts'
import {
  type Act,
  actOn,
  type CaseKind,
  casesAbout,
  drawnMatter,
  findCase,
  findDossier,
  hasEnded,
  joinCase,
  note,
  noteHandOver,
  openBeside,
  readDrawing,
  saysWhy,
  sendMessage,
  shownTexts,
  type Topic,
  type TopicContext,
  todoField,
  type Working,
} from '../cases/index.ts'
import { dayOf, type Json, Refusal } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import { addressOf, bookParcel, callIn, noteServed, type To } from './deliver.ts'
import type { City } from './needs.ts'
import { failureNames, hasFailed, type Parcel } from './parcel.ts'
import * as queries from './queries.ts'

const KIND = 'undelivered'
const diagram = readDrawing('server/deliveries/undelivered.bpmn')

/** What the clerk sees: which parcel of which case, why it did not arrive, and what the applicant wishes. */
const shown = shownTexts('没有送到的快递', {
  number: '办件编号',
  waybill: '运单号（模拟快递）',
  contents: '里面是',
  why: '没有送到的原因',
  receiver: '收件人',
  mobile: '联系电话',
  address: '寄往',
  wish: '申请人的选择',
})

/** A parcel that was returned, lost or refused: sent again, handed out at a counter, or served by other means; never left lying. */
export const undeliveredKind: CaseKind = {
  id: KIND,
  matterOf(city, item) {
    const of = city.content.items.get(item) ?? city.content.bundles.get(item)
    const key = of?.kind === 'bundle' ? of.lead : of?.department
    return drawnMatter({
      kind: KIND,
      id: item,
      hash: KIND,
      name: `退件处理：${of?.name ?? item}`,
      department: city.content.departments.get(key ?? '')?.code ?? '',
      diagram,
      form: shown,
      checkCompletion(task, said) {
        if (task.element !== 'serve') return
        if (!isDay(String(said.output?.servedOn ?? '')) || !saysWhy(said)) throw new Refusal('SERVICE_RECORD_NEEDED')
      },
    })
  },
}

export async function openUndelivered(act: Act, work: Working, parcel: Parcel): Promise<void> {
  const { waybill, contents, receiver, mobile, address, state } = parcel
  await openBeside(act, work, {
    kind: KIND,
    hash: KIND,
    form: {
      ...{ number: work.case.number, waybill, contents: contents.join('、'), receiver, mobile, address, wish: wishes.none },
      why: hasFailed(state) ? failureNames[state] : '',
    },
  })
}

/** The open case about a parcel, in the act of the case whose result it carries. */
export async function findUndelivered(act: Act, about: Working, waybill: string): Promise<Working | undefined> {
  for (const { id } of await casesAbout(act.tx, act.root, about.case.id, KIND)) {
    const work = await joinCase(act, id)
    if (work && !hasEnded(work.case) && work.dossier.form.waybill === waybill) return work
  }
  return undefined
}

const wishes = { none: '还没有选择', resend: '重新寄出，地址和收件人以上面的为准', pickup: '到大厅领取' }

export type Wish = { choice: 'resend' | 'pickup'; address?: string; receiver?: string; mobile?: string }

/** The applicant says what shall become of it: sent again, to another address if she likes, or kept at the hall for her. */
export async function wishFor(city: City, person: Person, parcel: Parcel, wish: Wish): Promise<void> {
  if (wish.choice === 'resend' && wish.address !== undefined && wish.address.trim().length < 5)
    throw new Refusal('DELIVERY_ADDRESS_NEEDED')
  const actor = { kind: 'person' as const, id: person.id, name: person.name }
  await actOn(city, { root: parcel.root, id: parcel.caseId }, { name: 'delivery.wish', actor }, async (act, work) => {
    const undelivered = await findUndelivered(act, work, parcel.waybill)
    if (!undelivered) throw new Refusal('PARCEL_NOT_WAITING')
    const { dossier } = undelivered
    const to = {
      receiver: wish.receiver?.trim() || String(dossier.form.receiver),
      mobile: wish.mobile?.trim() || String(dossier.form.mobile),
      address: wish.address?.trim() || String(dossier.form.address),
    }
    undelivered.dossier.form = {
      ...dossier.form,
      ...(wish.choice === 'resend' ? to : {}),
      wish: wishes[wish.choice],
    }
    undelivered.dossierChanged = true
    note(undelivered, 'parcelWish', { choice: wish.choice })
    note(work, 'parcelWish', { choice: wish.choice, waybill: parcel.waybill })
    todoField.clear(work.case)
  })
}

/** The case whose result it is, with the bundle that may wait for it. */
async function resultOf({ act, work }: TopicContext): Promise<Working> {
  const about = work.case.parent === null ? undefined : await joinCase(act, work.case.parent)
  if (!about) throw new Error(`the case ${work.case.number} is about none`)
  if (about.case.parent !== null) await joinCase(act, about.case.parent)
  return about
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** `parcel.resend`: another parcel, to where the applicant wishes it. */
const resend: Topic = {
  name: 'parcel.resend',
  async run(context): Promise<Record<string, Json>> {
    const { form } = context.work.dossier
    const about = await resultOf(context)
    const known = addressOf(about.case)
    const to: To = {
      receiver: text(form.receiver) || known.receiver,
      mobile: text(form.mobile) || known.mobile,
      address: text(form.address) || known.address,
    }
    todoField.clear(about.case)
    return { waybill: await bookParcel(context.act, about, to) }
  },
}

/** `parcel.call`: it lies at the counter, and the applicant is told to come. */
const call: Topic = {
  name: 'parcel.call',
  async run(context): Promise<Record<string, Json>> {
    callIn(context.act, await resultOf(context))
    return {}
  },
}

/** `parcel.served`: handed out or served by other means, on the day that the clerk has written down; the case goes on. */
const served: Topic = {
  name: 'parcel.served',
  async run(context): Promise<Record<string, Json>> {
    const { act, input } = context
    const about = await resultOf(context)
    const isCollected = input.how === 'counter'
    const on = isCollected ? dayOf(act.now) : String(input.servedOn ?? '')
    const earliest = dayOf(about.case.decidedAt ?? about.case.submittedAt)
    if (on > dayOf(act.now) || on < earliest) throw new Refusal('SERVICE_DAY_WRONG', { day: on, earliest })
    const how = isCollected ? '窗口领取' : `以其他方式送达：${String(input.note ?? '')}`
    if (isCollected) noteHandOver(act, about)
    noteServed(act, about, { how, on })
    await sendMessage(act, about, 'delivery.done', { deliveredOn: on })
    return { on }
  },
}

export const undeliveredTopics: Topic[] = [resend, call, served]

/** The waybills of these cases about which a clerk has an open task, each with what the applicant has wished so far. */
export async function waitingParcels(city: City, root: string, cases: string[]): Promise<Map<string, Wish | null>> {
  const waiting = new Map<string, Wish | null>()
  for (const about of cases)
    for (const { id } of await casesAbout(city.sql, root, about, KIND)) {
      const subject = await findCase(city.sql, root, id)
      const form = (await findDossier(city.sql, root, id))?.form
      if (subject && form && !hasEnded(subject)) waiting.set(String(form.waybill), wishIn(form))
    }
  return waiting
}

function wishIn(form: Record<string, unknown>): Wish | null {
  if (form.wish === wishes.pickup) return { choice: 'pickup' }
  if (form.wish !== wishes.resend) return null
  return { choice: 'resend', address: String(form.address), receiver: String(form.receiver) }
}

/** A parcel of one of these cases, by its waybill. Throws PARCEL_UNKNOWN. */
export async function parcelAmong(city: City, root: string, cases: string[], waybill: string): Promise<Parcel> {
  const found = (await queries.parcelsOf(city.sql, root, cases)).find((one) => one.waybill === waybill)
  if (!found) throw new Refusal('PARCEL_UNKNOWN')
  return found
}
