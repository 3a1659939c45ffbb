// SPDX-License-Identifier: Apache-2.0
type Stretch = { from: string; to: string }

/** The days that one step of a trend counts, both included: never more than the trend itself. */
export function stretchOf({ from, to, step }: Stretch & { step: 'day' | 'week' | 'month' }, on: string): Stretch {
  const last =
    step === 'day' ? on : step === 'week' ? dayAfter(on, 6) : dayAfter(dayAfter(`${on.slice(0, 7)}-01`, 31).slice(0, 7), -1)
  return { from: on < from ? from : on, to: last > to ? to : last }
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
