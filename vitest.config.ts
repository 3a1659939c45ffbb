// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'data/**', '**/dist/**']
/** For what never ends, not for what is slow: the gate must hold on a machine that others use too. No test asserts a time (bench/ does). */
const times = { testTimeout: 240_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000, interval: 20 } } }

/** `pure` needs nothing; `city` has a real PostgreSQL; `browser` (run with --project browser) drives a real Chromium over a running server. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: ['{engine,web,scripts}/**/*.test.{ts,tsx}'], exclude, ...times } },
      {
        test: {
          name: 'city',
          include: ['{client,server,cli,packs,bench}/**/*.test.ts'],
          exclude,
          globalSetup: ['server/testing/test-database.ts'],
          ...times,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['server/testing/test-database.ts'],
          ...times,
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
