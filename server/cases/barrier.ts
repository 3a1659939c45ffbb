// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../kernel/index.ts'
import type { Act, City, Working } from './parts.ts'

/** An act that was refused, of which a row stays although the act left nothing: `keep` writes it when the act is over. */
export class Barred extends Refusal {
  readonly keep: (city: City) => Promise<void>
  constructor(code: string, facts: Record<string, unknown>, keep: (city: City) => Promise<void>) {
    super(code, facts)
    this.keep = keep
  }
}

/** The clock and the platform's own steps are held up by nothing: nobody would be there to hear why. */
export async function askBarrier(act: Act, work: Working, on: readonly string[]): Promise<void> {
  if (act.actor.kind !== 'system') await act.city.cases.barrier?.(act, work, on)
}

/** Runs an act; one that was barred leaves its row. */
export async function keepBarred<T>(city: City, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Barred) await error.keep(city)
    throw error
  }
}
