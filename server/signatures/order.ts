// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, sm3, verifyWith } from '../kernel/crypto/index.ts'
import { localIso } from '../kernel/index.ts'
import type { Signing } from './queries.ts'
import type { Report } from './report.ts'

/** In front of what is signed, so that a signature of something else never passes for one of these. */
export const FORM = 'chengshu-signature/1'

/** What the platform asks of the signing service (docs/protocols/signing.md): who shall sign which digest, with which seal, for what. */
export type Order = {
  request: string
  /** of the bytes of the document, 64 hexadecimal digits */
  sm3: string
  title: string
  purpose: string
  /** whose signature it is; `number` is a firm's credit code */
  signer: { kind: 'person' | 'firm'; name: string; number: string | null }
  /** the number of the firm's seal */
  seal: string | null
  /** the account that confirms, in the signer's name or its own */
  user: { id: string; name: string }
  city: string
  askedAt: string
  endsAt: string
}

export const requestName = ({ document, id }: { document: string; id: string }): string => `${document}.${id}`

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
export const REQUEST = `^${UUID}\\.${UUID}$`

export function readRequest(text: string): { document: string; id: string } | undefined {
  const [document, id] = new RegExp(REQUEST).test(text) ? text.split('.') : []
  return document !== undefined && id !== undefined ? { document, id } : undefined
}

export function orderOf(signing: Signing, city: string): Order {
  return {
    request: requestName(signing),
    sm3: signing.sm3,
    title: signing.title,
    purpose: signing.purpose,
    signer: {
      kind: signing.signerKind,
      name: signing.signerName,
      number: signing.signerKind === 'firm' ? signing.signer : null,
    },
    seal: signing.sealNumber,
    user: { id: signing.account, name: signing.userName },
    city,
    askedAt: localIso(signing.askedAt),
    endsAt: localIso(signing.endsAt),
  }
}

type Said = Pick<Report, 'sm3' | 'outcome' | 'signedAt' | 'serial'>

/** The text that the service signs: canonical JSON (RFC 8785) of the order with what it says, behind the name of the form. */
export function signedText(order: Order, { sm3, outcome, signedAt, serial }: Said): string {
  return `${FORM}\n${canonicalJson({ ...order, sm3, outcome, signedAt, serial })}`
}

/** Whether this report is the service's own, over this very order; its digest is the report's, so that the right order over another document is told apart. */
export function isGenuine(key: string, order: Order, report: Report): boolean {
  return verifyWith(key, signedText(order, report), { suite: report.suite, value: report.signature })
}

/** Of a public key, for people to compare. */
export const fingerprint = (key: string): string => sm3(Buffer.from(key, 'hex')).slice(0, 16)
