// SPDX-License-Identifier: Apache-2.0

/** The editors write a file without the comments before its first element (its licence): they are put back. */
export function keepHead(before: string, saved: string): string {
  const [head = ''] = /^\s*(?:<\?xml[^>]*\?>\s*)?((?:<!--[\s\S]*?-->\s*)*)/.exec(before)?.slice(1) ?? []
  if (head === '' || saved.includes(head.trim())) return saved
  const [declaration = ''] = /^\s*<\?xml[^>]*\?>\s*/.exec(saved) ?? []
  return `${declaration}${head}${saved.slice(declaration.length)}`
}
