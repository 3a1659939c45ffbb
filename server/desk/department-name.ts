// SPDX-License-Identifier: Apache-2.0
import type { City } from './needs.ts'

export function departmentName(city: City, code: string): string {
  return [...city.content.departments.values()].find((one) => one.code === code)?.name ?? code
}
