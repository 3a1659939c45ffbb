// SPDX-License-Identifier: Apache-2.0
// npm test: everything, in the order in which a failure is cheapest to find. Words after `--` narrow the tests: npm test -- server/cases
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureBuilt, ensureChromium, ensureInstalled, ensurePostgres15, fail, run24, say } from './setup.mjs'

ensureInstalled()
const chromium = ensureChromium()
const postgres15 = ensurePostgres15()
ensureBuilt()
const narrowed = process.argv.slice(2)
const temporary = temporaryFolder()
process.on('exit', () => {
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
})
const report = join(temporary ?? tmpdir(), `chengshu-tests-${process.pid}.json`)
const totals = { passed: 0, failed: 0, skipped: 0 }
/** What was red, told once more at the end: a log of ten thousand lines is read from its end. */
const red = []
const whatWasRed = (stage, file) => {
  const where = `${relative(process.cwd(), file.name)} (${stage})`
  const tests = file.assertionResults.filter(({ status }) => status === 'failed')
  if (tests.length === 0) return file.status === 'failed' ? [`${where}\n${file.message}`] : []
  return tests.map(({ fullName, failureMessages }) => `${where}\n  ${fullName}\n${failureMessages.join('\n')}`)
}
const vitest = (name, args, paths = narrowed, env = {}) => {
  say(name)
  const status = run24(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
      ...paths,
    ],
    { CHROMIUM: chromium, ...(temporary === undefined ? {} : { TMPDIR: temporary }), ...env },
  )
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    totals.passed += result.numPassedTests
    totals.failed += result.numFailedTests
    totals.skipped += result.numPendingTests
    for (const file of result.testResults) red.push(...whatWasRed(name, file))
    rmSync(report)
  } catch {
    // no report: the run died before it could write one, and its status says so
  }
  return status
}
if (narrowed.length === 0 && run24(['scripts/check.mjs']) !== 0) process.exit(1)
const failed =
  vitest('unit, property and integration tests (a real PostgreSQL)', [
    '--project',
    'pure',
    '--project',
    'city',
    '--passWithNoTests',
  ]) !== 0
// what holds a case, a seal and the record together is tried on the oldest PostgreSQL that a city may run on, too
const OLDEST = [
  'server/applications',
  'server/cases',
  'server/evidence',
  'server/kernel',
  'server/ledger',
  'server/licences',
  'server/outbox',
  'server/seals',
  'server/testing/bad-luck',
]
const onOldest = narrowed.length === 0 ? OLDEST : narrowed.filter((word) => OLDEST.some((room) => word.startsWith(room)))
let failedOnOldest = false
if (postgres15 === undefined) say('SKIPPED: the tests on PostgreSQL 15 (it is not on this machine and could not be installed)')
else if (onOldest.length > 0)
  failedOnOldest =
    vitest(
      'cases, ledger, licences and bad luck once more on PostgreSQL 15',
      ['--project', 'city', '--passWithNoTests'],
      onOldest,
      {
        POSTGRES_BIN: postgres15,
      },
    ) !== 0
const failedInBrowser = vitest('journeys in a real browser', ['--project', 'browser', '--passWithNoTests']) !== 0
for (const line of red) console.log(`\nFAILED ${line}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
if (failed || failedOnOldest || failedInBrowser) fail('Some tests failed; the lines above say which.')

/**
 * The tests make and drop some five hundred databases of 1,500 files each; ext4 then looks at every inode that was freed lately before it gives out a
 * new one, a fifth of the processor. Where Linux has room in memory the folder is there; TMPDIR in the environment is kept.
 */
function temporaryFolder() {
  const memory = '/dev/shm'
  const ROOM = 6 * 2 ** 30
  if (process.env.TMPDIR || process.platform !== 'linux') return
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize < ROOM || freemem() < 2 * ROOM) return
    const folder = mkdtempSync(join(memory, 'chengshu-'))
    chmodSync(folder, 0o711) // as root the database runs as another user, who must be able to pass through
    return folder
  } catch {
    return // no such folder, or not ours to write in
  }
}
