// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const ledgerRefusals: RefusalCodes = {
  PURPOSE_MISSING: {
    status: 400,
    zh: '查看个人信息须写明为哪一件事。请从办件里打开，或填写办件编号。',
    en: 'Personal data may be read only for a named matter. Open it from the case, or give the case number.',
  },
  LEDGER_BEHIND_WITNESS: {
    status: 503,
    zh: '审计记录比数据库之外的见证少：账尾被删除，或恢复了较早的备份。新的记录都在收件箱里等候，办事不受影响。请运维人员按运维手册“审计记录报警”一节处理。',
    en: 'The ledger holds less than the witness outside the database has seen: its end was cut, or an older backup was restored. New entries wait in the inbox and the city goes on. Operators: see “The ledger is in alarm” in the guide.',
  },
  LEDGER_CONTRADICTS_WITNESS: {
    status: 503,
    zh: '审计记录与数据库之外的见证不一致：记录或检查点被改动。新的记录都在收件箱里等候，办事不受影响。请运维人员按运维手册“审计记录报警”一节处理。',
    en: 'The ledger is not what the witness outside the database has seen: entries or checkpoints were altered. New entries wait in the inbox and the city goes on. Operators: see “The ledger is in alarm” in the guide.',
  },
  LEDGER_WITNESS_MISSING: {
    status: 503,
    zh: '审计记录的见证文件不见了。新的记录都在收件箱里等候，办事不受影响。请运维人员从第二处副本放回，或按运维手册“审计记录报警”一节处理。',
    en: 'The witness of the ledger has gone. New entries wait in the inbox and the city goes on. Operators: put the copy back, or see “The ledger is in alarm” in the guide.',
  },
  LEDGER_WITNESS_DAMAGED: {
    status: 503,
    zh: '审计记录的见证文件被改动，接不上前一行。新的记录都在收件箱里等候，办事不受影响。请运维人员从第二处副本放回，或按运维手册“审计记录报警”一节处理。',
    en: 'The witness of the ledger was altered: a line does not follow the one before. New entries wait in the inbox and the city goes on. Operators: put the copy back, or see “The ledger is in alarm” in the guide.',
  },
  LEDGER_WITNESS_AWAY: {
    status: 503,
    zh: '审计记录的见证文件读写不了：磁盘满了、不在了，或没有权限。新的记录都在收件箱里等候，办事不受影响。请运维人员检查数据文件夹所在的磁盘，恢复后自动接着记。',
    en: 'The witness of the ledger cannot be read or written: its disk is full or gone, or a right is missing. New entries wait in the inbox and the city goes on. Operators: look at the disk of the data folder; numbering resumes by itself.',
  },
  LEDGER_ENTRY_MISSING: {
    status: 503,
    zh: '有已提交的记录在编号之前从收件箱里消失。见证里记下了它们的编号。请运维人员按运维手册“审计记录报警”一节处理。',
    en: 'Acknowledged entries were gone from the inbox before they were numbered. The witness has their ids. Operators: see “The ledger is in alarm” in the guide.',
  },
  LEDGER_ENTRY_FORGED: {
    status: 503,
    zh: '收件箱里有不是本市服务器放入的记录。它们没有作为办事记录入账，原文另记为“发现伪造”。请安全审计员查看。',
    en: 'The inbox held rows that no server of this city put there. They were not numbered as acts; what they claim is on record as a forgery found. Auditors: look at them.',
  },
  LEDGER_COPY_DIFFERS: {
    status: 503,
    zh: '见证文件与第二处的副本不一致：两者之一被改动。请运维人员比对两处，按运维手册“审计记录报警”一节处理。',
    en: 'The witness and its copy in the second place differ: one of them was altered. Operators: compare them, see “The ledger is in alarm” in the guide.',
  },
  LEDGER_COPY_AWAY: {
    status: 503,
    zh: '见证文件的第二处副本暂时写不进去。记录照常编号，恢复后会自动补齐。请运维人员检查 WITNESS_COPY 所指的位置。',
    en: 'The copy of the witness cannot be written for now. Numbering goes on, and the copy catches up by itself. Operators: look at the place that WITNESS_COPY names.',
  },
}
