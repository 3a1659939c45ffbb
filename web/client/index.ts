// SPDX-License-Identifier: Apache-2.0

export type { Answer, Query, Sent } from '../../client/index.ts'
export { isProblem, isSignedOut, newKey, newUuid, offline, Problem } from '../../client/index.ts'
export { actDone, keyOf } from './act-key.ts'
export { call, get, patch, post, put, remove, upload } from './city.ts'
export { actFor, demoAccounts, endSession, readSession, signInAddress, signInAsDemo } from './session.ts'
export type * from './signature-types.ts'
export type * from './types.ts'
