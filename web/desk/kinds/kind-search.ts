// SPDX-License-Identifier: Apache-2.0

/** The saved views of a kind's queue; the first is the one that opens. */
export const VIEWS = ['open', 'mine', 'office', 'week', 'us', 'late', 'ended', 'all'] as const
export type View = (typeof VIEWS)[number]

/** What the address of a kind's page carries. */
export type KindSearch = { view?: View; state?: string; q?: string; field?: string; value?: string }

/** Reads the address and leaves out what it does not know, so that an old link still opens the list. */
export function readKindSearch(search: Record<string, unknown>): KindSearch {
  const read: KindSearch = {}
  const view = VIEWS.find((name) => name === search.view)
  if (view !== undefined) read.view = view
  for (const name of ['state', 'q', 'field', 'value'] as const) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') read[name] = value
  }
  return read
}

/** Which of them: whoever looks for her own, or her office's, wants what is still to be done. */
const IS: Partial<Record<View, 'open' | 'late' | 'ended'>> = {
  open: 'open',
  mine: 'open',
  office: 'open',
  late: 'late',
  ended: 'ended',
}
const BY: Partial<Record<View, 'me' | 'office' | 'us'>> = { mine: 'me', office: 'office', us: 'us' }

/** The same as the server is asked it. A state is asked for by itself: the views that are about time would hide half of it. */
export function askedOf({ view = 'open', state, q, field, value }: KindSearch): Record<string, string | undefined> {
  return {
    is: state !== undefined ? undefined : IS[view],
    by: BY[view],
    days: view === 'week' ? '7' : undefined,
    state,
    q,
    field: value === undefined ? undefined : field,
    value: field === undefined ? undefined : value,
  }
}
