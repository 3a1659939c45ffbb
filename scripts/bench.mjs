// SPDX-License-Identifier: Apache-2.0
// npm run bench -- cases | engine | drills | … : measures on this machine, beside a floor in the same run; the last line is JSON.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, fail, root, run24 } from './setup.mjs'

ensureInstalled()
const [name = ''] = process.argv.slice(2)
if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, 'bench', `${name}.ts`)))
  fail('Which bench? npm run bench -- NAME, one of bench/README.md: cases, engine, drills …')
process.exit(run24([`bench/${name}.ts`, ...process.argv.slice(3)]))
