// SPDX-License-Identifier: Apache-2.0
import { type OpenFile, openFile } from '../files/index.ts'
import { sm3 } from '../kernel/crypto/index.ts'
import { type Json, localIso } from '../kernel/index.ts'
import type { SealFace } from '../print/index.ts'
import { asItStands, keepSealed } from './keep-sealed.ts'
import { departmentName, type SealsCity } from './needs.ts'
import * as queries from './seal-queries.ts'
import { sealDocument } from './sealed-file.ts'
import type { SealedBy } from './sealing-queries.ts'
import { demandActive } from './seals.ts'

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
  return openFile(city, city.sql, (await sealNow(city, sealing)).file)
}

/** The same for whoever does not read it. `isNew`: it was sealed just now, and whoever waited for that is told. */
export function sealNow(city: SealsCity, sealing: Sealing): Promise<{ file: string; isNew: boolean }> {
  return asItStands(async () => {
    const made = await queries.findSealedDocument(city.sql, sealing.document.id)
    return made ? { file: made.file, isNew: false } : { file: await make(city, sealing), isNew: true }
  })
}

async function make(city: SealsCity, sealing: Sealing): Promise<string> {
  const { document, department, name, by, purpose } = sealing
  const seal = demandActive(city, department, await queries.findSealOf(city.sql, department))
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
  const file = await keepSealed(city, {
    content: await sealDocument(body, facts, city.vault),
    name,
    document,
    stamp: { seal, sm3: sm3(body), by, purpose },
    at,
    keeping: (tx, { id, sm3: digest }) => ({
      holds: [],
      parts: [
        queries.insertSealedDocument(tx, {
          ...{ document: document.id, kind: document.kind, file: id, sm3: digest, seal: seal.id, sealedAt: at },
        }),
      ],
    }),
  })
  return file.id
}
