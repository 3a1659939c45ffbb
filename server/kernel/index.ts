// SPDX-License-Identifier: Apache-2.0
export { aFile, leadsElsewhere } from './answers.ts'
export {
  type ClosedPlace,
  type ClosedTable,
  closeAtRest,
  closedTable,
  closingKey,
  DataKeyUnknown,
  type Form,
  indexBy,
  indexed,
  indexesFor,
  isIndexed,
  isOpenValue,
  type Looked,
  noteClosed,
  type OpenValue,
  openingKey,
} from './at-rest.ts'
export type { Place } from './attack-features.ts'
export { FILE_LIMIT } from './body.ts'
export { type Clock, dayOf, type HandClock, handClock, localIso, wallClock } from './clock.ts'
export { type Config, configKeys, projectRoot, readConfig } from './config.ts'
export {
  afterCommit,
  asHolder,
  connect,
  heldOr,
  inTransaction,
  isDatabaseAway,
  isDeadlock,
  type Json,
  type Opened,
  openTransaction,
  type Part,
  poolOf,
  type Sql,
  type Tx,
  transaction,
  violates,
  within,
} from './database.ts'
export { distributeNew } from './distribute.ts'
export { type Embedded, embeddedAccess, startEmbedded } from './embedded.ts'
export { type Access, roles } from './embedded-access.ts'
export { DatabaseUnusable, databaseOwner, type Owner } from './embedded-binaries.ts'
export { clusterOf } from './embedded-cluster.ts'
export { makeRoles } from './embedded-queries.ts'
export { type AtRest, databaseAtRest } from './embedded-replay.ts'
export type { Blocked } from './guard.ts'
export { ping } from './health-queries.ts'
export { buildHttp, type Declared, type Doorkeeper, type Reach } from './http.ts'
export { firstIdAt, isId, newId } from './ids.ts'
export type { Kernel } from './kernel.ts'
export { LOCKS, locks } from './locks.ts'
export { type Log, silentLog } from './log.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export { findMigrations, migrate } from './migrate.ts'
export { aNumber, anId, anInstant, aWord, type Page, type PagedList, pagedList, pageQuery } from './paging.ts'
export { addressOf } from './proxies.ts'
export { isLoopback, outsideUrlComplaint } from './public-url.ts'
export { kernelRefusals, Refusal, type RefusalCodes, sentence } from './refusal.ts'
export { fileOf, type Key, keyOf } from './requests.ts'
export type { Room } from './room.ts'
export { foldScript, inAnyScript, isSameName } from './script.ts'
export { aDay, formSchema, formUi, oneWord } from './values.ts'
