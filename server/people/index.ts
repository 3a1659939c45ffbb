// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { closedProxies, personsAtRest, protectedOfPeople } from './closed.ts'
import { peopleContent } from './content.ts'
import { myRoutes } from './my-routes.ts'
import type { PeopleCity } from './needs.ts'
import { officerRoutes } from './officer-routes.ts'
import { partnerRoutes } from './partner-routes.ts'
import { proxyRoutes } from './proxy-routes.ts'
import { peopleRefusals } from './refusals.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { terminalRoutes } from './terminal-routes.ts'

export {
  accountById,
  accountNames,
  accountOfNumber,
  accountsNamed,
  accountsWithMobile,
  type FoundAccount,
  firmByCode,
} from './accounts.ts'
export { agentNamed } from './agent.ts'
export { actsWithin, officersWithin } from './audit-queries.ts'
export { signInAs } from './begin-session.ts'
export { type ActingFor, covers, type Officer, type Person, stemOf } from './caller.ts'
export { accountOfWalkIn, colleaguesFor, officerById, officerByLogin, officerNames } from './colleague.ts'
export { accountContent, cityNames, departmentContent, officerContent, positionContent, regionContent } from './content.ts'
export type { Department } from './content-schema.ts'
export { declareUnseen } from './declare-unseen.ts'
export { confirmDeclared, identityOf } from './declared.ts'
export { departmentNamed } from './department-named.ts'
export { doorkeeper } from './doorkeeper.ts'
export { accountOfIndex, firmAsUnit, firmsRepresentedBy, indexOfPerson, noteFirmEnded } from './firm-queries.ts'
export { appointFirstOfficers, FIRST_POSTS, type FirstOfficer } from './first-officers.ts'
export { maskIdNumber, maskMobile, maskName } from './mask.ts'
export { identityRoutes } from './oidc/identity-routes.ts'
export { type Declared, indexOfIdNumber, isDeclared, personById, personByIdNumber, personsById } from './person.ts'
export { grantorOf, holdProxy, mayStandIn } from './proxy.ts'
export { digitsOfDepartments } from './queries.ts'
export { type Bound, demandWithin, inReach, ofTheCity, postFor, reachOf, type Whose, within } from './reach.ts'
export { regionName } from './region-name.ts'
export { accountActingFor, holdAuthorisation, holdRepresentation, holdRightToActFor, rightToActFor } from './right-to-act.ts'
export { noteFirms, refreshPeople, seedPeople } from './seed-people.ts'
export { codeToSend } from './sms-code.ts'
export { type Need, unmetNeeds } from './staffing-queries.ts'
export { peopleSweep } from './sweep-people.ts'
export { guess, takeTryOrRefuse } from './tries.ts'

export const peopleRoom: Room<PeopleCity, ContentKind> = {
  name: 'people',
  content: peopleContent,
  refusals: peopleRefusals,
  atRest: [...protectedOfPeople, personsAtRest, closedProxies],
  permissions: {
    'people.read': '查看人员和岗位',
    'people.grant': '申请授予或收回岗位',
    'people.approve': '批准或驳回岗位申请（须为另一人）',
    'people.unlock': '解除登录锁定',
    'people.clients': '登记接入统一身份认证的系统和互认的外部身份域',
  },
  routes: (city) => async (app) => {
    await app.register(sessionRoutes(city))
    await app.register(signInRoutes(city))
    await app.register(partnerRoutes(city))
    await app.register(myRoutes(city))
    await app.register(proxyRoutes(city))
    await app.register(terminalRoutes(city))
    await app.register(officerRoutes(city))
  },
}
