// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { packRefusals } from './refusals.ts'

export { adoptPublished, followPublished, laidOver } from './adopt-published.ts'
export { answerChecks } from './answer-checks.ts'
export { allFields, type CaseFields, caseField, type KeepsFields } from './case-field.ts'
export { type CheckedPacks, checkChangeApart } from './check-apart.ts'
export type { CheckedChange } from './check-change.ts'
export { checkPack } from './check-pack.ts'
export { type Content, isWithin } from './content.ts'
export { type ContentKind, fileKind, type Living, listKind, partsOf, type Reading, type Unit } from './content-kind.ts'
export type * from './contents.ts'
export { type Change, diffValues, diffVersions } from './diff-versions.ts'
export { at, type Draft, type Part } from './draft.ts'
export { type PackFinding, PackRefused } from './finding.ts'
export { hashFiles } from './hash-files.ts'
export { loadContent, packsIn } from './load-content.ts'
export {
  type Compiled,
  decisionNames,
  filesOf,
  idOfProcess,
  isMatterPart,
  type MatterHead,
  type MatterPart,
  matterHeads,
  mattersOf,
  namedByTheirId,
  plainHeads,
  processIdOf,
  revivedHeads,
  sayNode,
} from './matter.ts'
export { matterFolders, onceById } from './matter-content.ts'
export { type HeadSource, headOf, headsOf, laidWith, OnUse } from './on-use.ts'
export { pack, packedOf, unpack } from './packed.ts'
export { isLater, publish, publishVersion } from './publish.ts'
export type { NewVersion } from './queries.ts'
export type { PackFile } from './read-files.ts'
export { readPart, readParts } from './read-part.ts'
export { type Place, readYaml } from './read-yaml.ts'
export type { Rule } from './rule.ts'
export { among, inside, twice } from './rules.ts'
export type { Prefill } from './schemas/form.ts'
export { matterWords, suspension, uniqueWords } from './schemas/matter.ts'
export {
  credit,
  day,
  feel,
  flag,
  instant,
  itemId,
  key,
  limit,
  list,
  name,
  oneOf,
  optional,
  regionCode,
  shaped,
  short,
  strict,
  text,
  workingDays,
} from './schemas/words.ts'
export { faultsBetween, faultsOfSuccession } from './succession.ts'
export { type Column, cellsOf, isObject, readTable, rowsOf, sayRow, type Table, type TablePart, type TableRow } from './table.ts'
export type { Drawn, Topic } from './topic.ts'
export {
  compileTexts,
  currentNumbers,
  kindNamed,
  type NumberedVersion,
  versionNumber,
  versionOf,
  versionsOf,
} from './version-of.ts'
export type { Versioned, VersionFiles } from './versioned.ts'

/** This room has no routes of its own: items shows the versions, cases and licences work with them. */
export const packsRoom: Room<unknown> = {
  name: 'packs',
  refusals: packRefusals,
  permissions: {
    'pack.read': '查看内容包的版本和检查结果',
    'pack.draft': '起草内容的新版本',
    'pack.publish': '发布、停用内容版本（须与起草人不同）',
  },
}
