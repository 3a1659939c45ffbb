// SPDX-License-Identifier: Apache-2.0
import { caseField } from '../packs/index.ts'

/** What the applicant has to do next: pay, answer for a parcel that could not be delivered, collect. */
export const todoField = caseField<'pay' | 'parcel' | 'collect'>('todo')

/** From this day on the result is in the applicant's hands. */
export const servedField = caseField<{ on: string; how: string }>('served')

/** The words of whoever decided or refused, as far as she gave any. */
export const groundField = caseField<string | null>('ground')
export const opinionField = caseField<string | null>('opinion')
/** Nobody decided by hand. */
export const automaticField = caseField<boolean>('automatic')

/** Why a case broke off, what a declared kind said at its end, the code of the result (结果代码). */
export const reasonField = caseField<string>('reason')
export const endTextField = caseField<string>('text')
export const resultCodeField = caseField<string>('code')

/** Of a bundle: the results of its parts went to the applicant at one time. */
export const handedTogetherField = caseField<true>('handedTogether')

/** The applicant has rated it; until then she is asked to. */
export const ratedField = caseField<true>('rated')
