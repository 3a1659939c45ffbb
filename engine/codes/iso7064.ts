// SPDX-License-Identifier: Apache-2.0
// The check-character systems of ISO/IEC 7064 that Chinese government codes use.

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** MOD 37,36 (hybrid): one check character 0-9A-Z over 0-9A-Z. Throws RangeError for any other character. */
export function mod3736(text: string): string {
  return hybrid(text.toUpperCase(), alphanumeric)
}

/** MOD 11,10 (hybrid): one check digit over digits. Throws RangeError for any other character. */
export function mod1110(text: string): string {
  return hybrid(text, '0123456789')
}

/** MOD 11-2 (pure): one check character 0-9 or X over digits. Throws RangeError for any other character. */
export function mod112(text: string): string {
  let rest = 0
  for (const character of text) {
    const value = '0123456789'.indexOf(character)
    if (value < 0) throw new RangeError(`「${character}」不是数字，不能计算校验位。`)
    rest = ((rest + value) * 2) % 11
  }
  return '0123456789X'.charAt((12 - rest) % 11)
}

function hybrid(text: string, alphabet: string): string {
  const modulus = alphabet.length
  let product = modulus
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) throw new RangeError(`「${character}」不能出现在要计算校验位的编码里。`)
    const sum = (product + value) % modulus || modulus
    product = (sum * 2) % (modulus + 1)
  }
  return alphabet.charAt((modulus + 1 - product) % modulus)
}
