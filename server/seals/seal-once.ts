// SPDX-License-Identifier: Apache-2.0
import { keep, type OpenFile, openFile } from '../files/index.ts'
import { sm3 } from '../kernel/crypto/index.ts'
import { type Json, localIso, type Tx, transaction } from '../kernel/index.ts'
import type { SealFace } from '../print/index.ts'
import { departmentName, type SealsCity } from './needs.ts'
import * as queries from './seal-queries.ts'
import { sealDocument } from './sealed-file.ts'
import { markSealed, type SealedBy } from './sealing-queries.ts'
import { stamp, takeSeal } from './seals.ts'

export type Sealing = {
  document: { kind: string; id: string }
  /** the department's credit code */
  department: string
  /** of the file, such as 受理通知书-99010202520261120000017.pdf */
  name: string
  /** what the log of the seal says */
  purpose: string
  by: SealedBy
  /** what a machine reads out of the signed file, beside what every one says */
  facts: Record<string, Json>
  draw(seal: SealFace): Promise<Buffer>
}

/**
 * A document under a department's seal (A50): drawn, stamped, signed and kept
 * when it is first asked for, and from then on the same bytes, whatever becomes
 * of the case or the seal. Two who ask at once get the same one. Throws
 * SEAL_NOT_ACTIVE as long as it has not been sealed and may not be.
 */
export async function sealOnce(city: SealsCity, sealing: Sealing): Promise<OpenFile> {
  const made = await queries.findSealedDocument(city.sql, sealing.document.id)
  if (made !== undefined) return openFile(city, city.sql, made.file)
  return transaction(city.sql, async (tx) => {
    await queries.lockDocument(tx, sealing.document.id)
    const earlier = await queries.findSealedDocument(tx, sealing.document.id)
    return openFile(city, tx, earlier?.file ?? (await make(city, tx, sealing)))
  })
}

async function make(city: SealsCity, tx: Tx, sealing: Sealing): Promise<string> {
  const { document, department } = sealing
  const seal = await takeSeal(city, tx, department)
  const at = city.clock.now()
  const body = await sealing.draw({ name: seal.name, number: seal.id })
  const facts = {
    ...sealing.facts,
    kind: document.kind,
    id: document.id,
    issuer: { code: department, name: departmentName(city, department) },
    seal: { id: seal.id, name: seal.name },
    simulated: city.config.demo,
    signedAt: localIso(at),
  }
  const content = await sealDocument(body, facts, city.vault)
  const file = await keep(city, tx, { content, name: sealing.name, owner: document, accept: ['pdf'] })
  await stamp(city, tx, { department, document, sm3: sm3(body), by: sealing.by, purpose: sealing.purpose })
  await queries.insertSealedDocument(tx, {
    document: document.id,
    kind: document.kind,
    file: file.id,
    sm3: file.sm3,
    seal: seal.id,
    sealedAt: at,
  })
  await markSealed(tx, document.id, at)
  return file.id
}
