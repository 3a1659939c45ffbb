// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What somebody wrote about how she was served. */
export const closedRatings = closedTable('ratings.ratings', ['root', 'id'], { body: 'text' })
