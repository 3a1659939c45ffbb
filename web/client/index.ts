// SPDX-License-Identifier: Apache-2.0
export { actDone, keyOf, newKey } from './act-key.ts'
export type * from './help.ts'
export type * from './payment-types.ts'
export { isProblem, isSignedOut, offline, Problem } from './problem.ts'
export { type CallOptions, call, get, patch, post, put, query, remove, upload } from './request.ts'
export { actFor, demoAccounts, endSession, readSession, signInAddress, signInAsDemo } from './session.ts'
export type * from './types.ts'
