// SPDX-License-Identifier: Apache-2.0
import type { Answer } from '../../client/index.ts'

export type ListPanel = Answer<'GET', '/api/desk/cases/{root}/{id}'>['checklists'][number]
export type ListItem = ListPanel['groups'][number]['items'][number]
export type ItemAnswer = NonNullable<ListItem['answer']>
export type KeptFile = ItemAnswer['files'][number]
export type Result = ItemAnswer['result']

/** What is said of an item on this page, whether or not the server has it already. */
export type Saying = {
  result: Result
  reason: string | null
  note: string
  value: number | null
  files: KeptFile[]
}

/** How the face speaks with the city. */
export type ListDoor = {
  send(field: string, answers: Sending[]): Promise<Recorded>
  upload(sort: 'photo' | 'paper', file: File): Promise<{ id: string; name: string; type: string }>
  fileUrl(file: KeptFile): string
  /** what the list says is not what stands there any more: the page is read again */
  reread(): void
}

export type Sending = {
  item: string
  result: Result
  reason?: string
  note?: string
  value?: number
  files: string[]
  seen: number
}
export type Recorded = { asked: number; answered: number; failed: number; items: Record<string, number> }

export const sayingOf = (answer: ItemAnswer): Saying => ({
  result: answer.result,
  reason: answer.reason,
  note: answer.note ?? '',
  value: answer.value,
  files: answer.files,
})

/** Whether it can be sent as it is: who says that an item does not apply also says why. */
export const isWhole = ({ result, reason }: Saying): boolean => result !== 'na' || reason !== null

export const sendingOf = (item: string, { result, reason, note, value, files }: Saying, seen: number): Sending => ({
  item,
  result,
  ...(result === 'na' && reason !== null ? { reason } : {}),
  ...(note.trim() === '' ? {} : { note: note.trim() }),
  ...(value === null ? {} : { value }),
  files: files.map(({ id }) => id),
  seen,
})

/** What still lacks its proof after this answer. */
export function lacks({ proof }: ListItem, saying: Saying | null): 'photo' | 'paper' | 'number' | null {
  if (!proof || !saying || saying.result === 'na' || !proof.on.includes(saying.result)) return null
  if (proof.as === 'number') return saying.value === null ? 'number' : null
  return saying.files.length === 0 ? proof.as : null
}
