// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { buildHttp, type Doorkeeper } from './kernel/index.ts'
import { testCity } from './testing.ts'

test('a route that does not say how far its permission reaches, or reaches farther than another, does not boot', async () => {
  await using city = await testCity()
  const doorkeeper: Doorkeeper = {
    recognise: async () => undefined,
    admit: () => undefined,
    checkCsrf: () => undefined,
    checkOrigin: () => undefined,
    claimedBy: () => undefined,
    accountOf: () => undefined,
  }
  const boot = async (...configs: { permission?: string; reach?: string }[]) => {
    const { config, metrics } = city
    const permissions = new Set(['public', 'signed-in', 'case.read'])
    const app = await buildHttp({ config, metrics, refusals: {}, permissions, doorkeeper, version: '0' })
    try {
      for (const [place, one] of configs.entries()) app.get(`/${place}`, { config: one }, async () => ({}))
      return 'boots'
    } catch (error) {
      return error instanceof Error ? error.message : 'throws'
    } finally {
      await app.close()
    }
  }
  expect(await boot({ permission: 'case.read', reach: 'department' })).toBe('boots')
  expect(await boot({})).toContain('names no permission')
  expect(await boot({ permission: 'case.dream', reach: 'city' })).toContain('no room declares')
  expect(await boot({ permission: 'case.read' })).toContain('does not say how far case.read reaches')
  expect(await boot({ permission: 'case.read', reach: 'everywhere' })).toContain('does not say how far')
  expect(await boot({ permission: 'case.read', reach: 'public' })).toContain('does not say how far')
  expect(await boot({ permission: 'signed-in', reach: 'city' })).toContain('does not say how far')
  expect(await boot({ permission: 'case.read', reach: 'department' }, { permission: 'case.read', reach: 'district' })).toContain(
    'lets case.read reach district, another route department',
  )
})
