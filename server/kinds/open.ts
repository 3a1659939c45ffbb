// SPDX-License-Identifier: Apache-2.0
import { decide, parseLimit } from '@chengshu/engine'
import {
  type Act,
  type Actor,
  type Applicant,
  type Case,
  findCase,
  note,
  type Opening,
  openCase,
  openElsewhere,
  type Working,
} from '../cases/index.ts'
import { evaluate, regionOf } from '../items/index.ts'
import { idOfKey } from '../kernel/crypto/index.ts'
import { dayOf, type Json, localIso, newId, Refusal, type Tx } from '../kernel/index.ts'
import { departmentNamed } from '../people/index.ts'
import { findRow } from '../registers/index.ts'
import { readFiles, takeFiles } from './answer-files.ts'
import { pinnedNow } from './checklists/pinned.ts'
import { kindWithin } from './choices.ts'
import type { Kind } from './content/index.ts'
import { readOpening, titleOf } from './fill.ts'
import { demandDay } from './limit.ts'
import type { City } from './needs.ts'
import type { Origin } from './origin.ts'
import { holdSame, newestOfSame } from './queries.ts'
import type { Listed } from './rows.ts'
import { demandSame, digestOf } from './sent.ts'
import { demandUnitsKnown } from './unit-named.ts'

/** Who opens a case of a kind: an officer for her body, a person or a firm on the portal, a machine, the clock, another case's process. */
export type Opener = {
  actor: Actor
  applicant: Applicant
  agent: { id: string; name: string } | null
  channel: string
  region: string
  /** the hall that takes it in, if one does */
  hall?: string | null
}

export type Asked = {
  form: Record<string, unknown>
  /** the sender's own id of it: the same again answers the case that is there */
  id?: string | undefined
  origin?: Origin
}

/** A kind that is in force, by its id. Throws KIND_UNKNOWN. */
export function kindInForce(city: City, id: string): Kind {
  const kind = city.content.caseKinds.get(id)
  if (kind?.state !== 'published') throw new Refusal('KIND_UNKNOWN', { kind: id })
  return kind
}

/**
 * Opens a case of a declared kind. Its answers are checked by its form, its body found by its rule, the row that it is about looked
 * up, and what is the same as one that is there is linked, refused or escalated: two at the same instant end as one after the other
 * would. The same id from the same sender is the same case. Throws ANSWERS_INVALID, KIND_GUARD, ROW_UNKNOWN, SAME_BEFORE, SENT_BEFORE, ROUTE_FAILED.
 */
export async function openOfKind(
  city: City,
  kind: Kind,
  opener: Opener,
  asked: Asked,
  alongside?: Parameters<typeof openCase>[3],
  /** whatever is open and about the same is to be told instead: throws StillOpen */
  onlyWhenNoneIsOpen = false,
): Promise<Case> {
  const root = rootOf(kind, opener, asked)
  const sent = asked.id === undefined ? undefined : digestOf(city, kind, asked.form)
  const found = async (): Promise<Case | undefined> => {
    const before = sent === undefined ? undefined : await findCase(city.sql, root, root)
    if (before && sent !== undefined) demandSame(kind, before.particulars.sent, sent, before)
    return before
  }
  const before = await found()
  if (before) return before
  const made = await openingOf(city, city.sql, kind, opener, { ...asked, root, sent })
  try {
    return await openCase(city, made.opening, { name: 'open', actor: opener.actor }, alongside, async (act, work) => {
      await takeFiles(act, made.files)
      await settleSame(act, work, kind, made.same, onlyWhenNoneIsOpen)
    })
  } catch (error) {
    // the same was sent at the same instant: whichever of its rows was there first, or whatever the first one has used up, the case is
    const meanwhile = isTaken(error) || error instanceof Refusal ? await found() : undefined
    if (!meanwhile) throw error
    return meanwhile
  }
}

/** Opens one in the act of another case: both are written or neither is. */
export async function openInside(act: Act, kind: Kind, opener: Opener, asked: Asked): Promise<Working> {
  const made = await openingOf(act.city, await act.begin(), kind, opener, { ...asked, root: newId() })
  return openElsewhere(act, made.opening, (_, work) => settleSame(act, work, kind, made.same))
}

/** A case about the same is open, opened perhaps at this very instant. */
export class StillOpen extends Error {}

/** Its row is there, or its files are taken: perhaps by the very same. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['23505', 'FILE_NOT_FOUND'].includes(String(error.code))

/** At a counter one sender sends for many: the same id for somebody else is another case. */
const rootOf = (kind: Kind, { actor, applicant, channel }: Opener, { id }: Asked): string =>
  id === undefined ? newId() : idOfKey(`kind/${kind.id}/${actor.id}${channel === 'counter' ? `/${applicant.id}` : ''}/${id}`)

/** What is about the same and was opened within the time: one after the other, so that two at the same instant know of each other. */
async function settleSame(act: Act, work: Working, kind: Kind, same: Same, onlyWhenNoneIsOpen = false): Promise<void> {
  if (!same || (!kind.same && !onlyWhenNoneIsOpen)) return
  const tx = await act.begin()
  await holdSame(tx, kind.id, same.digest)
  const open = onlyWhenNoneIsOpen ? await newestOfSame(tx, kind.id, same.digest, new Date(0), true) : undefined
  if (open && open.root !== work.case.root) throw new StillOpen()
  if (!kind.same) return
  const found = await newestOfSame(tx, kind.id, same.digest, same.since)
  if (!found || found.root === work.case.root) return
  if (kind.same.again === 'refuse')
    throw new Refusal('SAME_BEFORE', {
      kind: kind.name,
      number: found.number,
      since: localIso(found.openedAt).slice(0, 10),
      existing: act.actor.kind === 'officer' ? { root: found.root, id: found.id } : null,
    })
  work.case.particulars = { ...work.case.particulars, sameAs: { root: found.root, id: found.id, number: found.number } }
  if (kind.same.again === 'escalate') work.case.particulars = { ...work.case.particulars, escalated: true }
  note(work, kind.same.again === 'escalate' ? 'sameAgain' : 'sameAs', { number: found.number })
}

type Same = { digest: string; since: Date } | null
type Made = { opening: Opening; same: Same; files: string[] }
type Rooted = Asked & { root: string; sent?: string | undefined }

/** What is to be opened, with everything that the kind's rules say of it. */
export async function openingOf(city: City, tx: Tx, kind: Kind, opener: Opener, asked: Rooted): Promise<Made> {
  const answers = readOpening(kindWithin(city, kind, opener.region), asked.form)
  // what a process hands on was somebody's answer before, and names no file of its own
  const { form, evidence, files } =
    opener.channel === 'case'
      ? { form: answers, evidence: {}, files: [] }
      : await readFiles(city, tx, kind, opener.actor, { form: answers, evidence: {} })
  demandDay(city, kind, form)
  const now = city.clock.now()
  const applicant = applicantOf(opener.applicant)
  const context: Record<string, unknown> = {
    form,
    applicant,
    case: { channel: opener.channel, region: opener.region },
    today: dayOf(now),
  }
  const about = kind.about && { register: kind.about.register, key: said(evaluate(kind.about.key, context)) }
  let lies: string | null = null
  if (about) {
    const row = about.key === '' ? undefined : await findRow(city, tx, about.register, about.key)
    if (!row) throw new Refusal('ROW_UNKNOWN', { register: about.register, key: about.key })
    context.row = row.fields
    lies = row.region
  }
  const region = (kind.place && regionOf(city, evaluate(kind.place, context))) ?? lies ?? opener.region
  context.case = { channel: opener.channel, region }
  for (const guard of kind.guards ?? [])
    if (guard.on === 'open' && evaluate(guard.must, context) !== true)
      throw new Refusal('KIND_GUARD', { kind: kind.name, because: guard.say })
  await demandUnitsKnown(city, tx, kind, context)
  const same = sameOf(city, kind, context, now)
  const listed: Listed = {
    title: titleOf(kind, context),
    openedBy: isOfficers(opener) ? (opener.actor.department ?? opener.applicant.id) : opener.applicant.id,
    same: same?.digest ?? null,
    ...(opener.actor.kind === 'officer' ? { by: opener.actor.id } : {}),
  }
  const department = departmentOf(city, kind, context)
  return {
    same,
    files,
    opening: {
      root: asked.root,
      id: asked.root,
      kind: kind.id,
      item: kind.id,
      hash: kind.hash,
      name: listed.title,
      applicant: opener.applicant,
      agent: opener.agent,
      region,
      hall: opener.hall ?? null,
      channel: opener.channel,
      delivery: null,
      ...(department === undefined ? {} : { department }),
      dossier: { form, applicant, evidence, sources: {} },
      particulars: {
        listed: listed as unknown as Json,
        ...(about ? { about } : {}),
        ...pinnedNow(city, kind),
        ...(asked.origin ? { origin: asked.origin } : {}),
        ...(asked.sent === undefined ? {} : { sent: asked.sent }),
      },
    },
  }
}

/** At a counter it is the applicant's own, whoever typed it. */
const isOfficers = ({ actor, channel }: Opener): boolean => actor.kind === 'officer' && channel !== 'counter'

/** What expressions read of whoever opened it: a body or a firm also by its credit code. A person's number stays where it is. */
export const applicantOf = ({ kind, name, id }: Applicant): Record<string, Json> => ({
  kind,
  name,
  ...(kind === 'firm' ? { code: id } : {}),
})

const said = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim())

/** The body that the kind's decision names. Throws ROUTE_FAILED where it names none: nobody guesses. */
function departmentOf(city: City, kind: Kind, context: Record<string, unknown>): string | undefined {
  if (kind.route === undefined) return undefined
  const decisions = kind.decisions.get(kind.route)
  const answer = decisions && decide(decisions, kind.route, context).output
  const named = answer && typeof answer === 'object' && 'department' in answer ? answer.department : answer
  const found = departmentNamed(city.content.departments, named)
  if (!found) throw new Refusal('ROUTE_FAILED', { kind: kind.name })
  return found.code
}

/** What a case is the same as another by: the kind's rule, or what its signals are about. Without a rule nothing is looked back for. */
function sameOf(city: City, kind: Kind, context: Record<string, unknown>, now: Date): Same {
  const source = kind.same?.as ?? kind.opens.signals?.[0]?.same
  const as = source === undefined ? '' : said(evaluate(source, context))
  if (as === '') return null
  const digest = city.vault.indexOf(JSON.stringify(['kind', kind.id, as]))
  return { digest, since: kind.same ? earlier(now, kind.same.within) : now }
}

const MINUTES = { 分钟: 1, 小时: 60, 紧急工作时: 60, 自然日: 24 * 60, 个月: 30 * 24 * 60, 年: 365 * 24 * 60 }

/** So long ago; a month counts thirty days here, for it says how near two reports are and no one's right. */
function earlier(now: Date, within: string): Date {
  const { amount, unit } = parseLimit(within)
  if (!(unit in MINUTES)) throw new Error(`within is counted in natural time, not in ${unit}`)
  return new Date(now.getTime() - amount * MINUTES[unit as keyof typeof MINUTES] * 60_000)
}
