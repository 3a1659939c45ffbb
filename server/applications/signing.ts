// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../cases/index.ts'
import { openFile } from '../files/index.ts'
import { canonicalJson, sm3 } from '../kernel/crypto/index.ts'
import { type Json, localIso, Refusal } from '../kernel/index.ts'
import { isSimulated, type Letter, lastSigned, requestName, type Signing } from '../signatures/index.ts'
import type { Examined } from './draft.ts'
import type { Draft } from './draft-row.ts'
import type { City } from './needs.ts'

/** How the paper is signed before it is sent, when it is: at a counter it is signed there, on paper. */
export function signatureAsked(
  draft: Pick<Draft, 'channel'>,
  { competent }: Pick<Examined, 'competent'>,
): 'person' | 'firm' | null {
  if (draft.channel === 'counter') return null
  const asked = competent.flatMap(({ item }) => item.signature ?? [])
  return asked.includes('firm') ? 'firm' : (asked[0] ?? null)
}

const SIGNED = 'signed-paper'
export const titleOf = ({ promised }: Pick<Letter, 'promised'>): string => (promised.length > 0 ? '告知承诺书' : '申请书')

/** What the applicant puts her name to: her answers, what she hands in, what she was told and promises. */
export function letterOf(examined: Examined): Omit<Letter, 'signed'> {
  const { subject, competent, materials, form } = examined
  const fields = (subject.formFile.schema as { properties?: Record<string, { title?: string }> }).properties ?? {}
  const items = competent.map(({ item }) => item)
  const committed = materials.filter((one) => one.state === 'committed')
  const promised = committed.map(({ material }) => {
    const text = material.sources.find((source) => source.commitment)?.commitment?.text ?? ''
    return `${material.name}：${text}`
  })
  const general = items.flatMap((item) => item.commitments ?? [])
  return {
    declared: Object.entries(form).flatMap(([field, value]): [string, string][] => {
      const said = inWords(value)
      return said === '' ? [] : [[fields[field]?.title ?? field, said]]
    }),
    materials: materials
      .filter((one) => one.evidence !== null && one.state !== 'committed')
      .map(({ material, evidence }) => `${material.name}（${evidence?.label ?? ''}）`),
    told: promised.length > 0 ? subject.conditions.map((one) => one.text) : [],
    promised: promised.length > 0 ? [...promised, ...general.map((one) => one.text)] : [],
    consequences: promised.length > 0 ? [...new Set(general.flatMap((one) => one.consequence ?? []))] : [],
  }
}

function inWords(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((one) => inWords(one as Json)).join('、')
  if (typeof value === 'object')
    return Object.values(value)
      .map((one) => inWords(one as Json))
      .filter(Boolean)
      .join('，')
  return String(value)
}

/** Digest of what is signed for: another answer, file or promise needs another signature. What registers say is not hers to sign. */
export function contentOf(draft: Draft, examined: Examined): string {
  const { told, promised, consequences } = letterOf(examined)
  const files = Object.fromEntries(Object.entries(draft.materials).flatMap(([id, { file }]) => (file ? [[id, file.sm3]] : [])))
  const { kind, of, applicant } = draft
  return sm3(canonicalJson({ kind, of, applicant: applicant.id, form: examined.form, files, told, promised, consequences }))
}

/** The signature that holds for what the draft says now, if there is one. */
async function holding(city: City, draft: Draft, examined: Examined): Promise<{ signing?: Signing; isStale: boolean }> {
  const last = await lastSigned(city.sql, draft.id)
  if (last === undefined) return { isStale: false }
  return last.content === contentOf(draft, examined) ? { signing: last, isStale: false } : { isStale: true }
}

/** How it stands with the signature, for the last step of filling in. */
export async function signatureOf(city: City, draft: Draft, examined: Examined) {
  const how = signatureAsked(draft, examined)
  if (how === null) return null
  const { signing, isStale } = await holding(city, draft, examined)
  return {
    by: how,
    title: titleOf(letterOf(examined)),
    state: signing ? ('signed' as const) : isStale ? ('changed' as const) : ('needed' as const),
    request: signing ? requestName(signing) : null,
    signer: signing?.signerName ?? null,
    user: signing?.userName ?? null,
    signedAt: signing?.signedAt ? localIso(signing.signedAt) : null,
    code: signing?.code ?? null,
    simulated: isSimulated(city),
  }
}

/** The signed paper as evidence of the case, where one is asked for. Throws SIGNATURE_NEEDED. */
export async function signedEvidence(city: City, draft: Draft, examined: Examined): Promise<Record<string, Evidence>> {
  const how = signatureAsked(draft, examined)
  if (how === null) return {}
  const { signing } = await holding(city, draft, examined)
  if (signing?.file == null || signing.signedAt === null)
    throw new Refusal('SIGNATURE_NEEDED', { title: titleOf(letterOf(examined)) })
  const { file } = await openFile(city, city.sql, signing.file)
  return {
    [SIGNED]: {
      source: 'signature',
      label: `${signing.signerName}${how === 'firm' ? '电子印章' : '电子签名'}${isSimulated(city) ? '（模拟）' : ''}`,
      at: localIso(signing.signedAt),
      basis: `${signing.userName}签署，签署编号 ${signing.code}`,
      trust: 'A',
      name: signing.title,
      number: signing.code,
      hash: signing.sm3,
      file: { id: file.id, name: file.name, type: file.type, bytes: file.bytes },
    },
  }
}
