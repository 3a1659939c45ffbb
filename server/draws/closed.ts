// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** The secret of a draw that has not been held, and who is meant by the ids of its roll. */
export const closedDraws = closedTable('draws.draws', ['id'], { secret: 'text', names: 'json' })
