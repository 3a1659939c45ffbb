// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const unitRefusals: RefusalCodes = {
  UNIT_NOT_YOURS: {
    status: 403,
    zh: '{unit}的角色只有登记的负责人可以授予、收回。请由负责人本人登录办理；登记的负责人不对的，先到登记部门变更。',
    en: 'Only whoever the register names as head of {unit} grants and ends roles in it. If the register is wrong, have it changed first.',
  },
  UNIT_ROLE_UNKNOWN: {
    status: 400,
    zh: '这个单位没有这种角色，请从列表中选择：{roles}。',
    en: 'This unit has no such role; choose one of {roles}.',
  },
}
