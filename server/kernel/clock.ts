// SPDX-License-Identifier: Apache-2.0

/** The one source of time. It is handed in, so that a test can say what day it is. */
export type Clock = { now(): Date }

export const wallClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. Times are ISO 8601 with zone. */
export type HandClock = Clock & { set(iso: string): void; forward(milliseconds: number): void }

export function handClock(iso: string): HandClock {
  let at = new Date(iso)
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to)
    },
    forward: (milliseconds) => {
      at = new Date(at.getTime() + milliseconds)
    },
  }
}

/** The calendar day in the city's zone (UTC+8, no summer time), as YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** ISO 8601 with the city's offset, to the second: 2026-11-22T15:20:00+08:00. */
export function localIso(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
