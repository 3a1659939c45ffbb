// SPDX-License-Identifier: Apache-2.0
// npm run check: types, lint, and the rules of the house. `-- --write` renews the generated references first.
import { ensureBuilt, ensureInstalled, fail, run24, say } from './setup.mjs'

ensureInstalled()
ensureBuilt()
const rules = ['rules of the house', ['scripts/checks/main.ts', ...process.argv.slice(2)]]
const others = [
  ['types of the server', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['types of the desk', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json']],
  ['types of the portal', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.portal.json']],
  ['weight of the portal’s first load', ['web/size.ts']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=60', '.']],
]
// what is generated is renewed before the pages that rest on it are compiled
const steps = process.argv.includes('--write') ? [rules, ...others] : [...others, rules]
for (const [name, args] of steps) {
  say(`checking ${name}`)
  if (run24(args) !== 0) fail(`The check of ${name} failed; the lines above say where.`)
}
