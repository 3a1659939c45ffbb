// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { packRefusals } from './refusals.ts'

export { adoptPublished, followPublished, laidOver } from './adopt-published.ts'
export { checkChangeApart } from './check-apart.ts'
export type { ChangedMatter, ChangeToCheck, CheckedChange } from './check-change.ts'
export { type Checked, checkPack } from './check-pack.ts'
export {
  type Bundle,
  type Content,
  type ContentKind,
  type Demo,
  extensionOf,
  groundsOf,
  type HeldLicence,
  type Item,
  type LicenceType,
  type RegisterRow,
} from './content.ts'
export { type Change, diffVersions } from './diff-versions.ts'
export { basicId, familyOf } from './family.ts'
export { type PackFinding, PackRefused } from './finding.ts'
export { loadContent, packsIn } from './load-content.ts'
export { type NewItem, newItemFiles } from './new-item.ts'
export { type Published, publish, publishVersion } from './publish.ts'
export type { Retention, RetentionId, RetentionRule } from './retention.ts'
export type { Account, Department, Hall, Officer, PackManifest, Position, Region } from './schemas/city.ts'
export type { ExampleFile } from './schemas/example.ts'
export type { FormFile, Prefill } from './schemas/form.ts'
export type { Condition, Grounds, Material, Relation, Source } from './schemas/item.ts'
export type { LicenceFile } from './schemas/licence.ts'
export type { Dictionary, LifeStage, Rating, Synonym } from './schemas/vocabulary.ts'
export { asksOf, readsWhatIsTyped } from './typed.ts'
export { compileVersion, versionOf, versionsOf } from './version-of.ts'

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
export { toSay, unsaid } from './to-say.ts'
