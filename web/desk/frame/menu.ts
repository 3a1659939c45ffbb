// SPDX-License-Identifier: Apache-2.0
import { mayAny } from '../doors/session.ts'
import type { OfficerCaller } from '../doors/types.ts'

export type Place = { to: string; word: string; permissions: readonly string[] }

/** The places of the desk and the permissions that open them; the server asks again at each door. */
const PLACES: readonly Place[] = [
  { to: '/', word: 'menu.work', permissions: ['task.read'] },
  { to: '/kinds', word: 'kinds.title', permissions: ['kind.read'] },
  { to: '/counter', word: 'menu.counter', permissions: ['hall.accept'] },
  { to: '/help', word: 'menu.help', permissions: ['help.give'] },
  { to: '/issue', word: 'menu.issue', permissions: ['hall.issue'] },
  { to: '/supervision', word: 'menu.supervision', permissions: ['supervision.read', 'case.reassign'] },
  { to: '/coverage', word: 'menu.coverage', permissions: ['supervision.read'] },
  { to: '/urgings', word: 'menu.urgings', permissions: ['task.complete', 'supervision.urge'] },
  { to: '/instructions', word: 'menu.instructions', permissions: ['instruction.read'] },
  { to: '/payments', word: 'menu.payments', permissions: ['payment.read'] },
  { to: '/registers', word: 'menu.registers', permissions: ['register.read'] },
  { to: '/audit', word: 'menu.audit', permissions: ['ledger.read', 'ledger.release'] },
  { to: '/security', word: 'menu.security', permissions: ['security.read'] },
  { to: '/studio', word: 'menu.studio', permissions: ['pack.read'] },
  { to: '/people', word: 'menu.people', permissions: ['people.read', 'people.grant'] },
  { to: '/operations', word: 'menu.operations', permissions: ['operations.read'] },
]

export function placesOf(officer: OfficerCaller): Place[] {
  return PLACES.filter((place) => mayAny(officer, place.permissions))
}
