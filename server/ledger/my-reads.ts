// SPDX-License-Identifier: Apache-2.0
import { saidNumbers } from '@chengshu/engine'
import { localIso } from '../kernel/index.ts'
import type { LedgerCity } from './needs.ts'
import type { FoundEntry } from './search-queries.ts'

/** One reading of somebody's data as that somebody sees it. */
export type SeenRead = {
  seq: number
  at: string
  department: string | null
  position: string | null
  reader: string | null
  /** nobody looked: the platform fetched it by itself, to fill in a form or to prove a condition */
  isPlatform: boolean
  purpose: string | null
  fields: string[]
  text: string
}

/**
 * Tells in plain words who looked. The office and the post are named in full,
 * because they answer for it; of the officer only the family name.
 */
export function seenRead(content: LedgerCity['content'], entry: FoundEntry): SeenRead {
  const purpose = purposeOf(entry)
  const department = named(content.departments, (row) => row.code, entry.facts.department)?.short ?? null
  const position = named(content.positions, (row) => row.id, entry.facts.position)?.name ?? null
  const isPlatform = entry.actorKind === 'system' || entry.facts.shown === 'platform'
  const reader = !isPlatform && typeof entry.facts.by === 'string' ? familyName(entry.facts.by) : null
  const fields = Array.isArray(entry.facts.fields) ? entry.facts.fields.map(String) : []
  const who = isPlatform ? '平台' : [department, position].filter(Boolean).join('') || '他人'
  const what = fields.length > 0 ? fields.join('、') : '您的资料'
  const { shown } = entry.facts
  const did = isPlatform
    ? `自动取得${what}`
    : shown === 'nothing'
      ? '查询您的资料，没有取得'
      : shown === 'office'
        ? `请平台取得${what}，只供办理部门核对，没有给他看`
        : `查看了${what}`
  const text = `${who}${reader === null ? '' : `（${reader}）`}为${purpose ?? '未写明的事项'}${did}`
  return { seq: entry.seq, at: localIso(entry.at), department, position, reader, isPlatform, purpose, fields, text }
}

/** For what it was, in words: the matter by its name, never a number that only machines say. */
function purposeOf({ purpose, facts }: FoundEntry): string | null {
  if (typeof facts.matter === 'string') return `办理${facts.matter}`
  if (purpose === null) return null
  const said = saidNumbers(purpose)
  return said === purpose ? purpose : `办件 ${said}`
}

/** One deletion of what was somebody's, as that somebody sees it: what, how much, and under which rule. */
export type SeenDeletion = { seq: number; at: string; what: string; count: number; basis: string; text: string }

export function seenDeletion(entry: FoundEntry): SeenDeletion {
  const { count, keep, basis } = entry.facts
  const what = entry.purpose ?? '到期的资料'
  return {
    seq: entry.seq,
    at: localIso(entry.at),
    what,
    count: typeof count === 'number' ? count : 1,
    basis: typeof basis === 'string' ? basis : '',
    text: `${what}：保存 ${String(keep ?? '')}，期满已删除 ${String(count ?? 1)} 份`,
  }
}

function named<T>(rows: ReadonlyMap<string, T> | readonly T[], keyOf: (row: T) => string, key: unknown): T | undefined {
  for (const row of rows.values()) if (keyOf(row) === key) return row
  return undefined
}

/** 孙*: also of what is masked already. */
export function familyName(name: string): string {
  const signs = [...name]
  return `${signs[0] ?? ''}${'*'.repeat(Math.max(1, signs.length - 1))}`
}
