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
  return {
    asks: Array.isArray(form?.value(['ui', 'groups']))
      ? ({ schema: form?.value(['schema']), ui: form?.value(['ui']) } as FormDescription)
      : null,
    form: form?.isReadable ? (readForm(form).properties as Record<string, FieldSchema>) : {},
    other: t('studio.known.other'),
    labelOf: (path, word) => (path.endsWith('.source') ? t(`studio.add.${word}`, { defaultValue: word }) : word),
    say(path) {
      const [root, ...rest] = path.split('.')
      if (root === 'evidence') return ofEvidence(rest)
      if (root === 'applicant') return titleIn(['persons', 'firms', 'foreigners'], rest[0] ?? '')
      const said = t(`studio.known.${path}`, { defaultValue: '' })
      return said === '' || typeof said !== 'string' ? undefined : said
    },
  }
}

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
