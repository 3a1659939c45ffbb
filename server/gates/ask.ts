// SPDX-License-Identifier: Apache-2.0
import { type Act, Barred, contextOf, demand, note, recordOf, type Working } from '../cases/index.ts'
import { basicId } from '../items/index.ts'
import { idOfKey } from '../kernel/crypto/index.ts'
import { dayOf } from '../kernel/index.ts'
import { closedBy } from './closed-by.ts'
import type { Gate, Gates } from './content/gate.ts'
import type { GatePlace } from './content/schema.ts'
import { isInForce, type Party, type Said, saidOf } from './judge.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'
import { keepRefusal } from './refused.ts'

/**
 * Before an act: every gate that stands there is asked in the act's own transaction. Without one nothing is read. Throws GATE_CLOSED,
 * GATE_TOO_WIDE; what is refused leaves a row when the act is over.
 */
export async function gateBarrier(act: Act, work: Working, on: readonly string[]): Promise<void> {
  const gates = gatesBefore(act.city, work, on)
  if (gates.length === 0) return
  const tx = await act.begin()
  const context = { ...contextOf(act, work), party: partyOf(work) }
  const today = dayOf(act.now)
  for (const gate of gates) {
    if (!isInForce(gate, today)) continue
    const row = await closedBy(act.city, tx, gate, context, true)
    if (!row) continue
    const refused = refusalOf(act, work, gate, on.at(-1) ?? '')
    if (gate.effect === 'lane') takeLane(act, work, gate)
    else if (!(gate.effect === 'ask' && (await isOverruled(act, work, gate, refused)))) {
      const said = saidOf(gate, row.fields)
      throw new Barred('GATE_CLOSED', factsOf(work.case.itemName, said), (city) => keepRefusal(city, { ...refused, said }))
    }
  }
}

/** The gates before which an act of a case comes, from memory. */
function gatesBefore({ content }: City, { case: subject, matter }: Working, on: readonly string[]): Gate[] {
  const { byPlace } = content.gates
  if (byPlace.size === 0) return []
  const isItem = subject.kind === 'application'
  const basic = isItem ? basicId(content, subject.item) : subject.item
  const stands = (place: GatePlace): boolean =>
    place.acts.some((act) => on.includes(act)) &&
    (isItem
      ? place.item === subject.item || place.item === basic || (place.type !== undefined && place.type === matter.type)
      : place.kind === subject.kind)
  const words = isItem ? [`item/${subject.item}`, `item/${basic}`, `type/${matter.type}`] : [`kind/${subject.kind}`]
  return standing(content.gates, words).filter((gate) => gate.on.some(stands))
}

/** Each gate once, whatever of its places is asked. */
export const standing = ({ byPlace }: Gates, words: string[]): Gate[] => [
  ...new Set(words.flatMap((word) => byPlace.get(word) ?? [])),
]

/** A person's number is known where the application carries it; of a kind of case it stays where it is. */
function partyOf({ case: { applicantKind: kind, applicantId }, dossier }: Working): Party {
  const { idNumber } = dossier.applicant
  return {
    kind: kind === 'firm' ? 'firm' : 'person',
    code: kind === 'firm' ? applicantId : null,
    number: kind !== 'firm' && typeof idNumber === 'string' ? idNumber : null,
  }
}

/** What the sentence of the refusal is made of. */
export const factsOf = (matter: string, said: Said) => ({ matter, ...said })

/** A draft and the case that it becomes are one root; what was to be opened at once has none yet, and is known by whose it is. */
function refusalOf(act: Act, work: Working, gate: Gate, on: string): queries.Refused {
  const { case: subject } = work
  const isUnfiled = work.isNew && subject.kind !== 'application' && subject.kind !== 'bundle'
  return {
    root: isUnfiled ? idOfKey(`gate/${gate.id}/${subject.kind}/${subject.applicantId}`) : subject.root,
    gate: gate.id,
    act: on,
    gateVersion: gate.version,
    kind: subject.kind,
    item: subject.item,
    caseId: work.isNew ? null : subject.id,
    number: work.isNew ? null : subject.number,
    department: subject.department,
    region: subject.region,
    applicantKind: subject.applicantKind,
    applicantId: subject.applicantId,
    actorKind: act.actor.kind,
    actor: act.actor.id,
    at: act.now,
  }
}

/** Somebody has let this one pass, with a reason: once, and it stands in the case's history and in the ledger. */
async function isOverruled(act: Act, work: Working, gate: Gate, { root, act: on }: queries.Refused): Promise<boolean> {
  const found = await queries.findOverrule(act.tx, { root, gate: gate.id, act: on }, act.now)
  if (!found) return false
  demand(act, queries.useOverrule(act.tx, { root, gate: gate.id, act: on }, act.now), 1)
  note(work, 'gateOverruled', { gate: gate.title, by: found.byName, reason: found.reason })
  recordOf(act, work, 'gate.passed', { gate: gate.id, version: gate.version, overruledBy: found.by })
  return true
}

/** The case goes on, on the way that its process has for it (`case.kept.lane`); the first gate decides. */
function takeLane(act: Act, work: Working, gate: Gate): void {
  const { particulars } = work.case
  if (gate.lane === undefined || particulars.lane !== undefined) return
  work.case.particulars = { ...particulars, lane: gate.lane }
  note(work, 'gateLane', { gate: gate.title, lane: gate.lane })
  recordOf(act, work, 'gate.lane', { gate: gate.id, version: gate.version, lane: gate.lane })
}
