// SPDX-License-Identifier: Apache-2.0
export { chengshuModdle } from './chengshu-moddle.ts'
export type { Finding, FlowSpec, MessageFlow, NodeSpec, ProcessDefinition } from './definition.ts'
export { type Migration, type MigrationProblem, migrate } from './migrate.ts'
export { readProcess, readProcessNow } from './read-process.ts'
export { type Outcome, type Rehearsal, rehearse, type TraceLine } from './rehearsal.ts'
export { roundTrip } from './round-trip.ts'
export type { Command, Effect, Ending, ProcessState, Stepped, Token, World } from './state.ts'
export { type ActiveElement, activeElements, begin, CommandRefused, step } from './step.ts'
