// SPDX-License-Identifier: Apache-2.0
export { type DecideOptions, decide } from './decide.ts'
export {
  DecisionError,
  type DecisionOutcome,
  type Decisions,
  type DecisionTrace,
  type DecisionWarning,
  type Finding,
  type RuleTrace,
  type TableTrace,
  type Type,
} from './model.ts'
export { type DecisionOutline, type InputOutline, outlineDecisions, type TableOutline } from './outline.ts'
export { type ReadOptions, readDecisions, readDecisionsNow } from './read.ts'
