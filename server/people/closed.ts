// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

const isProtected = { isProtected: true, bound: () => '' } as const

/**
 * What `vault.protect` closes of accounts and systems, so that the sweep closes it again with a new key. Sessions and codes by SMS are not
 * followed: they are gone before an older key retires or soon after, and a retired key still opens.
 */
export const protectedOfPeople = [
  closedTable('people.persons', ['id'], { id_number: 'text', mobile: 'text' }, isProtected),
  closedTable('people.declarations', ['person'], { number: 'text' }, isProtected),
  closedTable('people.officers', ['id'], { second_factor: 'text', second_factor_asked: 'text' }, isProtected),
  closedTable('people.clients', ['id'], { secret: 'text' }, isProtected),
  closedTable('people.partners', ['id'], { secret: 'text' }, isProtected),
]
