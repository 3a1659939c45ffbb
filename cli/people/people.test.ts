// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { officerOf } from './index.ts'

test('a first officer is read as he was meant, whatever width and unseen signs the shell passed, and a name that shows nothing is none', () => {
  const meant = [{ post: 'admin', login: 'tang-huimin', name: '汤慧敏' }]
  for (const typed of [
    'admin=tang-huimin:汤慧敏',
    'admin＝tang-huimin：汤慧敏',
    'ａｄｍｉｎ=tang－huimin:\u200b汤\u202d慧敏\u202c',
    'admin=tang-huimin: 汤慧敏 ',
  ])
    expect([typed, officerOf(typed)]).toEqual([typed, meant])
  expect(officerOf('admin=aygul:阿依古丽•买买提')).toEqual([{ post: 'admin', login: 'aygul', name: '阿依古丽·买买提' }])
  for (const wrong of [
    'admin=tang-huimin:\u3164\u200b',
    'admin=tang-huimin: ',
    'boss=tang-huimin:汤慧敏',
    'admin=T:汤慧敏',
    'admin=tang-huimin',
    `admin=tang-huimin:${'长'.repeat(41)}`,
  ])
    expect([wrong, officerOf(wrong)]).toEqual([wrong, []])
})
