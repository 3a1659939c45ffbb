// SPDX-License-Identifier: Apache-2.0
import { nameOf, type Schema, type Tree, typeOf, type Way } from './schema.ts'

/** `refused`: no cluster does it. `wide`: every node is asked, which has to be wanted. */
export type Finding = { kind: 'refused' | 'wide'; table: string; says: string }

type Range = { id: number; alias: string; table?: string; columns: Map<string, string>; isRecurring: boolean }
type Level = {
  ranges: Range[]
  outer: Level | undefined
  isCorrelated: boolean
  inner: Level[]
  hasLimit: boolean
  sums: boolean
}

const strings = (list: Tree[] | undefined): string[] => (list ?? []).map((one) => one.String?.sval ?? '')
const VOLATILE = new Set(['random', 'gen_random_uuid', 'nextval', 'clock_timestamp', 'uuid_generate_v4'])

/** Which columns and values are equal, as far as a statement says so. */
class Equals {
  readonly #up = new Map<string, string>()
  #root(one: string): string {
    const up = this.#up.get(one)
    return up === undefined || up === one ? one : this.#root(up)
  }
  join(a: string, b: string): void {
    for (const one of [a, b]) if (!this.#up.has(one)) this.#up.set(one, one)
    this.#up.set(this.#root(a), this.#root(b))
  }
  are(a: string, b: string): boolean {
    return a === b || this.#root(a) === this.#root(b)
  }
  /** The values that a column equals: `=$1` one value, `in$1` one of a list. */
  valuesOf(column: string): string[] {
    return [...this.#up.keys()].filter((one) => /^(?:=|in)/.test(one) && this.are(one, column))
  }
}

/** Judges one parsed statement by what a cluster accepts (reference: Citus 12.1, docs/growth.md). */
export class Judge {
  readonly #schema: Schema
  readonly #ways: Map<string, Way>
  #equals = new Equals()
  #found: Finding[] = []
  #ids = 0
  #ctes = new Set<string>()

  constructor(schema: Schema, ways: Map<string, Way>) {
    this.#schema = schema
    this.#ways = ways
  }

  judge(stmt: Tree): Finding[] {
    this.#equals = new Equals()
    this.#found = []
    this.#ctes = new Set()
    this.#statement(stmt, undefined)
    const once = new Map(this.#found.map((one) => [`${one.kind} ${one.table} ${one.says}`, one]))
    return [...once.values()]
  }

  #refuse(table: string, says: string): void {
    this.#found.push({ kind: 'refused', table, says })
  }

  #statement(stmt: Tree, outer: Level | undefined): Level | undefined {
    if (stmt.SelectStmt) return this.#select(stmt.SelectStmt, outer)
    if (stmt.InsertStmt) return this.#insert(stmt.InsertStmt)
    if (stmt.UpdateStmt) return this.#change(stmt.UpdateStmt, stmt.UpdateStmt.fromClause, 'update')
    if (stmt.DeleteStmt) return this.#change(stmt.DeleteStmt, stmt.DeleteStmt.usingClause, 'delete')
    if (stmt.MergeStmt && this.#keyOf(nameOf(stmt.MergeStmt.relation))) this.#refuse(nameOf(stmt.MergeStmt.relation), 'merges')
    return undefined
  }

  #with(clause: Tree): void {
    for (const { CommonTableExpr: cte } of clause?.ctes ?? []) {
      this.#ctes.add(cte.ctename)
      this.#statement(cte.ctequery, undefined)
    }
  }

  /** The column that chooses the node of a table or of a view over one. */
  #keyOf(table: string): { column: string; group: string } | undefined {
    const way = this.#ways.get(table)
    if (way?.way === 'distributed' && way.column) return { column: way.column, group: typeOf(this.#schema.tables, table, way) }
    for (const [column, beneath] of this.#schema.views.get(table)?.columns ?? []) {
      const keys = beneath.map((one) => ({ ...one, way: this.#ways.get(one.table) }))
      const isKey = keys.every((one) => one.way?.way === 'distributed' && one.way.column === one.column)
      const [first] = keys
      if (isKey && first?.way) return { column, group: typeOf(this.#schema.tables, first.table, first.way) }
    }
    const reads = [...(this.#schema.views.get(table)?.columns.values() ?? [])].flat()
    return reads.some((one) => this.#ways.get(one.table)?.way === 'distributed') ? { column: '(no key)', group: '' } : undefined
  }

  #columnsOf(table: string): string[] {
    return [...(this.#schema.tables.get(table)?.columns.keys() ?? this.#schema.views.get(table)?.columns.keys() ?? [])]
  }

  #ranged(range: Tree): Range {
    const table = range.schemaname ? nameOf(range) : undefined
    const id = ++this.#ids
    const columns = new Map((table ? this.#columnsOf(table) : []).map((column) => [column, `${id}.${column}`]))
    return {
      id,
      alias: range.alias?.aliasname ?? range.relname,
      ...(table ? { table } : {}),
      columns,
      isRecurring: table === undefined,
    }
  }

  #select(select: Tree, outer: Level | undefined): Level | undefined {
    this.#with(select.withClause)
    if (select.larg) {
      const arms = [select.larg, select.rarg].map((arm) => this.#select(arm, outer))
      return arms[0]
    }
    const level: Level = {
      ranges: [],
      outer,
      isCorrelated: false,
      inner: [],
      hasLimit: select.limitCount !== undefined,
      sums: sums(select),
    }
    outer?.inner.push(level)
    for (const from of select.fromClause ?? []) this.#from(from, level)
    if (select.whereClause) this.#conditions(select.whereClause, level)
    for (const part of [
      select.targetList,
      select.whereClause,
      select.groupClause,
      select.havingClause,
      select.sortClause,
      select.valuesLists,
      select.limitCount,
    ])
      this.#sublinks(part, level)
    this.#weigh(level, select.lockingClause !== undefined)
    return level
  }

  #from(from: Tree, level: Level): void {
    if (from.RangeVar) level.ranges.push(this.#ranged(from.RangeVar))
    else if (from.JoinExpr) {
      const { larg, rarg, quals, jointype } = from.JoinExpr
      const before = level.ranges.length
      this.#from(larg, level)
      const middle = level.ranges.length
      this.#from(rarg, level)
      if (quals) {
        this.#conditions(quals, level)
        this.#sublinks(quals, level)
      }
      const left = level.ranges.slice(before, middle)
      const right = level.ranges.slice(middle)
      if (jointype === 'JOIN_LEFT' && left.every((one) => one.isRecurring))
        for (const one of right)
          if (one.table && this.#keyOf(one.table) && this.#valuesOf(one).length === 0)
            this.#refuse(one.table, 'is joined from the left to what lies on no node: every row would travel')
    } else if (from.RangeSubselect) this.#derived(from.RangeSubselect, level)
    else if (from.RangeFunction) {
      const alias = from.RangeFunction.alias?.aliasname ?? ''
      level.ranges.push({ id: ++this.#ids, alias, columns: new Map(), isRecurring: true })
      this.#sublinks(from.RangeFunction, level)
    }
  }

  /** A select in `from`: what it passes on of a key is that key. */
  #derived({ subquery, alias, lateral }: Tree, level: Level): void {
    const inner = this.#select(subquery.SelectStmt, lateral ? level : { ...level, ranges: [], inner: [] })
    const id = ++this.#ids
    const columns = new Map<string, string>()
    let arm = subquery.SelectStmt
    while (arm.larg) arm = arm.larg
    for (const { ResTarget: target } of arm.targetList ?? []) {
      const name = target.name ?? strings(target.val?.ColumnRef?.fields).at(-1)
      const beneath = inner && target.val?.ColumnRef && this.#resolve(target.val.ColumnRef, inner)
      if (name) columns.set(name, beneath ?? `${id}.${name}`)
    }
    if (lateral && inner?.isCorrelated && inner.hasLimit && this.#tables(inner).length > 0 && !this.#isOneNode(inner))
      this.#refuse(this.#tables(inner)[0]?.table ?? '', 'is asked in a lateral select with a limit')
    level.ranges.push({ id, alias: alias?.aliasname ?? '', columns, isRecurring: true })
  }

  #resolve(ref: Tree, level: Level): string | undefined {
    const fields = strings(ref.fields)
    const column = fields.at(-1) ?? ''
    const alias = fields.length > 1 ? fields.at(-2) : undefined
    for (let at: Level | undefined = level, isOuter = false; at; at = at.outer, isOuter = true) {
      const range =
        alias !== undefined ? at.ranges.find((one) => one.alias === alias) : at.ranges.find((one) => one.columns.has(column))
      if (!range) continue
      if (isOuter) for (let one: Level | undefined = level; one && one !== at; one = one.outer) one.isCorrelated = true
      return range.columns.get(column) ?? `${range.id}.${column}`
    }
    return undefined
  }

  /** `=$1` for what is a value before the statement runs. */
  #value(node: Tree): string | undefined {
    if (node.ParamRef) return `=$${node.ParamRef.number}`
    if (node.A_Const) return `='${JSON.stringify(node.A_Const.sval ?? node.A_Const.ival ?? node.A_Const)}`
    if (node.TypeCast) return this.#value(node.TypeCast.arg)
    if (node.FuncCall?.args && !node.FuncCall.over) {
      const values = node.FuncCall.args.map((one: Tree) => this.#value(one))
      return values.every((one: string | undefined) => one !== undefined)
        ? `=${strings(node.FuncCall.funcname).at(-1)}(${values})`
        : undefined
    }
    return undefined
  }

  #conditions(node: Tree, level: Level): void {
    if (node.BoolExpr?.boolop === 'AND_EXPR') for (const one of node.BoolExpr.args) this.#conditions(one, level)
    const { A_Expr: expr } = node
    if (!expr || strings(expr.name).at(-1) !== '=') return
    if (expr.kind === 'AEXPR_OP' && expr.lexpr.RowExpr && expr.rexpr.RowExpr)
      for (const [n, left] of expr.lexpr.RowExpr.args.entries()) this.#equal(left, expr.rexpr.RowExpr.args[n], level)
    else if (expr.kind === 'AEXPR_OP') this.#equal(expr.lexpr, expr.rexpr, level)
    else if (expr.kind === 'AEXPR_OP_ANY' || expr.kind === 'AEXPR_IN') {
      const column = expr.lexpr.ColumnRef && this.#resolve(expr.lexpr.ColumnRef, level)
      const values = expr.rexpr.List ? expr.rexpr.List.items.map((one: Tree) => this.#value(one)) : [this.#value(expr.rexpr)]
      if (column && values.every((one: string | undefined) => one !== undefined)) this.#equals.join(column, `in${values}`)
    }
  }

  #equal(left: Tree, right: Tree, level: Level): void {
    const sides = [left, right].map((one) => (one.ColumnRef ? this.#resolve(one.ColumnRef, level) : this.#value(one)))
    if (sides[0] && sides[1]) this.#equals.join(sides[0], sides[1])
  }

  /** Selects within expressions, each a level of its own; and what refers to the outside marks its level. */
  #sublinks(part: Tree, level: Level): void {
    if (Array.isArray(part)) for (const one of part) this.#sublinks(one, level)
    else if (part && typeof part === 'object') {
      if (part.SubLink) {
        this.#sublinks(part.SubLink.testexpr, level)
        const inner = this.#select(part.SubLink.subselect.SelectStmt, level)
        if (inner) this.#weighSublink(inner, level)
      } else if (part.ColumnRef) this.#resolve(part.ColumnRef, level)
      else for (const key of Object.keys(part)) if (typeof part[key] === 'object') this.#sublinks(part[key], level)
    }
  }

  #distributed(level: Level): Range[] {
    return level.ranges.filter((one) => one.table !== undefined && this.#keyOf(one.table) !== undefined)
  }

  /** All distributed tables of a level and of what stands within it. */
  #tables(level: Level): Range[] {
    return [...this.#distributed(level), ...level.inner.flatMap((one) => this.#tables(one))]
  }

  #key(range: Range): string {
    const column = this.#keyOf(range.table ?? '')?.column ?? ''
    return range.columns.get(column) ?? `${range.id}.${column}`
  }

  #valuesOf(range: Range): string[] {
    return this.#equals.valuesOf(this.#key(range))
  }

  #isBeside(a: Range, b: Range): boolean {
    const [one, other] = [a, b].map((range) => this.#keyOf(range.table ?? '')?.group)
    return one === other && this.#equals.are(this.#key(a), this.#key(b))
  }

  /** Whether all of it is asked of one node: one value chooses it for every table. */
  #isOneNode(level: Level): boolean {
    const tables = this.#tables(level)
    const [first] = tables
    if (!first) return true
    return tables.every((one) => this.#isBeside(first, one) && this.#valuesOf(one).some((value) => value.startsWith('=')))
  }

  #weigh(level: Level, isLocking: boolean): void {
    const tables = this.#distributed(level)
    const [first] = tables
    if (!first) return
    if (isLocking && !this.#isOneNode(level)) this.#refuse(first.table ?? '', 'is locked on more than one node')
    const together = this.#besides(first, tables)
    for (const one of tables) {
      if (!together.has(one)) this.#refuse(one.table ?? '', `is joined to ${first.table} on another column than their keys`)
      this.#named(one, level)
    }
  }

  /** Those that lie beside a table, or beside one that does. */
  #besides(first: Range, tables: Range[]): Set<Range> {
    const together = new Set([first])
    for (const known of together) for (const one of tables) if (this.#isBeside(known, one)) together.add(one)
    return together
  }

  /** Named by a value, or by a table of the outer select that is. */
  #named(range: Range, level: Level): void {
    if (this.#valuesOf(range).length > 0) return
    for (let at = level.outer; at; at = at.outer) if (this.#distributed(at).some((one) => this.#isBeside(one, range))) return
    this.#found.push({ kind: 'wide', table: range.table ?? '', says: 'is asked of every node' })
  }

  #weighSublink(inner: Level, level: Level): void {
    const tables = this.#distributed(inner)
    if (!inner.isCorrelated || tables.length === 0) return
    const top = outermost(level)
    if (this.#isOneNode(top)) return
    const outside: Range[] = []
    for (let at: Level | undefined = level; at; at = at.outer) outside.push(...this.#distributed(at))
    for (const one of tables) {
      if (!outside.some((other) => this.#isBeside(other, one)))
        this.#refuse(one.table ?? '', 'is asked for each row of what lies on other nodes')
      if (inner.sums) this.#refuse(one.table ?? '', 'is summed for each row of another select')
      if (inner.hasLimit) this.#refuse(one.table ?? '', 'is asked for each row with a limit')
    }
  }

  #insert(insert: Tree): undefined {
    this.#with(insert.withClause)
    if (insert.selectStmt?.SelectStmt) this.#select(insert.selectStmt.SelectStmt, undefined)
    const table = nameOf(insert.relation)
    const key = this.#keyOf(table)
    if (!key) return
    const sets = (insert.onConflictClause?.targetList ?? []).map((one: Tree) => one.ResTarget)
    if (sets.some((one: Tree) => one.name === key.column)) this.#refuse(table, `changes its key ${key.column}`)
    for (const call of callsIn(sets)) if (VOLATILE.has(call)) this.#refuse(table, `calls ${call}() where rows meet`)
    const columns = (insert.cols ?? []).map((one: Tree) => one.ResTarget.name)
    if (columns.length > 0 && !columns.includes(key.column) && !columns.includes('any_name'))
      this.#refuse(table, `is written without ${key.column}`)
    const arbiter = insert.onConflictClause?.infer?.indexElems?.map((one: Tree) => one.IndexElem.name)
    if (arbiter && !arbiter.includes(key.column)) this.#refuse(table, `meets on (${arbiter}) without ${key.column}`)
  }

  #change(change: Tree, from: Tree[] | undefined, verb: string): Level {
    this.#with(change.withClause)
    const target = this.#ranged(change.relation)
    const level: Level = { ranges: [target], outer: undefined, isCorrelated: false, inner: [], hasLimit: false, sums: false }
    for (const one of from ?? []) this.#from(one, level)
    if (change.whereClause) this.#conditions(change.whereClause, level)
    this.#sublinks(change.targetList, level)
    this.#sublinks(change.whereClause, level)
    this.#sublinks(change.returningList, level)
    const table = target.table ?? ''
    const key = this.#keyOf(table)
    if (!key) return level
    if ((from ?? []).some((one) => one.RangeFunction) && this.#valuesOf(target).length === 0)
      this.#refuse(table, `is the goal of ${verb} … from a list of rows: it goes to every node`)
    for (const { ResTarget: set } of verb === 'update' ? change.targetList : []) {
      if (set.name === key.column) this.#refuse(table, `changes its key ${key.column}`)
      for (const call of callsIn(set.val)) if (VOLATILE.has(call)) this.#refuse(table, `sets what ${call}() gives`)
    }
    this.#weigh(level, false)
    return level
  }
}

const SUMS = new Set([
  'count',
  'sum',
  'min',
  'max',
  'avg',
  'array_agg',
  'jsonb_agg',
  'json_agg',
  'string_agg',
  'bool_or',
  'bool_and',
])

/** Whether a select makes one row of many without saying by what. */
const sums = (select: Tree): boolean =>
  select.groupClause === undefined && callsIn(select.targetList ?? []).some((call) => SUMS.has(call))

function outermost(level: Level): Level {
  let at = level
  while (at.outer) at = at.outer
  return at
}

function callsIn(part: Tree): string[] {
  if (Array.isArray(part)) return part.flatMap(callsIn)
  if (!part || typeof part !== 'object') return []
  const own = part.FuncCall ? [strings(part.FuncCall.funcname).at(-1) ?? ''] : []
  return [...own, ...Object.keys(part).flatMap((key) => callsIn(part[key]))]
}
