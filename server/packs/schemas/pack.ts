// SPDX-License-Identifier: Apache-2.0
import type { Static } from 'typebox'
import { key, regionCode, shaped, short, strict } from './words.ts'

export const packFile = strict({
  id: key,
  name: short,
  version: shaped('^\\d+\\.\\d+\\.\\d+$', '三段版本号，例如 0.1.0'),
  region: regionCode,
  city: short,
})

export type PackManifest = Static<typeof packFile>
