// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import type { Tx } from '../kernel/index.ts'
import type { Contents } from './contents.ts'
import type { Draft, Part } from './draft.ts'
import type { PackFinding } from './finding.ts'
import type { PackFile } from './read-files.ts'
import { readPart, readParts } from './read-part.ts'
import type { Rule } from './rule.ts'
import type { Versioned, VersionFiles } from './versioned.ts'

/** Files that are one thing together: a folder with all that lies in it, or a single file. `path` is within the pack, with `/`. */
export type Unit = { path: string; files: readonly PackFile[] }

/** Where whoever reads a unit puts what does not fit. */
export type Reading = {
  findings: PackFinding[]
  /** ids of what does not fit: it is told of once, and not again by everything that refers to it */
  broken: Set<string>
  /** what is read is one version by itself, of which the packs may say more */
  isVersion?: boolean
  /** what can only be understood when everything else has been read */
  afterAll(complete: (draft: Draft) => void): void
}

/** What may be written only once in all packs, and what it is called when it is written twice (zh). */
export type OnlyOnce<P> = { of(part: P): { part: Part<unknown>; value: string | undefined }; at: string; called: string }

/** How versions of a kind are kept: running cases stay on the one that they began with. */
export type Versions<P> = {
  /** the unit of one by its id: items/road-occupation */
  unitOf(id: string): string
  /** whether enough of it could be read to be compiled */
  isWhole(part: P): boolean
  /** a part that is whole as a running city uses it */
  compile(part: P): Versioned
  /** the version of the same kind on which a kept one rests, where it says only what differs */
  restsOn?(texts: VersionFiles): { id: string; hash: string } | null
  /** such a one, over what it rests on */
  compileOn?(texts: VersionFiles, beneath: never): Versioned
}

/** What a city has of one thing: how many, and how many stand where. Null where nobody can know. */
export type Living = { things: number | null; standing: ReadonlyMap<string, number> | null }

/** What the versions of one thing owe each other, while there is something of it in the city. */
export type Following = {
  living(tx: Tx, id: string): Promise<Living>
  /** what stands against a version (null: none any more) taking the place of another */
  faults(before: Versioned, after: Versioned | null, living: Living): Iterable<PackFinding>
}

/**
 * A kind of content: what of a pack's files it takes, how they are read, what they must keep to, and what a running city sees of them.
 * A room registers its kinds as `Room.content`; `packs` knows none by name (docs/decisions/0037).
 */
export type ContentKind<P = unknown, K extends keyof Contents = keyof Contents> = {
  /** its name, and that of its versions: `item`, `licence` */
  name: string
  /** where a running city finds it: `city.content[as]` */
  as: K
  /** what of a path it matches is the unit: a whole path takes one file, the beginning before a `/` a folder */
  place: RegExp
  /** parts that no file says, because they come with the program: what rooms can do, for rules to read */
  given?: readonly P[]
  /** What does not fit its schema is a finding and is left out. */
  read(unit: Unit, reading: Reading): readonly P[]
  gather(parts: readonly P[], draft: Draft): Contents[K]
  /** how it is kept between starts, where what it gathers is not plain data (server/packs/keep-content.ts) */
  keep?: { plain(content: Contents): unknown; revive(plain: unknown): Contents[K] }
  onlyOnce?: readonly OnlyOnce<P>[]
  rules?: readonly Rule[]
  versions?: Versions<P>
  succession?: Following
  /** brings what the room keeps of it for its queries up to the content, in the transaction of publishing */
  index?(tx: Tx, content: Contents): Promise<void>
  /** the same for one version alone, which takes the place of another: published in the studio, or come into force */
  indexOne?(tx: Tx, made: Versioned): Promise<void>
}

/** Parts of a kind in the draft of the packs. */
export const partsOf = <P, K extends keyof Contents>(draft: Draft, kind: ContentKind<P, K>): P[] =>
  (draft.parts.get(kind.name) ?? []) as P[]

type Listed<T, K extends keyof Contents> = Pick<ContentKind<Part<T>, K>, 'name' | 'as' | 'place' | 'rules'> & {
  schema: TSchema
  /** the keys of a part that no other may have, and what it is then called (zh) */
  once?: Partial<Record<NoInfer<keyof T & string>, string>>
  gather(values: T[], parts: readonly Part<T>[], draft: Draft): Contents[K]
}

/** A kind whose every file is a list of things. */
export const listKind = <T, K extends keyof Contents>({ schema, ...kind }: Listed<T, K>): ContentKind<Part<T>, K> =>
  ofValues(kind, ({ files }, { findings, broken }) => files.flatMap((file) => readParts<T>(file, schema, findings, broken)))

/** A kind whose every file is one thing. */
export const fileKind = <T, K extends keyof Contents>({ schema, ...kind }: Listed<T, K>): ContentKind<Part<T>, K> =>
  ofValues(kind, ({ files }, { findings }) => files.flatMap((file) => readPart<T>(file, schema, findings) ?? []))

function ofValues<T, K extends keyof Contents>(
  { once = {}, gather, ...kind }: Omit<Listed<T, K>, 'schema'>,
  read: ContentKind<Part<T>, K>['read'],
): ContentKind<Part<T>, K> {
  return {
    ...kind,
    read,
    gather: (parts, draft) =>
      gather(
        parts.map((one) => one.value),
        parts,
        draft,
      ),
    onlyOnce: Object.entries<string | undefined>(once).map(([at, called = '']) => ({
      of: (part) => {
        const value = part.value[at as keyof T]
        return { part, value: value === undefined ? undefined : String(value) }
      },
      at,
      called,
    })),
  }
}
