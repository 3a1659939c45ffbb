// SPDX-License-Identifier: Apache-2.0
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { commitmentOf, draw, type Roll, rollText, seedOf } from '../../../engine/draw/index.ts'
import type { DrawView } from './door.ts'

export type Part = 'roll' | 'secret' | 'seed' | 'result'
const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)))

/** Does a draw again from what is published; answers what does not fit. Null where it has not been held or its roll is not public. */
export function replay({ roll, secret, published, seed, result, counts, commitment, rollHash }: DrawView): Part[] | null {
  if (!roll || secret === null || published === null || seed === null) return null
  const again = draw(roll as unknown as Roll, seed, hash)
  const fits: [Part, boolean][] = [
    ['roll', hash(rollText(roll as unknown as Roll)) === rollHash],
    ['secret', commitmentOf(secret, hash) === commitment],
    ['seed', seedOf(secret, rollHash, published, hash) === seed],
    ['result', JSON.stringify([again.objects, again.counts]) === JSON.stringify([ordered(result), counts])],
  ]
  return fits.flatMap(([part, isRight]) => (isRight ? [] : [part]))
}

const ordered = (result: DrawView['result']) =>
  result?.map(({ id, class: cls, team, isShort }) => ({ id, class: cls, team, isShort }))
