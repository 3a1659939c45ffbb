// SPDX-License-Identifier: Apache-2.0
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = []
