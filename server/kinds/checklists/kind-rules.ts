// SPDX-License-Identifier: Apache-2.0
import { fieldsOfTask, outcomesOf } from '../../cases/index.ts'
import { at, type Draft, type PackFinding, partsOf, type Rule } from '../../packs/index.ts'
import { personalRegisters } from '../../registers/index.ts'
import { filledBy } from '../content/filled.ts'
import { type KindPart, kindsOf } from '../content/parts.ts'
import { checklistFields, itemsOf } from './checklist.ts'
import { checklistContent } from './content.ts'
import { readable } from './rules.ts'
import type { ChecklistUse } from './schema.ts'

const nodesOf = ({ process }: KindPart) => process?.definition.nodes ?? []
const tasksOf = (part: KindPart) => nodesOf(part).filter(({ type }) => type === 'userTask')

export const checklistsAreAnswered: Rule = {
  name: '表单里的检查清单有人逐项填，不合格的有去处',
  because: '没有任务来填的清单永远是空的；整改开不出来，不合格的就没有人管。',
  codes: [
    'CHECKLIST_UNKNOWN',
    'CHECKLIST_TYPE',
    'CHECKLIST_UNASKED',
    'CHECKLIST_READ_BY',
    'CHECKLIST_FIELD',
    'CHECKLIST_OPENS',
    'CHECKLIST_WITH',
    'CHECKLIST_OUTCOME',
    'CHECKLIST_SCORES_PERSON',
    'EXPRESSION',
    'NAME_UNKNOWN',
  ],
  *check(draft) {
    const lists = new Map(partsOf(draft, checklistContent).map(({ value }) => [value.id, value]))
    const persons = personalRegisters(draft)
    for (const part of kindsOf(draft)) {
      const { form, matter } = part
      if (!form) continue
      const fields = checklistFields({ formFile: form.value })
      const asked = new Set(tasksOf(part).flatMap(({ work }) => fieldsOfTask(work?.properties ?? {})))
      const filled = new Set(nodesOf(part).map(filledBy))
      for (const [field, id] of fields) {
        const place = ['schema', 'properties', field]
        const list = lists.get(id)
        if (!list && !draft.broken.has(id))
          yield at(form, place, 'CHECKLIST_UNKNOWN', `没有「${id}」这张检查清单：请写 checklists/ 里的编号。`)
        if ((form.value.schema.properties[field] as { type?: unknown }).type !== 'object')
          yield at(form, place, 'CHECKLIST_TYPE', `「${field}」是检查清单，类型写 object：请改正。`)
        if (!asked.has(field) || filled.has(field))
          yield at(
            form,
            place,
            'CHECKLIST_UNASKED',
            `「${field}」是检查清单，要由一个任务来填：请写进任务的 fields，不能由 case.fill 填。`,
          )
        if (form.value.ui.fields?.[field]?.readBy !== undefined)
          yield at(
            form,
            ['ui', 'fields', field, 'readBy'],
            'CHECKLIST_READ_BY',
            `「${field}」的照片在办件的材料里，看得到办件的人都看得到，不能写 readBy：请删去。`,
          )
        const { about } = matter.value
        if (list && itemsOf(list).some(({ weight }) => weight !== undefined) && (!about || persons.has(about.register)))
          yield at(
            form,
            place,
            'CHECKLIST_SCORES_PERSON',
            `「${list.name}」会算分，只能用在关于物、场所、单位的办件上（kind.yaml 的 about 写一本不是人的登记册）：请补上，或删去清单里的 weight。`,
          )
      }
      for (const [n, use] of (matter.value.checklists ?? []).entries())
        yield* useMakesSense(draft, part, use, n, new Set(fields.keys()))
    }
  },
}

const WITH = new Set(['form', 'row', 'case', 'applicant', 'evidence', 'today', 'item', 'items'])

/** What follows from a checklist: its outcomes, the kind that it opens, the acts that wait. */
function* useMakesSense(
  draft: Draft,
  part: KindPart,
  { field, whole = [], failed }: ChecklistUse,
  n: number,
  fields: ReadonlySet<string>,
): Generator<PackFinding> {
  const { matter } = part
  const say = (place: (string | number)[], code: string, message: string) =>
    at(matter, ['checklists', n, ...place], code, message)
  if (!fields.has(field))
    yield say(['field'], 'CHECKLIST_FIELD', `表单里的「${field}」不是检查清单：请在表单里写 x-checklist，或改正。`)
  const tasks = tasksOf(part)
  const fills = tasks.filter(({ work }) => fieldsOfTask(work?.properties ?? {}).includes(field))
  const outcomes = new Set(fills.flatMap(({ work }) => outcomesOf({ properties: work?.properties ?? {} }).map(({ id }) => id)))
  for (const one of whole)
    if (part.process && !outcomes.has(one))
      yield say(['whole'], 'CHECKLIST_OUTCOME', `填这张清单的任务没有「${one}」这个结果：请改正。`)
  if (!failed) return
  for (const one of failed.before ?? []) {
    const [task = '', outcome] = one.split('.')
    const node = tasks.find(({ id }) => id === task)
    const has = outcome === undefined || outcomesOf({ properties: node?.work?.properties ?? {} }).some(({ id }) => id === outcome)
    if (part.process && (!node || !has))
      yield say(['failed', 'before'], 'CHECKLIST_OUTCOME', `流程里没有「${one}」这个任务或结果：请改正。`)
  }
  const opened = kindsOf(draft).find(({ matter: { value } }) => value.id === failed.opens)
  if (!opened && draft.broken.has(failed.opens)) return
  if (!opened?.matter.value.opens.kinds?.includes(matter.value.id))
    yield say(
      ['failed', 'opens'],
      'CHECKLIST_OPENS',
      `没有「${failed.opens}」这类办件，或者它的 opens.kinds 没有写「${matter.value.id}」：请改正。`,
    )
  const names = new Set([...WITH, ...(part.process?.definition.nodes ?? []).map(({ id }) => id)])
  const asked = opened?.form?.value.schema.properties
  for (const [name, source] of Object.entries(failed.with)) {
    if (asked && !Object.hasOwn(asked, name))
      yield say(['failed', 'with', name], 'CHECKLIST_WITH', `「${failed.opens}」的表单里没有「${name}」这个字段：请改正。`)
    yield* readable(matter, ['checklists', n, 'failed', 'with', name], source, names)
  }
}
