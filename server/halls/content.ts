// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import { withoutEnglish } from '../items/index.ts'
import {
  type ContentKind,
  key,
  list,
  listKind,
  oneOf,
  optional,
  type Part,
  partsOf,
  type Rule,
  regionCode,
  short,
  strict,
  text,
} from '../packs/index.ts'
import { cityNames } from '../people/index.ts'

const longitude = Type.Number({ minimum: -180, maximum: 180 })
const latitude = Type.Number({ minimum: -90, maximum: 90 })

const hall = strict({
  id: key,
  name: short,
  region: regionCode,
  level: oneOf('city', 'district', 'street'),
  address: text,
  hours: short,
  phone: short,
  takes: list(oneOf('person', 'firm'), { minItems: 1 }),
  lon: optional(longitude),
  lat: optional(latitude),
})

/** 24 小时自助终端 */
const kiosk = strict({
  id: key,
  name: short,
  region: regionCode,
  address: text,
  hours: short,
  lon: longitude,
  lat: latitude,
})

export type Hall = Static<typeof hall>
export type Kiosk = Static<typeof kiosk>

declare module '../packs/index.ts' {
  interface Contents {
    halls: Map<string, Hall>
    kiosks: Map<string, Kiosk>
  }
}

const hallContent: ContentKind<Part<Hall>, 'halls'> = listKind({
  name: 'hall',
  as: 'halls',
  place: /^city\/halls\.yaml$/,
  schema: hall,
  once: { id: '大厅' },
  gather: (halls) => new Map(halls.map((one) => [one.id, one])),
})

const kioskContent: ContentKind<Part<Kiosk>, 'kiosks'> = listKind({
  name: 'kiosk',
  as: 'kiosks',
  place: /^city\/kiosks\.yaml$/,
  schema: kiosk,
  once: { id: '自助终端' },
  gather: (kiosks) => new Map(kiosks.map((one) => [one.id, one])),
})

const pointsLieInRegions: Rule = {
  name: '大厅和自助终端在本市的区划里',
  because: '指不到区划的大厅，没有人会被指到那里去。',
  codes: ['REGION_UNKNOWN'],
  *check(draft) {
    const look = cityNames(draft)
    for (const one of [...partsOf(draft, hallContent), ...partsOf(draft, kioskContent)])
      yield* look.region(one, ['region'], one.value.region)
  },
}

const hallsHaveEnglish: Rule = {
  name: '写了英文名称的城市，大厅和地址也有英文',
  because: '看不懂中文的人，要知道去哪里办。',
  codes: ['ENGLISH_NAME_MISSING'],
  *check(draft) {
    const named = partsOf(draft, hallContent).flatMap(({ value }): [string, string][] => [
      ['大厅', value.name],
      ['大厅地址', value.address],
    ])
    yield* withoutEnglish(draft, named)
  },
}

export const hallsContent = [{ ...hallContent, rules: [pointsLieInRegions, hallsHaveEnglish] }, kioskContent]
