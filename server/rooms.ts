// SPDX-License-Identifier: Apache-2.0
import { accountSweep, accountsRoom, accountTopics } from './accounts/index.ts'
import {
  answerFiles,
  applicationsRoom,
  draftFiles,
  draftSweep,
  objectionJob,
  objectionKind,
  objectionSubscriber,
  objectionTopics,
  sealingSubscriber,
  sealPaperJob,
} from './applications/index.ts'
import { auditRoom } from './audit/index.ts'
import { backupRoom, shipSweep } from './backup/index.ts'
import { bundleKind, bundlesRoom } from './bundles/index.ts'
import {
  type CaseKind,
  caseStuckKinds,
  casesRoom,
  caseTopics,
  lookupSubscriber,
  staffingSubscriber,
  staffingSweep,
  stepContent,
  type Topic,
  timerSweep,
} from './cases/index.ts'
import type { City } from './city.ts'
import {
  commitmentKind,
  commitmentsRoom,
  commitmentTopics,
  handedJob,
  handedSubscriber,
  voidJob,
  voidSubscriber,
} from './commitments/index.ts'
import { courierJob, courierSubscriber, deliveriesRoom, deliveryTopics, undeliveredKind } from './deliveries/index.ts'
import { deskRoom } from './desk/index.ts'
import { drawSweep, drawsRoom } from './draws/index.ts'
import { evidenceRoom } from './evidence/index.ts'
import { filesRoom, straySweep, uploadSweep } from './files/index.ts'
import { gatesRoom } from './gates/index.ts'
import { hallsRoom } from './halls/index.ts'
import { intrusionSweep, intrusionsRoom } from './intrusions/index.ts'
import { applicationKind, itemsRoom, usageSubscriber } from './items/index.ts'
import { kernelRefusals, type RefusalCodes, type Room } from './kernel/index.ts'
import { handedFiles, kindsRoom, kindTopics, roundSweep } from './kinds/index.ts'
import { ledgerRoom, ledgerSweep } from './ledger/index.ts'
import { licenceSealingSubscriber, licencesRoom, licenceTopics, sealLicenceJob } from './licences/index.ts'
import { noticeSubscriber, noticeSweep, noticesRoom, signInSubscriber, smsJob, unitNoticeSubscriber } from './notices/index.ts'
import { type Job, outboxRoom, outboxStuckKinds, type StuckKind, type Subscriber, type Sweep } from './outbox/index.ts'
import { type ContentKind, packsRoom } from './packs/index.ts'
import { endedCaseSubscriber, paymentsRoom, paymentTopics, refundJob } from './payments/index.ts'
import { peopleRoom, peopleSweep } from './people/index.ts'
import { printRoom } from './print/index.ts'
import { badRatingSubscriber, ratingsRoom, ratingTopics, returnVisitJob, visitKind } from './ratings/index.ts'
import { receiptSubscriber, receiptsRoom } from './receipts/index.ts'
import { importSweep, registersRoom, registerTopics } from './registers/index.ts'
import { sealsRoom } from './seals/index.ts'
import { signaturesRoom } from './signatures/index.ts'
import { publishedSweep, studioRoom } from './studio/index.ts'
import { flagSubscriber, supervisionRoom } from './supervision/index.ts'
import { unitsRoom } from './units/index.ts'
import { urgingsRoom } from './urgings/index.ts'
import { resealSweep, vaultRoom } from './vault/index.ts'
import { worklistRoom } from './worklist/index.ts'

/** Every room, in the order of its floor: lower floors make their tables first. */
export const rooms: Room<City, ContentKind>[] = [
  ledgerRoom,
  vaultRoom,
  outboxRoom,
  peopleRoom,
  intrusionsRoom,
  filesRoom,
  packsRoom,
  printRoom,
  registersRoom,
  unitsRoom,
  sealsRoom,
  licencesRoom,
  worklistRoom,
  accountsRoom,
  casesRoom,
  itemsRoom,
  kindsRoom,
  drawsRoom,
  gatesRoom,
  evidenceRoom,
  signaturesRoom,
  bundlesRoom,
  applicationsRoom,
  commitmentsRoom,
  paymentsRoom,
  deliveriesRoom,
  noticesRoom,
  hallsRoom,
  ratingsRoom,
  urgingsRoom,
  receiptsRoom,
  backupRoom,
  auditRoom,
  supervisionRoom,
  studioRoom,
  deskRoom,
]

/** What lies closed in the database and on the disk. */
export const closed = rooms.flatMap((room) => room.atRest ?? [])

export const caseKinds: CaseKind[] = [applicationKind, bundleKind, commitmentKind, objectionKind, undeliveredKind, visitKind]
export const topics: Topic[] = [
  ...caseTopics,
  ...kindTopics,
  ...accountTopics,
  ...registerTopics,
  ...licenceTopics,
  ...commitmentTopics,
  ...objectionTopics,
  ...paymentTopics,
  ...deliveryTopics,
  ...ratingTopics,
]
/** What the city's packs are made of, and what their processes may ask for. */
export const contentKinds: ContentKind[] = [...rooms.flatMap((room) => room.content ?? []), stepContent(topics)]

export const subscribers: Subscriber<City>[] = [
  lookupSubscriber,
  objectionSubscriber,
  staffingSubscriber,
  usageSubscriber,
  courierSubscriber,
  endedCaseSubscriber,
  receiptSubscriber,
  noticeSubscriber,
  licenceSealingSubscriber,
  unitNoticeSubscriber,
  sealingSubscriber,
  signInSubscriber,
  badRatingSubscriber,
  handedSubscriber,
  voidSubscriber,
  flagSubscriber,
]
export const jobs: Job<City>[] = [
  sealLicenceJob,
  sealPaperJob,
  courierJob,
  refundJob,
  smsJob,
  returnVisitJob,
  objectionJob,
  handedJob,
  voidJob,
]
export const sweeps: Sweep<City>[] = [
  roundSweep,
  drawSweep,
  timerSweep,
  accountSweep,
  staffingSweep,
  ledgerSweep,
  peopleSweep,
  intrusionSweep,
  publishedSweep,
  shipSweep,
  draftSweep,
  uploadSweep([draftFiles, answerFiles, handedFiles]),
  straySweep(),
  importSweep,
  noticeSweep,
  resealSweep(closed),
]
export const stuckKinds: StuckKind<City>[] = [...caseStuckKinds, ...outboxStuckKinds]

/** All public codes; two rooms may not use one word for two things. */
export function allRefusals(): RefusalCodes {
  return merged('refusal code', { name: 'kernel', refusals: kernelRefusals }, (room) => room.refusals)
}

/** All permissions, with the two that are not of an officer's position. */
export function allPermissions(): Record<string, string> {
  const kernel = { name: 'kernel', permissions: { public: '任何人', 'signed-in': '已登录的居民、企业或工作人员' } }
  return merged('permission', kernel, (room) => room.permissions)
}

function merged<T>(
  what: string,
  kernel: Pick<Room<City>, 'name' | 'refusals' | 'permissions'>,
  of: (room: Pick<Room<City>, 'refusals' | 'permissions'>) => Record<string, T> | undefined,
): Record<string, T> {
  const all: Record<string, T> = {}
  for (const room of [kernel, ...rooms]) {
    for (const [word, meaning] of Object.entries(of(room) ?? {})) {
      if (word in all) throw new Error(`The ${what} ${word} is declared twice; the second time by ${room.name}.`)
      all[word] = meaning
    }
  }
  return all
}
