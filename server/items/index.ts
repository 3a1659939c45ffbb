// SPDX-License-Identifier: Apache-2.0

import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { itemsContent } from './content/index.ts'
import type { City } from './needs.ts'
import { itemRefusals } from './refusals.ts'
import { itemRoutes } from './routes.ts'

export { usageSubscriber } from './catalogue.ts'
export { type Competence, competenceOf, mayChoose } from './competence.ts'
export {
  type Bundle,
  type BundleFile,
  type BundleHead,
  type BundlePart,
  type BundleSaid,
  bundleFile,
} from './content/bundle-schema.ts'
export { burdenIn } from './content/burden.ts'
export { englishNames } from './content/english-names.ts'
export { type ExampleFile, exampleFile } from './content/example-schema.ts'
export { basicHeads, basicId, everyLine, familyIds, uniqueRules } from './content/family.ts'
export { groundsOf, type Item, type ItemPart, itemContent, itemHeads } from './content/item.ts'
export type { ItemHead } from './content/item-heads.ts'
export { newItemFiles } from './content/new-item.ts'
export { withoutEnglish } from './content/rules/english-rules.ts'
export { processExpressions } from './content/rules/expressions.ts'
export { inWorkingDays, longestPath } from './content/rules/limit-rules.ts'
export { itemsOf } from './content/rules/matters.ts'
export { nodesOf } from './content/rules/process-rules.ts'
export type { Relation, Source } from './content/schema.ts'
export { isWholeInEnglish } from './content/to-say.ts'
export { asksOf, readsWhatIsTyped } from './content/typed.ts'
export { differences } from './differences.ts'
export { contentInEnglish, namesInEnglish } from './english.ts'
export { bundleCommon, materialOfGuide } from './guide.ts'
export { applicationKind, itemVersion } from './matter.ts'
export { regionOf } from './place.ts'
export { commonGuide, differencesView } from './schemas.ts'
export { indexMatter, indexMatters } from './search.ts'
export {
  type Answers,
  type AskedMaterial,
  demandInForce,
  departmentOf,
  evaluate,
  isWanted,
  publishedItem,
  type Subject,
  subjectOfItem,
} from './subject.ts'
export { prepareSearch } from './words.ts'

export const itemsRoom: Room<City, ContentKind> = {
  content: itemsContent,
  name: 'items',
  refusals: itemRefusals,
  permissions: { 'item.read': '查看事项库的全部版本' },
  routes: itemRoutes,
}
