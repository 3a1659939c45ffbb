// SPDX-License-Identifier: Apache-2.0

/** The saved views of a kind's queue; the first is the one that opens. */
export const VIEWS = ['open', 'us', 'late', 'ended', 'all'] as const
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

/** The same as the server is asked it. A state is asked for by itself: the views that are about time would hide half of it. */
export function askedOf({ view = 'open', state, q, field, value }: KindSearch): Record<string, string | undefined> {
  return {
    is: state !== undefined || view === 'us' || view === 'all' ? undefined : view,
    by: view === 'us' ? 'us' : undefined,
    state,
    q,
    field: value === undefined ? undefined : field,
    value: field === undefined ? undefined : value,
  }
}
