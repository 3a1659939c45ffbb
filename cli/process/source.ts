// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises'
import { type Finding, type ProcessDefinition, readProcess } from '../../engine/bpmn/index.ts'

/** Bytes; the reader's own limit is in characters, of up to four bytes each. */
const refusedAbove = 32 * 1024 * 1024

/** A process file with what the reader found; a file that cannot be opened is a finding as well. */
export async function openProcess(path: string): Promise<{ processes: ProcessDefinition[]; findings: Finding[] }> {
  const text = await readText(path)
  if (typeof text !== 'string') return { processes: [], findings: [text] }
  return readProcess(text)
}

export async function readText(path: string): Promise<string | Finding> {
  const lost = (code: string, message: string, messageEn: string): Finding => ({
    level: 'error',
    code,
    element: null,
    name: null,
    line: null,
    message,
    messageEn,
  })
  try {
    const { size } = await stat(path)
    if (size > refusedAbove)
      return lost('XML_TOO_LARGE', `文件太大（${size} 字节）。请拆成几个流程文件。`, `The file is too large (${size} bytes).`)
    const bytes = await readFile(path)
    const encoding = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8'
    const marked =
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : encoding
    return new TextDecoder(marked, { fatal: true }).decode(bytes)
  } catch (cause) {
    return lost(
      'FILE_UNREADABLE',
      `文件「${path}」读不了：${cause instanceof Error ? cause.message : String(cause)}`,
      `The file ${path} cannot be read.`,
    )
  }
}
