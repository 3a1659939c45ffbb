// SPDX-License-Identifier: Apache-2.0
export { creditCodeCheck, isCreditCode, organisationCodeCheck } from './credit-code.ts'
export { ageOn, type IdCardFacts, type IdCardOptions, idCardFacts, isIdCard, makeIdCard } from './id-card.ts'
export { mod112, mod1110, mod3736 } from './iso7064.ts'
export {
  isLicenceMark,
  isLicenceType,
  type LicenceMark,
  licenceMarkCheck,
  licenceMarkRoot,
  readLicenceMark,
  writeLicenceMark,
} from './licence-mark.ts'
export { isFictionalRegion, isRegionCode, type RegionOptions } from './region.ts'
export { saidNumbers } from './said-number.ts'
export {
  caseCheckDigit,
  isCaseNumber,
  isHandleItemCode,
  isTaskCode,
  readTaskCode,
  type TaskCode,
  writeCaseNumber,
} from './task-code.ts'

/** A mainland mobile number; the unassigned 100 prefix is taken for synthetic people unless `allowFictional` is false. */
export function isMobileNumber(text: string, options: { allowFictional?: boolean } = {}): boolean {
  return /^1[3-9]\d{9}$/.test(text) || (options.allowFictional !== false && /^100\d{8}$/.test(text))
}
