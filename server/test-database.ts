// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from './kernel/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** Once a run: a real PostgreSQL. The template database in it is made by the first test that needs a city (testing-template.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const folder = given ? undefined : mkdtempSync(join(tmpdir(), 'chengshu-test-'))
  // as root the database runs as another user, who must be able to pass through
  if (folder) chmodSync(folder, 0o755)
  const embedded = folder
    ? await startEmbedded(folder, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])
    : undefined
  const url = given ?? embedded?.url ?? ''
  project.provide('databaseUrl', url)
  return async () => {
    await embedded?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}
