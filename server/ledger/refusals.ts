// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const ledgerRefusals: RefusalCodes = {
  PURPOSE_MISSING: {
    status: 400,
    zh: '查看个人信息须写明为哪一件事。请从办件里打开，或填写办件编号。',
    en: 'Personal data may be read only for a named matter. Open it from the case, or give the case number.',
  },
  LEDGER_NOT_YOUR_OWN: {
    status: 403,
    zh: '不能审计自己的操作记录。请由另一位审计员查询。',
    en: 'Nobody audits his own acts. Ask another auditor to look.',
  },
}
