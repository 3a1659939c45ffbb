// SPDX-License-Identifier: Apache-2.0
import { type Case, reachInCases } from '../cases/index.ts'
import type { Officer } from '../people/index.ts'
import type { Kind } from './content/index.ts'
import type { Listed } from './rows.ts'

/** Whether one of the officer's positions opens cases of the kind. */
export const mayOpen = (kind: Kind, officer: Officer): boolean => openingBodies(kind, officer).length > 0

/** Positions that have a task of the kind or watch over it: to the others it is not shown. */
const partIn = (kind: Kind): Set<string> =>
  new Set([
    ...(kind.seenBy ?? []),
    ...(kind.opens.positions ?? []),
    ...kind.process.nodes.flatMap((node) => node.work?.candidates ?? []),
  ])

/** What an officer's posts reach of a kind: the posts that have a part in it, each as far as its region and its department. */
export function reachOfKind(kind: Kind, officer: Officer) {
  const part = partIn(kind)
  return reachInCases({ ...officer, positions: officer.positions.filter(({ position }) => part.has(position)) }, 'kind.read')
}

export const seesKind = (kind: Kind, officer: Officer): boolean =>
  kind.state === 'published' && (mayOpen(kind, officer) || reachOfKind(kind, officer).length > 0)

/** The post under which an officer opens a case of the kind; undefined where none of hers does. */
export const openingPost = (kind: Kind, officer: Officer): Officer['positions'][number] | undefined =>
  officer.positions.find((held) => held.permissions.includes('kind.open') && (kind.opens.positions ?? []).includes(held.position))

/** The bodies for which an officer opens cases of the kind. */
export const openingBodies = (kind: Kind, officer: Officer): string[] =>
  officer.positions
    .filter(({ position, permissions }) => permissions.includes('kind.open') && (kind.opens.positions ?? []).includes(position))
    .map(({ department }) => department)

/** The body that opened a case sees it wherever it is handled, by the posts that open the kind and may look at cases. */
export const bodyOpened = (kind: Kind, officer: Officer, { particulars }: Case): boolean =>
  openingBodies(kind, {
    ...officer,
    positions: officer.positions.filter((post) => post.permissions.includes('case.read')),
  }).includes((particulars.listed as Listed | undefined)?.openedBy ?? '')
