// SPDX-License-Identifier: Apache-2.0
import { plainNumber } from '@chengshu/engine'
import { sm3 } from '../kernel/crypto/index.ts'
import { localIso, Refusal } from '../kernel/index.ts'
import { maskName } from '../people/index.ts'
import { checkDocument } from '../seals/index.ts'
import { drawSigned } from './ask.ts'
import type { SignaturesCity } from './city.ts'
import { fingerprint, isGenuine, type Order, orderOf } from './order.ts'
import * as queries from './queries.ts'
import type { Report } from './report.ts'
import { isSimulated } from './simulator.ts'

/** What somebody typed or scanned, as the code that it means: case, width and dashes do not matter, O is 0 and I or L is 1. */
function readCode(text: string): string | undefined {
  const plain = plainNumber(text).toUpperCase().replaceAll('-', '')
  const code = `${plain.slice(0, 2)}${plain.slice(2).replaceAll('O', '0').replaceAll(/[IL]/g, '1')}`
  return /^QM[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined
}

/** What anyone learns who has the paper in hand: who signed it and when, and whether it still verifies. A person's name is masked. Throws SIGNATURE_UNKNOWN. */
export async function verifyCode(city: SignaturesCity, text: string) {
  const code = readCode(text)
  const signing = code === undefined ? undefined : await queries.findByCode(city.sql, code)
  if (signing?.given == null || signing.signedAt === null) throw new Refusal('SIGNATURE_UNKNOWN')
  const digest = sm3(await drawSigned(signing))
  const isGood = digest === signing.sm3 && isGenuine(signing.given.key, orderOf(signing, city.content.city), signing.given)
  const isFirm = signing.signerKind === 'firm'
  return {
    code: signing.code,
    title: signing.title,
    purpose: signing.purpose,
    valid: isGood,
    signer: { kind: signing.signerKind, name: isFirm ? signing.signerName : maskName(signing.signerName) },
    seal: signing.sealNumber,
    user: isFirm ? maskName(signing.userName) : null,
    signedAt: localIso(signing.signedAt),
    sm3: signing.sm3,
    serial: signing.given.serial,
    suite: signing.given.suite,
    key: fingerprint(signing.given.key),
    simulated: isSimulated(city),
    checkedAt: localIso(city.clock.now()),
  }
}

/**
 * Checks the bytes of a signed file: that nothing was changed, that the city sealed it, that the service's signature is over this very
 * document. Says nothing of who signed it: that stands in the file, which whoever asks has. Any other file is broken, never an error.
 */
export function verifyFile(
  city: SignaturesCity,
  file: Buffer,
): { result: 'genuine' | 'broken'; code: string | null; says: string[] } {
  const verdict = checkDocument(file, city.vault.publicKeys())
  const failing = verdict.checks.filter((check) => !check.ok).map((check) => check.says)
  const { statement } = verdict
  const isSigned = statement?.kind === 'signature'
  if (verdict.result !== 'genuine') return { result: 'broken', code: null, says: failing }
  const order = statement?.order as unknown as Order
  const report = statement?.report as unknown as Report
  if (
    !isSigned ||
    order.sm3 !== statement?.body.sm3 ||
    report.sm3 !== order.sm3 ||
    !isGenuine(String(statement.serviceKey), order, report)
  )
    return { result: 'broken', code: null, says: ['文件里没有企业或者个人的签名，或者签名签的是另一份文件'] }
  return { result: 'genuine', code: String(statement.code), says: [] }
}
