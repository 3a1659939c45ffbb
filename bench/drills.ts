// SPDX-License-Identifier: Apache-2.0
import { cpus, loadavg } from 'node:os'
import { drill } from '../server/testing/bad-luck/kill.ts'

const argument = (name: string, otherwise: string) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const [serverKills, databaseKills] = [argument('servers', '30'), argument('databases', '5')]
const residents = argument('residents', '8')

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${residents} residents and 5 officers without rest`,
)
const began = performance.now()
const { faults, figures, unexpected, verdict } = await drill({
  serverKills,
  databaseKills,
  residents,
  most: argument('most', '2000'),
  isPatient: true,
  say: console.log,
})
for (const [name, count] of Object.entries(figures)) console.log(`${name.padEnd(58)}${count}`)
for (const [name, count] of Object.entries(faults))
  console.log(`${name.padEnd(58)}${count}${count === 0 ? '' : '  <-- must be 0'}`)
for (const one of unexpected.slice(0, 20)) console.log(`unexpected answer: ${one}`)
console.log(`ledger with its witness: ${JSON.stringify(verdict)}`)
console.log(`${Math.round((performance.now() - began) / 1000)} s`)
const isWell = verdict.ok && unexpected.length === 0 && Object.values(faults).every((count) => count === 0)
console.log(JSON.stringify({ bench: 'drills', figures, faults, unexpected: unexpected.length, ledger: verdict.ok, ok: isWell }))
process.exitCode = isWell ? 0 : 1
