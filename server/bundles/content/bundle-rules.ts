// SPDX-License-Identifier: Apache-2.0
import { type ItemPart, itemsOf } from '../../items/index.ts'
import { at, partsOf, type Rule } from '../../packs/index.ts'
import { bundleContent } from './bundle.ts'

type Schema = { type?: unknown; required?: unknown; properties: Record<string, unknown> }
const schemaOf = (item: ItemPart | undefined): Schema | null => (item?.form ? (item.form.value.schema as Schema) : null)
const requiredOf = (schema: Schema | null): string[] => (Array.isArray(schema?.required) ? schema.required.map(String) : [])
const typeOf = (property: unknown): string =>
  typeof property === 'object' && property !== null && 'type' in property ? String(property.type) : ''

export const bundlesFillTheirParts: Rule = {
  name: '一件事的表单填得满每个事项的必填项',
  because: '漏掉的必填项会让那个事项的办件一开始就缺东西，只好补正。',
  codes: ['BUNDLE_FORGETS_FIELD', 'FACT_UNKNOWN', 'FACT_TYPE', 'MERGE_UNKNOWN'],
  *check(draft) {
    const items = new Map(itemsOf(draft).map((one) => [one.matter.value.id, one]))
    for (const bundle of partsOf(draft, bundleContent)) {
      const { matter, form } = bundle
      if (!form) continue
      const own = form.value.schema.properties
      const ownRequired = new Set(requiredOf(form.value.schema as Schema))
      const fed = new Map<string, string>()
      for (const [name, targets] of Object.entries(matter.value.facts ?? {})) {
        if (!Object.hasOwn(own, name))
          yield at(
            matter,
            ['facts', name],
            'FACT_UNKNOWN',
            `facts 里的「${name}」不是本表单的字段：请改正名字，或在 form.yaml 里加上。`,
          )
        for (const [n, target] of targets.entries()) {
          const [item = '', field = ''] = target.split('.')
          fed.set(target, name)
          const schema = schemaOf(items.get(item))
          const place = ['facts', name, n]
          if (!matter.value.parts.some((part) => part.item === item))
            yield at(matter, place, 'FACT_UNKNOWN', `「${item}」不是这件事的事项：请改正，或加进 parts。`)
          else if (schema && !Object.hasOwn(schema.properties, field))
            yield at(matter, place, 'FACT_UNKNOWN', `事项「${item}」的表单没有「${field}」：请改正名字。`)
          else if (schema && Object.hasOwn(own, name) && typeOf(own[name]) !== typeOf(schema.properties[field]))
            yield at(
              matter,
              place,
              'FACT_TYPE',
              `「${name}」是 ${typeOf(own[name])}，要填进的 ${target} 是 ${typeOf(schema.properties[field])}：类型要一样。`,
            )
        }
      }
      for (const [n, part] of matter.value.parts.entries()) {
        const item = items.get(part.item)
        const schema = schemaOf(item)
        const prefilled = new Set(Object.keys(item?.form?.value.prefill ?? {}))
        const always = part.when === undefined
        for (const field of requiredOf(schema)) {
          const from = fed.get(`${part.item}.${field}`) ?? (Object.hasOwn(own, field) ? field : undefined)
          const title = titleOf(schema, field)
          if (from === undefined && !prefilled.has(field))
            yield at(
              matter,
              ['parts', n, 'item'],
              'BUNDLE_FORGETS_FIELD',
              `事项「${part.item}」必填的「${field}」（${title}）没有人填：请在一件事的表单里加上同名字段，或在 facts 里写明由哪一项来填。`,
            )
          else if (
            from !== undefined &&
            always &&
            !ownRequired.has(from) &&
            !prefilled.has(field) &&
            !conditional(form.value, from)
          )
            yield at(
              matter,
              ['parts', n, 'item'],
              'BUNDLE_FORGETS_FIELD',
              `事项「${part.item}」必填的「${field}」由「${from}」来填，它在一件事的表单里却不是必填：请把它列入 required。`,
            )
        }
      }
      for (const [n, group] of (matter.value.materials?.merge ?? []).entries())
        for (const [m, target] of group.entries()) {
          const [item = '', material = ''] = target.split('.')
          if (draft.broken.has(item)) continue
          if (!items.get(item)?.matter.value.materials.some((one) => one.id === material))
            yield at(matter, ['materials', 'merge', n, m], 'MERGE_UNKNOWN', `没有「${target}」这份材料：请写成 事项id.材料id。`)
        }
    }
  },
}

function titleOf(schema: Schema | null, field: string): string {
  const property = schema?.properties[field]
  return typeof property === 'object' && property !== null && 'title' in property ? String(property.title) : field
}

/** A field that is shown only sometimes cannot be required of everybody. */
function conditional(
  form: { ui: { groups: { fields: string[]; when?: string }[]; fields?: Record<string, { when?: string }> } },
  field: string,
): boolean {
  return (
    form.ui.fields?.[field]?.when !== undefined ||
    form.ui.groups.some((group) => group.fields.includes(field) && group.when !== undefined)
  )
}

export const bundlesHandOver: Rule = {
  name: '结果一起送达的一件事，流程里有送达这一步',
  because: '写了 delivery: together 而流程不送达，各个事项的结果就会一直等着，到不了申请人手里。',
  codes: ['BUNDLE_NEVER_HANDS_OVER'],
  *check(draft) {
    for (const { matter, process } of partsOf(draft, bundleContent)) {
      if (matter.value.delivery !== 'together' || !process) continue
      if (process.definition.nodes.some(({ work }) => work?.topic === 'delivery.begin')) continue
      yield at(
        matter,
        ['delivery'],
        'BUNDLE_NEVER_HANDS_OVER',
        '结果一起送达（together），流程里却没有送达：请在办结之前加一个服务任务 delivery.begin，或者改为 delivery: each。',
      )
    }
  },
}
