// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { drill } from './kill.ts'

// `npm run bench -- drills` does the same with thirty and five
test('after the server and the database were killed under load, every acknowledged act is there once: cases, tasks, numbers, licences, facts, timers and the ledger, whole with its witness', async () => {
  const { faults, figures, unexpected, verdict } = await drill({
    serverKills: 2,
    databaseKills: 1,
    residents: 4,
    most: 1000,
    isPatient: false,
    say: () => {},
  })
  expect(unexpected).toEqual([])
  expect(Object.entries(faults).filter(([, count]) => count !== 0)).toEqual([])
  expect(Object.keys(faults).length).toBeGreaterThan(10)
  expect(verdict).toMatchObject({ ok: true })
  for (const what of ['submissions', 'completions', 'timers run out', 'entries', 'notices', 'calls repeated'])
    expect([what, (figures[what] ?? 0) > 0]).toEqual([what, true])
}, 180_000)
