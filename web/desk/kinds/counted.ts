// SPDX-License-Identifier: Apache-2.0

/** A count as it is said: it goes as far as one more than `to`, and then there are more. */
export const counted = (cases: number, to: number): string => (cases > to ? `${to}+` : String(cases))
