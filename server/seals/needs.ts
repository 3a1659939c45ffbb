// SPDX-License-Identifier: Apache-2.0
import type { Vault } from '../kernel/crypto/index.ts'
import type { Clock, Config, Sql } from '../kernel/index.ts'
import type { Content } from '../packs/index.ts'
import { departmentNamed } from '../people/index.ts'

/** What this room needs of the city around it; `City` of server/city.ts satisfies it. */
export type SealsCity = { sql: Sql; clock: Clock; config: Config; vault: Vault; content: Content }

export const departmentName = ({ content }: Pick<SealsCity, 'content'>, code: string): string =>
  departmentNamed(content.departments, code)?.name ?? code
