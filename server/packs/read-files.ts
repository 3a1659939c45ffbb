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

/** Every file of a pack's folder that may be one, in order; what has no business there is a finding. */
export function* filesIn(folder: string, refuse: (finding: PackFinding) => void): Generator<{ path: string }> {
  const name = basename(folder)
  let count = 0
  const refused = (path: string, code: string, message: string): void =>
    refuse({ file: path ? `${name}/${path}` : name, line: 1, level: 'error', code, message })
  function* walk(inside: string, depth: number): Generator<{ path: string }> {
    for (const entry of readdirSync(join(folder, inside)).sort()) {
      if (entry.startsWith('.')) continue
      const path = inside ? `${inside}/${entry}` : entry
      const { isLink, isFolder, size } = kindOf(join(folder, path))
      const most = allowed[extname(path)]
      if (isLink) refused(path, 'FILE_IS_A_LINK', '内容包里不能放链接：请放文件本身。')
      else if (isFolder) {
        if (depth > 8) refused(path, 'FOLDER_TOO_DEEP', '文件夹嵌套太深（超过 8 层）：请按 items/<id>/ 的样子摆放。')
        else yield* walk(path, depth + 1)
      } else if (count >= mostFiles)
        return refused(path, 'TOO_MANY_FILES', `内容包里的文件超过 ${mostFiles} 个：请拆成几个内容包。`)
      else if (most === undefined)
        refused(path, 'FILE_KIND_UNKNOWN', `内容包只放 ${Object.keys(allowed).join('、')} 文件：请移走这个文件。`)
      else if (size > most)
        refused(path, 'FILE_TOO_LARGE', `文件有 ${Math.ceil(size / 1024)} KB，上限 ${most / 1024} KB：请精简或拆分。`)
      else {
        count++
        yield { path }
      }
    }
  }
  if (kindOf(folder).isFolder) yield* walk('', 0)
  else refused('', 'PACK_MISSING', `没有找到内容包文件夹 ${folder}：请检查路径。`)
}

function kindOf(path: string): { isLink: boolean; isFolder: boolean; size: number } {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return { isLink: stat?.isSymbolicLink() ?? false, isFolder: stat?.isDirectory() ?? false, size: stat?.size ?? 0 }
}

/** Every file below a pack's folder, by path, with its text. What cannot be read, is too large or has no business there is a finding. */
export function readFiles(folder: string): { files: Map<string, PackFile>; findings: PackFinding[] } {
  const files = new Map<string, PackFile>()
  const findings: PackFinding[] = []
  for (const { path } of filesIn(folder, (one) => findings.push(one))) {
    const shown = `${basename(folder)}/${path}`
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, path)))
      files.set(path, { path, shown, text: text.replaceAll('\r\n', '\n') })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
      const message = '文件不是 UTF-8 编码：请另存为 UTF-8。'
      findings.push({ file: shown, line: 1, level: 'error', code: 'FILE_NOT_UTF8', message })
    }
  }
  return { files, findings }
}
