// SPDX-License-Identifier: Apache-2.0

/** The government hotline has one number in the whole country. */
export const hotline = '12345'
