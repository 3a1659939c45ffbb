// SPDX-License-Identifier: Apache-2.0

/** A body that has published items, from the city down to the villages. */
export type BodyRow = {
  code: string
  name: string
  short: string
  level: string
  levelName: string
  region: string
  items: number
}

/** A body that has published a guide of its own for an item. */
export type GuideBody = {
  item: string
  code: string
  name: string
  phone: string
  level: string
  region: string
  promised: string
  address: string
}

/** Who receives an item and why: `asked` while she has to choose a district, `nobody` where no body is competent. */
export type Competence = {
  item: string
  name: string
  state: 'known' | 'asked' | 'nobody'
  why: string
  body: { name: string; phone: string; item: string } | null
  options: { region: string; name: string; body: string }[]
}
