// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const sealRefusals: RefusalCodes = {
  SEAL_NOT_ACTIVE: {
    status: 409,
    zh: '{department}的电子印章未启用或已停用，没有用印。请联系本单位印章管理员启用后重试。',
    en: 'The electronic seal of {department} is not active, so nothing was sealed. Ask its keeper to activate it and try again.',
  },
  SEAL_NOT_FOUND: {
    status: 404,
    zh: '没有找到这枚印章。请刷新印章列表后重新选择。',
    en: 'There is no such seal. Reload the list and choose again.',
  },
  SEAL_DESTROYED: {
    status: 409,
    zh: '这枚印章已经销毁，不能再启用或停用。需要时请重新制发印章。',
    en: 'This seal has been destroyed and cannot be activated or suspended. Have a new one made.',
  },
}
