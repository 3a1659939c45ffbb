// SPDX-License-Identifier: Apache-2.0
// The doors of the engine, for the browser too: nothing here touches a file, a database or a network.
export * from './bpmn/index.ts'
export { BudgetSpent, withinBudget } from './budget.ts'
export * from './codes/index.ts'
export {
  type DecideOptions,
  DecisionError,
  type DecisionOutcome,
  type DecisionOutline,
  type Decisions,
  type DecisionTrace,
  type DecisionWarning,
  decide,
  type InputOutline,
  outlineDecisions,
  readDecisions,
  type TableOutline,
  type Type as DecisionType,
} from './dmn/index.ts'
export * from './draw/index.ts'
export {
  compileFeel,
  compileUnaryTests,
  evaluateFeel,
  type Feel,
  type FeelOptions,
  type FeelOutcome,
  FeelSyntaxError,
  type FeelTests,
  type FeelWarning,
  type Judgement,
  judge,
  readsOf,
} from './feel/index.ts'
export {
  type CompiledForm,
  checkForm,
  compileForm,
  type FieldError,
  type Form,
  FormError,
  type FormProblem,
  type UiField,
  type UiGroup,
  type UiSchema,
  type Values,
  validate,
  visibleFields,
} from './forms/index.ts'
export { compilePattern } from './patterns/index.ts'
export * from './places/index.ts'
export * from './text/index.ts'
export * from './worktime/index.ts'
