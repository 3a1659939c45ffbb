// SPDX-License-Identifier: Apache-2.0
import { parseSync } from 'libpg-query'
import type { Complaint, Source } from '../tree.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tree of a parsed statement, walked by its keys
export type Tree = any

type Key = { name: string; columns: string[]; file: string }
type Reference = Key & { to: string; toColumns: string[] }
/** `columns`: the type of each, with its collation where that is another than the database's. */
export type Made = { columns: Map<string, string>; keys: Key[]; references: Reference[]; triggers: string[]; file: string }
export type View = { columns: Map<string, { table: string; column: string }[]> }
export type Schema = { tables: Map<string, Made>; views: Map<string, View> }

export type Way = { way: 'reference' | 'local' | 'distributed'; column: string | null }

export const nameOf = (range: Tree): string => `${range.schemaname ?? ''}.${range.relname}`
const strings = (list: Tree[] | undefined): string[] => (list ?? []).map((one) => one.String?.sval ?? '')

/** The statements of a migration; what PL/pgSQL does within a block is not looked into. */
function statementsOf({ path, text }: Source): Tree[] {
  try {
    return parseSync(text).stmts?.map((one: Tree) => one.stmt) ?? []
  } catch (error) {
    throw new Error(`${path} is no SQL that the check reads`, { cause: error })
  }
}

/** Tables and views as the migrations leave them: columns, keys, references, triggers. A room's migrations in order; a table that moves keeps all. */
export function schemaOf(migrations: Source[]): Schema {
  const schema: Schema = { tables: new Map(), views: new Map() }
  const put = (key: Key, table: string) => schema.tables.get(table)?.keys.push(key)
  const inOrder = [...migrations].sort((a, b) => moves(a) - moves(b) || (a.path < b.path ? -1 : 1))
  for (const migration of inOrder)
    for (const stmt of statementsOf(migration)) {
      const file = migration.path
      if (stmt.CreateStmt) {
        const name = nameOf(stmt.CreateStmt.relation)
        if (stmt.CreateStmt.inhRelations) continue
        schema.tables.set(name, { columns: new Map(), keys: [], references: [], triggers: [], file })
        for (const element of stmt.CreateStmt.tableElts ?? []) addElement(schema, name, element, file)
      } else if (stmt.IndexStmt?.unique) {
        const { relation, indexParams, idxname } = stmt.IndexStmt
        put({ name: idxname, columns: indexParams.map((one: Tree) => one.IndexElem.name ?? ''), file }, nameOf(relation))
      } else if (stmt.AlterTableStmt) alter(schema, stmt.AlterTableStmt, file)
      else if (stmt.AlterObjectSchemaStmt) moved(schema, stmt.AlterObjectSchemaStmt)
      else if (stmt.RenameStmt) renamed(schema, stmt.RenameStmt)
      else if (stmt.DropStmt) dropped(schema, stmt.DropStmt)
      else if (stmt.CreateTrigStmt)
        schema.tables.get(nameOf(stmt.CreateTrigStmt.relation))?.triggers.push(stmt.CreateTrigStmt.trigname)
      else if (stmt.ViewStmt) schema.views.set(nameOf(stmt.ViewStmt.view), viewOf(stmt.ViewStmt.query.SelectStmt))
    }
  return schema
}

/** A migration that takes a table over stands in another room's folder and comes after the ones that made it. */
const moves = ({ text }: Source): number => (/set schema/.test(text) ? 1 : 0)

function addElement(schema: Schema, table: string, element: Tree, file: string): void {
  const made = schema.tables.get(table)
  if (!made) return
  const { ColumnDef: column, Constraint: constraint } = element
  if (column) {
    const collation = strings(column.collClause?.collname).map((name) => ` collate ${name}`)
    made.columns.set(column.colname, [strings(column.typeName.names).at(-1), ...collation].join(''))
    for (const one of column.constraints ?? []) addConstraint(made, one.Constraint, [column.colname], table, file)
  }
  if (constraint) addConstraint(made, constraint, [], table, file)
}

function addConstraint(made: Made, constraint: Tree, own: string[], table: string, file: string): void {
  const [room, bare] = table.split('.')
  const columns = constraint.keys ? strings(constraint.keys) : own
  if (constraint.contype === 'CONSTR_PRIMARY') made.keys.push({ name: constraint.conname ?? `${bare}_pkey`, columns, file })
  if (constraint.contype === 'CONSTR_UNIQUE')
    made.keys.push({ name: constraint.conname ?? `${bare}_${columns.join('_')}_key`, columns, file })
  if (constraint.contype === 'CONSTR_EXCLUSION')
    made.keys.push({
      name: constraint.conname,
      columns: constraint.exclusions.flatMap((one: Tree) =>
        one.List.items[1].List.items[0].String?.sval === '=' ? [one.List.items[0].IndexElem.name ?? ''] : [],
      ),
      file,
    })
  if (constraint.contype === 'CONSTR_FOREIGN')
    made.references.push({
      name: constraint.conname ?? `${bare}_${(constraint.fk_attrs ? strings(constraint.fk_attrs) : own).join('_')}_fkey`,
      columns: constraint.fk_attrs ? strings(constraint.fk_attrs) : own,
      to: constraint.pktable.schemaname ? nameOf(constraint.pktable) : `${room}.${constraint.pktable.relname}`,
      toColumns: strings(constraint.pk_attrs),
      file,
    })
}

function alter(schema: Schema, { relation, cmds }: Tree, file: string): void {
  const table = nameOf(relation)
  const made = schema.tables.get(table)
  for (const { AlterTableCmd: cmd } of made ? cmds : []) {
    if (cmd.subtype === 'AT_AddColumn' || cmd.subtype === 'AT_AddConstraint') addElement(schema, table, cmd.def, file)
    if (cmd.subtype === 'AT_DropColumn') made?.columns.delete(cmd.name)
    if (cmd.subtype === 'AT_DropConstraint' && made) {
      made.keys = made.keys.filter(({ name }) => name !== cmd.name)
      made.references = made.references.filter(({ name }) => name !== cmd.name)
    }
  }
}

function moved(schema: Schema, { objectType, relation, newschema }: Tree): void {
  if (objectType !== 'OBJECT_TABLE') return
  const made = schema.tables.get(nameOf(relation))
  schema.tables.delete(nameOf(relation))
  if (made) schema.tables.set(`${newschema}.${relation.relname}`, made)
}

function renamed(schema: Schema, { renameType, relation, subname, newname }: Tree): void {
  const made = relation && schema.tables.get(nameOf(relation))
  if (!made) return
  if (renameType === 'OBJECT_TABLE') {
    schema.tables.delete(nameOf(relation))
    schema.tables.set(`${relation.schemaname}.${newname}`, made)
  }
  if (renameType === 'OBJECT_COLUMN') {
    const type = made.columns.get(subname) ?? ''
    made.columns.delete(subname)
    made.columns.set(newname, type)
    for (const key of [...made.keys, ...made.references])
      key.columns = key.columns.map((one: string) => (one === subname ? newname : one))
  }
  if (renameType === 'OBJECT_TABCONSTRAINT')
    for (const key of [...made.keys, ...made.references]) if (key.name === subname) key.name = newname
}

function dropped(schema: Schema, { removeType, objects }: Tree): void {
  for (const object of objects) {
    const path = strings(object.List?.items)
    if (removeType === 'OBJECT_TABLE') schema.tables.delete(path.join('.'))
    if (removeType === 'OBJECT_VIEW') schema.views.delete(path.join('.'))
    if (removeType === 'OBJECT_INDEX')
      for (const made of schema.tables.values()) made.keys = made.keys.filter(({ name }) => name !== path.at(-1))
    if (removeType === 'OBJECT_TRIGGER') {
      const made = schema.tables.get(path.slice(0, -1).join('.'))
      if (made) made.triggers = made.triggers.filter((name) => name !== path.at(-1))
    }
  }
}

/** What each column of a view is in the tables beneath it, in each part of a union. */
function viewOf(select: Tree): View {
  const branches = branchesOf(select)
  const columns: View['columns'] = new Map()
  const names = (branches[0]?.targetList ?? []).map(
    ({ ResTarget: t }: Tree) => t.name ?? strings(t.val.ColumnRef?.fields).at(-1) ?? '',
  )
  for (const branch of branches) {
    const ranges = new Map<string, string>()
    for (const { RangeVar: range } of branch.fromClause ?? [])
      if (range) ranges.set(range.alias?.aliasname ?? range.relname, nameOf(range))
    for (const [n, { ResTarget: target }] of (branch.targetList ?? []).entries()) {
      const fields = strings(target.val.ColumnRef?.fields)
      const table = fields.length > 1 ? ranges.get(fields[0] ?? '') : [...ranges.values()][0]
      const list = columns.get(names[n]) ?? []
      list.push({ table: table ?? '', column: fields.at(-1) ?? '' })
      columns.set(names[n], list)
    }
  }
  return { columns }
}

const branchesOf = (select: Tree): Tree[] => (select.larg ? [...branchesOf(select.larg), ...branchesOf(select.rarg)] : [select])

/** Because Citus refuses it: what must be unique contains the key that chooses the node; a reference stays on it; no trigger. */
export function checkKeys({ tables }: Schema, ways: Map<string, Way>): Complaint[] {
  return [...tables].flatMap(([table, made]) => {
    const own = ways.get(table)
    if (!own || own.way === 'local') return []
    const says = (file: string, what: string) => ({ file, says: what })
    const keys = made.keys
      .filter(({ columns }) => own.column !== null && !columns.includes(own.column))
      .map(({ name, columns, file }) =>
        says(file, `${name} is unique over (${columns}) without ${own.column}, by which ${table} is distributed`),
      )
    const references = made.references.flatMap((reference) => {
      const to = ways.get(reference.to)
      const isBeside =
        to?.way === 'distributed' &&
        own.way === 'distributed' &&
        typeOf(tables, table, own) === typeOf(tables, reference.to, to) &&
        reference.columns.indexOf(own.column ?? '') >= 0 &&
        reference.columns.indexOf(own.column ?? '') === reference.toColumns.indexOf(to.column ?? '')
      return to?.way === 'reference' || isBeside
        ? []
        : [says(reference.file, `${reference.name} leads from ${table} to ${reference.to}, which lies elsewhere on a cluster`)]
    })
    const triggers = made.triggers.map((name) => says(made.file, `the trigger ${name} of ${table} does not fire on a cluster`))
    return [...keys, ...references, ...triggers]
  })
}

export const typeOf = (tables: Schema['tables'], table: string, { column }: Way): string =>
  tables.get(table)?.columns.get(column ?? '') ?? ''
