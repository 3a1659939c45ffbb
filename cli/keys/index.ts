// SPDX-License-Identifier: Apache-2.0
import type { Writable } from 'node:stream'
import { openDatabase } from '../../server/database-open.ts'
import { createVault, MasterMissing } from '../../server/kernel/crypto/index.ts'
import { readConfig, wallClock } from '../../server/kernel/index.ts'
import { openHand } from '../../server/ledger/index.ts'
import {
  type KeyStatus,
  KeysUnusable,
  keyStatus,
  keysInDatabase,
  learnKeys,
  rotateKeys,
  unusable,
} from '../../server/vault/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'>; env?: Record<string, string | undefined> }

const usage = `chengshu keys status [--json]     主密钥、数据密钥，以及资料重新加密到哪里了
chengshu keys rotate [--master]   换新的主密钥和数据密钥；--master 只换主密钥（数据密钥重新包裹，资料不动）
  服务不用停：新写入的一分钟后改用新密钥，旧资料由后台分批重新加密，中断了会接着做；用 status 看进度。
  主密钥在 DATA_DIR/keys，不在数据库里。请和数据库的备份分开保管；保留某份旧备份，就要保留当时的主密钥。
  退出码：0 完成，1 密钥不能用（说明原因），2 命令写错
`

/** The command `chengshu keys`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...rest] = args
  const [isJson, isMaster] = [rest.join() === '--json', rest.join() === '--master']
  const isRotation = command === 'rotate' && (rest.length === 0 || isMaster)
  if (!isRotation && !(command === 'status' && (rest.length === 0 || isJson))) {
    io.stderr.write(usage)
    return command === '--help' || command === 'help' ? 0 : 2
  }
  const config = readConfig({ ...(io.env ?? process.env) })
  const database = await openDatabase(config, (line) => io.stderr.write(`  ${line}\n`))
  try {
    const known = await keysInDatabase(database.sql)
    if (known.length === 0) {
      io.stderr.write('这个数据库还没有数据密钥：请先启动一次服务。\n')
      return 1
    }
    const holder = { sql: database.sql, vault: createVault(config, { mayMake: false }), clock: wallClock }
    openHand(database.sql, holder.vault)
    await learnKeys(holder, known)
    if (isRotation) {
      const made = await rotateKeys(holder, isMaster ? 'master' : 'all')
      io.stderr.write(
        `新主密钥 ${made.master}${made.keys.length > 0 ? `，新数据密钥 ${made.keys.join('、')}，一分钟后启用` : ''}。请现在备份 DATA_DIR/keys。\n`,
      )
    }
    const status = await keyStatus(holder, wallClock.now())
    io.stdout.write(isJson ? `${JSON.stringify(status)}\n` : inWords(status))
    return 0
  } catch (error) {
    const said = error instanceof MasterMissing ? unusable(error) : error
    if (!(said instanceof KeysUnusable)) throw error
    io.stderr.write(`${said.message}\n`)
    return 1
  } finally {
    await database.close()
  }
}

const states = { coming: '一分钟内启用', closes: '正在使用', opens: '只用来打开旧资料', retired: '已不再需要' }

function inWords({ masters, keys, places }: KeyStatus): string {
  const lines = [
    ...masters.map(
      ({ id, isNeeded }) => `主密钥 ${id}：${isNeeded ? '正在使用' : '没有数据密钥还用它；不再留当时的备份时可以移走'}`,
    ),
    ...keys.map(
      ({ id, algorithm, wrappedBy, state }) =>
        `数据密钥 ${id}（${algorithm === 'sm4' ? 'SM4' : 'AES-256'}，由 ${wrappedBy} 包裹）：${states[state]}`,
    ),
    ...places.map(
      ({ place, key, closed, looked, isDone }) =>
        `${place}：${isDone ? '全部' : `看过 ${looked} 行，`}已用 ${key} 加密${closed > 0 ? `（重新加密 ${closed} 行）` : ''}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
