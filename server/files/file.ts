// SPDX-License-Identifier: Apache-2.0

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

/** The kind that the end of a name stands for, in lower case; undefined when the name has none. */
export function kindOfName(name: string): string | undefined {
  const end = /\.([0-9A-Za-z]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return end === undefined ? undefined : (SAME[end] ?? end)
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
