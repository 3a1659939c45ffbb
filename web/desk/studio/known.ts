// SPDX-License-Identifier: Apache-2.0
import type { FieldSchema, FormDescription } from '../../client/index.ts'
import type { Known } from './asked.ts'
import type { Choices } from './door.ts'
import { readForm } from './form-text.ts'
import { openYaml } from './yaml-text.ts'

type Source = { licence?: string; register?: string }
type Material = { id?: string; name?: string; sources?: Source[] }
type Say = (key: string, options?: Record<string, unknown>) => string

/** What the draft's own files, and the registers and licences of the city, call the things that rules read. */
export function knownOf(files: { guide?: string; form?: string }, choices: Choices, t: Say): Known {
  const materials = materialsIn(files.guide ?? '')
  const fields = new Map([...choices.registers, ...choices.licences].map((one) => [one.id, one.fields] as const))
  const titleIn = (places: readonly string[], field: string): string | undefined =>
    places.flatMap((place) => fields.get(place) ?? []).find((one) => one.id === field)?.name
  const ofEvidence = ([id = '', part, field]: string[]): string | undefined => {
    const material = materials.get(id)
    if (!material) return undefined
    const { name, places } = material
    if (part === 'source') return t('studio.known.source', { name })
    if (part !== 'value' || field === undefined) return name
    if (field === 'verified') return t('studio.known.verified', { name })
    return t('studio.known.field', { name, field: titleIn(places, field) ?? field })
  }
  const form = files.form === undefined ? undefined : openYaml(files.form)
  const questions: Record<string, FieldSchema> = form?.isReadable
    ? (readForm(form).properties as Record<string, FieldSchema>)
    : {}
  return {
    asks: Array.isArray(form?.value(['ui', 'groups']))
      ? ({ schema: form?.value(['schema']), ui: form?.value(['ui']) } as FormDescription)
      : null,
    form: questions,
    other: t('studio.known.other'),
    labelOf(path, word) {
      if (path.endsWith('.source')) return t(`studio.add.${word}`, { defaultValue: word })
      const [root, field = '', ...inner] = path.split('.')
      if (root !== 'form' || inner.length > 0) return word
      const shown = form?.value(['ui', 'fields', field, 'options'])
      const options = Array.isArray(shown) ? (shown as { value: string; label: string }[]) : []
      return options.find(({ value }) => String(value) === word)?.label ?? optionOf(questions[field], word) ?? word
    },
    say(path) {
      const [root, ...rest] = path.split('.')
      if (root === 'form' && rest.length > 0) return questions[rest[0] ?? '']?.title
      if (root === 'evidence') return ofEvidence(rest)
      if (root === 'applicant') return titleIn(['persons', 'firms', 'foreigners'], rest[0] ?? '')
      const said = t(`studio.known.${path}`, { defaultValue: '' })
      return said === '' || typeof said !== 'string' ? undefined : said
    },
  }
}

/** The word of a code, as the form's own schema says it. */
const optionOf = (field: FieldSchema | undefined, code: string): string | undefined =>
  field?.enumNames?.[field.enum?.findIndex((one) => String(one) === code) ?? -1] ??
  field?.oneOf?.find((one) => String(one.const) === code)?.title

/** Materials under the names by which rules read them: household-page is evidence.householdPage. */
function materialsIn(guide: string): Map<string, { name: string; places: string[] }> {
  const listed = openYaml(guide).value(['materials'])
  return new Map(
    (Array.isArray(listed) ? (listed as Material[]) : []).map(({ id = '', name = id, sources = [] }) => [
      id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      { name, places: sources.flatMap(({ licence, register }) => [licence ?? [], register ?? []].flat()) },
    ]),
  )
}
