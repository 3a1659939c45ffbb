// SPDX-License-Identifier: Apache-2.0

import { type CheckedChange, checkChangeApart, faultsOfSuccession, isLater, laidOver, type PackFinding } from '../packs/index.ts'
import type { Made, Matter } from './draft.ts'
import type { City } from './needs.ts'

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
  base: Made,
  files: Record<string, string>,
): Promise<Omit<CheckedChange, 'findings'> & { findings: DraftFinding[] }> {
  const texts = { ...base.files, ...files }
  const { findings: found, ...rest } = await checkChangeApart(city.checks, {
    changed: { ...matter, files: texts },
    others: laidOver(city.content),
    before: base.files,
  })
  const { made } = rest
  // what the city has of the present version stands against what breaks with it, here as when it is published
  const owed = made
    ? await faultsOfSuccession(city.sql, city.content.kinds, [
        { ...matter, before: base.hash, after: made, isLater: isLater(city, made) },
      ])
    : []
  const findings = [...found, ...owed]
  const isBad = owed.some(({ level }) => level === 'error')
  const elements = new Map<string, (line: number) => string | null>()
  return { findings: findings.map((one) => shown(one, matter, texts, elements)), ...rest, ...(isBad ? { made: null } : {}) }
}

function shown(
  found: PackFinding,
  { kind, id }: Matter,
  texts: Record<string, string>,
  elements: Map<string, (line: number) => string | null>,
): DraftFinding {
  const [, name = null] = found.file.split(`${kind}s/${id}/`)
  const text = name === null ? undefined : texts[name]
  let element = found.element ?? null
  if (element === null && name?.endsWith('.bpmn') && text !== undefined) {
    const at = elements.get(name) ?? elementsOf(text)
    elements.set(name, at)
    element = at(found.line)
  }
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

/** The last element with an id that begins on a line or above it. The text is gone through once, however many findings ask. */
export function elementsOf(xml: string): (line: number) => string | null {
  const byLine: (string | null)[] = [null]
  let last: string | null = null
  let line = 1
  let end = xml.indexOf('\n')
  // a tag is left at its first `<` or `>`, so no character is looked at twice
  for (const tag of xml.matchAll(/<(?![/!?])[^<>]*/g)) {
    const id = /\sid="([^"]*)"/.exec(tag[0])?.[1]
    if (!id) continue
    for (; end >= 0 && end < tag.index; end = xml.indexOf('\n', end + 1)) {
      byLine[line] = last
      line += 1
    }
    last = id
  }
  return (wanted) => (wanted < line ? (byLine[wanted] ?? null) : last)
}
