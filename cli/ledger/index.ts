// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { openDatabase } from '../../server/database-open.ts'
import { createVault } from '../../server/kernel/crypto/index.ts'
import { isDatabaseAway, readConfig } from '../../server/kernel/index.ts'
import { verify, type Witness, witnessFile } from '../../server/ledger/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'>; env?: Record<string, string | undefined> }

const usage = `chengshu ledger verify [--json]
  从头到尾核对审计记录：每一条的内容、次序、链接，每个检查点的签名，以及数据库之外留存的链头。
  数据库由 DATABASE_URL 指定；不指定就用 DATA_DIR 下自带的数据库。
  --json  用一行 JSON 回答
  退出码：0 完好，1 发现第一处改动、缺失或错位，2 命令写错或数据库连不上
`

/** The command `chengshu ledger`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...flags] = args
  if (command !== 'verify' || flags.some((flag) => flag !== '--json')) {
    io.stderr.write(usage)
    return command === '--help' || command === 'help' ? 0 : 2
  }
  const config = readConfig({ ...(io.env ?? process.env) })
  if (!existsSync(join(config.dataDir, 'keys'))) {
    io.stderr.write(`${config.dataDir} 下没有 keys 文件夹：签名要用这座城市自己的钥匙核对。请把 DATA_DIR 指向它的数据文件夹。\n`)
    return 2
  }
  const database = await openDatabase(config, (line) => io.stderr.write(`${line}\n`))
  try {
    const began = performance.now()
    const verdict = await verify(database.sql, createVault(config), readWitness(config.dataDir))
    if (flags.includes('--json')) io.stdout.write(`${JSON.stringify(verdict)}\n`)
    else if (verdict.ok) {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      io.stdout.write(`审计记录完好：共 ${verdict.entries} 条，链头 ${verdict.head.slice(0, 16)}…（${seconds} 秒）\n`)
    } else
      io.stdout.write(`审计记录有问题：第 ${verdict.seq} 条——${verdict.reason}。\n请保全现场，从备份核对这一条及之后的记录。\n`)
    return verdict.ok ? 0 : 1
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    io.stderr.write('数据库连不上。请检查 DATABASE_URL，或先启动服务。\n')
    return 2
  } finally {
    await database.close()
  }
}

/** Absent on a machine that never numbered entries: then the checkpoints alone tell the length. */
function readWitness(dataDir: string): Witness | undefined {
  const file = witnessFile(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Witness) : undefined
}
