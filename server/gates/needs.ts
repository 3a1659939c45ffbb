// SPDX-License-Identifier: Apache-2.0

/** What this room needs of the city around it: what cases need. */
export type { CasesCity as City } from '../cases/index.ts'
