// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../../kernel/index.ts'

export type Verdict = 'new' | 'changed' | 'same' | 'bad' | 'added' | 'written' | 'unchanged'
export type ImportRow = { id: string; register: string; officer: string; name: string; at: Date; confirmedAt: Date | null }
/** `cells`: what stood there, by the names of fields; closed as it is kept */
export type LineRow = {
  import: string
  line: number
  key: string
  verdict: Verdict
  cells: Json
  version: number
  says: string | null
}

export async function insertImport(tx: Tx, one: Omit<ImportRow, 'confirmedAt'>): Promise<void> {
  await tx`
    insert into registers.imports (id, register, officer, name, at)
    values (${one.id}, ${one.register}, ${one.officer}, ${one.name}, ${one.at})`
}

export async function insertLines(tx: Tx, id: string, lines: Omit<LineRow, 'import'>[]): Promise<void> {
  await tx`
    insert into registers.import_rows (import, line, key, verdict, cells, version, says)
    select ${id}::uuid, line, key, verdict, cells, version, says
      from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
        as n(line integer, key text, verdict text, cells jsonb, version integer, says text)`
}

export async function findImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx<ImportRow[]>`
    select id, register, officer, name, at, confirmed_at as "confirmedAt" from registers.imports where id = ${id}`
  return row
}

export async function confirmImport(tx: Tx, id: string, why: string, at: Date): Promise<string> {
  const [row] = await tx<{ why: string }[]>`
    update registers.imports set confirmed_at = coalesce(confirmed_at, ${at}), why = coalesce(why, ${why}) where id = ${id}
    returning why`
  return row?.why ?? why
}

export async function countVerdicts(tx: Tx, id: string): Promise<Partial<Record<Verdict, number>>> {
  const rows = await tx<{ verdict: Verdict; many: number }[]>`
    select verdict, count(*)::int as many from registers.import_rows where import = ${id} group by verdict`
  return Object.fromEntries(rows.map(({ verdict, many }) => [verdict, many]))
}

const columns = (tx: Tx) => tx`import, line, key, verdict, cells, version, says`

export function linesOf(tx: Tx, id: string, verdicts: Verdict[], after: number, limit: number): Promise<LineRow[]> {
  return tx<LineRow[]>`
    select ${columns(tx)} from registers.import_rows
     where import = ${id} and line > ${after} and verdict = any(${verdicts}::text[]) order by line limit ${limit}`
}

/** The next lines that wait to be written, for this transaction: a second click takes others. */
export function takeLines(tx: Tx, id: string, limit: number): Promise<LineRow[]> {
  return tx<LineRow[]>`
    select ${columns(tx)} from registers.import_rows
     where import = ${id} and verdict in ('new', 'changed') order by line limit ${limit} for update skip locked`
}

export async function judgeLines(
  tx: Tx,
  id: string,
  judged: { verdict: Verdict; says: string | null; lines: number[]; at: Date },
): Promise<void> {
  await tx`
    update registers.import_rows set verdict = ${judged.verdict}, says = ${judged.says}, done_at = ${judged.at}
     where import = ${id} and line = any(${judged.lines}::integer[])`
}

/** Some imports that began before an instant, with their lines. Answers how many. */
export async function endImports(tx: Tx, before: Date, limit: number): Promise<number> {
  const old = await tx<{ id: string }[]>`select id from registers.imports where at < ${before} order by at limit ${limit}`
  for (const { id } of old) {
    await tx`delete from registers.import_rows where import = ${id}`
    await tx`delete from registers.imports where id = ${id}`
  }
  return old.length
}
