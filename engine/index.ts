// SPDX-License-Identifier: Apache-2.0
export {
  type ActiveElement,
  activeElements,
  begin,
  type Command,
  CommandRefused,
  type Effect,
  type Ending,
  type NodeSpec,
  type ProcessDefinition,
  type ProcessState,
  readProcess,
  type Stepped,
  step,
  type Token,
  type World,
} from './bpmn/index.ts'
export * from './codes/index.ts'
export { DecisionError, type DecisionOutcome, type Decisions, type DecisionTrace, decide, type Finding, readDecisions } from './dmn/index.ts'
export * from './feel/index.ts'
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
export * from './worktime/index.ts'
