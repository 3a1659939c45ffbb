// SPDX-License-Identifier: Apache-2.0
import { dayOf, type Json, newId, type Part, Refusal, type Tx } from '../kernel/index.ts'
import { caseField, type KeepsFields, type Topic } from '../packs/index.ts'
import { type Account, accountOf, controlOf, heldOf, isSameUnit, nameOf, type Owner, sayAmount } from './account.ts'
import { findType } from './find.ts'
import { type Move, settle, shortOf, spendable } from './moves.ts'
import type { City } from './needs.ts'
import { ownerNamed } from './owner.ts'
import { MOST_AMOUNT } from './schema.ts'

/** What a case has posted, kept with it: what it asks for again is not posted again, and what it holds it may take or give back. */
export type Posted = {
  id: string
  element: string
  ref: string
  act: 'post' | 'hold' | 'release' | 'capture'
  from: Side
  to: Side
  amount: number
  purpose: string
  at: string
  /** the reference of the hold that it takes from */
  of?: string
}
type Side = { account: string; type: string; owner: string | null; ownerKind: string | null; period: string; name: string }

const postedField = caseField<Posted[]>('postings')
export const postedOf = (subject: KeepsFields): Posted[] => postedField.of(subject) ?? []

/** What a posting's step needs of the act, and of the case that asks for it: a room beside this one has them. */
type Asking = {
  city: City
  tx: Tx
  act: { root: string; actor: { kind: string; id: string }; now: Date; tx: Tx; begin(): Promise<Tx> }
  work: {
    case: {
      id: string
      number: string
      kind: string
      department: string
      applicantKind: string
      applicantId: string
      particulars: Record<string, unknown>
    } & KeepsFields
  }
  input: Record<string, unknown>
  element: string
  note(what: string, detail: Record<string, Json>): void
  record(act: string, facts: Record<string, Json>): void
  put(part: Part): void
  demand(part: Part, rows: number, otherwise: Error | 'again'): void
  last(what: () => Promise<void>): void
}

/** Moves of one act: they are written together, last of all, so that nobody waits for a row longer than the writing takes. */
const gathered = new WeakMap<object, Move[]>()

function gather(asking: Asking, move: Move): void {
  const { act, put, demand } = asking
  const moves = gathered.get(act)
  if (moves) {
    moves.push(move)
    return
  }
  const all = [move]
  gathered.set(act, all)
  asking.last(async () => {
    const { demands, parts } = await settle(all, act.now, { tx: act.tx, begin: () => act.begin() })
    for (const { part, otherwise } of demands) demand(part, 1, otherwise)
    for (const part of parts) put(part)
  })
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function needed(input: Record<string, unknown>, name: string): string {
  const value = text(input[name])
  if (value === undefined) throw new Refusal('STEP_INPUT', { input: name })
  return value
}

/** A whole number of the smallest part, more than nothing. Throws AMOUNT_UNFIT. */
export function readAmount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1 || value > MOST_AMOUNT)
    throw new Refusal('AMOUNT_UNFIT', { most: String(MOST_AMOUNT) })
  return value
}

/** `<type>` is the account of whoever the case is of, or of `owner`; `<type>.<control>` a control account. */
async function accountAsked(asking: Asking, name: 'from' | 'to'): Promise<Account> {
  const { city, act, work, input } = asking
  const named = needed(input, name)
  const [id = '', control] = named.split('.')
  const type = findType(city, id)
  if (!type || (control !== undefined && !type.controls.some((one) => one.id === control)))
    throw new Refusal('STEP_INPUT', { input: name })
  if (!type.kinds?.includes(work.case.kind)) throw new Refusal('ACCOUNT_NOT_OF_KIND', { account: type.name })
  if (control !== undefined) return controlOf(type, control)
  const owner = await ownerNamed(city, act.tx, type, text(input[`${name}Owner`]), work.case)
  return accountOf(type, owner, dayOf(act.now))
}

const sideOf = (account: Account): Side => ({
  account: account.id,
  type: account.type.id,
  owner: account.owner?.id ?? null,
  ownerKind: account.owner?.kind ?? null,
  period: account.period,
  name: nameOf(account),
})

/** An account as a case has kept it: of a period that may be over by now. */
function accountKept({ city }: Asking, { account, type: id, owner, ownerKind, period }: Side, isHeld: boolean): Account {
  const type = findType(city, id)
  if (!type) throw new Refusal('STEP_INPUT', { input: 'hold' })
  const whose: Owner | null = owner === null || ownerKind === null ? null : { kind: ownerKind, id: owner }
  return { id: account, type, owner: whose, period, isHeld }
}

type Going = Pick<Move, 'from' | 'to' | 'amount'> & { act: Posted['act']; of?: string }

/** Once a step and key: asked for again it answers what it did. */
async function post(asking: Asking, going: Going): Promise<Record<string, Json>> {
  const { act, work, input, element } = asking
  const { from, to, amount } = going
  if (!isSameUnit(from.type, to.type) || from.id === to.id) throw new Refusal('ACCOUNTS_DIFFER', { account: from.type.name })
  const ref = refOf(asking)
  const purpose = (text(input.purpose) ?? work.case.number).slice(0, 200)
  const isBranch = input.short === 'branch'
  if (from.owner !== null && (await left(asking, from)) < amount) {
    if (isBranch) return { posted: false, short: true, amount }
    throw shortOf({ from, amount })
  }
  const id = newId()
  const about = { root: act.root, caseId: work.case.id, caseNumber: work.case.number }
  const lot = { name: text(input.lot), expiresOn: text(input.expiresOn) }
  gather(asking, { id, from, to, amount, act: going.act, ref, purpose, actor: act.actor, about, lot, isAgain: isBranch })
  const line: Posted = {
    ...{ id, element, ref, act: going.act, amount, purpose, at: act.now.toISOString() },
    ...{ from: sideOf(from), to: sideOf(to) },
    ...(going.of === undefined ? {} : { of: going.of }),
  }
  postedField.set(work.case, [...postedOf(work.case), line])
  const said = { from: nameOf(from), to: nameOf(to), amount: `${sayAmount(from.type, amount)} ${from.type.unit.name}` }
  asking.note('accountPosted', { ...said, how: going.act, own: isApplicants(asking, from) || isApplicants(asking, to) })
  asking.record('account.posted', { from: from.id, to: to.id, amount, how: going.act })
  return { posted: true, short: false, amount }
}

const isApplicants = ({ work }: Asking, { owner }: Account): boolean =>
  owner !== null && owner.kind === work.case.applicantKind && owner.id === work.case.applicantId

/** What can be taken now, with what this act has moved already. */
async function left({ act }: Asking, account: Account): Promise<number> {
  const moved = (gathered.get(act) ?? []).reduce(
    (sum, { from, to, amount }) => sum + (to.id === account.id ? amount : 0) - (from.id === account.id ? amount : 0),
    0,
  )
  return moved + (await spendable(act.tx, account, dayOf(act.now)))
}

const refOf = ({ work, element, input }: Asking): string => {
  const key = text(input.key)
  return `${work.case.id}/${element}${key === undefined ? '' : `/${key.slice(0, 80)}`}`
}

const before = (asking: Asking): Posted | undefined => {
  const ref = refOf(asking)
  return postedOf(asking.work.case).find((one) => one.ref === ref)
}

const again = ({ amount }: Posted): Record<string, Json> => ({ posted: true, short: false, amount })

/** `account.post`: so much goes from one account to another. */
const postTopic: Topic<Asking> = {
  name: 'account.post',
  isPure: true,
  asked: { by: ['kind'], needs: ['from', 'to', 'amount', 'purpose'] },
  async run(asking) {
    const done = before(asking)
    if (done) return again(done)
    const [from, to] = [await accountAsked(asking, 'from'), await accountAsked(asking, 'to')]
    return post(asking, { from, to, amount: readAmount(asking.input.amount), act: 'post' })
  },
}

/** `account.hold`: so much of an account is reserved for this case: nobody else takes it. */
const hold: Topic<Asking> = {
  name: 'account.hold',
  isPure: true,
  asked: { by: ['kind'], needs: ['from', 'amount', 'purpose'] },
  async run(asking) {
    const done = before(asking)
    if (done) return again(done)
    const from = await accountAsked(asking, 'from')
    if (from.owner === null) throw new Refusal('STEP_INPUT', { input: 'from' })
    return post(asking, { from, to: heldOf(from), amount: readAmount(asking.input.amount), act: 'hold' })
  },
}

/** What this case still holds by a step of its own. */
function heldBy({ work, input }: Asking): { line: Posted; left: number } | undefined {
  const element = needed(input, 'hold')
  const lines = postedOf(work.case)
  const line = lines.findLast((one) => one.act === 'hold' && one.element === element)
  if (!line) return undefined
  const gone = lines.filter((one) => one.of === line.ref).reduce((sum, one) => sum + one.amount, 0)
  return { line, left: line.amount - gone }
}

/** `account.release`: what is still reserved, or so much of it, goes back to where it came from. */
const release: Topic<Asking> = {
  name: 'account.release',
  isPure: true,
  asked: { by: ['kind'], needs: ['hold'] },
  async run(asking) {
    const done = before(asking)
    if (done) return again(done)
    const held = heldBy(asking)
    if (!held || held.left === 0) return { posted: false, short: false, amount: 0 }
    const amount = asking.input.amount === undefined ? held.left : readAmount(asking.input.amount)
    if (amount > held.left) throw new Refusal('HOLD_TOO_LITTLE')
    const [from, to] = [accountKept(asking, held.line.to, true), accountKept(asking, held.line.from, false)]
    return post(asking, { from, to, amount, act: 'release', of: held.line.ref })
  },
}

/** `account.capture`: what is reserved, or so much of it, is taken. */
const capture: Topic<Asking> = {
  name: 'account.capture',
  isPure: true,
  asked: { by: ['kind'], needs: ['hold', 'to'] },
  async run(asking) {
    const done = before(asking)
    if (done) return again(done)
    const held = heldBy(asking)
    const amount = asking.input.amount === undefined ? (held?.left ?? 0) : readAmount(asking.input.amount)
    if (!held || amount === 0 || amount > held.left) throw new Refusal('HOLD_TOO_LITTLE')
    const [from, to] = [accountKept(asking, held.line.to, true), await accountAsked(asking, 'to')]
    return post(asking, { from, to, amount, act: 'capture', of: held.line.ref })
  },
}

export const accountTopics: Topic<Asking>[] = [postTopic, hold, release, capture]
