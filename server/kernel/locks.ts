// SPDX-License-Identifier: Apache-2.0

/** PostgreSQL's advisory locks are numbers that everybody in a database shares: `(LOCKS, locks.…)`, each for one purpose, listed here alone. */
export const LOCKS = 990_100
export const locks = {
  migrating: 1,
  testTemplate: 2,
  sequencer: 3,
  roles: 4,
  lease: 5,
  firstOfficers: 6,
  publishing: 7,
  backup: 8,
  seeding: 9,
  keys: 31,
} as const
