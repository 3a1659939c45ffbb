// SPDX-License-Identifier: Apache-2.0
export {
  caseCheckDigit,
  creditCodeCheck,
  idCardFacts,
  isCreditCode,
  isIdCard,
  isLicenceMark,
  isTaskCode,
  licenceMarkCheck,
} from '../codes/index.ts'
export { type CompiledForm, checkForm, compileForm, validate, visibleFields } from './compile-form.ts'
export {
  type FieldError,
  type Form,
  FormError,
  type FormProblem,
  type UiField,
  type UiGroup,
  type UiSchema,
  type Values,
} from './form.ts'
export { formats } from './formats.ts'
