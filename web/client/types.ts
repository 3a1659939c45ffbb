// SPDX-License-Identifier: Apache-2.0
import type { Competence, GuideBody } from './body-types.ts'
// Written by hand after the API's contract until it is generated from docs/openapi.json. The citizen's side; the desk keeps its own.

export type Page<T> = { rows: T[]; next: string | null }
export type Coded = { code: string; name: string }

export type PersonCaller = {
  kind: 'person'
  id: string
  name: string
  level: number
  mobile?: string
  actingFor: null | { creditCode: string; name: string; as: string }
}
export type OfficerPosition = {
  position: string
  positionName: string
  department: string
  departmentName: string
  region: string
  regionName: string
  permissions: string[]
}
export type OfficerCaller = { kind: 'officer'; id: string; name: string; login: string; positions: OfficerPosition[] }
export type Session = {
  caller: null | PersonCaller | OfficerCaller
  csrf: string | null
  /** at which self-service terminal */
  terminal: string | null
  demo: boolean
  city: { name: string; region?: string; hotline?: string }
}
export type Firm = { creditCode: string; name: string; as: string; until: string | null }

export type Kind = 'item' | 'bundle'
export type LifeStage = { id: string; name: string; icon?: string; hint?: string }
/** What the catalogue says in English; `international`: guide and form are whole in it. */
export type EnglishCard = null | { name: string; summary: string; international: boolean }
export type English = {
  name: string
  summary: string
  international: boolean
  conditions: Record<string, string>
  /** what is said to whoever does not meet a condition */
  otherwise: Record<string, string>
  materials: Record<string, { name: string; standard?: string; commitment?: string }>
  /** in the order of the guide's steps; empty where nobody has written one */
  steps: string[]
  result: string
  fee: string
  once: string
  groups: Record<string, { title: string; help?: string }>
  fields: Record<string, { title: string; help?: string; options?: Record<string, string> }>
}
export type Home = {
  city: { name: string; hotline: string }
  lifeStages: LifeStage[]
  frequent: { kind: Kind; id: string; name: string; count: number; en: EnglishCard }[]
}
export type SearchRow = {
  kind: Kind
  id: string
  name: string
  department: string
  summary: string
  online: boolean
  promised: string
  en: EnglishCard
  why: string
}
export type SearchAnswer = { rows: SearchRow[]; suggestions: string[] }
export type ItemCard = {
  id: string
  kind: Kind
  name: string
  summary: string
  department: string
  handling: string
  promised: string
  visits: number
  online: boolean
  automatic: boolean
  en: EnglishCard
  /** 市级, 区级, 街道 or 社区（村）; of a bundle none */
  level: string
}

export type GuideMaterial = {
  id: string
  name: string
  necessity: Coded
  type: string
  form: string
  copies?: number
  got: null | { from: 'licence' | 'register' | 'verification' | 'earlier'; label: string }
  commitment: null | { text: string; within: string }
  upload: null | { accept: string[]; maxMB: number }
  acceptStandard: string
  /** asked only in some cases */
  isConditional: boolean
}
export type Department = { code: string; name: string; short?: string; kind?: string; phone?: string }
export type Region = { code: string; name: string; level: string; parent: string | null }
export type Hall = { id?: string; name: string; address: string; hours: string; phone: string; region?: string; level?: string }
export type Guide = {
  id: string
  kind: Kind
  version: string
  effectiveOn: string
  /** false: nobody can apply before effectiveOn */
  isInForce: boolean
  /** published versions that come into force later, in the order of their days */
  coming: { version: string; effectiveOn: string }[]
  en: English | null
  name: string
  aka: string[]
  summary: string
  codes: { catalog: string; task: string }
  /** the item that this body carries out; of a basic item its own id */
  basic?: string
  level?: Coded
  /** by which rule a body is competent, in words */
  competence?: string
  bodies?: GuideBody[]
  type: Coded
  handling: Coded
  department: { code: string; name: string; phone?: string }
  serves: string[]
  limits: { statutory: string; promised: string; basis: string; plain: string }
  visits: number
  onlineDepth: string
  scope: string
  channels: string[]
  conditions: { id: string; text: string }[]
  materials: GuideMaterial[]
  fee: { charged: boolean; name?: string; amountText?: string; basis?: string }
  result: { name: string; validity?: string } | null
  delivery: string[]
  steps: { stage: string; name: string; limit: string | null; department: string }[]
  law: { name: string; article?: string; gist?: string }[]
  faq: { question: string; answer: string }[]
  contact: { consult?: string; complain?: string; address?: string; hours?: string } | null
  halls: Hall[]
  automatic?: boolean
  /** how often it is given, in words */
  once?: string
  /** a bundle also says what it joins and what that saves */
  parts?: { item: string; name: string; department: string; when?: string }[]
  counts?: {
    formsBefore: number
    formsNow: number
    materialsBefore: number
    materialsNow: number
    visitsBefore: number
    visitsNow: number
  }
}
export type ItemVersion = { hash: string; effectiveOn: string; publishedAt: string; state: string }
export type VersionChange = { path: string; before: unknown; after: unknown }

export type Verdict = 'yes' | 'no' | 'unknown'
export type Eligibility = {
  verdict: Verdict
  /** the same, or something alike, that was applied for or granted before; of another's only the end of the number */
  existing: null | {
    item: string
    note: string
    as: 'applied' | 'granted'
    isOwn: boolean
    isSame: boolean
    number: string
    state: string | null
    at: { root: string; id: string } | null
  }
  conditions: { id: string; text: string; verdict: Verdict; reason: string; source?: string }[]
}

/** Values of a form by field name. */
export type Values = Record<string, unknown>
export type FieldSchema = {
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  enum?: unknown[]
  oneOf?: { const: unknown; title: string }[]
  items?: FieldSchema
  properties?: Record<string, FieldSchema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  minLength?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  pattern?: string
  default?: unknown
}
export type FormSchema = { type: 'object'; required?: string[]; properties: Record<string, FieldSchema> }
export type FieldUi = {
  widget?: string
  help?: string
  when?: string
  example?: string
  options?: { value: string; label: string }[]
}
export type FormGroup = { id: string; title: string; help?: string; fields: string[]; when?: string }
export type FormDescription = { schema: FormSchema; ui: { groups: FormGroup[]; fields: Record<string, FieldUi> } }

export type Prefilled = { value: unknown; source: string; label: string; at: string }
export type DeliveryChoice = 'electronic' | 'pickup' | 'courier'
export type Delivery = { choice: DeliveryChoice; address?: string; receiver?: string; mobile?: string; each?: boolean }
export type Draft = {
  id: string
  kind: Kind
  of: { id: string; name: string }
  version: string
  revision: number
  form: FormDescription
  values: Values
  prefilled: Record<string, Prefilled>
  corrected: string[]
  objections: { field: string; note: string }[]
  savedAt: string
  delivery: {
    choice: DeliveryChoice | ''
    options: DeliveryChoice[]
    address: string | null
    receiver: string | null
    mobile: string | null
    together: boolean
    each: boolean
  }
  applicant: { kind: 'person' | 'firm'; name: string; facts: Record<string, unknown> }
  /** who files it for a person */
  agent: string | null
  helping: { consent: string; may: 'guide' | 'fill' } | null
  /** what is confirmed when somebody else files it */
  seal: string
  parts: { item: string; name: string }[] | null
  /** the district that she chose, where no answer tells */
  place: string | null
  competence: Competence[]
  /** it was submitted meanwhile, here or elsewhere */
  submitted: { root: string; id: string; number: string } | null
}
export type DraftRow = { id: string; kind: Kind; of: { id: string; name: string }; applicant: string; savedAt: string }
export type FieldError = { field: string; code: string; message: string }
export type DraftSaved = { revision: number; savedAt: string; errors: FieldError[]; competence: Competence[] }
export type DraftPatch = {
  revision: number
  values: Values
  corrected?: string[]
  delivery?: Delivery
  place?: string
}

export type MaterialState = 'obtained' | 'needed' | 'optional' | 'uploaded' | 'committed' | 'not-required'
export type MaterialSource = {
  kind: 'licence' | 'register' | 'verification' | 'earlier' | 'commitment' | 'upload'
  label: string
  at: string
  basis: string
  number: string | null
  fields: { title: string; value: string }[]
  trust: 'A' | 'B' | 'C' | 'D'
}
export type Material = {
  id: string
  name: string
  necessity: string
  parts?: string[]
  state: MaterialState
  source: null | MaterialSource
  /** the source could not be asked: upload instead */
  fallback: string | null
  upload: null | { accept: string[]; maxMB: number }
  commitment: null | { text: string; within: string | null }
  file: { id: string; name: string; bytes: number } | null
  objected: boolean
  acceptStandard: string | null
}
export type DraftCheck = {
  ready: boolean
  errors: { field?: string; material?: string; message: string }[]
  eligibility: Eligibility | null
  competence: Competence[]
}
/** Before acceptance: by when it is said whether the case is taken, how long it takes then, the latest day of both. */
export type Promised = { tellBy: string; limit: string; latestOn: string | null }
export type Submitted = {
  root: string
  id: string
  number: string
  shortNumber: string
  queryCode: string
  state: string
  decided: string | null
  etaOn: string | null
  promise: Promised | null
  submittedAt: string
}

export type PublicState = '待受理' | '办理中' | '待补正' | '已办结' | '不予受理' | string
export type Light = 'green' | 'yellow' | 'red' | 'paused'
export type Todo = 'supplement' | 'pay' | 'rate' | 'collect' | 'parcel'
export type CaseRow = {
  number: string
  shortNumber: string
  kind: Kind
  name: string
  applicant: string
  /** who filed it for a person */
  agent: string | null
  state: Coded
  public: PublicState
  submittedAt: string
  dueOn: string | null
  promise: Promised | null
  light: Light | null
  next: string
  todo: null | Todo
  decision: string | null
  closedAt: string | null
}
export type Happening = {
  act: string
  at: string
  what: string
  who?: string | null
  detail?: string | null
  documents?: { name: string; url: string }[]
}
export type Lane = {
  number: string
  id: string
  name: string
  department: string
  state: Coded
  public: PublicState
  dueOn: string | null
  light: Light | null
  timeline: Happening[]
  decision: string | null
  /** done, and handed over together with the others */
  waits: boolean
  ground: string | null
}
export type SupplementPoint = {
  id: string
  material?: string | null
  materialName?: string
  field?: string | null
  text: string
  answered: boolean
}
/** `pays`: how much, how often, into which account, from which month on. */
export type Result = {
  licenceId: string
  name: string
  number: string
  from: string
  url: string
  pays: null | { amount: number; monthly: boolean; tail: string; from: string | null }
}
export type Tracking = CaseRow & {
  queryCode: string
  timeline: Happening[]
  lanes: Lane[]
  due: { on: string; explained: string[] } | null
  supplement: null | {
    id: string
    askedAt: string
    askedBy: string
    department: string
    answerBy: string
    points: SupplementPoint[]
    /** of whoever asks: in a bundle, of the part */
    form: FormDescription & { values: Values }
  }
  delivery: Delivery | null
  served: { on: string; how: string } | null
  results: Result[]
  help: { draft: string; consent: string; helper: string }[]
  canWithdraw: boolean
  materials: { id: string; name: string; source: string; label: string; at: string; basis: string }[]
  form: FormDescription & { values: Values }
}
export type Parcel = {
  waybill: string
  state: string
  steps: { at: string; text: string }[]
  receiver: string
  address: string
  deliveredAt: string | null
  failed: string | null
  asks: boolean
  wished: { choice: 'resend' | 'pickup'; address?: string; receiver?: string } | null
  simulated: boolean
}
export type SupplementAnswer = { point: string; value?: unknown; fileId?: string; commitment?: true }
/** turn 1 is the rating, turn 2 what was added later (追评). */
export type Rating = {
  turn: number
  level: number
  levelName: string
  reasons: string[]
  text: string
  anonymous: boolean
  at: string
}
export type Ratings = { rows: Rating[]; days: number }
/** channel: 1 a computer, 2 a phone (the national interface's codes) */
export type RatingInput = { level: number; reasons: string[]; text?: string; anonymous: boolean; channel: '1' | '2' }
export type RatingReason = { code: string; level: number; text: string }
export type TrackAnswer = {
  shortNumber: string
  name: string
  public: string
  submittedAt: string
  dueOn: string | null
  promise: Promised | null
}

export type Profile = { name: string; idNumber: string; mobile: string; level: number; masked: boolean; firms: Firm[] }
export type PersonalRead = {
  seq: number
  at: string
  department: string | null
  position: string | null
  reader: string | null
  isPlatform: boolean
  purpose: string | null
  fields: string[]
  /** one sentence that says what was read */
  text: string
}
/** What was deleted of mine because its time was over. */
export type Deletion = { seq: number; at: string; what: string; count: number; basis: string; text: string }
export type FirmAuthorisation = {
  id: string
  creditCode: string
  firm: string
  agentName: string
  /** I am the one who was authorised */
  mine: boolean
  givenAt: string
  until: string
  state: 'running' | 'ended' | 'withdrawn'
}
export type FirmAuthorisations = { firms: Firm[]; authorisations: FirmAuthorisation[] }
export type Notice = { id: string; at: string; kind: string; title: string; text: string; link: string; isRead: boolean }
export type Message = { id: string; text: string; state: string; at: string }
