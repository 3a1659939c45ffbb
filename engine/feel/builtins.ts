// SPDX-License-Identifier: Apache-2.0
import { asking, type Builtin } from './builtin.ts'
import { listBuiltins } from './builtins-list.ts'
import { numberBuiltins } from './builtins-number.ts'
import { rangeBuiltins } from './builtins-range.ts'
import { textBuiltins } from './builtins-text.ts'
import { timeBuiltins } from './builtins-time.ts'
import { LongNames } from './reader.ts'

const isDefined = asking(['value:any', ([value]) => value !== null])
const orElse = asking(['value:any, default:any', ([value, other]) => value ?? other ?? null])
isDefined.takesMissing = true
orElse.takesMissing = true

export const builtins: Record<string, Builtin> = {
  ...textBuiltins,
  ...numberBuiltins,
  ...listBuiltins,
  ...timeBuiltins,
  ...rangeBuiltins,
  'is defined': isDefined,
  'get or else': orElse,
}

/** Names with spaces that every expression may use. */
export const longBuiltinNames = new LongNames([
  ...Object.keys(builtins),
  ...Object.values(builtins).flatMap((one) => one.parameterNames()),
  ...['time offset', 'start included', 'end included', 'days and time duration', 'years and months duration'],
])
