// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { key, optional, regionCode, shaped, short, strict } from './words.ts'

const lon = Type.Number({ minimum: -180, maximum: 180 })
const lat = Type.Number({ minimum: -90, maximum: 90 })

export const packFile = strict({
  id: key,
  name: short,
  version: shaped('^\\d+\\.\\d+\\.\\d+$', '三段版本号，例如 0.1.0'),
  region: regionCode,
  city: short,
  /** west, south, east, north of the city, degrees (CGCS2000): no place lies beyond them; those of the country without it */
  bounds: optional(Type.Tuple([lon, lat, lon, lat])),
})

export type PackManifest = Static<typeof packFile>
