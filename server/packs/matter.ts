// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import type { ProcessDefinition } from '../../engine/bpmn/index.ts'
import type { Decisions } from '../../engine/dmn/index.ts'
import type { CompiledForm } from '../../engine/forms/index.ts'
import { at, type Draft, type Part } from './draft.ts'
import type { PackFinding } from './finding.ts'
import { hashFiles } from './hash-files.ts'
import { pack, packedOf, withPacked } from './packed.ts'
import type { PackFile } from './read-files.ts'
import type { FormFile, Prefill } from './schemas/form.ts'
import type { Versioned, VersionFiles } from './versioned.ts'

export type ProcessPart = { file: PackFile; definition: ProcessDefinition }
export type DecisionPart = { file: PackFile; decisions: Decisions }

/** What the main file of everything with a form and a process of its own says. */
export type MatterFile = {
  id: string
  name: string
  state: 'published' | 'draft' | 'withdrawn'
  effectiveOn: string
  /** names of the files in its folder */
  process: string
  form: string
}

/**
 * What has a main file, a form, a process, decisions and examples in a folder of its own, while the pack is read. `form` and `process` are null
 * when they could not be read.
 */
export type MatterPart<F extends MatterFile = MatterFile, E = unknown> = {
  folder: string
  matter: Part<F>
  form: Part<FormFile> | null
  compiledForm: CompiledForm | null
  process: ProcessPart | null
  decisions: DecisionPart[]
  examples: Part<E>[]
  files: PackFile[]
}

/** A version of it as a running city uses it. */
export type Compiled<N extends string, F extends MatterFile, E = unknown> = Omit<F, 'process' | 'form'> & {
  kind: N
  hash: string
  files: VersionFiles
  process: ProcessDefinition
  /** the process as it was drawn, for bpmn-js */
  diagram: string
  form: CompiledForm
  formFile: FormFile
  /** where values of the form may be taken from, by field */
  prefillMap: Record<string, Prefill>
  /** decisions of the folder's .dmn files, by the ids and names that a business rule task may call */
  decisions: Map<string, Decisions>
  examples: E[]
}

/** How the files of a matter are called and what they must fit. */
export type MatterFiles = { main: string; schema: TSchema; example: TSchema }

/** Whether a part was read as a matter. */
export const isMatterPart = (part: unknown): part is MatterPart =>
  typeof part === 'object' && part !== null && 'compiledForm' in part && 'matter' in part

/** Every matter of the draft, of whatever kind. */
export const mattersOf = (draft: Draft): MatterPart[] => [...draft.parts.values()].flat().filter(isMatterPart)

/** What is asked of a head seldom, and kept packed. `english`: what it names in Chinese, and how that is called in English. */
type Seldom<E> = { files: VersionFiles; examples: E[]; english: Record<string, string> }
const SELDOM: (keyof Seldom<unknown>)[] = ['files', 'examples', 'english']

/** What stays in memory of a matter whose version is compiled when it is first used. */
export type MatterHead<N extends string, E> = Versioned & { kind: N } & Seldom<E>

/**
 * The matters of a kind as heads: `also` says what else is asked of all of them without compiling any, `packed` what is asked of one at a time, and
 * what each calls things.
 */
export function matterHeads<N extends string, F extends MatterFile, E, X extends object, S extends Pick<Seldom<E>, 'english'>>(
  kind: N,
  parts: readonly MatterPart<F, E>[],
  also: (value: F, part: MatterPart<F, E>) => X,
  packed: (value: F, part: MatterPart<F, E>) => S,
): Map<string, MatterHead<N, E> & X> {
  return new Map(
    parts.map((part) => {
      const { folder, files: all, examples } = part
      const { value } = part.matter
      const { id, name, state, effectiveOn } = value
      const files = filesOf(folder, all)
      const said = { kind, id, name, state, effectiveOn, hash: hashFiles(files), ...also(value, part) }
      const seldom = { files, examples: examples.map((one) => one.value), ...packed(value, part) }
      return [id, withPacked<typeof said, Seldom<E>>(said, pack(seldom), SELDOM)]
    }),
  )
}

type PlainHead = { said: object; packed: Uint8Array }

/** Heads as plain data, to be kept between starts. */
export const plainHeads = (heads: Iterable<object>): PlainHead[] =>
  Array.from(heads, (one) => ({ said: { ...one }, packed: packedOf(one) }))

/** The same again; packed parts are copied out of the file that they were read from, which would stay in memory otherwise. */
export const revivedHeads = <H extends MatterHead<string, unknown>>(plain: unknown): Map<string, H> =>
  new Map(
    (plain as PlainHead[]).map(({ said, packed }) => {
      const head = withPacked(said, Buffer.from(packed), SELDOM) as H
      return [head.id, head]
    }),
  )

/** @throws Error when the part has errors: then its version cannot be compiled */
export function compileMatter<N extends string, F extends MatterFile, E>(kind: N, part: MatterPart<F, E>): Compiled<N, F, E> {
  if (!part.form || !part.compiledForm || !part.process) throw new Error(`${part.folder} has errors and is not compiled`)
  const { process: _process, form: _form, ...rest } = part.matter.value
  const files = filesOf(part.folder, part.files)
  const decisions: Map<string, Decisions> = new Map()
  for (const one of part.decisions) for (const id of decisionNames(one.file.text)) decisions.set(id, one.decisions)
  return {
    kind,
    ...rest,
    hash: hashFiles(files),
    files,
    process: part.process.definition,
    diagram: part.process.file.text,
    form: part.compiledForm,
    formFile: part.form.value,
    prefillMap: part.form.value.prefill ?? {},
    decisions,
    examples: part.examples.map((one) => one.value),
  }
}

/** The texts that make a version: examples are its tests, and notes are notes. */
export function filesOf(folder: string, files: readonly PackFile[]): VersionFiles {
  const texts: VersionFiles = {}
  for (const file of files) {
    const name = file.path.slice(folder.length + 1)
    if (!name.startsWith('examples/') && !name.endsWith('.md')) texts[name] = file.text
  }
  return texts
}

/** Ids and names of the decisions of a DMN file, as a decisionRef may call them. */
export function decisionNames(xml: string): string[] {
  const names: string[] = []
  for (const [tag] of xml.matchAll(/<(?:\w+:)?decision\s[^>]*>/g))
    for (const attribute of ['id', 'name']) {
      const found = new RegExp(`\\s${attribute}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1]
      if (found) names.push(found)
    }
  return names
}

/** The id of a matter's process: what others call it by. */
export const processIdOf = (id: string): string => id.replaceAll('-', '_')

/** Whose process it is: ids are words with `-` between them, so nothing is lost on the way. */
export const idOfProcess = (process: string): string => process.replaceAll('_', '-')

/** A finding at a node of a matter's drawing. */
export const sayNode = (
  { process, folder }: Pick<MatterPart, 'process' | 'folder'>,
  node: ProcessDefinition['nodes'][number],
  code: string,
  message: string,
): PackFinding => ({
  file: process?.file.shown ?? folder,
  line: node.line ?? 1,
  level: 'error',
  code,
  message: `「${node.name ?? node.id}」${message}`,
  element: node.id,
})

/** What every kind with a process keeps to in its names. */
export function* namedByTheirId(parts: readonly MatterPart[]): Generator<PackFinding> {
  for (const { folder, matter, process } of parts) {
    const { id } = matter.value
    if (folder.split('/')[1] !== id)
      yield at(matter, ['id'], 'FOLDER_NAME', `编号是「${id}」，文件夹却叫「${folder.split('/')[1]}」：请改成一样。`)
    const wanted = processIdOf(id)
    if (process && process.definition.id !== wanted)
      yield {
        file: process.file.shown,
        line: process.definition.nodes[0]?.line ?? 1,
        level: 'error',
        code: 'PROCESS_ID',
        message: `流程的 id 是「${process.definition.id}」：请改成「${wanted}」，一件事的调用活动按它来找。`,
      }
  }
}
