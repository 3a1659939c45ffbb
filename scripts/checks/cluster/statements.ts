// SPDX-License-Identifier: Apache-2.0
import { parseAst } from 'rolldown/parseAst'
import type { Source } from '../tree.ts'

/** A statement as it is sent: values as $1, $2 …, fragments in their place. `by`: the function that says it. */
export type Statement = { file: string; line: number; by: string; text: string }

// biome-ignore lint/suspicious/noExplicitAny: a tree of ESTree nodes, walked by their `type`
type Node = any
type Module = { path: string; text: string; root: Node; parents: Map<Node, Node> }
/** What a function's parameters stand for where it is called. */
type Bound = Map<string, { node: Node; module: Module; bound: Bound | undefined }>
type At = { module: Module; bound: Bound | undefined; depth: number }

const TAGS = new Set(['sql', 'tx', 'admin', 'owner', 'pool', 'one', 'db'])
const VERB = /^\s*(?:select|insert|update|delete|with|lock|merge|truncate)\b/i
const MOST = 48
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

const tagOf = (tag: Node): string => (tag?.type === 'MemberExpression' ? tag.property.name : tag?.name) ?? ''
const isSql = (node: Node): boolean => node?.type === 'TaggedTemplateExpression' && TAGS.has(tagOf(node.tag))

/** What is meant beneath casts, awaits and brackets. */
function bare(node: Node): Node {
  while (
    node &&
    [
      'TSAsExpression',
      'TSNonNullExpression',
      'TSSatisfiesExpression',
      'ParenthesizedExpression',
      'AwaitExpression',
      'ChainExpression',
    ].includes(node.type)
  )
    node = node.expression ?? node.argument
  return node
}

function visit(node: Node, see: (node: Node, parent: Node) => void, parent: Node = null): void {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, see, parent)
    return
  }
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return
  see(node, parent)
  for (const key of Object.keys(node)) if (key !== 'type' && typeof node[key] === 'object') visit(node[key], see, node)
}

/** All that a function gives back. */
function returnsOf(fn: Node): Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  const found: Node[] = []
  const look = (node: Node): void => {
    if (Array.isArray(node)) for (const one of node) look(one)
    else if (node && typeof node === 'object' && typeof node.type === 'string' && !FUNCTIONS.has(node.type)) {
      if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument)
      for (const key of Object.keys(node)) if (typeof node[key] === 'object') look(node[key])
    }
  }
  look(fn.body)
  return found
}

/** Reads the statements out of the server's files: fragments are followed to where they are made, each way that a condition may go. */
export class Statements {
  readonly #modules: Module[] = []
  readonly #functions = new Map<string, { node: Node; module: Module }[]>()
  readonly #calls = new Map<string, { node: Node; module: Module }[]>()
  readonly #inlined = new Set<Node>()
  /** places where a fragment could not be followed */
  readonly unclear: { file: string; line: number; says: string }[] = []

  constructor(files: Source[]) {
    for (const { path, text } of files) {
      const module: Module = { path, text, root: parseAst(text, { lang: 'ts' }), parents: new Map() }
      this.#modules.push(module)
      visit(module.root, (node, parent) => {
        module.parents.set(node, parent)
        if (node.type === 'FunctionDeclaration' && node.id) add(this.#functions, node.id.name, { node, module })
        if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && FUNCTIONS.has(bare(node.init)?.type))
          add(this.#functions, node.id.name, { node: bare(node.init), module })
        if (node.type === 'CallExpression' && node.callee.type === 'Identifier')
          add(this.#calls, node.callee.name, { node, module })
      })
    }
  }

  all(): Statement[] {
    const found: (Statement & { node: Node })[] = []
    for (const module of this.#modules)
      visit(module.root, (node) => {
        if (!isSql(node) || !VERB.test(node.quasi.quasis[0].value.cooked)) return
        const at = { file: module.path, line: lineOf(module, node), by: this.#nameOf(module, node), node }
        for (const text of this.#expand(node, { module, bound: undefined, depth: 0 })) found.push({ ...at, text: numbered(text) })
      })
    const once = new Map<string, Statement>()
    for (const { node, ...one } of found)
      if (!this.#inlined.has(node) || /^\s*(?:insert|update|delete)\b/i.test(one.text))
        once.set(`${one.file} ${one.by} ${one.text}`, one)
    return [...once.values()]
  }

  /** The named function that a node stands in. */
  #nameOf(module: Module, node: Node): string {
    let name = ''
    for (let up = node; up; up = module.parents.get(up)) {
      if (up.type === 'FunctionDeclaration') name = up.id.name
      else if (up.type === 'VariableDeclarator' && up.id.type === 'Identifier' && up.init && FUNCTIONS.has(bare(up.init).type))
        name = up.id.name
      else if (up.type === 'MethodDefinition' || (up.type === 'Property' && up.method)) name = up.key.name ?? name
    }
    return name
  }

  /** Each text that a template may have. */
  #expand(template: Node, at: At): string[] {
    const { quasis, expressions } = template.quasi
    let texts = [quasis[0].value.cooked as string]
    for (const [n, expression] of (expressions as Node[]).entries()) {
      const ways = this.#ways(expression, at, texts[0] ?? '') ?? [this.#value(expression, at)]
      const next = quasis[n + 1].value.cooked as string
      texts = texts.flatMap((text) => ways.map((way) => text + way + next)).slice(0, MOST)
    }
    return texts
  }

  /** A value's place: the same expression is the same value. */
  #value(given: Node, { module, bound }: At): string {
    const node = bare(given)
    const handed = node.type === 'Identifier' && bound?.get(node.name)
    if (handed) return this.#value(handed.node, { module: handed.module, bound: handed.bound, depth: 0 })
    return ` $«${module.text.slice(node.start, node.end)}» `
  }

  /** The texts of an expression that is a fragment; undefined for one that is a value. */
  #ways(given: Node, at: At, before: string): string[] | undefined {
    const node = bare(given)
    if (at.depth > 12) return undefined
    const inside = { ...at, depth: at.depth + 1 }
    switch (node.type) {
      case 'TaggedTemplateExpression':
        if (!isSql(node)) return undefined
        this.#inlined.add(node)
        return this.#expand(node, inside)
      case 'ConditionalExpression':
        return both(this.#ways(node.consequent, inside, before), this.#ways(node.alternate, inside, before))
      case 'LogicalExpression':
        return both(this.#ways(node.left, inside, before), this.#ways(node.right, inside, before))
      case 'Identifier':
        return this.#waysOfName(node, inside, before)
      case 'CallExpression':
        return this.#waysOfCall(node, inside, before)
      default:
        return undefined
    }
  }

  #waysOfName(node: Node, at: At, before: string): string[] | undefined {
    const bound = at.bound?.get(node.name)
    if (bound) return this.#ways(bound.node, { module: bound.module, bound: bound.bound, depth: at.depth }, before)
    const found = this.#declared(node, at.module)
    if (found?.init) return this.#ways(found.init, at, before)
    if (!found?.fn) return undefined
    // a parameter: what the callers hand over, where its type says that it is a fragment
    const type = found.param.typeAnnotation
      ? at.module.text.slice(found.param.typeAnnotation.start, found.param.typeAnnotation.end)
      : ''
    if (!/\b(?:Part|Fragment|Condition|Source|PendingQuery|ReturnType<typeof)\b/.test(type)) return undefined
    const name = nearestName(at.module, found.fn)
    const ways = (this.#calls.get(name) ?? []).flatMap(({ node: call, module }) => {
      const argument = call.arguments[found.index]
      return argument ? (this.#ways(argument, { module, bound: undefined, depth: at.depth }, before) ?? []) : []
    })
    if (ways.length === 0) this.#say(at.module, node, `the fragment ${node.name} is handed in by nobody whom the check finds`)
    return ways.length === 0 ? undefined : [...new Set(ways)].slice(0, MOST)
  }

  /** Where a name was declared: a constant's value, or a parameter of a function. */
  #declared(node: Node, module: Module): { init?: Node; fn?: Node; index: number; param?: Node } | undefined {
    for (let up = module.parents.get(node); up; up = module.parents.get(up)) {
      if (FUNCTIONS.has(up.type)) {
        const index = up.params.findIndex(
          (one: Node) => (one.type === 'AssignmentPattern' ? one.left.name : one.name) === node.name,
        )
        if (index >= 0)
          return {
            fn: up,
            index,
            param: up.params[index].type === 'AssignmentPattern' ? up.params[index].left : up.params[index],
          }
      }
      const body = up.type === 'Program' || up.type === 'BlockStatement' ? up.body : []
      for (const one of body as Node[]) {
        const declaration = one.type === 'ExportNamedDeclaration' ? one.declaration : one
        if (declaration?.type !== 'VariableDeclaration') continue
        const match = declaration.declarations.find((d: Node) => d.id.type === 'Identifier' && d.id.name === node.name)
        if (match) return { init: match.init, index: -1 }
      }
    }
    return undefined
  }

  #waysOfCall(call: Node, at: At, before: string): string[] | undefined {
    const { callee } = call
    if (callee.type === 'Identifier' && TAGS.has(callee.name)) return this.#helped(call, at, before)
    if (callee.type === 'MemberExpression' && callee.property.name === 'reduce') return this.#reduced(call, at, before)
    if (callee.type !== 'Identifier') return undefined
    const local = this.#functionNamed(callee, at.module)
    if (!local) return undefined
    const bound: Bound = new Map()
    for (const [n, param] of (local.node.params as Node[]).entries())
      if (param.type === 'Identifier' && call.arguments[n])
        bound.set(param.name, { node: call.arguments[n], module: at.module, bound: at.bound })
    const ways = returnsOf(local.node).flatMap((one) => this.#ways(one, { ...at, module: local.module, bound }, before) ?? [])
    return ways.length > 0 ? [...new Set(ways)] : undefined
  }

  #functionNamed(name: Node, module: Module): { node: Node; module: Module } | undefined {
    const all = this.#functions.get(name.name) ?? []
    return (
      all.find((one) => one.module === module) ??
      (all.length === 1 ? all[0] : all.find((one) => sameImport(module, name.name, one.module.path)))
    )
  }

  /** What `sql(…)` stands for: a name, the columns and values of rows, what is set, a list. */
  #helped(call: Node, at: At, before: string): string[] {
    const [first, ...others] = call.arguments.map(bare)
    const named = others.flatMap((one: Node) => (one.type === 'Literal' ? [String(one.value)] : []))
    const columns: string[] = named.length > 0 ? named : columnsOf(first)
    if (/\binsert into [\w.]+(?: as \w+)?\s*$/i.test(before))
      return [`(${columns.join(', ')}) values (${columns.map(() => ' $# ').join(', ')})`]
    if (/\bset\s*$/i.test(before)) return [columns.map((column) => `${column} = $# `).join(', ')]
    if (/\bin\s*$/i.test(before)) return ['( $# )']
    const text = this.#literal(first, at)
    return text ?? ['any_name']
  }

  #literal(node: Node, at: At): string[] | undefined {
    if (node.type === 'Literal') return [String(node.value)]
    if (node.type === 'TemplateLiteral') {
      const parts: string[] = node.quasis.map((one: Node) => one.value.cooked)
      const names = node.expressions.map((one: Node) => this.#literal(bare(one), at)?.[0] ?? 'any_name')
      return [parts.map((part, n) => part + (names[n] ?? '')).join('')]
    }
    if (node.type === 'ConditionalExpression')
      return both(this.#literal(bare(node.consequent), at), this.#literal(bare(node.alternate), at))
    if (node.type === 'Identifier') {
      const bound = at.bound?.get(node.name)
      if (bound) return this.#literal(bare(bound.node), { ...at, bound: bound.bound, module: bound.module })
      const init = this.#declared(node, at.module)?.init
      return init ? this.#literal(bare(init), at) : undefined
    }
    return undefined
  }

  /** `xs.map((x) => sql`…`).reduce((a, b) => sql`${a}, ${b}`)`. */
  #reduced(call: Node, at: At, before: string): string[] | undefined {
    const [fold, start] = call.arguments
    const elements = this.#elements(call.callee.object, at)
    if (!fold || elements.length === 0) return undefined
    const [left] = fold.params
    const made = bare(returnsOf(fold)[0])
    const body = made.type === 'ConditionalExpression' ? made.consequent : made
    if (!isSql(body) || body.quasi.expressions[0]?.name !== left?.name) return undefined
    this.#inlined.add(body)
    const [head, middle, tail = ''] = body.quasi.quasis.map((one: Node) => one.value.cooked)
    const all = start ? [start, ...elements] : elements.length === 1 ? [elements[0], elements[0]] : elements
    let texts: string[] | undefined
    for (const element of all) {
      const ways = this.#ways(element, at, before) ?? [this.#value(element, at)]
      texts = texts === undefined ? ways : texts.flatMap((a) => ways.map((b) => head + a + middle + b + tail)).slice(0, MOST)
    }
    return texts
  }

  #elements(given: Node, at: At): Node[] {
    const node = bare(given)
    if (node.type === 'ArrayExpression')
      return node.elements.flatMap((one: Node) => (one.type === 'SpreadElement' ? this.#elements(one.argument, at) : [one]))
    if (node.type === 'Identifier') {
      const init = this.#declared(node, at.module)?.init
      return init ? this.#elements(init, at) : []
    }
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const name = node.callee.property.name
      if (name === 'map' || name === 'flatMap')
        return node.arguments[0] && FUNCTIONS.has(node.arguments[0].type) ? returnsOf(node.arguments[0]) : []
      if (name === 'filter' || name === 'slice') return this.#elements(node.callee.object, at)
    }
    return []
  }

  #say(module: Module, node: Node, says: string): void {
    this.unclear.push({ file: module.path, line: lineOf(module, node), says })
  }
}

/** What a function is called where it is made. */
const nearestName = ({ parents }: Module, fn: Node): string => fn.id?.name ?? parents.get(fn)?.id?.name ?? ''

const lineOf = (module: Module, node: Node): number => module.text.slice(0, node.start).split('\n').length

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

const both = (a: string[] | undefined, b: string[] | undefined): string[] | undefined =>
  a || b ? [...new Set([...(a ?? []), ...(b ?? [])])] : undefined

/** Which columns an object, or each of a list of objects, names. */
function columnsOf(node: Node): string[] {
  if (node?.type === 'ObjectExpression') return node.properties.flatMap((one: Node) => (one.key?.name ? [one.key.name] : []))
  if (node?.type === 'CallExpression' && node.callee.property?.name === 'map') {
    const [made] = node.arguments[0]?.body ? returnsOf(node.arguments[0]) : []
    return columnsOf(bare(made))
  }
  return ['any_name']
}

const sameImport = (module: Module, name: string, path: string): boolean => {
  const room = /^server\/([a-z]+)\//.exec(path)?.[1]
  const taken = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(module.text)?.[1] ?? ''
  return taken.endsWith(`/${path.split('/').pop()}`) || (room !== undefined && taken.includes(`/${room}/`))
}

function numbered(text: string): string {
  const places: string[] = []
  return text.replace(/\$(?:«([\s\S]*?)»|#)/g, (_, said: string | undefined) => {
    const known = said === undefined ? -1 : places.indexOf(said)
    return `$${known >= 0 ? known + 1 : places.push(said ?? '')}`
  })
}
