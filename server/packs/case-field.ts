// SPDX-License-Identifier: Apache-2.0
import type { Json } from '../kernel/index.ts'

declare const written: unique symbol
/** What rooms keep of a case beside its own columns. Only `caseField` looks inside: each name has one room that writes it. */
export type CaseFields = { readonly [written]: true }

export type KeepsFields = { result: CaseFields | null }

/** One typed value of a case. It is written in an act and lies closed in the case's row; a process above reads it by its name (`tellParent`). */
export type CaseField<T extends Json> = {
  of(subject: KeepsFields): T | undefined
  set(subject: KeepsFields, value: T): void
  clear(subject: KeepsFields): void
}

const names = new Set<string>()

/** Names a value once for the whole house; the second room that asks for the same name does not start. */
export function caseField<T extends Json>(name: string): CaseField<T> {
  if (names.has(name)) throw new Error(`two rooms keep the field ${name} of a case`)
  names.add(name)
  return {
    of: ({ result }) => allFields(result)[name] as T | undefined,
    set(subject, value) {
      subject.result = { ...allFields(subject.result), [name]: value } as unknown as CaseFields
    },
    clear(subject) {
      const { [name]: _gone, ...rest } = allFields(subject.result)
      subject.result = subject.result === null ? null : (rest as unknown as CaseFields)
    },
  }
}

/** All of them by name, for the process that began this case as a part of another. */
export function allFields(fields: CaseFields | null): Record<string, Json> {
  return (fields ?? {}) as unknown as Record<string, Json>
}
