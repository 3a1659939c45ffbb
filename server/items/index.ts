// SPDX-License-Identifier: Apache-2.0
import type { City } from '../city.ts'
import type { Room } from '../kernel/index.ts'
import { itemRefusals } from './refusals.ts'

export { applicationKind, itemVersion, matterOfItem } from './matter.ts'
export { type Answers, type AskedMaterial, departmentOf, evaluate, isWanted, publishedItem, type Subject, subjectOfItem } from './subject.ts'

export const itemsRoom: Room<City> = { name: 'items', refusals: itemRefusals, permissions: { 'item.read': '查看事项库的全部版本' } }
