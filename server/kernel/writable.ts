// SPDX-License-Identifier: Apache-2.0

/** Whether PostgreSQL can keep a text: no NUL, no half of a surrogate pair. */
export const isWritable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Whether every text in what was sent can be kept, names of fields too. How deep and how much it may be is settled when it is read. */
export function isWritableThroughout(sent: unknown): boolean {
  if (typeof sent === 'string') return isWritable(sent)
  if (typeof sent !== 'object' || sent === null) return true
  return Object.entries(sent).every(([name, value]) => isWritable(name) && isWritableThroughout(value))
}
