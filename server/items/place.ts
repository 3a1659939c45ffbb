// SPDX-License-Identifier: Apache-2.0
import { covers } from '../people/index.ts'
import type { City } from './needs.ts'

type Regions = Pick<City, 'content'>

/**
 * Where something lies: a region's code as it is, or an address that names its district, street or community. The deepest region that
 * the address names beyond doubt; null when it names none, or two that exclude each other: then nobody guesses.
 */
export function regionOf(city: Regions, said: unknown): string | null {
  if (typeof said !== 'string') return null
  const text = said.normalize('NFKC').replaceAll(/\s/g, '')
  if (city.content.regions.has(text)) return text
  const named = [...city.content.regions.values()].filter((one) => one.level !== 'city' && text.includes(one.name))
  let found: string | null = null
  for (const level of ['district', 'street', 'community'] as const) {
    const here = named.filter((one) => one.level === level && (found === null || covers(found, one.code)))
    const [only] = here
    if (here.length === 1 && only) found = only.code
    // two districts, or two streets, in one address: the level above is all that is certain
    else if (here.length > 1) return found
  }
  return found
}
