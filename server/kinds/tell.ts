// SPDX-License-Identifier: Apache-2.0
import { type Act, contextOf, tellOf, type Working } from '../cases/index.ts'
import { evaluate } from '../items/index.ts'
import type { Kind } from './content/index.ts'

/** Tells whoever the case is about what the kind says of the state that it has come into. */
export function tellApplicant(act: Act, work: Working, kind: Kind): void {
  if (work.wasState === work.case.state) return
  for (const told of kind.tells ?? []) {
    if (told.on !== work.case.state) continue
    const context = contextOf(act, work)
    const body = evaluate(told.body, context)
    const bodyEn = told.bodyEn === undefined ? null : evaluate(told.bodyEn, context)
    if (typeof body !== 'string') continue
    tellOf(act, work, 'caseTold', {
      ...{ title: told.title, body, sms: told.sms === true },
      ...{ titleEn: told.titleEn ?? null, bodyEn: typeof bodyEn === 'string' ? bodyEn : null },
    })
  }
}
