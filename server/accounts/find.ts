// SPDX-License-Identifier: Apache-2.0
import type { AccountType } from './account.ts'
import type { City } from './needs.ts'

export const findType = (city: Pick<City, 'content'>, id: string): AccountType | undefined => city.content.accountTypes.get(id)
