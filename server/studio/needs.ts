// SPDX-License-Identifier: Apache-2.0
import type { CasesCity } from '../cases/index.ts'
import type { CheckedPacks } from '../packs/index.ts'

/** What this room needs of the city around it: what cases need, and how drafts of content are checked apart from this process. */
export type City = CasesCity & { checks: CheckedPacks }
