// SPDX-License-Identifier: Apache-2.0
import type { Words } from './language.ts'

export const portalEn = {
  app: { name: 'Government services', skip: 'Skip to main content' },
} satisfies Words
