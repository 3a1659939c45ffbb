// SPDX-License-Identifier: Apache-2.0
import { sayLimit } from '@chengshu/engine'
import { dayOf } from '../kernel/index.ts'
import { regionName } from '../people/index.ts'
import type { Bundle } from './content/bundle-schema.ts'
import { bodiesOfFamily } from './content/family.ts'
import type { Reading } from './content/reading.ts'
import type { Material, Source } from './content/schema.ts'
import { englishGuide } from './english.ts'
import type { City } from './needs.ts'
import { departmentOf } from './subject.ts'

const typeNames: Record<string, string> = {
  '00': '行政权力事项',
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他类别',
  '20': '公共服务',
}
/** 行使层级 of the national catalogue, as far as a city's bodies go. */
export const levelNames: Record<string, string> = { '3': '市级', '4': '区级', '5': '街道', '6': '社区（村）' }
const necessityNames: Record<string, string> = { '1': '必要', '2': '非必要', '3': '可容缺' }
const scopeNames: Record<string, string> = { nation: '全国通办', province: '全省通办', city: '全市通办', district: '本区办理' }
const sourceNames: Record<string, string> = {
  licence: '电子证照库',
  register: '数据共享',
  verification: '在线核验',
  earlier: '以前的办件',
}

const originOf = ({ licence, verify, register }: Source) =>
  licence ? 'licence' : verify ? 'verification' : register ? 'register' : 'earlier'

export function materialOfGuide(city: City, material: Material) {
  const { sources } = material
  const got = sources.find((source) => source.licence ?? source.register ?? source.earlier)
  const from = got && originOf(got)
  const label = got?.licence
    ? (city.content.licenceTypes.get(got.licence)?.name ?? sourceNames.licence)
    : from
      ? sourceNames[from]
      : ''
  const commitment = sources.find((source) => source.commitment)?.commitment
  const upload = sources.find((source) => source.upload)?.upload
  return {
    id: material.id,
    name: material.name,
    necessity: { code: material.necessity, name: necessityNames[material.necessity] ?? material.necessity },
    type: material.type,
    form: material.form,
    got: from ? { from, label: label ?? '' } : null,
    commitment: commitment ? { text: commitment.text, within: sayLimit(commitment.within ?? '') } : null,
    upload: upload ? { accept: upload.accept, maxMB: upload.maxMB ?? 20 } : null,
    acceptStandard: material.acceptStandard ?? '',
    isConditional: material.when !== undefined,
  }
}

/** The user tasks of a process in the order in which they are drawn: what happens, where, within which time. */
const stepsOf = (city: City, item: Reading) =>
  item.steps.map(({ stage, name, limit, department }) => ({
    ...{ stage, name, limit: limit ? sayLimit(limit) : null },
    department: departmentOf(city, department ?? item.department).short,
  }))

const commonOf = (city: City, one: Reading | Bundle) => ({
  id: one.id,
  version: one.hash,
  effectiveOn: one.effectiveOn,
  isInForce: one.effectiveOn <= dayOf(city.clock.now()),
  coming: (city.content.coming.get(`${one.kind} ${one.id}`) ?? []).map(({ hash, effectiveOn }) => ({
    version: hash,
    effectiveOn,
  })),
  en: englishGuide(one),
  name: one.name,
  aka: one.aka ?? [],
  summary: one.summary,
  serves: one.serves,
  visits: one.visits ?? 0,
  channels: one.channels ?? ['portal', 'counter'],
  conditions: (one.conditions ?? []).map(({ id, text }) => ({ id, text })),
  law: one.law.map(({ name, article, gist }) => ({ name, article: article ?? '', gist })),
  faq: one.faq ?? [],
  contact: {
    consult: String(one.contact?.consult ?? '12345'),
    complain: String(one.contact?.complain ?? '12345'),
    address: one.contact?.address ?? '',
    hours: one.contact?.hours ?? '',
  },
  halls: hallsFor(city, one),
  process: { bpmn: one.diagram },
})

const competenceTexts = {
  registration: '由企业登记地的机关受理',
  household: '由户籍地的机关受理',
  choice: '由您选择受理的区',
  city: '全市统一受理',
}

/** By which rule it follows who receives an application, in words. */
function competenceText({ competence }: Reading): string {
  if (!competence) return ''
  return competence.by === 'object' ? `由${competence.what ?? '办理的地方'}所在地的机关受理` : competenceTexts[competence.by]
}

/** Codes are compared sign by sign: a language's order takes a hundred times as long, for a hundred bodies in each guide. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type BodyRow = ReturnType<typeof readBodies>[number]
/** By the content, as it cannot change; so many basic items of it, because people read the guides of few. */
const bodiesKnown = new WeakMap<City['content'], Map<string, BodyRow[]>>()
const MOST = 200

/** The bodies that have published a guide for this, the whole city's first, each with what it says of itself. */
function bodiesOfGuide(city: City, item: Reading): BodyRow[] {
  const known = bodiesKnown.get(city.content) ?? new Map<string, BodyRow[]>()
  bodiesKnown.set(city.content, known)
  const basic = item.of ?? item.id
  const rows = known.get(basic) ?? readBodies(city, item)
  // what was read last goes last
  known.delete(basic)
  known.set(basic, rows)
  if (known.size > MOST) known.delete(known.keys().next().value ?? '')
  return rows
}

function readBodies(city: City, item: Reading) {
  return bodiesOfFamily(city.content, item.id)
    .filter((one) => one.state === 'published')
    .toSorted((a, b) => inOrder(`${a.level}${a.taskCode}`, `${b.level}${b.taskCode}`))
    .map((one) => {
      const { code, name, phone, region } = departmentOf(city, one.department)
      return {
        item: one.id,
        code,
        name,
        phone,
        level: levelNames[one.level] ?? one.level,
        region: regionName(city, region),
        promised: sayLimit(one.limits.promised),
        address: one.contact?.address ?? '',
      }
    })
}

/** The public guide of an item, made from the same record that the process runs on: they cannot differ. */
export function guideOf(city: City, item: Reading) {
  const department = departmentOf(city, item.department)
  const licence = item.result.licence ? city.content.licenceTypes.get(item.result.licence) : undefined
  return {
    kind: 'item' as const,
    ...commonOf(city, item),
    basic: item.of ?? item.id,
    level: { code: item.level, name: levelNames[item.level] ?? item.level },
    competence: competenceText(item),
    bodies: bodiesOfGuide(city, item),
    codes: { catalog: item.catalogCode, task: item.taskCode },
    type: { code: item.type, name: typeNames[item.type] ?? item.type },
    handling: { code: item.handling, name: item.handling === 'instant' ? '即办件' : '承诺件' },
    department: { code: department.code, name: department.name, phone: department.phone },
    limits: {
      statutory: sayLimit(item.limits.statutory ?? ''),
      promised: sayLimit(item.limits.promised),
      basis: item.limits.basis ?? '',
      plain: plainLimits(item),
    },
    onlineDepth: item.onlineDepth,
    scope: scopeNames[item.scope] ?? item.scope,
    materials: item.materials.map((material) => materialOfGuide(city, material)),
    fee: {
      charged: item.fee.charged,
      name: item.fee.name ?? '',
      amountText: item.fee.standard ?? '',
      basis: item.fee.basis ?? '',
    },
    result: { name: item.result.name, validity: sayLimit(licence?.validity ?? '') },
    delivery: item.delivery,
    steps: stepsOf(city, item),
    automatic: item.automatic === true,
    once: item.unique?.note ?? '',
  }
}

function plainLimits(item: Reading): string {
  const promised = sayLimit(item.limits.promised)
  if (item.automatic) return `条件符合的当场办结；需要人工核对的，${promised}内办结`
  const promise = item.handling === 'instant' ? '材料齐全当场办结' : `受理后 ${promised}内办结`
  return item.limits.statutory ? `${promise}（法律规定最长 ${sayLimit(item.limits.statutory)}）` : promise
}

export function hallsFor(city: City, one: Pick<Reading | Bundle, 'serves'>) {
  const kinds = one.serves.map((serve) => (serve === 'person' ? 'person' : 'firm'))
  return [...city.content.halls.values()]
    .filter((hall) => hall.takes.some((kind) => kinds.includes(kind)))
    .slice(0, 12)
    .map(({ id, name, region, level, address, hours, phone }) => ({ id, name, region, level, address, hours, phone }))
}

export const bundleCommon = commonOf
