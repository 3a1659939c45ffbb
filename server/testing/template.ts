// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeCity, prepareDatabase, testConfig } from '../compose.ts'
import { type Access, connect, handClock, projectRoot } from '../kernel/index.ts'
import { createDatabase, databaseExists, dropWhenFree, lockTemplate } from './queries.ts'

/**
 * One database with everything that a city starts with, to be cloned for each
 * test. Its name says what is in it, so that it is made once for a database
 * server that is kept between runs; an advisory lock makes the second worker wait.
 */
export async function makeTemplate({ adminUrl, ownerUrl, url }: Access): Promise<string> {
  const template = `chengshu_template_${fingerprint()}`
  const admin = connect({ url: adminUrl, max: 1 })
  try {
    await lockTemplate(admin)
    if (await databaseExists(admin, template)) return template
    const making = `${template}_making_${process.pid}`
    await dropWhenFree(admin, making)
    await createDatabase(admin, making)
    const config = testConfig(withDatabase(url, making), { DATABASE_OWNER_URL: withDatabase(ownerUrl, making) })
    const city = await composeCity(config, { clock: handClock('2026-11-20T09:00:00+08:00') })
    await prepareDatabase(city)
    await city.sql.end({ timeout: 5 })
    await admin.unsafe(`alter database ${making} rename to ${template}`)
    return template
  } finally {
    await admin.end({ timeout: 5 })
  }
}

export function withDatabase(url: string, name: string): string {
  const to = new URL(url)
  to.pathname = `/${name}`
  return to.href
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['server', 'packs', 'engine']) {
    const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /(?<!\.test)\.(ts|sql|ya?ml|csv|bpmn|dmn)$/.test(file) && !file.includes('node_modules'),
    )
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(projectRoot, folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
