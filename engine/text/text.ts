// SPDX-License-Identifier: Apache-2.0
// What people type or paste, as the signs that they mean. One place for all doors: pages, server, counter, command line, content.

// Default_Ignorable_Code_Point (UAX 44) is what no screen shows. Joiners and selectors are among them, and change how a neighbour is
// written (Uyghur, Mongolian, a variant of a rare character): they stay where they have such a neighbour.
const selectors = '\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}'
const unseen = new RegExp(`(?![\\t\\n\\r${selectors}])[\\p{DI}\\p{Cc}]`, 'gu')
const selecting = new RegExp(`[${selectors}]+`, 'gu')
const joined = /[\p{Script=Arabic}\p{Script=Mongolian}\p{M}\p{S}]/u
const selected = /[\p{Script=Han}\p{Script=Mongolian}\p{S}\d#*]/u
/** The dot between the parts of a name (阿依古丽·买买提) as keyboards and copied texts have it; the standard one is U+00B7 (GB/T 15834). */
const dots = new RegExp(
  `(\\p{Script=Han}[${selectors}]*)[\\u2022\\u2027\\u2219\\u22c5\\u30fb\\uff65\\uff0e\\u0387\\u16eb\\u2e31](?=\\p{Script=Han})`,
  'gu',
)
const dashes = /[\p{Pd}\u2212\u2043\u02d7]/gu
const visible = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u

/**
 * A text to keep: what nobody sees is taken out, one form for what is one sign (NFC), plain spaces, one dot in names. Rare
 * characters, their variants, full-width punctuation and line ends stay. The same again when applied twice.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(unseen, '')
    .replaceAll(selecting, keepSelecting)
    .normalize('NFC')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(dots, '$1·')
}

/** Of a run of joiners and selectors what the signs around it can use: a joiner between two, selectors after one. */
function keepSelecting(run: string, at: number, text: string): string {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  const after = text.codePointAt(at + run.length)
  // a letter with its mark is the same letter, composed or not: this runs before and after it is composed
  const joins = joined.test(before.normalize('NFD')) && after !== undefined && /[\p{L}\p{S}]/u.test(String.fromCodePoint(after))
  return [...run].filter((sign) => (/[\u200c\u200d]/.test(sign) ? joins : selected.test(before))).join('')
}

/** A number, code or address of signs with meaning: half width (NFKC), one hyphen, nothing unseen, no space. */
export function plainNumber(text: string): string {
  return text
    .replaceAll(/\p{DI}/gu, '')
    .replaceAll(dashes, '-')
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cc}\p{DI}]/gu, '')
    .normalize('NFC')
}

/** A mobile number as eleven digits, whatever stands before and between them: +86 138-0013-8000. */
export function plainMobile(text: string): string {
  return plainNumber(text)
    .replaceAll(/[-().]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
}

/** What two texts have in common when a person would call them the same: width, case, unseen signs, dashes and dots do not count. */
export function comparable(text: string): string {
  return plainText(text.normalize('NFKC'))
    .replaceAll(/\p{DI}/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Whether a text shows nothing: spaces, unseen signs, marks without a letter. */
export const isBlank = (text: string): boolean => !visible.test(text)
