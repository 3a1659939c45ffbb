// SPDX-License-Identifier: Apache-2.0

import { usualPeriod } from '@chengshu/engine'
import { dayOf } from '../kernel/index.ts'
import type { City } from './needs.ts'

/** Days as people write them, both included; absent: the usual one of today (`usualPeriod` of the engine). */
export type Period = { from?: string; to?: string }

export function periodOf(city: City, asked: Period): { from: string; to: string } {
  const today = dayOf(city.clock.now())
  const usual = usualPeriod(today)
  return { from: asked.from ?? usual.from, to: asked.to ?? (asked.from === undefined ? usual.to : today) }
}

export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + 86_400_000)

/** Per cent with one digit; null where there is nothing to divide by. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10)

export const nameOf = (city: City, code: string): string =>
  [...city.content.departments.values()].find((one) => one.code === code)?.name ?? code

/** As many days again, up to the day before: what a period is compared with. */
export function periodBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const days = Math.round((startOf(to).getTime() - startOf(from).getTime()) / 86_400_000)
  const last = startOf(from).getTime() - 86_400_000
  return { from: dayOf(new Date(last - days * 86_400_000)), to: dayOf(new Date(last)) }
}
