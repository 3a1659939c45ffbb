// SPDX-License-Identifier: Apache-2.0
import type { Department } from './content-schema.ts'

/** The department that a rule or a row names, by its key or by its credit code; undefined where it names none. */
export const departmentNamed = (departments: ReadonlyMap<string, Department>, keyOrCode: unknown): Department | undefined =>
  typeof keyOrCode === 'string'
    ? (departments.get(keyOrCode) ?? [...departments.values()].find(({ code }) => code === keyOrCode))
    : undefined
