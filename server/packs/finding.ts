// SPDX-License-Identifier: Apache-2.0

/** One thing that is wrong in a pack: where, what, and what to do about it (zh). Only errors stop a pack. */
export type PackFinding = {
  file: string
  line: number
  level: 'error' | 'warning'
  code: string
  message: string
  /** the element of a process that it is about, for its picture */
  element?: string
}

/** The pack cannot be used as it is. Carries every finding, so that the author mends all of it in one go. */
export class PackRefused extends Error {
  readonly findings: PackFinding[]
  constructor(findings: PackFinding[]) {
    const errors = findings.filter((one) => one.level === 'error')
    super(
      `内容包有 ${errors.length} 处错误：\n${errors.map((one) => `${one.file}:${one.line} ${one.code} ${one.message}`).join('\n')}`,
    )
    this.name = 'PackRefused'
    this.findings = findings
  }
}

/** Findings in the order in which a person mends them: by file, then by line. */
export function inOrder(findings: readonly PackFinding[]): PackFinding[] {
  return [...findings].sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.code.localeCompare(b.code) : a.file < b.file ? -1 : 1,
  )
}
