// SPDX-License-Identifier: Apache-2.0
import { licenceContent, licenceNames } from '../../../licences/index.ts'
import { among, at, type Draft, type PackFinding, type Part, type Place, partsOf, type Rule } from '../../../packs/index.ts'
import { cityNames } from '../../../people/index.ts'
import { fieldsNamed, registerNames } from '../../../registers/index.ts'
import { lifeStageContent } from '../vocabulary.ts'
import { itemsOf, mattersOf } from './matters.ts'

/** Checks of every name that a matter may refer to. */
export function lookups(draft: Draft) {
  return {
    ...cityNames(draft),
    licence: licenceNames(draft),
    register: registerNames(draft),
    item: among(
      draft.broken,
      itemsOf(draft).map((one) => one.matter.value.id),
      { code: 'ITEM_UNKNOWN', what: '事项', where: 'items/' },
    ),
    lifeStage: among(
      draft.broken,
      partsOf(draft, lifeStageContent).map((one) => one.value.id),
      { code: 'LIFE_STAGE_UNKNOWN', what: '人生阶段', where: 'words/life-stages.yaml' },
    ),
  }
}

function* fieldsOfRegister(
  draft: Draft,
  part: Part<unknown>,
  place: Place,
  register: string,
  fields: readonly string[],
): Generator<PackFinding> {
  const known = fieldsNamed(draft, register)
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
    const licences = new Map(
      partsOf(draft, licenceContent).map((one) => [one.value.id, new Set(one.value.fields.map((field) => field.id))]),
    )
    for (const { matter } of mattersOf(draft))
      for (const [n, stage] of matter.value.lifeStages.entries()) yield* look.lifeStage(matter, ['lifeStages', n], stage)
    for (const { matter } of itemsOf(draft)) {
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
            yield* fieldsOfRegister(draft, matter, place, source.register, [
              ...Object.keys(source.key ?? {}),
              ...(source.fields ?? []),
            ])
          yield* look.item(matter, [...place, 'earlier'], source.earlier?.item)
          yield* look.licence(matter, [...place, 'earlier'], source.earlier?.result)
        }
    }
    for (const { form } of mattersOf(draft)) {
      if (!form) continue
      for (const [field, prefill] of Object.entries(form.value.prefill ?? {})) {
        const place = ['prefill', field]
        yield* look.register(form, [...place, 'register'], prefill.register)
        if (prefill.register)
          yield* fieldsOfRegister(draft, form, place, prefill.register, [
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
