// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { stateIn } from './Lanes.tsx'

const t = ((key: string) => key.split('.').at(-1)) as TFunction
const lane = (code: string, name: string, decision: 'granted' | 'denied' | null) => ({
  ...{ state: { code, name }, isDecided: decision !== null || code === 'closed', decision },
  public: code === 'delivering' ? '送达中' : name,
})

test('a department of a bundle is done when its result has arrived, and decided as long as it travels', () => {
  expect(stateIn(t, lane('delivering', '待送达', 'granted'), '送达中')).toBe('decided · 送达中')
  expect(stateIn(t, lane('closed', '已办结', 'granted'), '待领取')).toBe('decided · 待领取')
  expect(stateIn(t, lane('closed', '已办结', 'granted'), '已办结')).toBe('已办结')
  expect(stateIn(t, lane('closed', '已办结', 'denied'), '送达中')).toBe('已办结')
  expect(stateIn(t, lane('accepted', '办理中', null), '办理中')).toBe('办理中')
})
