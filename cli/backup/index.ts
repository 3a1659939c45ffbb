// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { checkBackup, copyOutside, listBackups, type Manifest, pruneBackups, takeBackup } from '../../server/backup/index.ts'
import { openDatabase } from '../../server/database-open.ts'
import { type Config, clusterOf, Refusal, readConfig, sentence } from '../../server/kernel/index.ts'
import { allRefusals } from '../../server/rooms.ts'

export type Streams = {
  stdout: Pick<Writable, 'write'>
  stderr: Pick<Writable, 'write'>
  env?: Record<string, string | undefined>
}

const usage = `chengshu backup [--to 文件夹]      做一份备份（服务不用停）：数据库、上传的文件、密钥、见证
chengshu backup list            列出已有的备份
chengshu backup check 名称       从头到尾读一遍，核对每个文件的摘要
chengshu backup prune --keep N  只留最近 N 份，以及它们需要的日志
  放在哪里由 BACKUP_DIR 或 --to 指定；应在另一块盘上，只有运维人员能读。
  --json  用一行 JSON 回答
  退出码：0 完成，1 没有完成（说明原因），2 命令写错
`

type Asked = { command: string; name: string; keep: number; to: string | undefined; isJson: boolean }

/** The command `chengshu backup`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const asked = read(args)
  if (asked === undefined) {
    io.stderr.write(usage)
    return args[0] === '--help' || args[0] === 'help' ? 0 : 2
  }
  return answering(io, async () => {
    const config = readConfig({ ...(io.env ?? process.env) })
    const backupDir = asked.to === undefined ? config.backupDir : resolve(asked.to)
    if (backupDir === '') throw new Refusal('BACKUP_NOWHERE')
    const result = await acts[asked.command]?.(config, backupDir, asked, (line) => io.stderr.write(`  ${line}\n`))
    if (result) io.stdout.write(asked.isJson ? `${JSON.stringify(result.facts)}\n` : result.text)
  })
}

function read(args: string[]): Asked | undefined {
  const asked: Asked = { command: 'make', name: '', keep: 0, to: undefined, isJson: false }
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--json') asked.isJson = true
    else if (word === '--to' && args[at + 1]) asked.to = args[++at]
    else if (word === '--keep' && /^[1-9]\d{0,3}$/.test(args[at + 1] ?? '')) asked.keep = Number(args[++at])
    else if (word.startsWith('-')) return undefined
    else words.push(word)
  }
  const [command = 'make', name = '', ...rest] = words
  const fits = rest.length === 0 && (command === 'check') === (name !== '') && (command === 'prune') === asked.keep > 0
  return fits && Object.hasOwn(acts, command) ? { ...asked, command, name } : undefined
}

/** A refusal is answered in the words that its room has for it. */
export async function answering(io: Streams, work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    io.stderr.write(`${sentence(allRefusals()[error.code]?.zh ?? error.code, error.facts)}\n`)
    return 1
  }
}

type Act = (
  config: Config,
  backupDir: string,
  asked: Asked,
  say: (line: string) => void,
) => Promise<{ facts: object; text: string }>

const acts: Record<string, Act> = {
  async make(config, backupDir, _asked, say) {
    if (config.databaseUrl) {
      const files = await copyOutside(config.dataDir, backupDir)
      const text = `上传的文件和密钥已备份到 ${backupDir}（新复制 ${files} 个）。数据库由 pgBackRest 备份，见 docs/guides/back-up-and-restore.md。\n`
      return { facts: { files }, text }
    }
    const folder = join(config.dataDir, 'postgres')
    const database = await openDatabase(config, say)
    try {
      const from = { dataDir: config.dataDir, cluster: clusterOf(folder), url: database.adminUrl ?? database.ownerUrl }
      const manifest = await takeBackup(from, backupDir, say)
      return { facts: summary(manifest), text: `备份 ${manifest.name} 已完成：${sizeOf(manifest)}\n${wayOn(manifest)}\n` }
    } finally {
      await database.close()
    }
  },
  async list(_config, backupDir) {
    const all = await listBackups(backupDir)
    const lines = all.map((one) => `${one.name}  ${one.endedAt}  PostgreSQL ${one.postgres}  ${sizeOf(one)}`)
    return {
      facts: all.map(summary),
      text: `${lines.join('\n') || `${backupDir} 里还没有备份。运行 chengshu backup 做第一份。`}\n`,
    }
  },
  async check(_config, backupDir, { name }) {
    const read = await checkBackup(backupDir, name)
    return { facts: { name, ...read }, text: `备份 ${name} 完好：${read.files} 个文件，${megabytes(read.bytes)}\n` }
  },
  async prune(config, backupDir, { keep }) {
    const gone = await pruneBackups(config.dataDir, backupDir, keep)
    const text = `删除了 ${gone.backups.length} 份备份、${gone.segments} 段日志、${gone.uploads} 个已不在库的上传文件\n`
    return { facts: gone, text }
  },
}

const summary = ({ files, ...rest }: Manifest) => ({ ...rest, files: files.length, bytes: bytesOf(files) })
const bytesOf = (files: Manifest['files']): number => files.reduce((sum, file) => sum + file.bytes, 0)
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const sizeOf = (one: Manifest): string => `数据库 ${megabytes(bytesOf(one.files))}，上传文件 ${one.uploads} 个`
const wayOn = (one: Manifest): string =>
  one.isArchived
    ? '日志继续归档，可以恢复到这之后的任何时刻。'
    : '没有归档日志（BACKUP_DIR 未设置）：只能恢复到这份备份完成的时刻。'
