// SPDX-License-Identifier: Apache-2.0

import { dayOf, Refusal, type Tx } from '../kernel/index.ts'
import { findByNumber, issuedOf } from '../licences/index.ts'
import type { Case } from './case.ts'
import { CaseConflict, RESERVED_MILLISECONDS } from './claims.ts'
import { kindOf, nameOfState } from './kind-of.ts'
import type { Act, City, Entitlement, UniqueRule, Working } from './parts.ts'
import { findCase } from './queries.ts'
import { mayRenew } from './renewal.ts'
import { hasEnded, type StateOfKind } from './states.ts'
import { keysOf, type UniqueKey } from './unique.ts'
import { type Holding, holdersOf, type KeyState, keysOfRoot, type UniqueChange } from './unique-queries.ts'

/**
 * One entitlement, one case: taken when a case is filed or its answers change, once more in the transaction that grants it, given
 * back when the case ends without a grant. Whoever has it already is named. Throws ALREADY_APPLIED, ALREADY_GRANTED, HELD_BY_ANOTHER.
 */
export async function settleUnique(act: Act): Promise<UniqueChange[]> {
  const works = [...act.works.values()].filter(isConcerned)
  const changes: UniqueChange[] = []
  for (const [root, ofRoot] of Map.groupBy(works, (work) => work.case.root)) {
    const change = await settleRoot(act, root, ofRoot)
    if (change) changes.push({ root, ...change })
  }
  return changes
}

async function settleRoot(act: Act, root: string, works: Working[]): Promise<Omit<UniqueChange, 'root'> | null> {
  const held = works.every((work) => work.isNew) ? [] : await keysOfRoot(act.tx, root)
  const own = new Set(held.map(({ key }) => key))
  const wanted = await wantedBy(act, works, held)
  const concerned = new Set(works.map((work) => work.case.id))
  const frees = held.filter(({ key, caseId }) => concerned.has(caseId) && !wanted.has(key)).map(({ key }) => key)
  if (wanted.size === 0) return frees.length > 0 ? { takes: [], fresh: [], over: [], frees } : null
  const over: string[] = []
  const fresh = new Set(wanted.keys())
  for (const holding of await holdersOf(act.tx, [...wanted.keys()])) {
    const want = wanted.get(holding.key)
    if (holding.root === root) {
      // another act of this matter claimed it a moment ago, and may yet give it back
      if (!own.has(holding.key) && isRecent(act, holding)) throw new CaseConflict(root)
      fresh.delete(holding.key)
    }
    if (!want || holding.root === root) continue
    const inTheWay = await standing(act.city, act.tx, holding, want.one.entitlement.rule, dayOf(act.now))
    if (inTheWay) throw refusalFor(want.one.entitlement, holding, inTheWay, act, want.work.case)
    if (await isBeingFiled(act, holding)) throw new CaseConflict(root)
    over.push(holding.root)
  }
  const takes = [...wanted].map(([key, { one, work, state }]) => ({
    key,
    scope: one.entitlement.scope,
    caseId: work.case.id,
    state,
  }))
  return { takes, fresh: [...fresh], over, frees }
}

/** Somebody claimed it a moment ago for a case that is not there yet, and may be at any moment. */
const isBeingFiled = async (act: Act, holding: Holding): Promise<boolean> =>
  isRecent(act, holding) && !(await findCase(act.tx, holding.root, holding.caseId))

const isRecent = ({ now }: Act, { takenAt }: Holding): boolean => now.getTime() - takenAt.getTime() < RESERVED_MILLISECONDS

type Wanted = Map<string, { one: UniqueKey; work: Working; state: KeyState }>

/** What a part has is the part's own; the bundle keeps only what is asked for by parts that have not begun. */
async function wantedBy(act: Act, works: Working[], held: { key: string; caseId: string }[]): Promise<Wanted> {
  const wanted: Wanted = new Map()
  const partsLast = works.toSorted((a, b) => Number(a.case.parent !== null) - Number(b.case.parent !== null))
  for (const work of partsLast) {
    const state = stateOf(work)
    if (state === null && !work.isNew) continue
    for (const one of await keysOfCase(act.city, work)) {
      const isOfPart = work.case.parent === null && held.some(({ key, caseId }) => key === one.key && caseId !== work.case.id)
      if (isOfPart) continue
      if (state === null) wanted.delete(one.key)
      else wanted.set(one.key, { one, work, state })
    }
  }
  return wanted
}

/** A case is looked at when it is new, when what it says has changed, and when it is decided or ends. */
function isConcerned({ isNew, dossierChanged, wasPhase, case: { phase } }: Working): boolean {
  const isOver = (one: Case['phase'] | null) => one === 'decided' || one === 'ended'
  return isNew || dossierChanged || (isOver(phase) && !isOver(wasPhase))
}

function stateOf({ matter, case: subject }: Working): KeyState | null {
  if (isGranted(subject, matter.states)) return 'granted'
  return subject.decision === 'denied' || hasEnded(subject) ? null : 'applied'
}

function isGranted(subject: Case, states: readonly StateOfKind[]): boolean {
  const isKept = hasEnded(subject) && states.some(({ id, keeps }) => keeps === true && id === subject.state)
  return subject.decision === 'granted' || isKept
}

/** As what a case has a key: the case says it. What is written of it beside the key may be behind (LOOKUPS=projected). */
export const heldAs = (city: City, subject: Case, written: KeyState): KeyState =>
  isGranted(subject, kindOf(city, subject.kind)?.states ?? []) ? 'granted' : written

/** The keys of a case. Its day is that of its submission: a case that crosses New Year is still for the year it was filed in. */
export async function keysOfCase(
  city: City,
  { case: subject, dossier }: Pick<Working, 'case' | 'dossier'>,
): Promise<UniqueKey[]> {
  const entitlements = await kindOf(city, subject.kind)?.entitlements?.(city, subject.item, subject.itemHash, dossier)
  const at = { day: dayOf(subject.submittedAt), number: subject.number }
  return (entitlements ?? []).flatMap((one) => keysOf(city, one, at))
}

/** The case that has the key, while it stands in the way of another. What was granted and taken back, or has run out, does not. */
export async function standing(
  city: City,
  tx: Tx,
  holding: Omit<Holding, 'takenAt'>,
  rule: UniqueRule,
  today: string,
): Promise<Case | undefined> {
  const subject = await findCase(tx, holding.root, holding.caseId)
  if (!subject) return undefined
  const isEnded = hasEnded(subject)
  if (heldAs(city, subject, holding.state) === 'applied') return isEnded ? undefined : subject
  if (rule.kept === 'open' && isEnded) return undefined
  const issued = issuedOf(subject)
  if (issued.length === 0) return subject.state === 'terminated' ? undefined : subject
  for (const { licenceType, licenceNumber } of issued) {
    const licence = await findByNumber(city, tx, licenceType, licenceNumber)
    const isTakenBack = !licence || ['03', '04', '06', '07'].includes(licence.status)
    const runsOut = rule.kept === 'valid' && mayRenew(city.content.calendar, licence?.validTo ?? null, rule.renewFrom, today)
    if (!isTakenBack && !runsOut) return subject
  }
  return undefined
}

/** Of one's own case everything is said, with the way to it; of another's only that there is one. An officer needs its number. */
function refusalFor({ name, rule }: Entitlement, holding: Holding, found: Case, act: Act, asking: Case): Refusal {
  const isOwn = found.applicantId === asking.applicantId
  if (!isOwn && act.actor.kind !== 'officer')
    return new Refusal('HELD_BY_ANOTHER', { item: name, note: rule.note, tail: found.number.slice(-4) })
  return new Refusal(heldAs(act.city, found, holding.state) === 'granted' ? 'ALREADY_GRANTED' : 'ALREADY_APPLIED', {
    item: name,
    note: rule.note,
    number: found.number,
    state: nameOfState(act.city, found),
    existing: isOwn ? { root: found.root, id: found.id } : null,
  })
}
