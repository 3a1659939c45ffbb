// SPDX-License-Identifier: Apache-2.0
import { rehearseFiling } from '../applications/index.ts'
import { bundleContent } from '../bundles/index.ts'
import { itemContent } from '../items/index.ts'
import { type Json, Refusal } from '../kernel/index.ts'
import { compileTexts, laidWith } from '../packs/index.ts'
import type { Officer } from '../people/index.ts'
import { checkTexts } from './check-draft.ts'
import { changedTexts, type Matter, presentOf } from './draft.ts'
import type { City } from './needs.ts'

export type RehearsalAsked = {
  kind: Exclude<Matter['kind'], 'kind'>
  matter: string
  files: Record<string, string>
  login: string
  firm?: string
  answers: Record<string, Json>
}

/**
 * A draft as a demo person would meet it: checked first, then laid over the content for this one question. Only people of the demo city are
 * rehearsed with, so that nobody looks up a resident by trying out a guide. Throws REHEARSAL_NO_DEMO, DRAFT_HAS_ERRORS.
 */
export async function rehearseAs(city: City, officer: Officer, asked: RehearsalAsked) {
  const person = city.config.demo ? city.content.demoAccounts.find((one) => one.login === asked.login) : undefined
  if (!person || (asked.firm !== undefined && !person.actsFor.includes(asked.firm)))
    throw new Refusal('REHEARSAL_NO_DEMO', { login: asked.login })
  const matter = { kind: asked.kind, id: asked.matter }
  const base = presentOf(city, matter)
  const files = changedTexts(base, asked.files)
  const { findings } = await checkTexts(city, matter, base, files)
  const errors = findings.filter((one) => one.level === 'error')
  if (errors.length > 0) throw new Refusal('DRAFT_HAS_ERRORS', { count: errors.length, first: errors[0]?.message ?? '' })
  const texts = { ...base.files, ...files }
  const made =
    asked.kind === 'item' ? compileTexts(itemContent, asked.matter, texts) : compileTexts(bundleContent, asked.matter, texts)
  const content =
    made.kind === 'item'
      ? { ...city.content, items: laidWith(city.content.items, [made]) }
      : { ...city.content, bundles: laidWith(city.content.bundles, [made]) }
  const { name, idNumber, mobile } = person
  return rehearseFiling(
    { ...city, content },
    { id: officer.id, name, idNumber, mobile, firm: asked.firm ?? null },
    { kind: asked.kind, id: asked.matter, answers: asked.answers },
    { reader: officer, subject: { kind: asked.kind, id: asked.matter }, purpose: `试填“${made.name}”（演示居民）` },
  )
}
