// SPDX-License-Identifier: Apache-2.0
import type { DecisionOutline, DecisionType, TableOutline } from '@chengshu/engine'
import type { FieldSchema, FieldUi, FormDescription, Values } from '../../client/index.ts'

/** What somebody who tries something is asked for: a path that the rules read, as a question. */
export type Asked = { path: string; schema: FieldSchema; options?: FieldUi['options'] }
/** What is known of paths besides what the rules themselves say: questions of the form, names of materials and of their fields. */
export type Known = {
  /** the draft's form; null where it has none of its own or it cannot be read */
  asks: FormDescription | null
  form: Record<string, FieldSchema>
  say: (path: string) => string | undefined
  /** a text that none of the cells names: it stands for all others */
  other: string
  /** a text as people say it: where a material was got from is a code */
  labelOf: (path: string, word: string) => string
}
/** Rules that read: FEEL of any sort, and tables, whose cells say what a column may be. */
export type Rules = { expressions: readonly string[]; tables: readonly TableOutline[]; inputs: DecisionOutline['inputs'] }

const PATH = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/gu
export const STRING = /"((?:[^"\\]|\\.)*)"/g

/** Every path below these roots that the rules read, each once, as a question. */
export function askedBy(rules: Rules, roots: readonly string[], known: Known): Asked[] {
  const typed = rules.inputs.filter((one) => roots.includes(one.name) && one.type !== null)
  const declared = typed.flatMap(({ name, type }) => questionsOf(name, type))
  const taken = new Set(typed.map((one) => one.name))
  const columns = rules.tables.flatMap((table) =>
    table.inputs.map((input, at) => ({ ...input, cells: table.rules.map((rule) => rule.cells[at] ?? '') })),
  )
  const texts = [...rules.expressions, ...columns.map((one) => one.expression)]
  const read = pathsIn(texts)
  const open = new Set(roots.filter((root) => !taken.has(root)))
  const paths = [...new Set(read.filter((path) => open.has(path.split('.')[0] ?? '')))].map(ofForm)
  const leaves = [...new Set(paths)].filter((path) => !paths.some((other) => other.startsWith(`${path}.`)))
  return [...declared, ...leaves.map((path) => guessed(path, texts, columns, known))]
}

/** Every path that stands in these rules. */
export const pathsIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.replaceAll(STRING, '""').match(PATH) ?? []).filter((path) => !path.includes('__proto__'))

/** Of a form only its questions are asked, whole. */
const ofForm = (path: string): string => (path.startsWith('form.') ? path.split('.').slice(0, 2).join('.') : path)

function questionsOf(path: string, type: DecisionType | null): Asked[] {
  if (type?.kind === 'context') return type.entries.flatMap((entry) => questionsOf(`${path}.${entry.name}`, entry.type))
  return [{ path, schema: { ...schemaOf(type), title: path.split('.').slice(-1)[0] ?? path } }]
}

function schemaOf(type: DecisionType | null): FieldSchema {
  if (type === null) return { type: 'string' }
  if (type.kind === 'list') return { type: 'array', items: schemaOf(type.of) }
  if (type.kind === 'context')
    return { type: 'object', properties: Object.fromEntries(type.entries.map((one) => [one.name, schemaOf(one.type)])) }
  const allowed = [...(type.allowed?.source ?? '').matchAll(STRING)].map(([, text]) => text ?? '')
  if (allowed.length > 0) return { type: 'string', enum: allowed }
  if (type.name === 'number' || type.name === 'boolean') return { type: type.name }
  return type.name === 'date' ? { type: 'string', format: 'date' } : type.name === 'list' ? { type: 'array' } : { type: 'string' }
}

type Column = { label: string; expression: string; type: DecisionType | null; values: string; cells: string[] }

/** What the rules do with a path says what it is. */
function guessed(path: string, texts: readonly string[], columns: readonly Column[], known: Known): Asked {
  const question = path.startsWith('form.') ? known.form[path.slice('form.'.length)] : undefined
  const own = columns.filter((one) => one.expression === path)
  const title = question?.title ?? own[0]?.label ?? known.say(path) ?? path
  if (question) return { path, schema: { ...question, title } }
  const type = own.find((one) => one.type !== null)?.type
  if (type) {
    const schema = schemaOf(type)
    const words = schema.type === 'string' && !schema.enum && !schema.format ? wordsOf(path, texts, own) : []
    return { path, schema: { ...schema, title }, ...chosenFrom(path, words, known) }
  }
  const cells = own.flatMap((one) => [...one.cells, one.values]).filter((cell) => cell !== '' && cell !== '-')
  const at = path.replaceAll('.', '\\.')
  const says = (pattern: string) => texts.some((text) => new RegExp(pattern, 'u').test(text.replaceAll(STRING, '""')))
  if (says(`date\\(\\s*${at}\\s*\\)`) || path === 'today') return { path, schema: { type: 'string', format: 'date', title } }
  if (says(`(?:count|sum|min|max|mean|list contains|distinct values)\\(\\s*${at}\\s*[,)]|\\bin ${at}\\b`))
    return { path, schema: { type: 'array', title } }
  const isYes = (cells.length > 0 && cells.every((cell) => /^(true|false)$/.test(cell))) || path.endsWith('.verified')
  if (isYes || says(`\\b${at}\\s*=\\s*(true|false)\\b`)) return { path, schema: { type: 'boolean', title } }
  const counts = cells.some((cell) => /^([<>]=?|[[(\]])?\s*-?\d/.test(cell)) || says(`\\b${at}\\s*([<>*/-]|=\\s*\\d)`)
  if (counts || says(`[<>*/]=?\\s*${at}\\b`)) return { path, schema: { type: 'number', title } }
  return { path, schema: { type: 'string', title }, ...chosenFrom(path, wordsOf(path, texts, own), known) }
}

/** Texts with which the rules compare a path. */
function wordsOf(path: string, texts: readonly string[], own: readonly Column[]): string[] {
  const cells = own.flatMap((one) => [...one.cells, one.values]).flatMap((cell) => (/^(not\()?"/.test(cell) ? cell : []))
  const compared = new RegExp(`(?<![\\p{L}\\p{N}_.])${path.replaceAll('.', '\\.')}\\s*!?=\\s*("(?:[^"\\\\]|\\\\.)*")`, 'gu')
  const said = texts.flatMap((text) => Array.from(text.matchAll(compared), ([, word]) => word ?? ''))
  return [...new Set([...cells, ...said].flatMap((text) => Array.from(text.matchAll(STRING), ([, word]) => word ?? '')))]
}

const chosenFrom = (path: string, words: readonly string[], { other, labelOf }: Known): Pick<Asked, 'options'> =>
  words.length === 0
    ? {}
    : { options: [...new Set([...words, other])].map((word) => ({ value: word, label: labelOf(path, word) })) }

/** A form's field has no dots in its name: those tell a part of an answer. */
export const fieldOf = (path: string): string => path.replaceAll('.', '/')

/** The questions as a form, one group for each root; nothing of it is demanded: what is not given counts as not known. */
export function formOf(asked: readonly Asked[], titleOf: (root: string) => string): FormDescription {
  const groups = Map.groupBy(asked, ({ path }) => path.split('.')[0] ?? '')
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(asked.map(({ path, schema }) => [fieldOf(path), schema])),
      // none is marked as one that may be left out: all may
      required: asked.map(({ path }) => fieldOf(path)),
    },
    ui: {
      groups: Array.from(groups, ([root, ones]) => ({
        ...{ id: root, title: titleOf(root), fields: ones.map((one) => fieldOf(one.path)) },
      })),
      fields: Object.fromEntries(asked.flatMap(({ path, options }) => (options ? [[fieldOf(path), { options }]] : []))),
    },
  } as FormDescription
}

/** Answers by field as the values that rules read; what was not answered is not there. */
export function givenBy(
  { schema }: FormDescription,
  values: Values,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  const given = structuredClone(over)
  for (const [field, of] of Object.entries(schema.properties)) {
    const value = values[field]
    if (value === null || value === undefined || value === '') continue
    const parts = field.split('/')
    let at = given
    for (const part of parts.slice(0, -1)) {
      const inner = at[part]
      if (typeof inner !== 'object' || inner === null) at[part] = {}
      at = at[part] as Record<string, unknown>
    }
    at[parts.at(-1) ?? ''] = Array.isArray(value) && of.items?.type === 'number' ? value.map(Number) : value
  }
  return given
}
