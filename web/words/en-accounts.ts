// SPDX-License-Identifier: Apache-2.0
import type { accountsZh } from './zh-CN-accounts.ts'

export const accountsEn: typeof accountsZh = {
  none: 'You have no accounts. One is opened by itself when something you took part in is confirmed.',
  see: 'Statement',
  statement: 'Statement',
  held: '{{amount}} {{unit}} more are reserved: taken when it is done, given back when it is not',
  next: '{{amount}} {{unit}} run out after {{day}}; what runs out first is used first',
  time: 'Which time',
  from: 'From',
  to: 'To',
  opening: 'At the beginning',
  into: 'Came in',
  out: 'Went out',
  closing: 'At the end',
  noPostings: 'Nothing was posted in this time.',
  act: {
    post: 'Posted',
    hold: 'Reserved',
    release: 'Given back',
    capture: 'Taken',
    hand: 'Posted by hand',
    expire: 'Ran out',
    period: 'Carried on or lapsed',
  },
}
