// SPDX-License-Identifier: Apache-2.0
export { newKey, newUuid } from './act-key.ts'
export { addressOf, type City, type Connection, connect } from './connect.ts'
export type { DecisionTrace, FieldSchema, FieldSource, FieldUi, FormGroup, FormSchema, FormUi, RuleDecision } from './content.ts'
export type { Answer, Manner, Method, PathOf, Query, Request, Sent } from './operations.ts'
export { isProblem, isSignedOut, offline, Problem, problemOf } from './problem.ts'
export type { paths } from './schema.ts'
