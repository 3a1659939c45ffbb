// SPDX-License-Identifier: Apache-2.0

/** `allowFictional` (default true): take the unassigned prefix 99 of demo cities such as 云州市 990100. */
export type RegionOptions = { allowFictional?: boolean }

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** Whether six digits begin with a province of GB/T 2260, or with the fictional one. Counties are not looked up: they change. */
export function isRegionCode(text: string, options: RegionOptions = {}): boolean {
  if (!/^\d{6}$/.test(text)) return false
  return isFictionalRegion(text) ? options.allowFictional !== false : provinces.has(text.slice(0, 2))
}

/** A region whose authorities give out numbers of their own: not those of Hongkong, Macao and Taiwan. */
export function isMainlandRegion(text: string): boolean {
  return provinces.has(text.slice(0, 2)) && !/^[78]/.test(text)
}

export function isFictionalRegion(text: string): boolean {
  return text.startsWith('99')
}
