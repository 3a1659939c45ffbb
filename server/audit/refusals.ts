// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const auditRefusals: RefusalCodes = {
  LEDGER_NOT_YOUR_OWN: {
    status: 403,
    zh: '不能审计自己的操作记录。请由另一位审计员查询。',
    en: 'Nobody audits his own acts. Ask another auditor to look.',
  },
  AUDIT_ACTOR_UNKNOWN: {
    status: 404,
    zh: '按“{said}”找到 {count} 位工作人员，不能确定是谁。请填全名；有重名的，请先按姓名查询，从结果里选定一位。',
    en: '“{said}” is {count} officers, so it is not certain who is meant. Give the full name; of several with one name, search by the name and choose one.',
  },
  EXPORT_NEEDS_ANOTHER: {
    status: 403,
    zh: '导出须由另一个人同意，申请人不能自己同意。请联系另一位安全审计员或安全管理员。',
    en: 'Another person must let an export out, never the one who asked. Ask another auditor or the security administrator.',
  },
  EXPORT_ANSWERED: {
    status: 409,
    zh: '这个导出申请已经有人答复。请刷新列表查看结果。',
    en: 'This request was answered already. Refresh the list to see how.',
  },
  EXPORT_OVER: {
    status: 410,
    zh: '这个导出申请已过期。仍需要导出的，请申请人重新提出。',
    en: 'This request has ended. Ask again if the export is still needed.',
  },
  EXPORT_NOT_LET_OUT: {
    status: 403,
    zh: '这次导出还没有得到另一个人的同意，或者同意已经过期（24 小时）。请等待答复，或重新申请。',
    en: 'Nobody else has let this export out, or the leave has ended (24 hours). Wait for the answer or ask again.',
  },
}
