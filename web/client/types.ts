// SPDX-License-Identifier: Apache-2.0
import type { Answer, Sent } from '../../client/index.ts'

// What the pages call what crosses HTTP; its shapes are the contract's. Instants are ISO texts with offset, days YYYY-MM-DD.

type Some<T> = NonNullable<T>
type Row<T extends { rows: unknown[] }> = T['rows'][number]

export type Page<T> = { rows: T[]; next: string | null }
export type Coded = { code: string; name: string }

export type Session = Answer<'GET', '/api/session'>
export type PersonCaller = Extract<Session['caller'], { kind: 'person' }>
export type OfficerCaller = Extract<Session['caller'], { kind: 'officer' }>
export type DemoAccount = Answer<'GET', '/api/session/demo'>[number]
export type SignInPrompt = Answer<'GET', '/api/sign-in/{uid}'>
export type SignInStep = Answer<'POST', '/api/sign-in/{uid}/password'>
export type AskedCode = Answer<'POST', '/api/sign-in/{uid}/sms'>

export type Home = Answer<'GET', '/api/home'>
export type LifeStage = Home['lifeStages'][number]
export type SearchAnswer = Answer<'GET', '/api/search'>
export type SearchRow = Row<SearchAnswer>
export type ItemCard = Row<Answer<'GET', '/api/items'>>
export type Kind = ItemCard['kind']
/** What the catalogue says in English; `international`: guide and form are whole in it. */
export type EnglishCard = ItemCard['en']
type ItemGuide = Answer<'GET', '/api/items/{id}'>
type BundleGuide = Answer<'GET', '/api/bundles/{id}'>
/** What both say, what only an item says, what only a bundle says. */
export type Guide = Omit<BundleGuide, 'parts' | 'counts'> &
  Partial<Omit<ItemGuide, keyof BundleGuide>> &
  Partial<Pick<BundleGuide, 'parts' | 'counts'>>
export type English = Some<Guide['en']>
export type GuideMaterial = Guide['materials'][number]
export type Hall = Guide['halls'][number]
export type Department = Row<Answer<'GET', '/api/departments'>>
export type Region = Row<Answer<'GET', '/api/regions'>>
/** A body that has published items, from the city down to the villages. */
export type BodyRow = Row<Answer<'GET', '/api/bodies'>>
/** A body that has published a guide of its own for an item. */
export type GuideBody = ItemGuide['bodies'][number]
export type VersionChange = Row<Answer<'GET', '/api/items/{id}/versions/{hash}/diff'>>
export type Eligibility = Answer<'POST', '/api/eligibility'>
export type Verdict = Eligibility['verdict']

export type Draft = Answer<'GET', '/api/drafts/{id}'>
export type DraftRow = Row<Answer<'GET', '/api/drafts'>>
export type DraftSaved = Answer<'PATCH', '/api/drafts/{id}'>
export type DraftPatch = Sent<'PATCH', '/api/drafts/{id}'>
export type DraftCheck = Answer<'GET', '/api/drafts/{id}/check'>
export type FieldError = DraftSaved['errors'][number]
/** Who receives an item and why: `asked` while she has to choose a district, `nobody` where no body is competent. */
export type Competence = Draft['competence'][number]
export type FormDescription = Draft['form']
export type { FieldSchema, FieldUi, FormGroup, FormSchema } from '../../client/index.ts'
/** Values of a form by field name. */
export type Values = Draft['values']
export type Prefilled = Draft['prefilled'][string]
export type DeliveryChoice = Draft['delivery']['options'][number]
export type Delivery = Some<DraftPatch['delivery']>
export type Material = Row<Answer<'GET', '/api/drafts/{id}/materials'>>
export type Submitted = Answer<'POST', '/api/drafts/{id}/submission'>
/** Before acceptance: by when it is said whether the case is taken, how long it takes then, the latest day of both. */
export type Promised = Some<Submitted['promise']>

export type Consents = Answer<'GET', '/api/drafts/{id}/consents'>
export type ConsentRow = Row<Consents>
export type May = ConsentRow['may']
export type ConsentGiven = Answer<'POST', '/api/drafts/{id}/consents'>
export type HelpCall = Row<Answer<'GET', '/api/help/calls'>>

export type CaseRow = Row<Answer<'GET', '/api/me/cases'>>
export type Light = Some<CaseRow['light']>
export type Todo = Some<CaseRow['todo']>
export type Tracking = Answer<'GET', '/api/me/cases/{number}'>
export type Happening = Tracking['timeline'][number]
export type Lane = Tracking['lanes'][number]
export type SupplementPoint = Some<Tracking['supplement']>['points'][number]
export type SupplementAnswer = Sent<'POST', '/api/me/cases/{number}/supplement'>['answers'][number]
/** `pays`: how much, how often, into which account, from which month on. */
export type Result = Tracking['results'][number]
export type TrackAnswer = Answer<'GET', '/api/track'>
/** What was promised for a case, and how it stands. */
export type Commitment = Row<Answer<'GET', '/api/me/cases/{number}/commitments'>>
export type Parcel = Row<Answer<'GET', '/api/me/cases/{number}/parcels'>>
export type Bill = Row<Answer<'GET', '/api/me/cases/{number}/bills'>>
export type Receipt = Row<Answer<'GET', '/api/me/cases/{number}/receipts'>>
export type ReceiptVerification = Answer<'GET', '/api/verify/receipts/{code}'>
/** turn 1 is the rating, turn 2 what was added later (追评). */
export type Rating = Row<Answer<'GET', '/api/me/cases/{number}/rating'>>
/** channel: 1 a computer, 2 a phone (the national interface's codes) */
export type RatingInput = Sent<'POST', '/api/me/cases/{number}/rating'>
export type RatingReason = Row<Answer<'GET', '/api/ratings/reasons'>>

export type Profile = Answer<'GET', '/api/me/profile'>
export type PersonalRead = Row<Answer<'GET', '/api/me/reads'>>
/** What was deleted of mine because its time was over. */
export type Deletion = Row<Answer<'GET', '/api/me/deletions'>>
export type FirmAuthorisations = Answer<'GET', '/api/me/firm-authorisations'>
export type FirmAuthorisation = FirmAuthorisations['authorisations'][number]
export type Firm = FirmAuthorisations['firms'][number]
/** Who may do what for whom. */
export type ProxyRow = Row<Answer<'GET', '/api/me/proxies'>>
export type Notice = Row<Answer<'GET', '/api/me/notices'>>
export type Message = Row<Answer<'GET', '/api/me/messages'>>
export type LicenceRow = Row<Answer<'GET', '/api/me/licences'>>
export type LicenceUse = Row<Answer<'GET', '/api/me/licences/{id}/uses'>>
export type LicenceAuthorisation = Row<Answer<'GET', '/api/me/licences/{id}/authorisations'>>
export type Showing = Answer<'POST', '/api/me/licences/{id}/showing'>
/** Only a holder who shows it shows its face. */
export type Verification = Answer<'GET', '/api/verify/{code}'> & Partial<Answer<'GET', '/api/show/{token}'>>
export type ServicePoint = Row<Answer<'GET', '/api/service-points'>>
export type TerminalCode = Answer<'POST', '/api/me/terminal-codes'>
