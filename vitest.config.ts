// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'data/**', '**/dist/**']
const times = { testTimeout: 60_000, hookTimeout: 180_000 }

/** `pure` needs nothing; `city` has a real PostgreSQL; `browser` (run with --project browser) drives a real Chromium over a running server. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: ['{engine,web,scripts}/**/*.test.{ts,tsx}'], exclude, ...times } },
      {
        test: {
          name: 'city',
          include: ['{server,cli,packs,bench}/**/*.test.ts'],
          exclude,
          globalSetup: ['server/test-database.ts'],
          ...times,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['server/test-database.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
