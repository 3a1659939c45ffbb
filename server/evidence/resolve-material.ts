// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../cases/index.ts'
import type { Source } from '../items/index.ts'
import { type AskedMaterial, evaluate } from '../items/index.ts'
import { canonicalJson } from '../kernel/crypto/index.ts'
import { type Json, localIso } from '../kernel/index.ts'
import type { Licence } from '../licences/index.ts'
import { type Register, sourceRegister } from '../registers/index.ts'
import type { LookUps } from './look-ups.ts'
import type { City } from './needs.ts'
import { aboutWhom, holderIdOf, otherIn } from './whose.ts'

/** What the applicant did about a material in the draft. */
export type GivenMaterial = {
  file?: { id: string; name: string; type: string; bytes: number; sm3: string }
  committed?: { text: string; at: string; by: string }
  objected?: { note: string; at: string }
}

export type Resolved = {
  material: AskedMaterial
  state: 'obtained' | 'needed' | 'optional' | 'uploaded' | 'committed' | 'not-required'
  evidence: Evidence | null
  /** sources that did not answer, by name: why the applicant is asked after all */
  away: string[]
  /** what an online verification denied: then only a paper helps, no promise */
  denied?: string
  licence?: Licence
}

const necessary = (material: AskedMaterial): 'needed' | 'optional' => (material.necessity === '1' ? 'needed' : 'optional')

/**
 * Resolves one material by its sources, in their order: licence, register,
 * earlier case; then what the applicant gave (a commitment, an upload). A
 * source that is away, or evidence that the applicant objects to, falls
 * through to the next. What a verification denies cannot be promised.
 */
export async function resolveMaterial(
  city: City,
  material: AskedMaterial,
  given: GivenMaterial | undefined,
  context: Record<string, unknown>,
  sources: LookUps,
): Promise<Resolved> {
  if (!material.isWanted(context)) return { material, state: 'not-required', evidence: null, away: [] }
  const away: string[] = []
  let denied: string | undefined
  for (const source of material.sources) {
    if (!source.verify && (given?.file || given?.objected)) continue
    const found = await obtain(city, material, source, context, sources)
    if (found && 'away' in found) away.push(found.away)
    else if (found && 'denied' in found) denied = found.denied
    else if (found && !given?.file && !given?.objected) return { material, state: 'obtained', away, ...found }
  }
  if (given?.file) {
    const evidence = uploaded(city, material, given.file)
    return {
      material,
      state: 'uploaded',
      evidence: denied === undefined ? evidence : { ...evidence, doubt: denied },
      away,
      denied,
    }
  }
  if (denied === undefined && given?.committed && material.sources.some((source) => source.commitment))
    return { material, state: 'committed', evidence: committed(city, material, given.committed), away }
  return { material, state: necessary(material), evidence: null, away, denied }
}

type Obtained = { evidence: Evidence; licence?: Licence }

async function obtain(
  city: City,
  material: AskedMaterial,
  source: Source,
  context: Record<string, unknown>,
  sources: LookUps,
): Promise<Obtained | { away: string } | { denied: string } | undefined> {
  if (source.licence) {
    const whom = await aboutWhom(city, material.name, source, context, sources)
    if (!whom) return undefined
    const holder = source.holder && source.holder !== 'applicant' ? evaluate(source.holder, context) : holderIdOf(context)
    const licence = typeof holder === 'string' && holder !== '' ? await sources.licence(source.licence, holder) : undefined
    const evidence = licence && ofLicence(city, material, licence, '电子证照库', 'licence', city.clock.now())
    return evidence && { evidence: notedFor(whom.about, evidence, sources), licence }
  }
  if (source.register) {
    const whom = await aboutWhom(city, material.name, source, context, sources)
    if (!whom) return undefined
    const key: Record<string, Json> = {}
    for (const [name, expression] of Object.entries(source.key ?? {})) key[name] = (evaluate(expression, context) ?? null) as Json
    const answer = await sources.register(source.register, key)
    if ('away' in answer) return answer
    const found = answer.found.find(
      (one) => source.where === undefined || evaluate(source.where, { ...context, record: one.record, ...one.record }) === true,
    )
    if (source.verify) {
      // without all parts of the key nothing was asked, and “none” would be true of anybody
      if (Object.values(key).some((value) => value === null || value === '')) return undefined
      const evidence = verified(city, material, sourceRegister(city, source.register), source.verify)
      const isSo = (found !== undefined) === ((source.verify.expect ?? 'found') === 'found')
      return isSo ? { evidence: notedFor(whom.about, evidence, sources) } : { denied: source.verify.says }
    }
    if (!found) return undefined
    const { register, record, at } = found
    const shown = Object.fromEntries(
      Object.entries(record).filter(([name]) => source.fields === undefined || source.fields.includes(name)),
    )
    const evidence: Evidence = {
      source: 'register',
      label: register.name,
      at: localIso(at),
      basis: `${city.content.departments.get(register.owner)?.name ?? register.name}共享`,
      trust: 'A',
      name: material.name,
      value: shown,
      fields: Object.entries(shown).map(([name, value]) => ({ title: register.titles[name] ?? name, value: plain(value) })),
      hash: digestOf(city, shown),
    }
    return { evidence: notedFor(whom.about, evidence, sources) }
  }
  if (source.earlier) {
    const found = await sources.earlier(source.earlier.item, source.earlier.result)
    if (!found) return undefined
    const evidence = ofLicence(city, material, found.licence, `办件 ${found.number}`, 'earlier', found.at)
    return { evidence: notedFor(otherIn(found.licence.holder.id, context), evidence, sources), licence: found.licence }
  }
  return undefined
}

/** The register's yes to one question: what was asked, by whom it was answered, when; nothing of what it holds. */
function verified(city: City, material: AskedMaterial, register: Register, { says }: NonNullable<Source['verify']>): Evidence {
  const at = localIso(city.clock.now())
  const value = { verified: true, says }
  return {
    source: 'verification',
    label: `${register.name}在线核验`,
    at,
    basis: `${city.content.departments.get(register.owner)?.name ?? register.name}在线核验，只答是否一致`,
    trust: 'A',
    name: material.name,
    value,
    fields: [{ title: says, value: '一致' }],
    hash: digestOf(city, { ...value, register: register.id, at }),
  }
}

/** Evidence about somebody else says about whom, which closes it to the applicant, and is noted for that person. */
function notedFor(about: string | undefined, evidence: Evidence, sources: LookUps): Evidence {
  if (about === undefined) return evidence
  sources.looks.push({ about, material: evidence.name, fields: (evidence.fields ?? []).map((field) => field.title) })
  return { ...evidence, about }
}

function ofLicence(
  city: City,
  material: AskedMaterial,
  licence: Licence,
  label: string,
  source: 'licence' | 'earlier',
  at: Date,
): Evidence {
  const type = city.content.licenceTypes.get(licence.type)
  const fields = (type?.fields ?? []).flatMap((field) =>
    licence.fields[field.id] === undefined ? [] : [{ title: field.title, value: plain(licence.fields[field.id] ?? null) }],
  )
  return {
    source,
    label,
    at: localIso(at),
    basis: `${type?.name ?? licence.type} ${licence.number}`,
    trust: 'A',
    name: material.name,
    number: licence.number,
    value: { ...licence.fields, number: licence.number, holderName: licence.holder.name } as Record<string, Json>,
    fields,
    hash: digestOf(city, licence.fields as Json),
    licenceId: licence.id,
  }
}

function uploaded(city: City, material: AskedMaterial, { sm3, ...file }: NonNullable<GivenMaterial['file']>): Evidence {
  return {
    source: 'upload',
    label: '您上传',
    at: localIso(city.clock.now()),
    basis: file.name,
    trust: 'C',
    name: material.name,
    hash: sm3,
    file,
  }
}

function committed(city: City, material: AskedMaterial, given: NonNullable<GivenMaterial['committed']>): Evidence {
  return {
    source: 'commitment',
    label: '告知承诺',
    at: given.at,
    basis: given.text,
    trust: 'D',
    name: material.name,
    value: { text: given.text, by: given.by },
    hash: digestOf(city, given),
  }
}

const digestOf = (city: City, value: Json): string => city.vault.digest(canonicalJson(value))

function plain(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plain).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
