// SPDX-License-Identifier: Apache-2.0
import { at } from '../draft.ts'
import { isItem, type Matter, mattersOf } from './expressions.ts'
import { sourceKinds } from './material-rules.ts'
import { outcomesOf } from './process-rules.ts'
import type { Rule } from './rule.ts'

export const examplesNameWhatExists: Rule = {
  name: '例子里的人、材料、任务都存在',
  because: '例子是这份内容的测试；指不到东西的例子什么也没测。',
  codes: ['EXAMPLE_NONE', 'EXAMPLE_NAMES_UNKNOWN', 'EXAMPLE_SERVES'],
  *check(draft) {
    const people = new Set(draft.tables.get('residents')?.rows.map((row) => row.cells.idNumber))
    const firms = new Set(draft.tables.get('firms')?.rows.map((row) => row.cells.creditCode))
    const types = new Set(draft.licenceTypes.map((one) => one.value.id))
    const years = new Set(draft.calendar.map((one) => String(one.value.year)))
    const logins = new Set(draft.officers.map((one) => one.value.login))
    const items = new Map(draft.items.map((one) => [one.matter.value.id, one]))
    for (const matter of mattersOf(draft)) {
      if (matter.examples.length === 0 && matter.matter.value.state === 'published')
        yield at(
          matter.matter,
          ['id'],
          'EXAMPLE_NONE',
          '已发布的内容至少要有一个例子：请在 examples/ 里写一个从填表到结果的例子。',
        )
      const parts = isItem(matter) ? [] : matter.matter.value.parts.flatMap((part) => items.get(part.item) ?? [])
      const all: Matter[] = [matter, ...parts]
      const fields = new Set(matter.form ? Object.keys(matter.form.value.schema.properties) : [])
      const materials = new Map(
        all.filter(isItem).flatMap((one) => one.matter.value.materials.map((material) => [material.id, material] as const)),
      )
      const conditions = new Set(all.flatMap((one) => (one.matter.value.conditions ?? []).map((condition) => condition.id)))
      const tasks = new Map(
        all.flatMap((one) =>
          (one.process?.definition.nodes ?? [])
            .filter((node) => node.type === 'userTask')
            .map((node) => [node.id, node] as const),
        ),
      )
      for (const example of matter.examples) {
        const { value } = example
        const unknown = (place: (string | number)[], message: string) => at(example, place, 'EXAMPLE_NAMES_UNKNOWN', message)
        const { firm, person } = value.applicant
        if (firm && firms.size > 0 && !firms.has(firm))
          yield unknown(['applicant', 'firm'], `演示法人库里没有 ${firm}：请从 demo/firms.csv 里选一个。`)
        if (person && people.size > 0 && !people.has(person))
          yield unknown(['applicant', 'person'], `演示人口库里没有 ${person}：请从 demo/residents.csv 里选一个。`)
        if (value.by && people.size > 0 && !people.has(value.by))
          yield unknown(['by'], `演示人口库里没有 ${value.by}：请从 demo/residents.csv 里选一个。`)
        const { serves } = matter.matter.value
        if (
          (firm && !serves.some((one) => one !== 'person')) ||
          (person && !serves.includes('person') && !serves.includes('sole-trader'))
        )
          yield at(
            example,
            ['applicant'],
            'EXAMPLE_SERVES',
            `申请人是${firm ? '法人' : '个人'}，而 serves 里没有：请改正其中一处。`,
          )
        if (!years.has(value.at.slice(0, 4)))
          yield unknown(['at'], `calendar/ 里没有 ${value.at.slice(0, 4)} 年：期限算不出来，请加上这一年的日历。`)
        if (matter.form)
          for (const field of Object.keys(value.form))
            if (!fields.has(field)) yield unknown(['form', field], `表单里没有「${field}」：请改正名字。`)
        for (const [n, id] of (value.expect.failing ?? []).entries())
          if (!conditions.has(id))
            yield unknown(['expect', 'failing', n], `没有条件「${id}」：可用的有 ${[...conditions].join('、')}。`)
        for (const [n, id] of (value.expect.asked ?? []).entries())
          if (!known(materials, id))
            yield unknown(['expect', 'asked', n], `没有材料「${id}」：可用的有 ${[...materials.keys()].join('、')}。`)
        for (const [id, kind] of Object.entries(value.expect.obtained ?? {})) {
          const material = known(materials, id)
          if (!material)
            yield unknown(['expect', 'obtained', id], `没有材料「${id}」：可用的有 ${[...materials.keys()].join('、')}。`)
          else if (!material.sources.some((source) => (sourceKinds(source) as string[]).includes(kind)))
            yield unknown(['expect', 'obtained', id], `材料「${id}」没有「${kind}」这种来源：请改正。`)
        }
        for (const [n, act] of (value.expect.acts ?? []).entries()) {
          const place = ['expect', 'acts', n]
          const task = tasks.get(act.task.split('.').at(-1) ?? '')
          if (matter.process && !task)
            yield unknown([...place, 'task'], `流程里没有人工任务「${act.task}」：可用的有 ${[...tasks.keys()].join('、')}。`)
          const outcomes = task ? outcomesOf(task).map((one) => one.id) : []
          if (
            task &&
            act.outcome !== undefined &&
            !outcomes.includes(act.outcome) &&
            outcomes.length > 0 &&
            !ambiguous(all, act.task, act.outcome)
          )
            yield unknown(
              [...place, 'outcome'],
              `任务「${act.task}」没有结论「${act.outcome}」：可用的有 ${outcomes.join('、')}。`,
            )
          if (act.by && logins.size > 0 && !logins.has(act.by))
            yield unknown([...place, 'by'], `没有工作人员「${act.by}」：请从 demo/officers.yaml 里选一个。`)
        }
        for (const id of [value.expect.result ?? [], value.expect.results ?? []].flat())
          if (!types.has(id))
            yield unknown(['expect', value.expect.result === id ? 'result' : 'results'], `没有证照类型「${id}」：请改正。`)
      }
    }
  },
}

/** In a bundle a material is named alone or as item.material. */
function known<T>(materials: Map<string, T>, id: string): T | undefined {
  return materials.get(id) ?? materials.get(id.split('.').at(-1) ?? '')
}

/** Parts of a bundle have tasks of the same name: it is enough that one of them has the outcome. */
function ambiguous(matters: readonly Matter[], task: string, outcome: string): boolean {
  const id = task.split('.').at(-1)
  return matters.some((one) =>
    one.process?.definition.nodes.some((node) => node.id === id && outcomesOf(node).some((each) => each.id === outcome)),
  )
}
