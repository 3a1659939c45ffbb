// SPDX-License-Identifier: Apache-2.0
export { type Checked, checkPack } from './check-pack.ts'
export {
  type Bundle,
  type Content,
  type ContentKind,
  type Demo,
  groundsOf,
  type HeldLicence,
  type Item,
  isWithin,
  type LicenceType,
  type RegisterRow,
} from './content.ts'
export { demoTables, registerFields } from './demo-tables.ts'
export { type PackFinding, PackRefused } from './finding.ts'
export { loadContent, packsIn } from './load-content.ts'
export type { Account, Department, Hall, Officer, PackManifest, Position, Region } from './schemas/city.ts'
export type { ExampleFile } from './schemas/example.ts'
export type { FormFile, Prefill } from './schemas/form.ts'
export type { Condition, Grounds, Material, Source } from './schemas/item.ts'
export type { LicenceFile } from './schemas/licence.ts'
export type { LifeStage, Rating, Synonym } from './schemas/vocabulary.ts'
