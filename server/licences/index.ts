// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { licencesContent } from './content/index.ts'
import type { LicencesCity } from './licence.ts'
import { licenceRefusals } from './refusals.ts'
import { licenceRoutes } from './routes.ts'
import { protectedLicences } from './row.ts'

export { heldContent, type LicenceType, licenceContent, licenceNames } from './content/index.ts'
export { holdingOf, type InForce, libraryCounts, licencesInForce } from './coverage.ts'
export { revoke } from './end-licence.ts'
export { findAllHeld, findByNumber, findByNumberOfAnyType } from './find.ts'
export type { Licence } from './licence.ts'
export { ownLicence } from './mine.ts'
export { handOver } from './queries.ts'
export { seedLicences } from './seed-licences.ts'
export { licenceSealingSubscriber, sealLicenceJob, signedFileOf } from './signed-file.ts'
export { issuedOf, licenceTopics } from './topics.ts'
export { useLicences } from './use.ts'

export const licencesRoom: Room<LicencesCity, ContentKind> = {
  name: 'licences',
  content: licencesContent,
  refusals: licenceRefusals,
  atRest: [protectedLicences],
  permissions: {
    'licence.revoke': '撤销、注销、吊销、暂扣本部门颁发的证照',
    'licence.use': '经持证人授权查看其证照',
    'licence.coverage': '查看各类证照的覆盖率',
  },
  routes: licenceRoutes,
}
