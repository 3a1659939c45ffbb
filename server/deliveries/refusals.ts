// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const deliveryRefusals: RefusalCodes = {
  REPORT_SIGNATURE_WRONG: {
    status: 403,
    zh: '物流回报的签名不对，没有记录。',
    en: 'The signature of the courier report is wrong; nothing was noted.',
  },
  REPORT_TIME_WRONG: {
    status: 422,
    zh: '物流回报的时间 {at} 早于交寄或者晚于现在（{now}），没有记录。请核对时钟后重发。',
    en: 'The courier report’s time {at} lies before the parcel was handed in or after now ({now}); nothing was noted. Check the clock and send it again.',
  },
  PARCEL_UNKNOWN: { status: 404, zh: '没有这个运单号。', en: 'There is no such waybill.' },
  PARCEL_NOT_WAITING: {
    status: 409,
    zh: '这个快递现在不等您选择：还在路上、已经送达，或者工作人员已经重新安排。请刷新页面查看。',
    en: 'This parcel does not wait for your choice: it is on its way, delivered or already arranged anew. Reload to see.',
  },
  SERVICE_RECORD_NEEDED: {
    status: 409,
    zh: '请写明送达日期（如 2026-11-30）和送达经过（不少于 5 个字），没有登记送达。',
    en: 'Enter the day of service (such as 2026-11-30) and how it was served; nothing was noted.',
  },
  SERVICE_DAY_WRONG: {
    status: 409,
    zh: '送达日期 {day} 不在作出决定（{earliest}）到今天之间，不能登记为已送达。',
    en: 'The day of service {day} does not lie between the decision ({earliest}) and today; it cannot be noted as served.',
  },
}
