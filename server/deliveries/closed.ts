// SPDX-License-Identifier: Apache-2.0
import { closedTable } from '../kernel/index.ts'

/** To whom and where a parcel goes. */
export const closedParcels = closedTable('deliveries.parcels', ['root', 'id'], {
  receiver: 'text',
  mobile: 'text',
  address: 'text',
  steps: 'json',
})
