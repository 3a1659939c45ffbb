// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { PackFinding } from './finding.ts'

/** One file of a pack. `path` is relative to the pack, with `/`; `shown` is what findings name. */
export type PackFile = { path: string; shown: string; text: string }

const megabyte = 1024 * 1024
/** What a pack may hold, and how much of it: a pack is text that people wrote, not an upload. */
const allowed: Record<string, number> = {
  '.yaml': megabyte,
  '.bpmn': 2 * megabyte,
  '.dmn': 2 * megabyte,
  '.csv': 16 * megabyte,
  '.md': megabyte,
}
const mostFiles = 50_000

/** Every file below a pack's folder, by path. What cannot be read, is too large or has no business there is a finding. */
export function readFiles(folder: string): { files: Map<string, PackFile>; findings: PackFinding[] } {
  const files = new Map<string, PackFile>()
  const findings: PackFinding[] = []
  const name = basename(folder)
  const refuse = (path: string, code: string, message: string): undefined => {
    findings.push({ file: `${name}/${path}`, line: 1, level: 'error', code, message })
  }
  const walk = (inside: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, inside)).sort()) {
      if (entry.startsWith('.')) continue
      const path = inside ? `${inside}/${entry}` : entry
      const stat = lstatSync(join(folder, path))
      if (stat.isSymbolicLink()) refuse(path, 'FILE_IS_A_LINK', '内容包里不能放链接：请放文件本身。')
      else if (stat.isDirectory()) {
        if (depth > 8) refuse(path, 'FOLDER_TOO_DEEP', '文件夹嵌套太深（超过 8 层）：请按 items/<id>/ 的样子摆放。')
        else walk(path, depth + 1)
      } else if (files.size >= mostFiles) {
        refuse(path, 'TOO_MANY_FILES', `内容包里的文件超过 ${mostFiles} 个：请拆成几个内容包。`)
        return
      } else readOne(path, stat.size)
    }
  }
  const readOne = (path: string, size: number): undefined => {
    const most = allowed[extname(path)]
    if (most === undefined)
      return refuse(path, 'FILE_KIND_UNKNOWN', `内容包只放 ${Object.keys(allowed).join('、')} 文件：请移走这个文件。`)
    if (size > most)
      return refuse(path, 'FILE_TOO_LARGE', `文件有 ${Math.ceil(size / 1024)} KB，上限 ${most / 1024} KB：请精简或拆分。`)
    const bytes = readFileSync(join(folder, path))
    let text: string
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return refuse(path, 'FILE_NOT_UTF8', '文件不是 UTF-8 编码：请另存为 UTF-8。')
    }
    files.set(path, { path, shown: `${name}/${path}`, text: text.replaceAll('\r\n', '\n') })
  }
  try {
    if (!lstatSync(folder).isDirectory()) throw new Error('not a folder')
  } catch {
    findings.push({
      file: name,
      line: 1,
      level: 'error',
      code: 'PACK_MISSING',
      message: `没有找到内容包文件夹 ${folder}：请检查路径。`,
    })
    return { files, findings }
  }
  walk('', 0)
  return { files, findings }
}
