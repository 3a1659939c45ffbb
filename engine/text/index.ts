// SPDX-License-Identifier: Apache-2.0
export { comparable, isBlank, plainMobile, plainNumber, plainText } from './text.ts'
