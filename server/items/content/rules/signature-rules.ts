// SPDX-License-Identifier: Apache-2.0
import { at, type Rule } from '../../../packs/index.ts'
import { itemsOf } from './matters.ts'

export const whoIsAskedCanSign: Rule = {
  name: '要签署的，申请人要签得了',
  because: '企业才有企业印章；只在窗口办的事项，没有谁会在线签署。',
  codes: ['SIGNATURE_UNFIT'],
  *check(draft) {
    for (const { matter } of itemsOf(draft)) {
      const { signature, serves, channels, name } = matter.value
      if (signature === 'firm' && serves.includes('person'))
        yield at(
          matter,
          ['signature'],
          'SIGNATURE_UNFIT',
          `「${name}」个人也能申请，不能要求盖企业电子印章：请改成 signature: person，或者从 serves 去掉 person。`,
        )
      if (signature !== undefined && channels !== undefined && !channels.includes('portal') && !channels.includes('kiosk'))
        yield at(
          matter,
          ['signature'],
          'SIGNATURE_UNFIT',
          `「${name}」不在网上办理（channels 里没有 portal 或者 kiosk），没有人会在线签署：请去掉 signature，或者开通网上办理。`,
        )
    }
  },
}
