// SPDX-License-Identifier: Apache-2.0

import type { Readable } from 'node:stream'
import { myCase, ownerOfAnswer, quotaFor } from '../applications/index.ts'
import {
  actOn,
  type Case,
  casesAbout,
  type Evidence,
  findCases,
  findDossier,
  followedBy,
  hasEnded,
  note,
  recordOf,
  sendMessage,
  tellOf,
} from '../cases/index.ts'
import { keep } from '../files/index.ts'
import { localIso, Refusal } from '../kernel/index.ts'
import type { Person } from '../people/index.ts'
import { outcomeField } from './fields.ts'
import { COMMITMENT } from './matter.ts'
import type { City } from './needs.ts'
import { lastDayOf } from './topics.ts'

export type CommitmentView = Awaited<ReturnType<typeof viewOf>>

const words: Record<string, string> = {
  waiting: '等待补交',
  late: '到期没有补交，正在处理',
  checking: '到期前核查',
  broken: '核查不实，正在处理',
  supplied: '已补交',
  kept: '核查属实',
  waived: '已处理，不撤销',
  revoked: '原决定已撤销',
  ended: '到期没有补交，办件已终止',
  void: '办件已结束，不再需要',
}

/** What is promised for these cases and how it stands, the oldest first. */
export async function commitmentsOf(city: City, cases: Case[]) {
  const places = cases.map(async ({ root, id }) =>
    (await casesAbout(city.sql, root, id, COMMITMENT)).map((one) => ({ root, id: one.id })),
  )
  const found = await findCases(city.sql, (await Promise.all(places)).flat())
  return Promise.all(found.map((one) => viewOf(city, one)))
}

async function viewOf(city: City, work: Case) {
  const dossier = await findDossier(city.sql, work.root, work.id)
  if (!dossier) throw new Error(`the case ${work.id} has no dossier`)
  const { form } = dossier
  const kind = form.kind === 'supply' ? ('supply' as const) : ('check' as const)
  const state = stateOf(work, kind)
  return {
    root: work.root,
    id: work.id,
    number: work.number,
    kind,
    name: String(form.name),
    text: String(form.text),
    consequence: String(form.consequence ?? ''),
    dueOn: lastDayOf(city, { case: work, dossier }),
    state: { code: state, name: words[state] ?? state },
    maySupply: kind === 'supply' && !hasEnded(work),
  }
}

function stateOf(work: Case, kind: 'supply' | 'check'): string {
  if (hasEnded(work)) return outcomeField.of(work) ?? 'void'
  const isHandled = work.process.t.some((token) => token.e === 'handle')
  if (kind === 'supply') return isHandled ? 'late' : 'waiting'
  return isHandled ? 'broken' : 'checking'
}

/** Of my case and its parts. Throws CASE_NOT_FOUND. */
export async function myCommitments(city: City, person: Person, number: string) {
  const { subject, children } = await myCase(city, person, number)
  return { rows: await commitmentsOf(city, [subject, ...children]) }
}

/**
 * The paper that was to follow is handed in: it stands in the case's dossier in place of the promise, and the waiting ends. Late is
 * better than never: until the one in charge has decided it is taken, and she decides on it. Throws COMMITMENT_OVER.
 */
export async function supply(
  city: City,
  person: Person,
  at: { number: string; id: string },
  file: { content: Readable; name: string },
) {
  const { subject, children } = await myCase(city, person, at.number)
  const rows = await commitmentsOf(city, [subject, ...children])
  const asked = rows.find((one) => one.id === at.id)
  if (!asked) throw new Refusal('COMMITMENT_NOT_FOUND')
  if (!asked.maySupply) throw new Refusal('COMMITMENT_OVER')
  const kept = await keep(city, city.sql, {
    content: file.content,
    name: file.name,
    owner: ownerOfAnswer(asked),
    accept: ['pdf', 'jpg', 'png'],
    quota: quotaFor(city, person.id),
  })
  const actor = { kind: 'person' as const, id: person.id, name: person.name }
  await actOn(city, { root: asked.root, id: asked.id }, { name: 'supplyLater', actor, isAlone: true }, async (act, work) => {
    const above = await followedBy(act, work)
    if (hasEnded(work.case)) throw new Refusal('COMMITMENT_OVER')
    const material = String(work.dossier.form.material)
    const evidence: Evidence = {
      source: 'upload',
      label: '承诺后补交',
      at: localIso(act.now),
      basis: kept.name,
      trust: 'C',
      name: asked.name,
      hash: kept.sm3,
      file: { id: kept.id, name: kept.name, type: kept.type, bytes: kept.bytes },
    }
    for (const one of [work, above]) {
      one.dossier = { ...one.dossier, evidence: { ...one.dossier.evidence, [material]: evidence } }
      one.dossierChanged = true
    }
    note(work, 'commitmentSupplied', { name: asked.name })
    note(above, 'commitmentSupplied', { name: asked.name })
    recordOf(act, above, 'commitment.supplied')
    tellOf(act, above, 'commitmentSupplied', { name: asked.name })
    await sendMessage(act, work, 'commitment.supplied')
  })
  return myCommitments(city, person, at.number)
}
