// SPDX-License-Identifier: Apache-2.0
import { type Act, hasEnded, joinCase, note, sendMessage, type Working } from '../cases/index.ts'
import type { Json } from '../kernel/index.ts'

/** The case whose process opened this one, and where in it. */
export type Origin = { root: string; id: string; element: string }
/** A case that the process of this one opened. */
export type Opened = {
  root: string
  id: string
  kind: string
  number: string
  element: string
  state: string | null
  score?: number
}

export const openedBy = ({ case: { particulars } }: Pick<Working, 'case'>): Opened[] => (particulars.opened ?? []) as Opened[]
export const originOf = ({ case: { particulars } }: Pick<Working, 'case'>): Origin | undefined =>
  particulars.origin as Origin | undefined

/** The row of a register that a case is about. */
export type About = { register: string; key: string }
export const aboutOf = ({ case: { particulars } }: Pick<Working, 'case'>): About | undefined =>
  particulars.about as About | undefined

/**
 * A case has ended: the one whose process opened it hears of it in the same act, as the message `<kind>.ended`, and when it was the
 * last of those that are open, as `opened.ended`. What it hears stands in the process as `ended`: kind, number, state and answers; what
 * was counted of it (`score`) stays with the case above, beside its state.
 */
export async function tellOrigin(act: Act, work: Working, score: number | null): Promise<void> {
  const origin = originOf(work)
  const above = origin && (await joinCase(act, origin.id, origin.root))
  if (!origin || !above || hasEnded(above.case)) return
  const { id, number, state } = work.case
  const opened = openedBy(above).map((one) => (one.id === id ? { ...one, state, ...(score === null ? {} : { score }) } : one))
  above.case.particulars = { ...above.case.particulars, opened: opened as unknown as Json }
  const payload = { ended: { kind: work.case.kind, number, state, form: work.dossier.form as Json } }
  note(above, 'openedEnded', { number, name: work.case.itemName, kind: work.case.kind, state }, origin.element)
  await sendMessage(act, above, `${work.case.kind}.ended`, payload)
  if (!hasEnded(above.case) && opened.every((one) => one.state !== null)) await sendMessage(act, above, 'opened.ended', payload)
}
