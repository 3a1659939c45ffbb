// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'

/** What this room needs of the city around it. */
export type SignaturesCity = Pick<City, 'sql' | 'clock' | 'config' | 'vault' | 'content'>
