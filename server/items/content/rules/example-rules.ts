// SPDX-License-Identifier: Apache-2.0
import { CalendarYearUnknown, dueOf, parseLimit, sayLimit, WorkTimeError } from '../../../../engine/worktime/index.ts'
import { calendarContent, calendarOf } from '../../../cases/index.ts'
import { licenceContent } from '../../../licences/index.ts'
import { at, type Draft, type PackFinding, type Part, type Place, partsOf, type Rule } from '../../../packs/index.ts'
import { officerContent } from '../../../people/index.ts'
import { demoColumn } from '../../../registers/index.ts'
import type { ExampleFile } from '../example-schema.ts'
import { originsOf } from './material-rules.ts'
import { isItem, itemsOf, type Matter, mattersOf } from './matters.ts'
import { choicesOf } from './process-rules.ts'

export const examplesNameWhatExists: Rule = {
  name: '例子里的人、材料、任务都存在',
  because: '例子是这份内容的测试；指不到东西的例子什么也没测。',
  codes: ['EXAMPLE_NONE', 'EXAMPLE_NAMES_UNKNOWN', 'EXAMPLE_SERVES', 'EXAMPLE_DUE'],
  *check(draft) {
    const world = worldOf(draft)
    for (const matter of mattersOf(draft)) {
      if (matter.examples.length === 0 && matter.matter.value.state === 'published')
        yield at(
          matter.matter,
          ['id'],
          'EXAMPLE_NONE',
          '已发布的内容至少要有一个例子：请在 examples/ 里写一个从填表到结果的例子。',
        )
      const parts = isItem(matter) ? [] : matter.matter.value.parts.flatMap((part) => world.items.get(part.item) ?? [])
      for (const example of matter.examples) {
        yield* applicantExists(example, matter, world)
        yield* answersExist(example, matter, parts)
        yield* actsExist(example, matter, parts, world)
        yield* dueDateIsRight(example, matter, world)
        const { expect } = example.value
        for (const key of ['result', 'results'] as const)
          for (const id of [expect[key] ?? []].flat())
            if (!world.licenceTypes.has(id)) yield unknown(example, ['expect', key], `没有证照类型「${id}」：请改正。`)
      }
    }
  },
}

type World = ReturnType<typeof worldOf>

function worldOf(draft: Draft) {
  return {
    people: new Set([
      ...(demoColumn(draft, 'residents', 'idNumber') ?? []),
      ...(demoColumn(draft, 'foreigners', 'documentNo') ?? []),
    ]),
    firms: demoColumn(draft, 'firms', 'creditCode') ?? new Set(),
    licenceTypes: new Set([...partsOf(draft, licenceContent).map((one) => one.value.id), ...draft.broken]),
    years: new Set(partsOf(draft, calendarContent).map((one) => String(one.value.year))),
    logins: new Set(partsOf(draft, officerContent).map((one) => one.value.login)),
    items: new Map(itemsOf(draft).map((one) => [one.matter.value.id, one])),
    calendar: calendarOf(partsOf(draft, calendarContent), draft.packs[0]?.value.region ?? ''),
  }
}

const unknown = (example: Part<ExampleFile>, place: Place, message: string): PackFinding =>
  at(example, place, 'EXAMPLE_NAMES_UNKNOWN', message)

function* applicantExists(example: Part<ExampleFile>, matter: Matter, world: World): Generator<PackFinding> {
  const { applicant, by, at: when } = example.value
  const { firm, person } = applicant
  if (firm && world.firms.size > 0 && !world.firms.has(firm))
    yield unknown(example, ['applicant', 'firm'], `演示法人库里没有 ${firm}：请从 demo/firms.csv 里选一个。`)
  for (const [place, id] of [[['applicant', 'person'], person] as const, [['by'], by] as const])
    if (id && world.people.size > 0 && !world.people.has(id))
      yield unknown(example, [...place], `演示人口库里没有 ${id}：请从 demo/residents.csv 或者 demo/foreigners.csv 里选一个。`)
  const { serves } = matter.matter.value
  const served = firm ? serves.some((one) => one !== 'person') : serves.includes('person') || serves.includes('sole-trader')
  if (!served)
    yield at(example, ['applicant'], 'EXAMPLE_SERVES', `申请人是${firm ? '法人' : '个人'}，而 serves 里没有：请改正其中一处。`)
  if (!world.years.has(when.slice(0, 4)))
    yield unknown(example, ['at'], `calendar/ 里没有 ${when.slice(0, 4)} 年：期限算不出来，请加上这一年的日历。`)
}

function* answersExist(example: Part<ExampleFile>, matter: Matter, parts: readonly Matter[]): Generator<PackFinding> {
  const all = [matter, ...parts]
  const fields = Object.keys(matter.form?.value.schema.properties ?? {})
  const conditions = new Set(all.flatMap((one) => (one.matter.value.conditions ?? []).map((condition) => condition.id)))
  const materials = new Map(
    all.filter(isItem).flatMap((one) => one.matter.value.materials.map((material) => [material.id, material] as const)),
  )
  /** In a bundle a material is named alone or as item.material. */
  const materialOf = (id: string) => materials.get(id) ?? materials.get(id.split('.').at(-1) ?? '')
  const { form, expect } = example.value
  if (matter.form)
    for (const field of Object.keys(form))
      if (!fields.includes(field)) yield unknown(example, ['form', field], `表单里没有「${field}」：请改正名字。`)
  for (const [n, id] of (expect.failing ?? []).entries())
    if (!conditions.has(id))
      yield unknown(example, ['expect', 'failing', n], `没有条件「${id}」：可用的有 ${[...conditions].join('、')}。`)
  for (const [n, id] of (expect.asked ?? []).entries())
    if (!materialOf(id))
      yield unknown(example, ['expect', 'asked', n], `没有材料「${id}」：可用的有 ${[...materials.keys()].join('、')}。`)
  for (const [id, kind] of Object.entries(expect.obtained ?? {})) {
    const material = materialOf(id)
    const place = ['expect', 'obtained', id]
    if (!material) yield unknown(example, place, `没有材料「${id}」：可用的有 ${[...materials.keys()].join('、')}。`)
    else if (
      material.sources.length > 0 &&
      !all
        .filter(isItem)
        .some((one) =>
          one.matter.value.materials.some(
            (each) => each.id === material.id && each.sources.some((source) => originsOf(source).some((used) => used === kind)),
          ),
        )
    )
      yield unknown(example, place, `材料「${id}」没有「${kind}」这种来源：请改正。`)
  }
}

function* actsExist(example: Part<ExampleFile>, matter: Matter, parts: readonly Matter[], world: World): Generator<PackFinding> {
  const { value } = matter.matter
  const named = (id: string): boolean => 'parts' in value && value.parts.some((part) => part.item === id)
  for (const id of Object.keys(example.value.expect.parts ?? {}))
    if (!named(id)) yield unknown(example, ['expect', 'parts', id], `「${id}」不是这件事的事项：请改正。`)
  for (const [n, act] of (example.value.expect.acts ?? []).entries()) {
    const place = ['expect', 'acts', n]
    if (act.item && !named(act.item)) {
      yield unknown(example, [...place, 'item'], `「${act.item}」不是这件事的事项：请改正。`)
      continue
    }
    const among = act.item ? parts.filter((part) => part.matter.value.id === act.item) : [matter, ...parts]
    if (among.length === 0 || among.some((one) => !one.process)) continue
    const nodes = among.flatMap((one) => one.process?.definition.nodes ?? []).filter((node) => node.type === 'userTask')
    const tasks = nodes.filter((node) => node.id === act.task)
    if (tasks.length === 0) {
      const ids = [...new Set(nodes.map((node) => node.id))]
      yield unknown(
        example,
        [...place, 'task'],
        `流程里没有人工任务「${act.task}」：可用的有 ${ids.join('、') || '（没有人工任务）'}。`,
      )
      continue
    }
    const outcomes = new Set(tasks.flatMap(choicesOf))
    if (act.outcome !== undefined && !outcomes.has(act.outcome))
      yield unknown(
        example,
        [...place, 'outcome'],
        `任务「${act.task}」没有结论「${act.outcome}」：可用的有 ${[...outcomes].join('、')}。`,
      )
    if (act.by && world.logins.size > 0 && !world.logins.has(act.by))
      yield unknown(example, [...place, 'by'], `没有工作人员「${act.by}」：请从 demo/officers.yaml 里选一个。`)
  }
}

/** Day N of the promise, counted from the day of acceptance, which is the day of submission in an example. */
function* dueDateIsRight(example: Part<ExampleFile>, matter: Matter, world: World): Generator<PackFinding> {
  const { at: startedAt, expect } = example.value
  const { promised } = matter.matter.value.limits
  if (typeof expect.due !== 'string') return
  try {
    const { dueOn } = dueOf(world.calendar, { limit: parseLimit(promised), startedAt, suspensions: [], extensions: [] })
    if (dueOn !== expect.due)
      yield at(
        example,
        ['expect', 'due'],
        'EXAMPLE_DUE',
        `${startedAt.slice(0, 10)} 受理，承诺 ${sayLimit(promised)}，按工作日历应在 ${dueOn} 到期：请改正日期，或核对 calendar/。`,
      )
  } catch (cause) {
    if (!(cause instanceof CalendarYearUnknown) && !(cause instanceof WorkTimeError)) throw cause
  }
}
