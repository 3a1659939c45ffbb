// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import { type Bundle, checkChange, type Item, laidOver, type PackFinding } from '../packs/index.ts'
import type { Matter } from './draft.ts'

/** A finding as the studio shows it: at a file of the draft, or (`file` null) somewhere else that the draft would break. */
export type DraftFinding = {
  file: string | null
  place: string
  line: number
  level: 'error' | 'warning'
  code: string
  message: string
  element: string | null
}

/** The city's packs with these texts in place of the present ones, checked by the same rules as at a start. */
export async function checkTexts(
  city: City,
  matter: Matter,
  base: Item | Bundle,
  files: Record<string, string>,
): Promise<{ findings: DraftFinding[]; made: Item | Bundle | null }> {
  const texts = { ...base.files, ...files }
  const { findings, made } = await checkChange(city.config.packs, { ...matter, files: texts }, laidOver(city.content))
  return { findings: findings.map((one) => shown(one, matter, texts)), made }
}

function shown(found: PackFinding, { kind, id }: Matter, texts: Record<string, string>): DraftFinding {
  const [, name = null] = found.file.split(`/${kind}s/${id}/`)
  const text = name === null ? undefined : texts[name]
  const element = found.element ?? (name?.endsWith('.bpmn') && text !== undefined ? elementAt(text, found.line) : null)
  return {
    file: text === undefined ? null : name,
    place: found.file,
    line: found.line,
    level: found.level,
    code: found.code,
    message: found.message,
    element,
  }
}

/** The last element with an id that begins on the line or above it. */
function elementAt(xml: string, line: number): string | null {
  const above = xml.split('\n').slice(0, line).join('\n')
  return [...above.matchAll(/<(?:\w+:)?\w+[^<>]*?\sid="([^"]+)"/g)].at(-1)?.[1] ?? null
}
