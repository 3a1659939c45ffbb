// SPDX-License-Identifier: Apache-2.0
import type { Living, PackFinding } from '../../packs/index.ts'
import { readYaml } from '../../packs/index.ts'
import type { Former } from './schema.ts'

type Question = {
  type?: unknown
  format?: unknown
  items?: { type?: unknown }
  enum?: unknown[]
  pattern?: unknown
  'x-file'?: unknown
} & Partial<Record<(typeof LEAST)[number] | (typeof MOST)[number], number>>

/** What one version of a kind says, as far as the next one owes it something. */
export type Succeeding = {
  id: string
  files: Record<string, string>
  states: readonly { id: string; name: string; phase: string }[]
  former?: Former
  formFile: { schema: { properties?: unknown; required?: string[] } }
}

const LEAST = ['minimum', 'minLength', 'minItems'] as const
const MOST = ['maximum', 'maxLength', 'maxItems'] as const

/**
 * What stands against a version of a kind after another one, while the city has cases of it: a state that is gone while cases stand in it,
 * a question that is gone or is of another type, unless `former` says what became of it. What is only asked more strictly is told of:
 * cases go by the version that they began with, and those that move are held to it where they fitted before.
 */
export function* faultsAfter(before: Succeeding, after: Succeeding | null, living: Living): Generator<PackFinding> {
  if (living.things === 0) return
  if (after === null) {
    const message = `还有这类办件${counted(living.things)}，它们要能查、能办完：请把文件夹放回来，把 state 改成 withdrawn（不再受理新的）。`
    yield { file: `kinds/${before.id}/kind.yaml`, line: 1, level: 'error', code: 'KIND_IN_USE', message }
    return
  }
  yield* statesAfter(before, after, living)
  yield* questionsAfter(before, after)
}

const counted = (cases: number | null): string => (cases === null ? '' : ` ${cases} 件`)

function* statesAfter(before: Succeeding, after: Succeeding, { standing }: Living): Generator<PackFinding> {
  const now = new Map(after.states.map((one) => [one.id, one]))
  for (const { id, name, phase } of before.states) {
    const mapped = after.former?.states?.[id]
    const next = now.get(id) ?? (mapped === undefined ? undefined : now.get(mapped))
    const cases = standing === null ? null : (standing.get(id) ?? 0)
    if (cases === 0 || next?.phase === phase) continue
    const stand = `停在「${name}」（${id}）的办件${cases === null ? '可能还有' : `有 ${cases} 件`}`
    yield next
      ? said(
          after,
          'kind.yaml',
          ['states'],
          'STATE_PHASE',
          `${stand}，「${next.name}」的 phase 从 ${phase} 变成了 ${next.phase}，它们的计时会变：请改回来，或者另起一个编号。`,
        )
      : said(
          after,
          'kind.yaml',
          ['states'],
          'STATE_IN_USE',
          `${stand}，新版本没有这个状态：请在 former.states 里写「${id}: 现在的状态」，或把它加回来。${referring(after, id)}`,
        )
  }
}

const questionsOf = ({ formFile }: Succeeding): Record<string, Question> =>
  (formFile.schema.properties ?? {}) as Record<string, Question>

function* questionsAfter(before: Succeeding, after: Succeeding): Generator<PackFinding> {
  const { fields = {}, removed = [], converted = [] } = after.former ?? {}
  const now = questionsOf(after)
  const place = ['schema', 'properties']
  for (const [name, was] of Object.entries(questionsOf(before))) {
    const next = now[name] ?? now[fields[name] ?? '']
    const into = fields[name]
    if (into !== undefined && Object.hasOwn(questionsOf(before), into))
      yield said(
        after,
        'kind.yaml',
        ['former', 'fields', name],
        'FIELDS_MERGED',
        `「${name}」不能改名为「${into}」：上一个版本里「${into}」是另一个字段，两个回答会并成一个。请起一个新的名字。`,
      )
    else if (next) {
      const [old, type] = [typeOf(was), typeOf(next)]
      if (old !== type)
        yield said(
          after,
          'form.yaml',
          [...place, fields[name] ?? name],
          'FIELD_RETYPED',
          `「${name}」从 ${old} 变成了 ${type}，以前的回答读不出来：请起一个新的字段名，在 former.converted 里写怎样换算（from、to、as）。${referring(after, name)}`,
        )
      else yield* stricter(after, name, was, next)
    } else if (!removed.includes(name) && !converted.some(({ from }) => from === name))
      yield said(
        after,
        'form.yaml',
        place,
        'FIELD_GONE',
        `以前的办件回答过「${name}」，新版本没有这个字段：改了名的请在 former.fields 里写「${name}: 现在的字段」，不再问的请写进 former.removed（以前的回答保留到期限届满）。${referring(after, name)}`,
      )
  }
  const required = new Set(before.formFile.schema.required)
  for (const name of after.formFile.schema.required ?? [])
    if (!required.has(name) && Object.hasOwn(questionsOf(before), name))
      yield said(
        after,
        'form.yaml',
        ['schema', 'required'],
        'FIELD_STRICTER',
        `「${name}」现在必填：办理中的办件不受影响。`,
        'warning',
      )
}

/** An answer is kept as what it is; how it is written may be asked for later, but not otherwise than before. */
function typeOf({ type, items, format, 'x-file': file }: Question): string {
  const of = items?.type === undefined ? '' : `<${String(items.type)}>`
  const as = file === undefined ? (format === 'date' || format === 'date-time' ? ` ${format}` : '') : ' x-file'
  return `${String(type)}${of}${as}`
}

function* stricter(after: Succeeding, name: string, was: Question, now: Question): Generator<PackFinding> {
  const fewer = (now.enum ?? []).length > 0 && (was.enum ?? ['']).some((one) => !now.enum?.includes(one))
  const tighter =
    fewer ||
    (now.pattern !== undefined && now.pattern !== was.pattern) ||
    (now.format !== undefined && now.format !== was.format) ||
    LEAST.some((key) => (now[key] ?? Number.NEGATIVE_INFINITY) > (was[key] ?? Number.NEGATIVE_INFINITY)) ||
    MOST.some((key) => (now[key] ?? Number.POSITIVE_INFINITY) < (was[key] ?? Number.POSITIVE_INFINITY))
  if (tighter)
    yield said(
      after,
      'form.yaml',
      ['schema', 'properties', name],
      'FIELD_STRICTER',
      `「${name}」比以前收得紧：办理中的办件留在原来的版本；迁移时，原来合格、现在不合格的会一件一件列出来。`,
      'warning',
    )
}

function said(
  of: Succeeding,
  file: string,
  place: string[],
  code: string,
  message: string,
  level: PackFinding['level'] = 'error',
): PackFinding {
  const shown = `kinds/${of.id}/${file}`
  const { yaml } = readYaml({ path: shown, shown, text: of.files[file] ?? '' })
  return { file: shown, line: yaml?.line(place) ?? 1, level, code, message }
}

/** Every line of the new version that still says the old name, beside what `former` says of it. */
function referring({ files }: Succeeding, name: string): string {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
  const places = Object.entries(files).flatMap(([file, text]) => {
    let isFormer = false
    const lines = text.split('\n').flatMap((line, n) => {
      if (/^\S/.test(line)) isFormer = line.startsWith('former:')
      return !isFormer && word.test(line) ? [n + 1] : []
    })
    return lines.length > 0 ? [`${file} 第 ${lines.join('、')} 行`] : []
  })
  return places.length > 0 ? `还提到「${name}」的地方：${places.join('；')}。` : ''
}
