// SPDX-License-Identifier: Apache-2.0
import { registerFields } from '../demo-tables.ts'
import { at, type Draft, type Part } from '../draft.ts'
import type { PackFinding } from '../finding.ts'
import type { Place } from '../read-yaml.ts'
import { mattersOf } from './expressions.ts'
import type { Rule } from './rule.ts'

type Look = (part: Part<unknown>, place: Place, name: string | undefined) => Generator<PackFinding>

/** Makes a check that a name is one of a set. Nothing is said of a name that is not there. */
function among(draft: Draft, names: Iterable<string>, code: string, what: string, where: string): Look {
  const known = new Set([...names, ...draft.broken])
  return function* (part, place, name) {
    if (name !== undefined && !known.has(name))
      yield at(part, place, code, `没有「${name}」这个${what}：请改正名字，或先在 ${where} 里加上。`)
  }
}

export function lookups(draft: Draft) {
  return {
    department: among(
      draft,
      draft.departments.map((one) => one.value.key),
      'DEPARTMENT_UNKNOWN',
      '部门',
      'city/departments.yaml',
    ),
    region: among(
      draft,
      draft.regions.map((one) => one.value.code),
      'REGION_UNKNOWN',
      '区划',
      'city/regions.yaml',
    ),
    position: among(
      draft,
      draft.positions.map((one) => one.value.id),
      'POSITION_UNKNOWN',
      '岗位',
      'city/positions.yaml',
    ),
    licence: among(
      draft,
      draft.licenceTypes.map((one) => one.value.id),
      'LICENCE_UNKNOWN',
      '证照类型',
      'licences/',
    ),
    item: among(
      draft,
      draft.items.map((one) => one.matter.value.id),
      'ITEM_UNKNOWN',
      '事项',
      'items/',
    ),
    lifeStage: among(
      draft,
      draft.lifeStages.map((one) => one.value.id),
      'LIFE_STAGE_UNKNOWN',
      '人生阶段',
      'words/life-stages.yaml',
    ),
    register: among(draft, registerFields.keys(), 'REGISTER_UNKNOWN', '登记库', '登记库目录'),
  }
}

function* fieldsOfRegister(
  part: Part<unknown>,
  place: Place,
  register: string,
  fields: readonly string[],
): Generator<PackFinding> {
  const known = registerFields.get(register)
  if (!known) return
  for (const field of fields)
    if (!known.has(field))
      yield at(
        part,
        place,
        'REGISTER_FIELD_UNKNOWN',
        `登记库 ${register} 没有字段「${field}」：可用的有 ${[...known].join('、')}。`,
      )
}

export const cityReferencesExist: Rule = {
  name: '区划、部门、岗位、大厅互相指得到',
  because: '指不到的部门或区划，办件就派不出去。',
  codes: ['REGION_UNKNOWN', 'REGION_PARENT', 'DEPARTMENT_UNKNOWN', 'POSITION_UNKNOWN'],
  *check(draft) {
    const look = lookups(draft)
    for (const one of draft.regions) {
      const { code, parent } = one.value
      yield* look.region(one, ['parent'], parent ?? undefined)
      const known = draft.regions.some((each) => each.value.code === parent)
      if (parent && known && !code.startsWith(parent.endsWith('00') && parent.length === 6 ? parent.slice(0, 4) : parent))
        yield at(one, ['parent'], 'REGION_PARENT', `「${code}」不在「${parent}」之内：下级代码要以上级代码开头。`)
    }
    for (const one of draft.departments) {
      yield* look.region(one, ['region'], one.value.region)
      yield* look.department(one, ['branchOf'], one.value.branchOf)
    }
    for (const one of draft.halls) yield* look.region(one, ['region'], one.value.region)
    for (const one of draft.kiosks) yield* look.region(one, ['region'], one.value.region)
    for (const one of draft.positions) for (const other of one.value.never ?? []) yield* look.position(one, ['never'], other)
    for (const one of draft.packs) yield* look.region(one, ['region'], one.value.region)
  },
}

export const mattersReferencesExist: Rule = {
  name: '事项和一件事引用的东西都存在',
  because: '引用不到的证照、登记库或事项，到办件时才会发现取不到。',
  codes: [
    'DEPARTMENT_UNKNOWN',
    'LIFE_STAGE_UNKNOWN',
    'LICENCE_UNKNOWN',
    'REGISTER_UNKNOWN',
    'REGISTER_FIELD_UNKNOWN',
    'ITEM_UNKNOWN',
    'LICENCE_FIELD_UNKNOWN',
    'APPLICANT_FACT_UNKNOWN',
  ],
  *check(draft) {
    const look = lookups(draft)
    const licences = new Map(draft.licenceTypes.map((one) => [one.value.id, new Set(one.value.fields.map((field) => field.id))]))
    for (const one of draft.licenceTypes) {
      yield* look.department(one, ['issuer'], one.value.issuer)
      yield* look.department(one, ['seal'], one.value.seal ?? undefined)
      for (const old of [one.value.supersedes ?? []].flat()) yield* look.licence(one, ['supersedes'], old)
    }
    for (const { matter } of mattersOf(draft))
      for (const [n, stage] of matter.value.lifeStages.entries()) yield* look.lifeStage(matter, ['lifeStages', n], stage)
    for (const { matter } of draft.items) {
      const { value } = matter
      yield* look.department(matter, ['department'], value.department)
      for (const [n, one] of (value.departments ?? []).entries()) yield* look.department(matter, ['departments', n], one)
      yield* look.licence(matter, ['result', 'licence'], value.result.licence)
      for (const [n, material] of value.materials.entries())
        for (const [m, source] of material.sources.entries()) {
          const place = ['materials', n, 'sources', m]
          yield* look.licence(matter, [...place, 'licence'], source.licence)
          yield* look.register(matter, [...place, 'register'], source.register)
          if (source.register)
            yield* fieldsOfRegister(matter, place, source.register, [...Object.keys(source.key ?? {}), ...(source.fields ?? [])])
          yield* look.item(matter, [...place, 'earlier'], source.earlier?.item)
          yield* look.licence(matter, [...place, 'earlier'], source.earlier?.result)
        }
    }
    for (const { matter } of draft.bundles) {
      yield* look.department(matter, ['lead'], matter.value.lead)
      for (const [n, part] of matter.value.parts.entries()) {
        yield* look.item(matter, ['parts', n, 'item'], part.item)
        yield* look.department(matter, ['parts', n, 'department'], part.department)
      }
    }
    for (const { form } of mattersOf(draft)) {
      if (!form) continue
      for (const [field, prefill] of Object.entries(form.value.prefill ?? {})) {
        const place = ['prefill', field]
        yield* look.register(form, [...place, 'register'], prefill.register)
        if (prefill.register)
          yield* fieldsOfRegister(form, place, prefill.register, [
            ...Object.keys(prefill.key ?? {}),
            ...(prefill.field ? [prefill.field] : []),
          ])
        yield* look.licence(form, [...place, 'licence'], prefill.licence)
        const known = prefill.licence ? licences.get(prefill.licence) : undefined
        if (known && prefill.field && !known.has(prefill.field) && !['number', 'issuedOn', 'validTo'].includes(prefill.field))
          yield at(
            form,
            [...place, 'field'],
            'LICENCE_FIELD_UNKNOWN',
            `证照 ${prefill.licence} 没有字段「${prefill.field}」：可用的有 ${[...known].join('、')}、number。`,
          )
      }
    }
  },
}
