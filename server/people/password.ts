// SPDX-License-Identifier: Apache-2.0
import { hash, verify } from '@node-rs/argon2'

/** Argon2id, OWASP's minimum; the demo city's public passwords take the cheapest, so that its start stays quick. */
export function passwordCost(demo: boolean): { memoryCost: number; timeCost: number; parallelism: number } {
  return demo ? { memoryCost: 64, timeCost: 1, parallelism: 1 } : { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
}

export function hashPassword(password: string, demo: boolean): Promise<string> {
  return hash(password, passwordCost(demo))
}

export function checkPassword(hashed: string, password: string): Promise<boolean> {
  return hashed.startsWith('$argon2') ? verify(hashed, password) : Promise.resolve(false)
}
