// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** What somebody called a file: 王建国身份证.pdf. */
export const closedNames = closedTable('files.files', ['id'], { name: 'text' })
