// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { GivenMaterial } from '../evidence/index.ts'
import { keep, loosen } from '../files/index.ts'
import type { AskedMaterial } from '../items/index.ts'
import { localIso, newId, Refusal } from '../kernel/index.ts'
import { writeAs } from './consent.ts'
import { examine, materialView, subjectOf } from './draft.ts'
import { askingFor, type Filler, getDraft, openOnly } from './draft-acts.ts'
import type { Draft } from './draft-row.ts'
import { accountOf, quotaFor } from './holders.ts'
import type { City } from './needs.ts'
import { type Disputed, raiseObjection } from './objection.ts'
import * as queries from './queries.ts'

type At = Filler & { id: string; material: string }

function askedFor(city: City, draft: Draft, id: string) {
  const material = subjectOf(city, draft.kind, draft.of).materials.find((one) => one.id === id)
  if (!material) throw new Refusal('MATERIAL_UNKNOWN', { material: id })
  return material
}

async function change(city: City, at: At, draft: Draft, change: (given: GivenMaterial) => GivenMaterial | null) {
  await writeAs(city, at, { draft, what: at.material }, (tx) =>
    queries.saveMaterial(
      tx,
      { owner: draft.owner, id: draft.id },
      at.material,
      change(draft.materials[at.material] ?? {}),
      city.clock.now(),
    ),
  )
  const after = await getDraft(city, at, at.id)
  const resolved = (await examine(city, city.sql, after, askingFor(at, at.id))).materials.find(
    (one) => one.material.id === at.material,
  )
  if (!resolved) throw new Refusal('MATERIAL_UNKNOWN', { material: at.material })
  return materialView(resolved, after.materials[at.material])
}

/** Any material may be uploaded that names an upload among its sources, or whose sources have all failed the applicant. */
export async function uploadMaterial(city: City, at: At, file: { content: Readable; name: string }) {
  const draft = await openOnly(city, at, at.id)
  const material = askedFor(city, draft, at.material)
  const upload = material.sources.find((source) => source.upload)?.upload
  if (!upload) throw new Refusal('MATERIAL_NOT_UPLOADABLE', { material: material.name })
  const kept = await keep(city, city.sql, {
    content: file.content,
    name: file.name,
    owner: { kind: 'draft', id: draft.id },
    accept: upload.accept,
    ...(upload.maxMB === undefined ? {} : { maxBytes: upload.maxMB * 1_048_576 }),
    quota: quotaFor(city, accountOf(draft)),
  })
  const changed = await change(city, at, draft, (given) => ({ ...given, file: kept }))
  await letGo(city, draft, at.material)
  return changed
}

export async function removeUpload(city: City, at: At) {
  const draft = await openOnly(city, at, at.id)
  askedFor(city, draft, at.material)
  const changed = await change(city, at, draft, ({ file: _removed, ...rest }) => (Object.keys(rest).length > 0 ? rest : null))
  await letGo(city, draft, at.material)
  return changed
}

/** What the material named before is named no more: it leaves the disk after its time. */
async function letGo(city: City, before: Draft, material: string): Promise<void> {
  const file = before.materials[material]?.file
  if (file) await loosen(city, city.sql, [file.id])
}

/** 告知承诺: the applicant promises instead of proving; the text that was agreed to is kept word for word. */
export async function commitTo(city: City, at: At) {
  const draft = await openOnly(city, at, at.id)
  const material = askedFor(city, draft, at.material)
  const commitment = material.sources.find((source) => source.commitment)?.commitment
  if (!commitment) throw new Refusal('MATERIAL_NO_COMMITMENT', { material: material.name })
  return change(city, at, draft, (given) => ({
    ...given,
    committed: {
      text: commitment.text,
      at: localIso(city.clock.now()),
      by: draft.helping ? (draft.agent?.name ?? draft.applicant.name) : at.ownerName,
    },
  }))
}

/** The applicant says that obtained evidence is wrong: it is not used, and the next source or an upload takes its place. */
export async function objectToEvidence(city: City, at: At, note: string) {
  const draft = await openOnly(city, at, at.id)
  const material = askedFor(city, draft, at.material)
  if (draft.helping) throw new Refusal('OBJECTION_BY_HERSELF')
  await raiseObjection(city, draft, newId(), {
    about: at.material,
    what: material.name,
    shown: null,
    note,
    disputed: sourceOfEvidence(material, draft.of),
    item: subjectOf(city, draft.kind, draft.of).name,
  })
  const now = city.clock.now()
  return change(city, at, draft, (given) => ({ ...given, objected: { note, at: localIso(now) } }))
}

/** The first source that the content names for a material. */
function sourceOfEvidence({ sources }: Pick<AskedMaterial, 'sources'>, item: string): Disputed {
  for (const source of sources) {
    if (source.licence) return { kind: 'licence', id: source.licence }
    if (source.register) return { kind: 'register', id: source.register }
    if (source.earlier) return { kind: 'item', id: source.earlier.item }
  }
  return { kind: 'item', id: item }
}
