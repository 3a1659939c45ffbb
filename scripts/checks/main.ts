// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadModule } from 'libpg-query'
import { projectRoot } from '../../server/kernel/index.ts'
import { operations } from '../../server/operations.ts'
import { rooms } from '../../server/rooms.ts'
import { checkCluster } from './cluster/cluster.ts'
import { schemaOf } from './cluster/schema.ts'
import { checkDoors } from './doors.ts'
import { checkOperations, compare, generatedFiles } from './generated.ts'
import { checkGrowth, distributeSql } from './growth.ts'
import { checkCycles, checkFloors, checkTypeKnots } from './imports.ts'
import { readSystems, systemsData, systemsPage } from './systems.ts'
import { checkLength, checkLinks, checkNames, checkSpdx, checkSql, checkTimes, checkWords, tablesOf } from './texts.ts'
import { type Complaint, type Source, sources } from './tree.ts'
import { checkViews } from './views.ts'

const write = process.argv.includes('--write')
const read = (path: string): string => (existsSync(join(projectRoot, path)) ? readFileSync(join(projectRoot, path), 'utf8') : '')

const isGenerated = ({ path }: Source) => path === 'client/schema.ts'
const code = sources(/\.(ts|tsx|mjs)$/).filter((file) => !isGenerated(file))
const written = sources(/\.(ts|tsx|mjs|sql|css)$/).filter((file) => !isGenerated(file))
const migrations = sources(/^server\/.*\/migrations\/.*\.sql$/)
const tables = tablesOf(migrations)
await loadModule()
const schema = schemaOf(migrations)
const growth = read('docs/growth.md')
const systems = readSystems(read('docs/systems.tsv'), read('docs/systems.yaml'), sources(/\.test\.tsx?$/))
const generated = generatedFiles()

const rules: Record<string, () => Complaint[] | Promise<Complaint[]>> = {
  'floors and doors': () => checkFloors(code),
  'narrow doors': () => checkDoors(code),
  cycles: () => checkCycles(code),
  'knots of types': () => checkTypeKnots(code),
  length: () => checkLength(written),
  'where SQL stands': () => checkSql(code),
  'whose tables': () => checkViews(sources(/^server\/.*\.(ts|sql|md)$/), tables, rooms),
  'file names': () => checkNames(code),
  'no times in tests': () => checkTimes(code),
  licence: () => checkSpdx(written),
  words: () =>
    checkWords(
      read('words.md'),
      rooms.map((room) => room.name),
      tables,
    ),
  growth: () => checkGrowth(growth, tables),
  'on a cluster': () => checkCluster(sources(/^server\/.*\.ts$/), schema, growth),
  'what proves a row': () => systems.complaints,
  links: () => checkLinks(sources(/\.md$/)),
  operations: async () =>
    checkOperations(JSON.parse((await generated).get('docs/openapi.json') ?? ''), new Set(Object.keys(operations))),
  'generated references': async () =>
    compare(
      new Map([
        ...(await generated),
        ['docs/distribute.sql', distributeSql(growth, schema)],
        ['docs/systems.md', systemsPage(systems)],
        ['web/portal/about/systems.json', systemsData(systems)],
      ]),
      write,
    ),
}

let broken = 0
for (const [name, rule] of Object.entries(rules)) {
  const complaints = await rule()
  for (const { file, line, says } of complaints) console.log(`  ${name}: ${file}${line ? `:${line}` : ''} ${says}`)
  broken += complaints.length
}
console.log(
  broken === 0
    ? `  ${Object.keys(rules).length} rules of the house hold over ${written.length} files`
    : `  ${broken} places break a rule of the house`,
)
process.exit(broken === 0 ? 0 : 1)
