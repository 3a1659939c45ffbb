// SPDX-License-Identifier: Apache-2.0
import { NotCanonical, type Vault } from '../kernel/crypto/index.ts'
import { type Json, newId, type Part, Refusal, type Tx } from '../kernel/index.ts'
import type { Entry } from './entry.ts'
import { handOf, remember, sealOf } from './hand.ts'
import { familyName } from './my-reads.ts'
import * as queries from './queries.ts'

/** Says in the act's own transaction what was done: one statement, whatever the number of entries. */
export async function record(tx: Tx, at: Date, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return
  const { part, written } = recordInside(tx, at, entries)
  await part
  written()
}

/**
 * The same as a part of the caller's own statement; `written` is called when that statement has succeeded, and `when` has held. There is
 * at least one entry.
 * Throws BAD_INPUT for what no chain can hold (a number without end, nesting without end): the act is not done.
 */
export function recordInside(tx: Tx, at: Date, entries: Entry[], when?: Part) {
  const { vault } = handOf(tx)
  const [first, ...more] = entries.map((entry): queries.Said => {
    const id = newId()
    return { id, root: entry.root ?? id, entry }
  })
  if (first === undefined) throw new Error('nothing is put on record')
  const row: queries.InboxRow = { ...first, more: more.length > 0 ? more : null }
  return {
    part: queries.inboxInsertion(tx, at, { ...row, mac: sealed(vault, { ...row, at }) }, when),
    written: () => remember(tx, at, row.id),
  }
}

function sealed(vault: Vault, row: queries.InboxRow & { at: Date }): string {
  try {
    return sealOf(vault, row)
  } catch (error) {
    if (error instanceof NotCanonical) throw new Refusal('BAD_INPUT', { detail: '有数字太大，或层次太深' })
    throw error
  }
}

/** Who reads: an officer with the post that lets him, or another account. */
export type Reader = {
  kind: 'officer' | 'person'
  id: string
  name: string
  positions?: { department: string; position: string }[]
}

export type PersonalRead = {
  root?: string
  reader: Reader
  /** account id, identity number or credit code of whoever the data is about; several for a family or a firm and its owner */
  whose: string[]
  /** the case number, or another number of the matter that the read serves */
  purpose: string
  subject: { kind: string; id: string }
  fields: string[]
  /** what the matter is called, with the number that people say, for whoever the data is about */
  matter?: string
  /** what the reader saw of it, when not all: nothing at all, or only that the office has it now; `platform` when it was fetched for her own form */
  shown?: 'nothing' | 'office' | 'platform'
}

/**
 * Records that somebody looks at a person's data, before the answer leaves.
 * Throws PURPOSE_MISSING when no matter is named (个人信息保护法 art. 6: a clear
 * and reasonable purpose).
 */
export async function readPersonal(tx: Tx, at: Date, read: PersonalRead): Promise<void> {
  await record(tx, at, entriesOf(read))
}

/** The same as a part of the statement that makes what is read, as `recordInside`. */
export const readInside = (tx: Tx, at: Date, read: PersonalRead, when: Part) => recordInside(tx, at, entriesOf(read), when)

function entriesOf(read: PersonalRead): Entry[] {
  if (read.purpose.trim() === '') throw new Refusal('PURPOSE_MISSING')
  const { reader, fields } = read
  const post = reader.positions?.[0]
  // a resident is told by his account; nothing but his family name is ever shown of him here
  const facts: Record<string, Json> = { fields, by: reader.kind === 'person' ? familyName(reader.name) : reader.name }
  if (read.shown) facts.shown = read.shown
  if (read.matter) facts.matter = read.matter
  if (post) Object.assign(facts, { department: post.department, position: post.position })
  return read.whose.map((about) => ({
    ...(read.root === undefined ? {} : { root: read.root }),
    act: 'person.read',
    actor: { kind: reader.kind, id: reader.id },
    subject: read.subject,
    about,
    purpose: read.purpose,
    facts,
  }))
}
