// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { warnings } from './welcome.ts'

test('a demo city that others can reach says so loudly, a trial on one machine does not', () => {
  const trial = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:8080', demo: true, trustProxy: false as const }
  expect(warnings(trial)).toEqual([])
  expect(warnings({ ...trial, host: '0.0.0.0' }).join()).toContain('DEMO=on')
  expect(warnings({ ...trial, publicUrl: 'https://yunzhou.example' }).join()).toMatch(/DEMO=on.*TRUST_PROXY is off/s)
  expect(warnings({ ...trial, demo: false, host: '10.0.0.5' }).join()).toContain('not https')
  expect(warnings({ host: '0.0.0.0', publicUrl: 'https://yunzhou.example', demo: false, trustProxy: 1 })).toEqual([])
})
