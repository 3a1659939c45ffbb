// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import { closedGiven, closedSignings } from './closed.ts'
import type { Report } from './report.ts'

/** A report as it was taken, with the public key under which it verified: the service may have another one later. */
export type Kept = Report & { key: string }

export type Signing = {
  document: string
  id: string
  /** who confirms */
  account: string
  userName: string
  signerKind: 'person' | 'firm'
  /** account of a person, credit code of a firm */
  signer: string
  signerName: string
  seal: string | null
  sealNumber: string | null
  /** whose paper it is: account or credit code */
  applicantKind: 'person' | 'firm'
  applicant: string
  /** what is applied for: a proxy is asked for it */
  matter: string
  /** digest of what the signer saw: the signature holds for this content alone */
  content: string
  sm3: string
  title: string
  purpose: string
  paper: Json
  code: string
  state: 'asked' | 'signed' | 'declined' | 'replaced'
  askedAt: Date
  endsAt: Date
  signedAt: Date | null
  given: Kept | null
  file: string | null
}

type Row = Omit<Signing, 'userName' | 'signerName'> & { user_name: string; signer_name: string }

const columns = (tx: Tx) => tx`
  document, id, account, user_name, signer_kind as "signerKind", signer, signer_name, seal, seal_number as "sealNumber", applicant_kind as "applicantKind",
  applicant, matter, content, sm3,
  title, purpose, paper, code, state, asked_at as "askedAt", ends_at as "endsAt", signed_at as "signedAt", given, file`

async function opened(tx: Tx, rows: Row[]): Promise<Signing[]> {
  await closedSignings.open(tx, rows)
  return rows.map(({ user_name, signer_name, ...row }) => ({ ...row, userName: user_name, signerName: signer_name }))
}

type At = { document: string; id: string }

/** Until the transaction ends nobody else begins a signing of this document. */
export async function lockDocument(tx: Tx, document: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${document}, 990110))`
}

export async function findSigning(tx: Tx, { document, id }: At): Promise<Signing | undefined> {
  const rows = await tx<Row[]>`select ${columns(tx)} from signatures.signings where document = ${document} and id = ${id}`
  return (await opened(tx, rows))[0]
}

/** Holds the signing until the transaction ends. */
export async function holdSigning(tx: Tx, { document, id }: At): Promise<Signing | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from signatures.signings where document = ${document} and id = ${id} for update`
  return (await opened(tx, rows))[0]
}

export async function openSigning(tx: Tx, document: string): Promise<Signing | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from signatures.signings where document = ${document} and state = 'asked'`
  return (await opened(tx, rows))[0]
}

/** The newest signature under a document, whatever its content. */
export async function lastSigned(tx: Tx, document: string): Promise<Signing | undefined> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from signatures.signings where document = ${document} and state = 'signed' order by signed_at desc, id desc limit 1`
  return (await opened(tx, rows))[0]
}

export async function insertSigning(tx: Tx, one: Omit<Signing, 'state' | 'signedAt' | 'given' | 'file'>): Promise<void> {
  await tx`
    insert into signatures.signings (document, id, account, user_name, signer_kind, signer, signer_name, seal, seal_number, applicant_kind,
                                     applicant, matter, content, sm3, title, purpose, paper, code, state, asked_at, ends_at)
    values (${one.document}, ${one.id}, ${one.account}, ${closedSignings.text(tx, one, 'user_name', one.userName)}, ${one.signerKind},
            ${one.signer}, ${closedSignings.text(tx, one, 'signer_name', one.signerName)}, ${one.seal}, ${one.sealNumber}, ${one.applicantKind},
            ${one.applicant}, ${one.matter}, ${one.content}, ${one.sm3}, ${closedSignings.text(tx, one, 'title', one.title)}, ${one.purpose},
            ${closedSignings.json(tx, one, 'paper', one.paper)}::text::jsonb, ${one.code}, 'asked', ${one.askedAt}, ${one.endsAt})`
}

export async function endSigning(
  tx: Tx,
  { document, id }: At,
  state: 'declined' | 'replaced',
  given: Kept | null,
): Promise<void> {
  await tx`
    update signatures.signings
       set state = ${state}, given = ${closedSignings.json(tx, { document, id }, 'given', given)}::text::jsonb
     where document = ${document} and id = ${id} and state = 'asked'`
}

/** The signature, with its place in the signer's log and under its code. False when it had an outcome already. */
export async function keepSignature(tx: Tx, one: Signing, to: { at: Date; given: Kept; file: string }): Promise<boolean> {
  const owner = one.signer
  const row = { owner, id: one.id }
  const kept = await tx`
    update signatures.signings
       set state = 'signed', signed_at = ${to.at}, file = ${to.file},
           given = ${closedSignings.json(tx, one, 'given', to.given)}::text::jsonb
     where document = ${one.document} and id = ${one.id} and state = 'asked'`
  if (kept.count === 0) return false
  await tx`
    insert into signatures.given_signatures (owner, id, document, seal, account, user_name, title, sm3, code, signed_at)
    values (${owner}, ${one.id}, ${one.document}, ${one.seal}, ${one.account}, ${closedGiven.text(tx, row, 'user_name', one.userName)},
            ${closedGiven.text(tx, row, 'title', one.title)}, ${one.sm3}, ${one.code}, ${to.at})`
  await tx`insert into signatures.signing_codes (code, document, id) values (${one.code}, ${one.document}, ${one.id})`
  return true
}

export async function findByCode(tx: Tx, code: string): Promise<Signing | undefined> {
  const [at] = await tx<At[]>`select document, id from signatures.signing_codes where code = ${code}`
  return at && findSigning(tx, at)
}

/** What was asked and never signed goes with its draft; what was signed stays with whoever signed it. */
export async function forgetUnsigned(tx: Tx, documents: string[]): Promise<void> {
  if (documents.length > 0)
    await tx`delete from signatures.signings where document = any(${documents}::uuid[]) and state <> 'signed'`
}

export type Given = {
  owner: string
  id: string
  document: string
  seal: string | null
  account: string
  user_name: string
  title: string
  sm3: string
  code: string
  signedAt: Date
}

/** What an owner has signed, the newest first; of a firm with one seal. */
export async function givenBy(
  tx: Tx,
  at: { owner: string; seal: string | null },
  before: [string, string] | undefined,
  limit: number,
): Promise<Given[]> {
  const rows = await tx<Given[]>`
    select owner, id, document, seal, account, user_name, title, sm3, code, signed_at as "signedAt"
      from signatures.given_signatures
     where owner = ${at.owner} and seal is not distinct from ${at.seal}::uuid
       and (${before === undefined} or (signed_at, id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
     order by signed_at desc, id desc
     limit ${limit}`
  return closedGiven.open(tx, rows)
}
