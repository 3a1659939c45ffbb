// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,server,cli,web,bench,scripts,packs}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'data/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
