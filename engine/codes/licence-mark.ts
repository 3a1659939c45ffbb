// SPDX-License-Identifier: Apache-2.0
import { isCreditCode } from './credit-code.ts'
import { mod3736 } from './iso7064.ts'
import type { RegionOptions } from './region.ts'

export const licenceMarkRoot = '1.2.156.3005.2'
export type LicenceMark = { type: string; issuer: string; serial: string; version: string; check: string }

/** The check character of an electronic licence mark (GB/T 36904): type, issuer, serial and version, dots and hyphens left out. */
export function licenceMarkCheck(parts: { type: string; issuer: string; serial: string; version: string }): string {
  return mod3736([parts.type, parts.issuer, parts.serial, parts.version].join('').replaceAll(/[.-]/g, ''))
}

/** Writes a whole mark, with its root and check character. */
export function writeLicenceMark(parts: { type: string; issuer: string; serial: string; version: string }): string {
  const serial = parts.serial.replaceAll(/[.-]/g, '').toUpperCase()
  return [licenceMarkRoot, parts.type, parts.issuer, serial, parts.version, licenceMarkCheck({ ...parts, serial })].join('.')
}

/** Reads a mark; null when its form or its check character is wrong. The issuer is a credit code or a six-digit region. */
export function readLicenceMark(text: string): LicenceMark | null {
  if (!text.startsWith(`${licenceMarkRoot}.`)) return null
  const [type = '', issuer = '', serial = '', version = '', check = '', ...rest] = text
    .slice(licenceMarkRoot.length + 1)
    .split('.')
  if (rest.length > 0 || !/^[0-9A-Z]{21}$/.test(type) || !/^([0-9A-Z]{18}|\d{6})$/.test(issuer)) return null
  if (!/^[0-9A-Z]+$/.test(serial) || !/^\d{3}$/.test(version) || !/^[0-9A-Z]$/.test(check)) return null
  return licenceMarkCheck({ type, issuer, serial, version }) === check ? { type, issuer, serial, version, check } : null
}

export function isLicenceMark(text: string): boolean {
  return readLicenceMark(text) !== null
}

/** Whether a 21-character licence type code begins with the credit code of the body that defined it. */
export function isLicenceType(text: string, options: RegionOptions = {}): boolean {
  return /^[0-9A-Z]{18}\d{3}$/.test(text) && isCreditCode(text.slice(0, 18), options)
}
