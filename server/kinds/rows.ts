// SPDX-License-Identifier: Apache-2.0
import { type Act, put, type Working } from '../cases/index.ts'
import type { Json } from '../kernel/index.ts'
import { checkedIn } from './checklists/checklist.ts'
import type { Kind } from './content/index.ts'
import { putKindRow } from './queries.ts'

/** What a case is called in lists, whom it was opened by (a body or a person, and which officer) and what of it is the same as another's: kept with the case, read by its lists. */
export type Listed = { title: string; openedBy: string; same: string | null; by?: string | null }

const SHOWN_LONGEST = 80

/** The row of the case in the lists of its kind joins the act. */
export function putRow(act: Act, work: Working, kind: Kind): void {
  const { case: subject, dossier } = work
  const listed = subject.particulars.listed as Listed | undefined
  const shown = Object.fromEntries(
    (kind.columns ?? []).flatMap(({ field }) => {
      // a case of an earlier version may answer it under another name
      const value = [field, ...formerNames(kind, field)].map((name) => dossier.form[name]).find((one) => one !== undefined)
      return value === undefined ? [] : [[field, brief(value)]]
    }),
  )
  put(
    act,
    putKindRow(act.tx, {
      kind: subject.kind,
      root: subject.root,
      id: subject.id,
      number: subject.number,
      title: listed?.title ?? subject.itemName,
      state: subject.state,
      phase: subject.phase,
      department: subject.department,
      region: subject.region,
      openedBy: listed?.openedBy ?? '',
      openedAt: subject.submittedAt,
      closedAt: subject.closedAt,
      dueAt: subject.dueAt,
      yellowAt: subject.yellowAt,
      same: listed?.same ?? null,
      shown,
      hands: handsOf(work, listed),
    }),
  )
}

/** How earlier versions of the kind called a field of today. */
export const formerNames = ({ former }: Kind, field: string): string[] =>
  Object.entries(former?.fields ?? {}).flatMap(([was, now]) => (now === field ? [was] : []))

/** Whoever opened it for her body, and whoever holds a task of it now. */
const handsOf = ({ tasks }: Working, listed: Listed | undefined): string[] => [
  ...new Set([
    ...(listed?.by ? [listed.by] : []),
    ...[...tasks.values()].flatMap(({ state, assignee }) =>
      assignee !== null && (state === 'open' || state === 'claimed') ? [assignee] : [],
    ),
  ]),
]

/** Of a checklist a list shows how many items failed. */
const brief = (value: Json): Json =>
  typeof value === 'string' ? value.slice(0, SHOWN_LONGEST) : (checkedIn(value)?.failed ?? value)
