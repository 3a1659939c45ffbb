// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { within as apart, closedTable, isId, newId, Refusal, type Tx, transaction } from '../../kernel/index.ts'
import { record } from '../../ledger/index.ts'
import type { Officer } from '../../people/index.ts'
import type { DeclaredRegister } from '../declared/declared-register.ts'
import { writeWithin } from '../desk/change.ts'
import { seenRegister } from '../desk/list.ts'
import type { City } from '../needs.ts'
import type { Change } from '../rows/change.ts'
import { boundsOf } from '../rows/reach.ts'
import * as queries from './import-queries.ts'
import { cellOf, columnsOfHeads, judge, sentenceOf, valuesOf } from './judge.ts'
import { readTableApart } from './read-apart.ts'

/** What stood in a file, bad lines too: it may be anybody's data. */
export const closedLines = closedTable('registers.import_rows', ['import', 'line'], { cells: 'json' })

const CHUNK = 500
const SHOWN = 50

/** Throws REGISTER_UNKNOWN, NOT_PERMITTED. */
function writableRegister(city: City, officer: Officer, id: string): DeclaredRegister {
  const register = seenRegister(city, officer, id)
  if (boundsOf(officer, register, 'write').length === 0) throw new Refusal('NOT_PERMITTED', { permission: 'register.write' })
  return register
}

/**
 * Reads a table file and says what each line would come to; nothing is written into the register. Throws IMPORT_UNREADABLE,
 * IMPORT_TOO_LONG, IMPORT_HEADS, IMPORTS_BUSY.
 */
export async function beginImport(city: City, officer: Officer, id: string, file: { content: Readable; name: string }) {
  let register: DeclaredRegister
  try {
    register = writableRegister(city, officer, id)
  } catch (error) {
    file.content.resume()
    throw error
  }
  const table = await readTableApart(officer.id, file.content)
  const columns = columnsOfHeads(register, table.heads)
  const one = { id: newId(), register: register.id, officer: officer.id, name: file.name.slice(0, 200), at: city.clock.now() }
  const seen = new Set<string>()
  await transaction(city.sql, async (tx) => {
    await queries.insertImport(tx, one)
    for (let from = 0; from < table.rows.length; from += CHUNK) {
      // a server that reads a long file has other requests to answer meanwhile
      await setImmediate()
      const lines = table.rows.slice(from, from + CHUNK).map(({ line, cells }) => ({
        line,
        cells: Object.fromEntries(columns.map((column) => [column.field.name, cellOf(column, cells)])),
      }))
      const judged = await judge(city, tx, { officer, register, seen }, lines)
      await queries.insertLines(
        tx,
        one.id,
        judged.map((each) => ({
          ...each,
          cells: closedLines.value(tx, { import: one.id, line: each.line }, 'cells', each.cells),
        })),
      )
    }
  })
  return viewOf(city, register, { ...one, confirmedAt: null })
}

/** An import of this officer's own. Throws IMPORT_NOT_FOUND, also when her post does not write there any more. */
async function ownImport(city: City, officer: Officer, at: { register: string; import: string }) {
  const register = writableRegister(city, officer, at.register)
  const one = isId(at.import) ? await queries.findImport(city.sql, at.import) : undefined
  if (!one || one.officer !== officer.id || one.register !== register.id) throw new Refusal('IMPORT_NOT_FOUND')
  return { register, one }
}

async function viewOf(city: City, register: DeclaredRegister, one: queries.ImportRow) {
  const counts = await queries.countVerdicts(city.sql, one.id)
  const many = (verdict: queries.Verdict): number => counts[verdict] ?? 0
  return {
    id: one.id,
    register: register.id,
    name: one.name,
    isConfirmed: one.confirmedAt !== null,
    counts: {
      new: many('new'),
      changed: many('changed'),
      same: many('same'),
      bad: many('bad'),
      added: many('added'),
      written: many('written'),
      unchanged: many('unchanged'),
    },
    left: many('new') + many('changed'),
  }
}

export async function showImport(city: City, officer: Officer, at: { register: string; import: string }) {
  const { register, one } = await ownImport(city, officer, at)
  return viewOf(city, register, one)
}

/** Lines of an import by what they come to, with what stood there: for whoever read the file in, and nobody else. */
export async function showLines(
  city: City,
  officer: Officer,
  at: { register: string; import: string },
  asked: { verdict: 'bad' | 'new' | 'changed'; after?: number },
) {
  const { one } = await ownImport(city, officer, at)
  const found = await queries.linesOf(city.sql, one.id, [asked.verdict], asked.after ?? 0, SHOWN + 1)
  const rows = await closedLines.open(city.sql, found.slice(0, SHOWN))
  return {
    rows: rows.map(({ line, key, cells, says }) => ({ line, key, cells: cells as Record<string, string>, says })),
    next: found.length > SHOWN ? (rows.at(-1)?.line ?? null) : null,
  }
}

/**
 * Writes the next lines of an import, so many at once: whoever asks again goes on, and a line is written once however often it is
 * asked. A line that does not fit any more is set aside with the others. Throws IMPORT_NOT_FOUND.
 */
export async function confirmImport(city: City, officer: Officer, at: { register: string; import: string }, why: string) {
  const { register, one } = await ownImport(city, officer, at)
  const now = city.clock.now()
  await transaction(city.sql, async (tx) => {
    const said = await queries.confirmImport(tx, one.id, why, now)
    const lines = await closedLines.open(tx, await queries.takeLines(tx, one.id, CHUNK))
    if (lines.length === 0) return
    const writing = { city, officer, register, why: said }
    try {
      await apart(tx, (own) => writeLines(own, writing, lines))
    } catch (error) {
      // one of them does not fit: each by itself, so that the others are written
      sentenceOf(error)
      for (const line of lines) await writeOne(tx, writing, line)
    }
    await record(tx, now, [
      {
        act: 'register.imported',
        actor: { kind: 'officer', id: officer.id },
        subject: { kind: 'register', id: register.id },
        facts: { import: one.id, lines: lines.length },
      },
    ])
  })
  return showImport(city, officer, at)
}

type LinesWriting = { city: City; officer: Officer; register: DeclaredRegister; why: string }

async function writeLines(tx: Tx, { city, officer, register, why }: LinesWriting, lines: queries.LineRow[]): Promise<void> {
  const changes = lines.map(
    ({ cells, version, key }): Change => ({
      ...{ mode: 'put', version, key },
      fields: valuesOf(city, register, cells as Record<string, string>),
    }),
  )
  const written = await writeWithin(city, tx, officer, { register, changes, why })
  const did = (verdict: queries.Verdict, acts: string[]) =>
    queries.judgeLines(tx, lines[0]?.import ?? '', {
      ...{ verdict, says: null, at: city.clock.now() },
      lines: lines.filter((_, at) => acts.includes(written[at]?.did ?? '')).map(({ line }) => line),
    })
  await did('added', ['added', 'reopened'])
  await did('written', ['changed', 'ended'])
  await did('unchanged', ['nothing'])
}

async function writeOne(tx: Tx, writing: LinesWriting, line: queries.LineRow): Promise<void> {
  try {
    await apart(tx, (own) => writeLines(own, writing, [line]))
  } catch (error) {
    const says = sentenceOf(error)
    await queries.judgeLines(tx, line.import, { verdict: 'bad', says, lines: [line.line], at: writing.city.clock.now() })
  }
}

const KEPT_DAYS = 30

/** What was read in stays for so long, also what was set aside. */
export const importSweep = {
  name: 'registers.imports',
  everyMilliseconds: 3_600_000,
  run: (city: City): Promise<number> =>
    transaction(city.sql, (tx) => queries.endImports(tx, new Date(city.clock.now().getTime() - KEPT_DAYS * 86_400_000), 20)),
}
