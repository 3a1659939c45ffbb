// SPDX-License-Identifier: Apache-2.0
import { supportedExtensions } from 'file-type'

/** `type` is the kind that the content has (pdf, jpg, …), whatever its name says. */
export type StoredFile = { id: string; name: string; type: string; bytes: number; sm3: string }
export type Owner = { kind: string; id: string }

/** The kinds that the city can keep, with the media type that they are sent as. */
export const FILE_KINDS: Record<string, string> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const SAME: Record<string, string> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg', heif: 'heic' }

/** Endings that stand for a kind which the bytes do not tell. */
const OTHER_ENDS = new Set(
  'txt csv htm html svg js mjs json md doc xls ppt wps et dps bat cmd com sh ps1 vbs scr msi php jsp'.split(' '),
)

/**
 * The kind that the end of a name stands for, in lower case; undefined when the name has none. What is no known ending is part of the
 * name (2026.11.26, 合同v1.0, 定稿.final): then the bytes alone decide.
 */
export function kindOfName(name: string): string | undefined {
  const end = /\.([0-9A-Za-z]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  if (end === undefined) return undefined
  const kind = SAME[end] ?? end
  return kind in FILE_KINDS || OTHER_ENDS.has(kind) || supportedExtensions.has(kind) ? kind : undefined
}

export function sameKind(kind: string): string {
  return SAME[kind] ?? kind
}

/** A name that is safe to show and to send back: no folders, no control or direction signs, at most 120 characters. */
export function cleanName(name: string): string {
  const bare = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const shown = bare
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim()
  if (shown === '') return '未命名'
  const signs = [...shown]
  if (signs.length <= 120) return shown
  const end = /\.[0-9A-Za-z]{1,8}$/.exec(shown)?.[0] ?? ''
  return signs.slice(0, 120 - end.length).join('') + end
}

/** RFC 6266: an ASCII stand-in and the real name, so that every browser saves 申请书.pdf as that. */
export function disposition(name: string, how: 'inline' | 'attachment'): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${full}`
}
