// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { SignaturesCity } from './city.ts'
import { closedGiven, closedSignings } from './closed.ts'
import { signatureRefusals } from './refusals.ts'
import { signatureRoutes } from './routes.ts'

export { askToSign, type Letter } from './ask.ts'
export { requestName } from './order.ts'
export { forgetUnsigned, lastSigned, type Signing } from './queries.ts'
export { isSimulated } from './simulator.ts'

export const signaturesRoom: Room<SignaturesCity> = {
  name: 'signatures',
  refusals: signatureRefusals,
  atRest: [closedSignings, closedGiven],
  routes: signatureRoutes,
}
