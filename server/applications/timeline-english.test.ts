// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { sentences } from './timeline.ts'
import { sentencesInEnglish } from './timeline-english.ts'

const HAN = /\p{Script=Han}/u

test('every act that an applicant reads of is said in English', () => {
  expect(Object.keys(sentencesInEnglish).sort()).toEqual(Object.keys(sentences).sort())
  for (const [act, say] of Object.entries(sentencesInEnglish)) {
    const said = say({ amount: '5 工作日', promised: '5 工作日', names: ['a'], points: ['b'] }, 'Bureau', (name) => name)
    expect([act, said.what, said.detail ?? ''].filter((text) => HAN.test(text))).toEqual([])
  }
})
