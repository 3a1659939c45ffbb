// SPDX-License-Identifier: Apache-2.0

import { type Key, Refusal } from '../kernel/index.ts'
import type { Officer } from '../people/index.ts'
import { actOn } from './act.ts'
import { advance } from './advance.ts'
import { joinCase } from './beside.ts'
import type { Actor, Case } from './case.ts'
import { closeCase } from './close-case.ts'
import { officerActor } from './complete-task.ts'
import { nameOfState } from './kind-of.ts'
import { matterOf } from './matter-of.ts'
import { mayAct, whoseOf } from './may.ts'
import type { Act, City, Working } from './parts.ts'
import { childrenOf } from './queries.ts'
import { hasEnded } from './states.ts'
import { note, recordOf } from './working.ts'

type At = { root: string; id: string }

/** A post of one of the bodies that have a part in the case carries the permission, in its region. */
export function demandHere(officer: Officer, permission: string, { case: subject, tasks }: Working): void {
  if (!mayAct(officer, permission, whoseOf(subject, tasks.values()))) throw new Refusal('NOT_PERMITTED', { permission })
}

export function demandReason(reason: string): void {
  if (reason.trim().length < 2) throw new Refusal('REASON_NEEDED')
}

/** The applicant takes the application back; possible until a decision has been made. The parts of a bundle go with it. */
export async function withdrawCase(city: City, at: At, actor: Actor, reason: string, key?: Key): Promise<Case> {
  return actOn(city, at, { name: 'withdraw', actor, key, isAlone: true }, async (act, work) => {
    if (hasEnded(work.case)) throw new Refusal('CASE_ENDED', { state: nameOfState(city, work.case) })
    const parts = await loadParts(act, work)
    for (const part of [work, ...parts])
      if (part.case.decision !== null || part.case.phase === 'decided') throw new Refusal('WITHDRAWAL_TOO_LATE')
    for (const part of [...parts.filter((one) => !hasEnded(one.case)), work]) {
      closeCase(act, part, 'withdrawn', { reason })
      await advance(act, part, { do: 'cancel', reason })
    }
  })
}

async function loadParts(act: Act, work: Working): Promise<Working[]> {
  const parts: Working[] = []
  for (const child of await childrenOf(act.tx, act.root, work.case.id)) {
    const part = await joinCase(act, child.id)
    if (part) parts.push(part)
  }
  return parts
}

/**
 * An officer lets a parked case go on after the cause was mended: on the
 * version that it began with, or, said explicitly, on the item's revised one
 * when that still has every place where the case stands.
 */
export async function retryCase(
  city: City,
  at: At,
  officer: Officer,
  said: { note: string; useCurrentVersion?: boolean | undefined },
  key?: Key,
): Promise<Case> {
  return actOn(city, at, { name: 'retry', actor: officerActor(officer), key, isAlone: true }, async (act, work) => {
    demandHere(officer, 'case.read', work)
    if (work.case.parked && said.useCurrentVersion) await moveToCurrent(act, work)
    await goOn(act, work, said)
  })
}

/** An operator lets it go on after the platform was mended: the matter itself is not opened to her. */
export function retryParked(city: City, at: At, officer: Officer, note: string): Promise<Case> {
  return actOn(city, at, { name: 'retry', actor: officerActor(officer), isAlone: true }, (act, work) => goOn(act, work, { note }))
}

async function goOn(act: Act, work: Working, said: { note: string; useCurrentVersion?: boolean | undefined }): Promise<void> {
  const { parked } = work.case
  if (!parked) throw new Refusal('CASE_NOT_PARKED')
  work.case.parked = null
  note(work, 'retried', { note: said.note, was: parked.message, newVersion: said.useCurrentVersion === true }, parked.element)
  recordOf(act, work, 'case.retried', { element: parked.element })
  await advance(act, work, { do: 'retry', token: parked.token })
}

async function moveToCurrent(act: Act, work: Working): Promise<void> {
  const { case: subject } = work
  const { bundles, items } = act.city.content
  const current =
    subject.kind === 'bundle' ? bundles.get(subject.item) : subject.kind === 'application' ? items.get(subject.item) : undefined
  if (!current || current.hash === subject.itemHash) return
  const matter = await matterOf(act.city, { ...subject, itemHash: current.hash })
  const known = new Set(matter.process.nodes.map((node) => node.id))
  for (const token of subject.process.t) if (!known.has(token.e)) throw new Refusal('VERSION_UNFIT', { element: token.e })
  subject.itemHash = current.hash
  work.matter = matter
  note(work, 'versionChanged', { hash: current.hash })
}
