// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import { backupRefusals } from './refusals.ts'
import type { BackupCity } from './ship.ts'

export { archiveSettings, prepareArchive, pruneBackups } from './archive.ts'
export { copyOutside, takeBackup } from './base-backup.ts'
export { checkBackup } from './check-backup.ts'
export { listBackups, type Manifest } from './manifest.ts'
export { putBackOutside, type Restored, restoreCity } from './restore.ts'
export { shipSweep } from './ship.ts'

export const backupRoom: Room<BackupCity> = { name: 'backup', refusals: backupRefusals }
