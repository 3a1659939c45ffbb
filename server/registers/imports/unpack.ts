// SPDX-License-Identifier: Apache-2.0
import { unzipSync, zipSync } from 'fflate'

/** So much may all parts of a workbook come to together. */
export const MOST_UNPACKED = 64 * 1024 * 1024

/**
 * A zip whose parts are laid side by side without compression: each is unpacked once and no farther than its directory says, so that
 * whatever reads it afterwards, however often, has nothing to unpack. Undefined when they would come to more than `most` bytes.
 * Throws what is no zip.
 */
export function laidOpen(bytes: Uint8Array, most = MOST_UNPACKED): Uint8Array | undefined {
  let said = 0
  const parts = unzipSync(bytes, {
    filter: ({ size, originalSize }) => {
      said += Math.max(size, originalSize)
      return said <= most
    },
  })
  return said > most ? undefined : zipSync(parts, { level: 0 })
}
