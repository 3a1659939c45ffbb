// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Migrating, migrateCases } from '../../server/cases/index.ts'
import { composeCity } from '../../server/compose.ts'
import { openDatabase } from '../../server/database-open.ts'
import { Refusal, readConfig, sentence } from '../../server/kernel/index.ts'
import { allRefusals } from '../../server/rooms.ts'
import { exits, type Io, type ProcessCommand, print } from './io.ts'

const usage = 'chengshu process migrate --from HASH --to HASH [--map FILE] [--item ID] [--dry-run]'
const HASH = /^[0-9a-f]{64}$/

async function asked(args: string[]): Promise<Migrating> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      map: { type: 'string' },
      item: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
  })
  const { from = '', to = '' } = values
  if (!HASH.test(from) || !HASH.test(to))
    throw new Error('--from 和 --to 应是内容版本的哈希（64 位十六进制，在“配置”里可以查到）')
  if (from === to) throw new Error('--from 和 --to 是同一个版本，不需要迁移')
  const mapping = readMapping(values.map === undefined ? {} : JSON.parse(await readFile(values.map, 'utf8')))
  return { from, to, ...mapping, item: values.item ?? null, isDryRun: values['dry-run'] === true }
}

const isNames = (one: unknown): one is Record<string, string> =>
  one !== null && typeof one === 'object' && !Array.isArray(one) && Object.values(one).every((name) => typeof name === 'string')

/** Elements alone, or elements, states and fields. */
function readMapping(map: unknown): Pick<Migrating, 'map' | 'states' | 'fields'> {
  if (isNames(map)) return { map }
  const { elements = {}, states = {}, fields = {}, ...more } = (map ?? {}) as Record<string, unknown>
  if (Object.keys(more).length > 0 || !isNames(elements) || !isNames(states) || !isNames(fields))
    throw new Error(
      '--map 应是 JSON 对象：{"原元素 id": "新元素 id"}，或 {"elements": {…}, "states": {"原状态": "新状态"}, "fields": {"原字段": "新字段"}}',
    )
  return { map: elements, states, fields }
}

async function run(args: string[], io: Io & { env?: Record<string, string | undefined> }): Promise<number> {
  let migrating: Migrating
  try {
    migrating = await asked(args)
  } catch (cause) {
    print(io.stderr, `${cause instanceof Error ? cause.message : String(cause)}\n用法：${usage}`)
    return exits.wrong
  }
  const config = readConfig({ ...(io.env ?? process.env) })
  const database = await openDatabase(config, (line) => print(io.stderr, line))
  const city = await composeCity({ ...config, databaseUrl: database.url })
  try {
    let [moved, refused] = [0, 0]
    for await (const one of migrateCases(city, migrating)) {
      if (one.moved) moved++
      else refused++
      print(io.stdout, one)
    }
    print(io.stdout, { moved, refused, dryRun: migrating.isDryRun })
    return refused > 0 ? exits.refused : exits.done
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    print(io.stderr, sentence(allRefusals()[error.code]?.zh ?? error.code, error.facts))
    return exits.wrong
  } finally {
    await city.sql.end({ timeout: 5 })
    await database.close()
  }
}

export const migrateCommand: ProcessCommand = {
  usage,
  summary: '把办理中的办件从一个内容版本迁到另一个：逐件检查映射，说明不能迁的原因，一件一个事务；--dry-run 只检查不改动',
  run,
}
