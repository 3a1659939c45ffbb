// SPDX-License-Identifier: Apache-2.0
type Posts = { positions: readonly { region: string; permissions: readonly string[] }[] }
/** What a page asks the server as it opens; with `of`, only for whoever holds that permission. */
type Ask = { path: string; of?: string }
/** `isOfCity`: what is nobody's in particular is opened by a post for the whole city alone, as the server's doors do. */
export type Place = { to: string; word: string; permissions: readonly string[]; isOfCity?: true; asks: readonly Ask[] }

/**
 * The places of the desk and the permissions that open them; the server asks again at each door. What a page asks stands beside, so that
 * a test can walk every post's menu and finds the entry that would be refused (server/desk/menu.test.ts).
 */
const PLACES: readonly Place[] = [
  { to: '/', word: 'menu.work', permissions: ['task.read'], asks: [{ path: '/desk/tasks' }, { path: '/desk/counts' }] },
  { to: '/kinds', word: 'kinds.title', permissions: ['kind.read'], asks: [{ path: '/kinds' }] },
  {
    to: '/counter',
    word: 'menu.counter',
    permissions: ['hall.accept'],
    asks: [{ path: '/halls/mine' }, { path: '/drafts' }],
  },
  { to: '/help', word: 'menu.help', permissions: ['help.give'], asks: [{ path: '/help/calls' }, { path: '/help/mine' }] },
  { to: '/issue', word: 'menu.issue', permissions: ['hall.issue'], asks: [{ path: '/halls/issue-queue' }] },
  {
    to: '/supervision',
    word: 'menu.supervision',
    permissions: ['supervision.read', 'case.reassign'],
    asks: [
      { path: '/supervision/overview', of: 'supervision.read' },
      { path: '/supervision/trend', of: 'supervision.read' },
      { path: '/supervision/unstaffed', of: 'supervision.read' },
      { path: '/supervision/visits', of: 'supervision.read' },
      { path: '/supervision/people', of: 'case.reassign' },
      { path: '/licences/coverage', of: 'licence.coverage' },
      { path: '/supervision/flags', of: 'case.read' },
    ],
  },
  { to: '/coverage', word: 'menu.coverage', permissions: ['supervision.read'], asks: [{ path: '/halls/coverage' }] },
  {
    to: '/urgings',
    word: 'menu.urgings',
    permissions: ['task.complete', 'supervision.urge'],
    asks: [{ path: '/supervision/urgings' }],
  },
  {
    to: '/payments',
    word: 'menu.payments',
    permissions: ['payment.read'],
    asks: [{ path: '/payments/days/:day' }, { path: '/payments/refunds/waiting', of: 'payment.refund' }],
  },
  { to: '/gates', word: 'gates.title', permissions: ['gate.read'], asks: [{ path: '/gates' }] },
  { to: '/accounts', word: 'menu.accounts', permissions: ['account.read'], asks: [{ path: '/accounts' }] },
  { to: '/registers', word: 'menu.registers', permissions: ['register.read'], asks: [{ path: '/registers' }] },
  { to: '/draws', word: 'draws.title', permissions: ['draw.hold'], asks: [{ path: '/draws' }] },
  {
    to: '/audit',
    word: 'menu.audit',
    permissions: ['ledger.read', 'ledger.release'],
    asks: [{ path: '/audit/exports', of: 'ledger.release' }],
  },
  { to: '/security', word: 'menu.security', permissions: ['security.read'], isOfCity: true, asks: [{ path: '/intrusions' }] },
  {
    to: '/studio',
    word: 'menu.studio',
    permissions: ['pack.read'],
    isOfCity: true,
    asks: [{ path: '/studio/drafts' }, { path: '/studio/matters' }],
  },
  {
    to: '/people',
    word: 'menu.people',
    permissions: ['people.read'],
    asks: [{ path: '/appointments/waiting' }, { path: '/officers' }],
  },
  {
    to: '/operations',
    word: 'menu.operations',
    permissions: ['operations.read'],
    isOfCity: true,
    asks: [{ path: '/operations/stuck' }],
  },
]

/** Where an officer can go. `city`: the region of the whole city. */
export function placesOf(officer: Posts, city: string): Place[] {
  return PLACES.filter(({ permissions, isOfCity }) =>
    officer.positions.some(
      (held) => (isOfCity !== true || held.region === city) && held.permissions.some((one) => permissions.includes(one)),
    ),
  )
}
