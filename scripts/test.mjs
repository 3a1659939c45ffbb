// SPDX-License-Identifier: Apache-2.0
// npm test: everything, in the order in which a failure is cheapest to find. Words after `--` narrow the tests: npm test -- server/cases
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureChromium, ensureInstalled, fail, run24, say } from './setup.mjs'

ensureInstalled()
const chromium = ensureChromium()
ensureBuilt()
const narrowed = process.argv.slice(2)
const report = join(tmpdir(), `chengshu-tests-${process.pid}.json`)
const totals = { passed: 0, failed: 0, skipped: 0 }
const vitest = (name, args) => {
  say(name)
  const status = run24(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
      ...narrowed,
    ],
    { CHROMIUM: chromium },
  )
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    totals.passed += result.numPassedTests
    totals.failed += result.numFailedTests
    totals.skipped += result.numPendingTests
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
const failedInBrowser = vitest('journeys in a real browser', ['--project', 'browser', '--passWithNoTests']) !== 0
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
if (failed || failedInBrowser) fail('Some tests failed; the lines above say which.')
