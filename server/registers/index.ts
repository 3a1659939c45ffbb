// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { recordsAtRest } from './closed.ts'
import { demoCellsAreValid, demoRowsAgree } from './content/demo-rules.ts'
import { demoTableContent } from './content/demo-table.ts'
import { dictionaryContent } from './content/dictionaries.ts'
import { figuresAreRight } from './declared/figure-rules.ts'
import { demoRowContent, registerContent } from './declared/register-content.ts'
import {
  demoRowsFit,
  fieldsAreNamed,
  fieldsKeepTheirIds,
  gradesAreSaid,
  registersAreWhole,
  unitsAreFound,
} from './declared/rules.ts'
import { closedLines } from './imports/import-table.ts'
import type { City } from './needs.ts'
import { registerRefusals } from './refusals.ts'
import { registerRoutes } from './routes.ts'
import { closedRowHistory, closedRows } from './rows/closed.ts'

export { demoColumn, demoParties } from './content/demo-table.ts'
export { registerFields } from './content/demo-tables.ts'
export { registersFollowing } from './declared/following.ts'
export {
  closedFields,
  declaredFile,
  declaredNames,
  fieldsNamed,
  keysInTheOpen,
  personalRegisters,
  registerNames,
  unitRegisters,
} from './declared/rules.ts'
export type { RegisterFile } from './declared/schema.ts'
export { importSweep } from './imports/import-table.ts'
export {
  amendRecords,
  everyRecord,
  type Found,
  lookUp,
  lookUpMany,
  RegisterAway,
  sourceRegister,
  writeRecord,
} from './look-up.ts'
export { type Register, registers } from './register.ts'
export { followFact } from './rows/facts.ts'
export { findRow, registerOf, rowsOf } from './rows/find.ts'
export type { RegisterRow } from './rows/row.ts'
export { rowAt } from './rows/row-at.ts'
export { seedRows } from './rows/seed-rows.ts'
export { writeRow, writeRows } from './rows/write.ts'
export { seedRegisters } from './seed-registers.ts'
export { registerTopics } from './topics.ts'

export const registersRoom: Room<City, ContentKind> = {
  name: 'registers',
  content: [
    { ...demoTableContent, rules: [demoCellsAreValid, demoRowsAgree] },
    dictionaryContent,
    {
      ...registerContent,
      rules: [registersAreWhole, fieldsAreNamed, fieldsKeepTheirIds, gradesAreSaid, figuresAreRight, unitsAreFound],
    },
    { ...demoRowContent, rules: [demoRowsFit] },
  ],
  refusals: registerRefusals,
  permissions: {
    'register.read': '查看登记册（责任部门看全部，其他按登记册的规定）',
    'register.write': '登记、修改、终止、导入登记册的行',
    'register.source': '查看和设置基础库的数据来源、停用与恢复',
  },
  atRest: [recordsAtRest, closedRows, closedRowHistory, closedLines],
  routes: registerRoutes,
}
