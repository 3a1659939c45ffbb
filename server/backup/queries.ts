// SPDX-License-Identifier: Apache-2.0
import { LOCKS, locks, type Tx } from '../kernel/index.ts'

/** Held until the connection ends: one backup at a time. */
export async function lockBackup(tx: Tx): Promise<boolean> {
  const [row] = await tx<{ got: boolean }[]>`select pg_try_advisory_lock(${LOCKS}, ${locks.backup}) as got`
  return row?.got === true
}

export type Identity = { systemIdentifier: string; postgres: string; isArchived: boolean }

export async function identityOf(tx: Tx): Promise<Identity> {
  const [row] = await tx<Identity[]>`
    select system_identifier::text as "systemIdentifier",
           (current_setting('server_version_num')::integer / 10000)::text as postgres,
           current_setting('archive_mode') <> 'off' as "isArchived"
      from pg_control_system()`
  if (row === undefined) throw new Error('The database does not say which one it is.')
  return row
}

/** The log from here on is kept until this connection ends, however many checkpoints come. */
export async function reserveLog(tx: Tx, slot: string): Promise<void> {
  await tx`select pg_create_physical_replication_slot(${slot}, true, true)`
}

export async function startBackup(tx: Tx, label: string): Promise<{ lsn: string; wal: string }> {
  const [row] = await tx<{ lsn: string; wal: string }[]>`
    select lsn::text as lsn, pg_walfile_name(lsn) as wal from pg_backup_start(${label}, true) as lsn`
  if (row === undefined) throw new Error('pg_backup_start answered nothing.')
  return row
}

/** With an archive it waits until the last segment that the backup needs lies there. */
export async function stopBackup(
  tx: Tx,
  waitForArchive: boolean,
): Promise<{ lsn: string; wal: string; label: string; tablespaces: string }> {
  const [row] = await tx<{ lsn: string; wal: string; label: string; tablespaces: string }[]>`
    select lsn::text as lsn, pg_walfile_name(lsn) as wal, labelfile as label, spcmapfile as tablespaces
      from pg_backup_stop(${waitForArchive})`
  if (row === undefined) throw new Error('pg_backup_stop answered nothing.')
  return row
}

export type Progress = { inRecovery: boolean; replayed: string | null; lastCommitAt: Date | null }

export async function recoveryOf(tx: Tx): Promise<Progress> {
  const [row] = await tx<Progress[]>`
    select pg_is_in_recovery() as "inRecovery",
           pg_last_wal_replay_lsn()::text as replayed,
           pg_last_xact_replay_timestamp() as "lastCommitAt"`
  if (row === undefined) throw new Error('The database does not say how far it is.')
  return row
}

/** How the log's archive fares: failures since the last success mean that the log piles up in the cluster. */
export async function archiveTrouble(tx: Tx): Promise<{ failing: boolean; lastArchived: Date | null }> {
  const [row] = await tx<{ failing: boolean; lastArchived: Date | null }[]>`
    select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failing,
           last_archived_time as "lastArchived"
      from pg_stat_archiver`
  return row ?? { failing: false, lastArchived: null }
}
