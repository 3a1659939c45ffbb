// SPDX-License-Identifier: Apache-2.0
import type { Anchor, CompiledForm, DecisionOutcome, ProcessDefinition } from '@chengshu/engine'
import type { Vault } from '../kernel/crypto/index.ts'
import type { Json, Kernel, Part, Tx } from '../kernel/index.ts'
import type { Entry } from '../ledger/index.ts'
import type { Fact, Telling } from '../outbox/index.ts'
import type { Content, Topic as TopicOf } from '../packs/index.ts'
import type { Officer } from '../people/index.ts'
import type { Unit } from '../units/index.ts'
import type { Actor, Applicant, Case, Delivery, Dossier, Task, Timer } from './case.ts'
import type { Claim } from './claims.ts'
import type { NumberRule } from './number-rule.ts'
import type { StateOfKind } from './states.ts'
import type { Turns } from './turns.ts'

/** What this room, and whoever stands on it, needs of the city around it; `City` of server/city.ts satisfies it. */
export type City = Kernel & { vault: Vault; content: Content; outbox: Telling['outbox']; cases: CaseParts }

/** A part of the act's statement that must write just so many rows. Fewer: `otherwise` is thrown; without one the act is done again. */
export type Demand = { part: Part; rows: number; otherwise?: Error }

export type HistoryRow = { id: string; caseId: string; act: string; element: string | null; detail: Record<string, Json> }

/** Texts of what may change of a case and lies closed; nothing of a new one. */
export type Kept = Partial<Record<'process' | 'result' | 'supplement' | 'delivery' | 'particulars', string>>

/** A case as an act changes it: what was read, what it is now, and which rows have to be written. */
export type Working = {
  matter: Matter
  case: Case
  dossier: Dossier
  tasks: Map<string, Task>
  timers: Timer[]
  /** when the case had to be looked at next, as it was read */
  wasWakeAt: number | null
  /** the columns that lie closed, as they were read: what has not changed is not closed and written again */
  was: Kept
  isNew: boolean
  wasState: string | null
  wasPhase: Case['phase'] | null
  dossierChanged: boolean
  touchedTasks: Set<string>
  timersChanged: boolean
  history: HistoryRow[]
  /** six digits on the receipt of a new case, so that a short number alone tells a stranger nothing */
  queryCode: string
  /** elements that the process passed during this act, for its picture */
  trail: [element: string, did: string][]
  /** what expressions read beside the dossier: what its kind read for this act (a row of a register) */
  context: Record<string, Json>
}

/** One act on one matter: all its cases change together, in one transaction, or none does. */
export type Act = {
  city: City
  /** the act's transaction, or the pool while the act has none (see `begin`) */
  tx: Tx
  /** opens the act's transaction, if it is not open, for what is written beside the case's own rows; what was put before is there */
  begin(): Promise<Tx>
  now: Date
  actor: Actor
  name: string
  /** the act's name and what exactly was asked, kept beside the key */
  doing: string
  key: string | null
  root: string
  works: Map<string, Working>
  facts: Fact[]
  entries: Entry[]
  /** topics whose last try failed: their task is failed (parked) this time instead of being run again */
  failing: Map<string, string>
  /** how often it has been begun: from the second time on what was taken for granted is looked up */
  attempt: number
  /** rows that other rooms put into the act: written in its one statement (`put`) */
  parts: Part[]
  /** rows that must be written for the act to be done (`demand`) */
  demands: Demand[]
  /** what only one may have */
  claims: Claim[]
  /** what rooms do when all else is worked out and is about to be written: what others wait for is held no longer than that */
  lasts: (() => Promise<void>)[]
}

export type Completion = {
  outcome: string
  ground?: string | undefined
  opinion?: string | undefined
  output?: Record<string, Json> | undefined
}

export type Opening = {
  root: string
  id: string
  kind: string
  item: string
  hash: string
  /** what it is called, if not as its matter */
  name?: string
  applicant: Applicant
  agent: { id: string; name: string } | null
  region: string
  hall: string | null
  channel: string
  delivery: Delivery | null
  dossier: Dossier
  /** the body that answers for it, if its kind finds it by a rule */
  department?: string
  particulars?: Record<string, Json>
}

/**
 * What makes two cases the same: FEEL over form, applicant, evidence, case and today. A list counts for each of its values, so that
 * a whole year is both of its halves. `kept`: how long a grant stands in the way of another one.
 */
export type UniqueRule = {
  subject: string
  object?: string
  period?: string
  kept: 'ever' | 'valid' | 'open'
  renewFrom?: string
  note: string
}

/** One thing that a case asks for and that only one case may have; a bundle asks for one for each of its parts. */
export type Entitlement = {
  scope: string
  name: string
  rule: UniqueRule
  dossier: Pick<Dossier, 'form' | 'applicant' | 'evidence'>
}

/** What the content says of a case: its process, its decisions and its limits, in the version that the case began with. */
export type Matter = {
  kind: string
  id: string
  hash: string
  name: string
  department: string
  /** 事项类型, two digits; null where it is no item */
  type: string | null
  process: ProcessDefinition
  /** the process as it was drawn, for bpmn-js */
  diagram: string
  /** the questions as they were asked of this case */
  form: CompiledForm
  /** answers that only the pages of its parts show, to whom those let read them */
  readElsewhere?: ReadonlySet<string>
  decide(decision: string, input: Record<string, unknown>): DecisionOutcome
  limits: { promised: string | null; statutory: string | null }
  /** the promise of one case by what is in it (its class); without it, that of `limits` */
  promisedFor?(act: Act, work: Working): string | null
  /** what its promise is counted from, by what is in the case at the end of each act; null: from its beginning (anchored.ts) */
  anchorFor?(act: Act, work: Working): Anchored | null
  /** by how much its limits may be put off, once, and by which law, and how long before their end at the latest; null: not at all */
  extension: { most: string; law: string; until?: string } | null
  /** how it is numbered, if not as an application */
  number?: NumberRule
  /** in which states it may be, the first one first */
  states: readonly StateOfKind[]
  /** how earlier versions called what this one has, for the cases that move here */
  former?: FormerNames
  /** whether it is applied for and accepted, so that it may be asked to be supplemented */
  isApplied: boolean
  /** names of the things that may be asked for in a supplement, by id */
  materials: Map<string, string>
  fields: Map<string, string>
  /** grounds that a refusal or a denial may name; an empty list leaves it to the officer */
  grounds: { refuse: Ground[]; deny: Ground[]; supplement: Ground[]; suspend: Procedure[] }
  /** what a kind of case demands of a task's completion beyond its outcome; throws a Refusal */
  checkCompletion?(task: Task, said: Completion): void
}

/** By their old names: states, fields and elements of the process as they are called now; fields whose values are to be read otherwise (FEEL over value and form). */
export type FormerNames = {
  states?: Record<string, string>
  fields?: Record<string, string>
  elements?: Record<string, string>
  converted?: { from: string; to: string; as: string }[]
}

/** `mayBePast`: an act of a person may make a limit that is over already. */
export type Anchored = { limit: string; anchor: Anchor; mayBePast: boolean }

export type Ground = { id: string; text: string; law?: string }
/** A procedure during which the clocks stand still, for so long at the most. */
export type Procedure = Ground & { law: string; most: string }

/** A kind of case: how the matter of an item is found. Rooms above register theirs. */
export type CaseKind = {
  id: string
  /** what its states are called now; those of the law if it says nothing. A case goes by those of its own version (`Matter.states`) */
  states?: readonly StateOfKind[]
  /** how a state is called now that an earlier version called otherwise */
  formerStates?: Record<string, string>
  matterOf(city: City, item: string, hash: string): Promise<Matter>
  /** what a case of this kind asks for that only one case may have, by the rules that are in force now */
  entitlements?(city: City, item: string, hash: string, dossier: Entitlement['dossier']): Promise<Entitlement[]>
  /** what the process of a new case keeps of the content of its day, beside its own version: the versions of its parts */
  keeps?(city: City, opening: Opening): Promise<Record<string, Json>>
  /** what is to be looked after beside a case from this moment on, by the content of the case's version */
  follows?(act: Act, work: Working, moment: 'accepted' | 'granted'): Promise<FollowUp[]>
  /** what its expressions and guards read beside the dossier, in every act: a row of a register, as it is now */
  context?(act: Act, work: Working, isHeld: boolean): Promise<Record<string, Json>>
  /** what a completion needs beyond its outcome, by what is true at this moment; throws a Refusal */
  guard?(act: Act, work: Working, task: Task, said: Completion): Promise<void>
  /** the unit outside the government that a task names (`chengshu:unit`), by what the kind says of it; throws a Refusal where it names none */
  unitOf?(act: Act, work: Working, named: string, item: Json): Promise<Pick<Unit, 'id' | 'name'>>
  /** what follows, in the same act, when a case has entered another state */
  entered?(act: Act, work: Working): Promise<void>
  /** the rows that its room keeps of a case for lists of its own, put into the act (`put`) */
  rows?(act: Act, work: Working): void
  /** what follows, in the same act, when a case of it has ended */
  ended?(act: Act, work: Working): Promise<void>
  /** whether an officer may look at a case in which none of her bodies has a part: one that her body opened */
  maySee?(officer: Officer, subject: Case): boolean
  /** what its page shows beside what all cases have; `open` are its open tasks */
  view?(city: City, subject: Case, open: readonly Task[]): Promise<CasePanels>
  /** the questions that whoever opened it was asked: of the others' answers she is shown none */
  asked?(city: City, subject: Case): Promise<CompiledForm['form']>
  /** an act of its history in a sentence; nothing where the name that all cases have for it says enough */
  says?(city: City, entry: Happened, to: 'officer' | 'applicant'): { what: string; detail?: string; en?: string } | undefined
  /** which item's matter a call activity of this kind begins, with what the child's dossier is cut from */
  childOf?(
    city: City,
    parent: Working,
    process: string,
    input: Record<string, unknown>,
  ): Promise<{
    kind: string
    item: string
    hash: string
    region: string
    form: Record<string, Json>
    evidence: Dossier['evidence']
    delivery?: Delivery
  }>
}

export type Happened = { act: string; detail: Record<string, unknown> }
/** Another case that one is tied to, and how; of what is in it nothing is said to whoever has no part in it. */
export type LinkedCase = {
  how: string
  root: string
  id: string
  number: string
  kind: string
  state: { code: string; name: string }
}
export type CasePanels = {
  /** what whoever brought it is called */
  opener: string
  linked: LinkedCase[]
  /** the row of a register that it is about */
  about: { register: string; name: string; key: string } | null
  /** its checklists, each with what was found (a room above says what that looks like) */
  checklists: { field: string }[]
  /** what it has posted to accounts, in its order; `amount` with its unit */
  posted: { id: string; how: string; from: string; to: string; amount: string; purpose: string; at: string }[]
  /** what a task asks beside its outcome, by the task's id */
  asks: Map<string, CompiledForm['form']>
}

/**
 * A case of its own beside another one, in the same matter; `hash` names the content's version and what of it. Its item and region
 * are those of the other case, its name that of its matter, if it does not say otherwise.
 */
export type FollowUp = {
  kind: string
  hash: string
  form: Record<string, Json>
  item?: string
  name?: string
  region?: string
}

export type TopicContext = {
  city: City
  tx: Tx
  act: Act
  work: Working
  input: Record<string, unknown>
  element: string
  token: string
  /** what the case's history, the ledger and other rooms hear of it: a room below this one asks for these and imports none */
  note(what: string, detail?: Record<string, Json>): void
  record(act: string, facts?: Record<string, Json>): void
  tell(fact: string, payload?: Record<string, Json>): void
  /** rows of its own that are written in the act's statement */
  put(part: Part): void
  /** what only one may have, or the act is done again */
  claim(claim: Claim): void
  /** rows that must be written, so many of them: otherwise this is thrown, or the act is done again */
  demand(part: Part, rows: number, otherwise: Error | 'again'): void
  /** done when all else of the act is worked out, just before it is written */
  last(what: () => Promise<void>): void
}

/** A topic of a room that stands on this one. */
export type Topic = TopicOf<TopicContext>

/**
 * What a room above asks before an act goes on, by what is true in the act itself; throws a Refusal. `on` names the act: `submit`,
 * `accept`, `decide`, a task (`check`) or a task with its outcome (`check.pass`).
 */
export type Barrier = (act: Act, work: Working, on: readonly string[]) => Promise<void>

export type CaseParts = {
  /** the kinds that rooms register in code */
  kinds: Map<string, CaseKind>
  /** a kind that a pack declares */
  declared: (city: City, id: string) => CaseKind | undefined
  topics: Map<string, Topic>
  /** what stops or changes acts of any kind of case, where a room asks for it */
  barrier: Barrier | undefined
  numbers: { day: string; next: number; end: number }
  /** three digits of each department, by its code (people.departments), as this process has read them */
  digits: Map<string, string>
  /** queues in which this process has just seen that somebody holds a post, until when it believes so (staffing.ts) */
  staffed: Map<string, number>
  /** acts that are under way in this process (turns.ts) */
  turns: Turns
}

export function createCaseParts(
  kinds: CaseKind[],
  topics: Topic[],
  declared: CaseParts['declared'] = () => undefined,
  barrier?: Barrier,
): CaseParts {
  return {
    declared,
    barrier,
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    topics: new Map(topics.map((topic) => [topic.name, topic])),
    numbers: { day: '', next: 0, end: 0 },
    digits: new Map(),
    staffed: new Map(),
    turns: new Map(),
  }
}
