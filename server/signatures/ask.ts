// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { sm3 } from '../kernel/crypto/index.ts'
import { dayOf, type Json, newId, Refusal, type Tx, transaction } from '../kernel/index.ts'
import { record } from '../ledger/index.ts'
import { type PaperData, type PaperFrame, renderPaper } from '../papers/index.ts'
import { holdProxy, holdRightToActFor } from '../people/index.ts'
import type { SignaturesCity } from './city.ts'
import { holdRightToSeal } from './firm-seals.ts'
import * as queries from './queries.ts'
import { sealHeld } from './seal-queries.ts'

/** A signing that nobody confirmed is over after half an hour. */
const MINUTES = 30

export type Letter = PaperData['commitment']
export type Framed = Omit<PaperFrame, 'at' | 'date' | 'seal' | 'documentNumber' | 'queryUrl' | 'foot' | 'caseNumber'>

export type Asking = {
  /** the matter: a draft's id, which becomes the root of the case */
  document: string
  /** the account that confirms */
  user: { id: string; name: string }
  /** whose paper it is: the account of a person, or the credit code of a firm */
  of: { kind: 'person' | 'firm'; id: string; name: string }
  /** a firm's seal, or the user's own signature, also for whoever gave her the proxy */
  by: 'person' | 'firm'
  /** what is applied for */
  matter: string
  /** digest of everything that is signed for: another content needs another signature */
  content: string
  title: string
  purpose: string
  letter: Letter
  frame: Framed
}

type Paper = { letter: Letter; frame: Omit<PaperFrame, 'at'>; at: string }

/** The bytes that are signed: a function of what is kept, so that they are drawn again for each reading and never kept twice. */
export function drawSigned({ paper }: Pick<queries.Signing, 'paper'>): Promise<Buffer> {
  const { letter, frame, at } = paper as unknown as Paper
  return renderPaper('commitment', letter, { ...frame, at: new Date(at) })
}

/**
 * Asks for a signature under a document. Asked again for the same content it is the same signing; for another, the earlier one is over.
 * Throws FIRM_SEAL_NEEDED, FIRM_SEAL_NOT_ACTIVE, FIRM_SEAL_NOT_FOR_YOU, PROXY_ENDED.
 */
export async function askToSign(city: SignaturesCity, asking: Asking): Promise<queries.Signing> {
  return transaction(city.sql, async (tx) => {
    await queries.lockDocument(tx, asking.document)
    const now = city.clock.now()
    const { by, of, matter } = asking
    const seal = await holdRightToSign(city, tx, { account: asking.user.id, by, of, matter })
    const open = await queries.openSigning(tx, asking.document)
    if (open !== undefined) {
      const isSame = open.content === asking.content && open.account === asking.user.id && open.seal === (seal?.id ?? null)
      if (isSame && open.endsAt > now) return open
      await queries.endSigning(tx, open, 'replaced', null)
    }
    return begin(city, tx, asking, seal)
  })
}

/** What a signature stands on, held until the transaction ends; the seal of a firm is handed on. */
export async function holdRightToSign(
  city: SignaturesCity,
  tx: Tx,
  at: { account: string; by: 'person' | 'firm'; of: { kind: 'person' | 'firm'; id: string; name: string }; matter: string },
): Promise<{ id: string; number: string } | undefined> {
  const { of } = at
  if (at.by === 'person') {
    if (of.kind === 'firm') await holdRightToActFor(city, tx, at.account, of.id)
    else if (of.id !== at.account) await holdProxy(city, tx, { person: at.account, grantor: of.id, matter: at.matter })
    return undefined
  }
  const seal = await sealHeld(tx, of.id)
  if (seal === undefined) throw new Refusal('FIRM_SEAL_NEEDED', { firm: of.name })
  await holdRightToSeal(city, tx, { firm: of.id, firmName: of.name, seal: seal.id, person: at.account })
  if (seal.status !== 'active') throw new Refusal('FIRM_SEAL_NOT_ACTIVE', { firm: of.name })
  return seal
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** QM and 80 random bits in Crockford's base 32. */
const newCode = (): string => `QM${[...randomBytes(16)].map((byte) => SIGNS.charAt(byte & 31)).join('')}`

async function begin(
  city: SignaturesCity,
  tx: Tx,
  asking: Asking,
  seal: { id: string; number: string } | undefined,
): Promise<queries.Signing> {
  const { document, user, of } = asking
  const now = city.clock.now()
  const code = newCode()
  const frame = {
    ...asking.frame,
    caseNumber: code,
    documentNumber: `签署编号 ${code}`,
    foot: `签署编号 ${code}，扫码核验签名`,
    seal: null,
    date: dayOf(now),
    queryUrl: `${city.config.publicUrl}/verify/${code}`,
  }
  const paper = { letter: asking.letter, frame, at: now.toISOString() } as unknown as Json
  const one = {
    document,
    id: newId(),
    account: user.id,
    userName: user.name,
    signerKind: asking.by,
    signer: asking.by === 'firm' ? of.id : user.id,
    signerName: asking.by === 'firm' ? of.name : user.name,
    seal: seal?.id ?? null,
    sealNumber: seal?.number ?? null,
    applicantKind: of.kind,
    applicant: of.id,
    matter: asking.matter,
    content: asking.content,
    sm3: sm3(await drawSigned({ paper })),
    title: asking.title,
    purpose: asking.purpose,
    paper,
    code,
    askedAt: now,
    endsAt: new Date(now.getTime() + MINUTES * 60_000),
  }
  await queries.insertSigning(tx, one)
  const facts = { sm3: one.sm3, signer: one.signerKind, seal: one.sealNumber }
  const actor = { kind: 'person' as const, id: user.id }
  const subject = { kind: 'signing', id: one.id }
  await record(tx, now, [{ root: document, act: 'signature.asked', actor, subject, about: of.id, facts }])
  return { ...one, state: 'asked', signedAt: null, given: null, file: null }
}
