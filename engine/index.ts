// SPDX-License-Identifier: Apache-2.0
export * from './codes/index.ts'
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
