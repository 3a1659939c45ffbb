// SPDX-License-Identifier: Apache-2.0
import type { Versioned } from './versioned.ts'

/** How many compiled versions a process keeps, of all kinds: about 300 KB each, what was used last goes last. */
const MOST = 150
const kept = new Map<string, Versioned>()

/** A compiled version that is still here, by its key (kind, id and hash). */
export const isKept = (key: string): Versioned | undefined => kept.get(key)

/** A version by its hash, compiled unless it still is. A hash never means anything else, so whoever made it, it is the same. */
export function keptOr<T extends Versioned>(key: string, make: () => T): T {
  const known = kept.get(key)
  const made = known ?? make()
  kept.delete(key)
  kept.set(key, made)
  if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '')
  return made as T
}

/** Where heads come from: a map of them, or what keeps them smaller and makes them when they are asked for. */
export type HeadSource<H> = Pick<ReadonlyMap<string, H>, 'get' | 'has' | 'size' | 'keys' | 'values'>

/**
 * Things of a kind by their id, of which only heads are in memory: `get` compiles what is used. Whoever goes through all of them asks for
 * `heads()`; `values()` compiles every one. A copy (`new Map(…)`) is a plain map of them all; `with` lays a few over them.
 */
export class OnUse<T extends Versioned, H extends Versioned> extends Map<string, T> {
  readonly #heads: HeadSource<H>
  readonly #made: Map<string, T>
  readonly #make: (head: H) => T
  /** under which key a thing is kept, of those that were used */
  readonly #used = new Map<string, string>()

  constructor(heads: HeadSource<H>, make: (head: H) => T, made = new Map<string, T>()) {
    super()
    this.#heads = heads
    this.#make = make
    this.#made = made
  }

  /** The same with these in the place of those of their id. */
  with(things: readonly T[]): OnUse<T, H> {
    return new OnUse(this.#heads, this.#make, new Map([...this.#made, ...things.map((one) => [one.id, one] as const)]))
  }

  /** The heads beneath, as they were given. */
  get source(): HeadSource<H> {
    return this.#heads
  }

  /** What lies over them. */
  get laid(): ReadonlyMap<string, T> {
    return this.#made
  }

  *heads(): Generator<H | T> {
    for (const head of this.#heads.values()) yield this.#made.get(head.id) ?? head
    for (const [id, one] of this.#made) if (!this.#heads.has(id)) yield one
  }

  head(id: string): H | T | undefined {
    return this.#made.get(id) ?? this.#heads.get(id)
  }

  override get(id: string): T | undefined {
    const made = this.#made.get(id)
    if (made) return made
    // the head of what is compiled already need not be made again
    const known = isKept(this.#used.get(id) ?? '')
    const head = known ? undefined : this.#heads.get(id)
    if (!head) return known && (keptOr(this.#used.get(id) ?? '', () => known) as T)
    const key = `${head.kind} ${id} ${head.hash}`
    if (this.#used.size > MOST) this.#used.clear()
    this.#used.set(id, key)
    return keptOr(key, () => this.#make(head))
  }
  override has(id: string): boolean {
    return this.#made.has(id) || this.#heads.has(id)
  }
  override get size(): number {
    return this.#heads.size + [...this.#made.keys()].filter((id) => !this.#heads.has(id)).length
  }
  override set(id: string, one: T): this {
    this.#made.set(id, one)
    return this
  }
  override *keys(): MapIterator<string> {
    yield* this.#heads.keys()
    for (const id of this.#made.keys()) if (!this.#heads.has(id)) yield id
  }
  override *values(): MapIterator<T> {
    for (const [, one] of this.entries()) yield one
  }
  override *entries(): MapIterator<[string, T]> {
    for (const id of this.keys()) {
      const one = this.get(id)
      if (one) yield [id, one]
    }
  }
  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries()
  }
  override forEach(each: (one: T, id: string, all: Map<string, T>) => void): void {
    for (const [id, one] of this.entries()) each(one, id, this)
  }
}

/** Things with some laid over them; what is compiled when used stays so. */
export function laidWith<T extends Versioned>(all: ReadonlyMap<string, T>, things: readonly T[]): Map<string, T> {
  if (all instanceof OnUse) return all.with(things) as Map<string, T>
  return new Map([...all, ...things.map((one) => [one.id, one] as const)])
}

/** What is known of each thing without compiling it: heads where there are any, the things themselves otherwise. */
export function headsOf<T extends Versioned, H extends Versioned>(all: ReadonlyMap<string, T>): Iterable<H | T> {
  return all instanceof OnUse ? (all as OnUse<T, H>).heads() : all.values()
}

/** The same of one. */
export function headOf<T extends Versioned>(all: ReadonlyMap<string, T>, id: string): Versioned | undefined {
  return all instanceof OnUse ? all.head(id) : all.get(id)
}
