// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Access, connect, makeRoles, roles, startEmbedded } from '../kernel/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: Access
    /** where what the packs' content was made into is kept for the run: read and checked once, not once a file */
    contentFolder: string
  }
}

/**
 * Once a run: a real PostgreSQL, with the roles of a real city: a test's city works as `chengshu_app`, so that a right that is
 * missing there is missed here. The template database in it is made by the first test that needs a city (template.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    const folder = mkdtempSync(join(tmpdir(), 'chengshu-test-'))
    project.provide('database', await accessTo(given))
    project.provide('contentFolder', folder)
    return async () => rmSync(folder, { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(tmpdir(), 'chengshu-test-'))
  // as root the database runs as another user, who must be able to pass through
  chmodSync(folder, 0o711)
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const { stop, url, ownerUrl, adminUrl } = await startEmbedded(join(folder, 'postgres'), {
    settings,
    bin: process.env.POSTGRES_BIN ?? '',
  })
  project.provide('database', { url, ownerUrl, adminUrl })
  project.provide('contentFolder', join(folder, 'content'))
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same two roles on a server that was given with a superuser's address; two runs on it agree on their passwords. */
async function accessTo(adminUrl: string): Promise<Access> {
  const password = (role: string) => createHash('sha256').update(`${adminUrl} ${role}`).digest('hex')
  const passwords = { owner: password(roles.owner), app: password(roles.app) }
  const sql = connect({ url: adminUrl, max: 1 })
  await makeRoles(sql, passwords)
  await sql.end({ timeout: 5 })
  const as = (who: 'owner' | 'app') => Object.assign(new URL(adminUrl), { username: roles[who], password: passwords[who] }).href
  return { adminUrl, ownerUrl: as('owner'), url: as('app') }
}
