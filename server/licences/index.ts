// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { licencesContent } from './content/index.ts'
import type { LicencesCity } from './licence.ts'
import { licenceRefusals } from './refusals.ts'
import { licenceRoutes } from './routes.ts'
import { protectedLicences } from './row.ts'

export { type HeldLicence, heldContent, type LicenceType, licenceContent, licenceNames } from './content/index.ts'
export { holdingOf, type InForce, libraryCounts, licencesInForce } from './coverage.ts'
export { type By, type Changing, change, giveBack, revoke } from './end-licence.ts'
export { findAllHeld, findByNumber, findByNumberOfAnyType, findHeld, findLicence } from './find.ts'
export { type Issuing, issue } from './issue.ts'
export {
  type Ending,
  type Holder,
  type HolderKind,
  isGood,
  type Licence,
  type LicenceStatus,
  type LicencesCity,
  STATUS_WORDS,
  statusWord,
} from './licence.ts'
export { ownLicence } from './mine.ts'
export { drawRedHead } from './print/notice.ts'
export { demandPrintable, unprintableIn } from './print/printable.ts'
export { drawSeal, type SealFace } from './print/seal-face.ts'
export {
  A4,
  type Box,
  face,
  firstOnOnePage,
  fitText,
  INK,
  type Margins,
  MUTED,
  print,
  SEAL_RED,
  type Sheet,
} from './print/sheet.ts'
export { drawSquareCode } from './print/square-code.ts'
export { dayInWords } from './print/words.ts'
export { handOver } from './queries.ts'
export { wellKnownRoutes } from './routes.ts'
export { type Sealing, sealOnce } from './seal-once.ts'
export { checkDocument, type NamedKey, sealDocument, type Verdict } from './sealed-file.ts'
export { type AskedSeal, askSeal, byThePlatform, sealedBy, sealOrWait } from './sealing.ts'
export { waitingAmong } from './sealing-queries.ts'
export { type Stamping, stamp } from './seals.ts'
export { seedLicences, seedSeals } from './seed-licences.ts'
export { type SignedFile, sealLicenceJob, signedFileOf } from './signed-file.ts'
export { type CaseUse, type User, useLicence, useLicences } from './use.ts'

export const licencesRoom: Room<LicencesCity, ContentKind> = {
  name: 'licences',
  content: licencesContent,
  refusals: licenceRefusals,
  atRest: [protectedLicences],
  permissions: {
    'licence.revoke': '撤销、注销、吊销、暂扣本部门颁发的证照',
    'licence.use': '经持证人授权查看其证照',
    'licence.coverage': '查看各类证照的覆盖率',
    'seal.manage': '启用、停用本部门电子印章，查看用印记录',
  },
  routes: licenceRoutes,
}
