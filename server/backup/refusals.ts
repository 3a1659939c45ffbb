// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const backupRefusals: RefusalCodes = {
  BACKUP_NOT_FOUND: {
    status: 404,
    zh: '没有找到合用的备份（{name}）。用 chengshu backup list 看有哪些备份，指定的时刻不能早于最早一份备份完成的时间。',
    en: 'There is no backup that fits ({name}). `chengshu backup list` shows what there is; an instant before the end of the first backup cannot be reached.',
  },
  BACKUP_OF_ANOTHER_FORM: {
    status: 409,
    zh: '备份 {name} 是更新版本的程序做的，请用那个版本恢复。',
    en: 'The backup {name} was made by a newer version. Restore it with that version.',
  },
  BACKUP_OF_ANOTHER_CITY: {
    status: 409,
    zh: '文件夹 {folder} 里是另一个数据库的备份。请另选一个空文件夹，以免两座城市的日志混在一起。',
    en: 'The folder {folder} holds backups of another database. Name an empty folder, so that the logs of two cities never mix.',
  },
  BACKUP_RUNS: {
    status: 409,
    zh: '另一次备份正在进行，这一次没有开始。请等它结束。',
    en: 'Another backup is running, so this one did not begin. Wait until it ends.',
  },
  BACKUP_DAMAGED: {
    status: 409,
    zh: '备份 {name} 里的 {path} 缺失或与做备份时不一样，没有恢复任何东西，现有数据未动。请改用另一份备份（chengshu backup list）。',
    en: 'In the backup {name}, {path} is missing or is not what was written. Nothing was restored and nothing changed. Use another backup.',
  },
  BACKUP_NEEDS_OTHER_POSTGRES: {
    status: 409,
    zh: '备份 {name} 属于 PostgreSQL {backup}，这里的是 {here}。请用做备份时的那个版本恢复，再升级。',
    en: 'The backup {name} belongs to PostgreSQL {backup}; here is {here}. Restore it with the version that made it, then upgrade.',
  },
  BACKUP_ONLY_EMBEDDED: {
    status: 409,
    zh: '这座城市用的是外部数据库（DATABASE_URL），请用 pgBackRest 备份，步骤见 docs/guides/back-up-and-restore.md。',
    en: 'This city uses an outside database (DATABASE_URL). Back it up with pgBackRest as docs/guides/back-up-and-restore.md says.',
  },
  BACKUP_NOWHERE: {
    status: 400,
    zh: '没有说备份放在哪里。请设置 BACKUP_DIR，或写 --to 文件夹（放在另一块盘上）。',
    en: 'It is not said where backups go. Set BACKUP_DIR, or write --to FOLDER (on another disk).',
  },
  CITY_IS_RUNNING: {
    status: 409,
    zh: '{folder} 上的数据库正在运行。请先停止服务，再恢复。',
    en: 'The database on {folder} is running. Stop the server first, then restore.',
  },
  INSTANT_NOT_REACHED: {
    status: 409,
    zh: '保存下来的日志到不了 {to}（只到 {last}）。没有换掉现有数据。请选一个更早的时刻，或不写 --at，恢复到最后一笔。',
    en: 'The log that was kept does not reach {to} (only {last}). The present data was left alone. Choose an earlier instant, or leave --at out to restore to the last commit.',
  },
}
