// SPDX-License-Identifier: Apache-2.0
import type { Region } from './content-schema.ts'

type Regions = { content: { city: string; regions: Map<string, Region> } }

/** 云东区, or 高新区创新街道: how people call a region, from the district down. */
export function regionName(city: Regions, code: string): string {
  const names: string[] = []
  for (let at = city.content.regions.get(code); at && at.level !== 'city'; at = parentOf(city, at)) names.unshift(at.name)
  return names.join('') || city.content.city
}

const parentOf = ({ content }: Regions, { parent }: Region): Region | undefined =>
  parent === null ? undefined : content.regions.get(parent)
