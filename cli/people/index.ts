// SPDX-License-Identifier: Apache-2.0
import type { Writable } from 'node:stream'
import { isBlank, plainNumber, plainText } from '@chengshu/engine'
import { openDatabase } from '../../server/database-open.ts'
import { createVault } from '../../server/kernel/crypto/index.ts'
import { Refusal, readConfig, wallClock } from '../../server/kernel/index.ts'
import { openHand } from '../../server/ledger/index.ts'
import { appointFirstOfficers, FIRST_POSTS, type FirstOfficer } from '../../server/people/index.ts'

type Streams = { stdout: Pick<Writable, 'write'>; stderr: Pick<Writable, 'write'>; env?: Record<string, string | undefined> }

const usage = `chengshu people first-officers 部门信用代码 区划 admin=登录名:姓名 security=登录名:姓名 auditor=登录名:姓名
  一座真实的城市（DEMO=off）第一次启动之后用一次：设立系统管理、安全管理、安全审计三位管理员，各说一次初始口令。
  三人首次登录时绑定动态口令；此后的人员和岗位由他们在系统里申请、批准。
  退出码：0 已设立，1 已有工作人员，不再设立，2 命令写错
`

/** The command `chengshu people`. Gives the exit code. */
export async function run(args: string[], io: Streams): Promise<number> {
  const [command, ...typed] = args
  const [department = '', region = ''] = typed.slice(0, 2).map(plainNumber)
  const rest = typed.slice(2)
  const officers = rest.flatMap(officerOf)
  const complete = FIRST_POSTS.every((post) => officers.some((officer) => officer.post === post))
  if (
    command !== 'first-officers' ||
    !/^\w{18}$/.test(department) ||
    !/^\d{6}$/.test(region) ||
    !complete ||
    officers.length !== 3
  ) {
    io.stderr.write(usage)
    return command === '--help' || command === 'help' ? 0 : 2
  }
  const config = readConfig({ ...(io.env ?? process.env) })
  const database = await openDatabase(config, (line) => io.stderr.write(`${line}\n`))
  openHand(database.sql, createVault(config))
  try {
    for (const { login, password } of await appointFirstOfficers(
      { sql: database.sql, clock: wallClock, config },
      department,
      region,
      officers,
    ))
      io.stdout.write(`${login}  初始口令 ${password}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    io.stderr.write('已经有工作人员了，没有改动。请由现有管理员在系统里办理。\n')
    return 1
  } finally {
    await database.close()
  }
}

/** What a shell passes, typed by a person: width and unseen signs do not count, a name that shows nothing is none. */
export function officerOf(typed: string): FirstOfficer[] {
  const [, post = '', login = '', name = ''] = /^([^=＝]+)[=＝]([^:：]+)[:：](.+)$/su.exec(typed) ?? []
  const officer = { post: plainNumber(post), login: plainNumber(login), name: plainText(name).trim() }
  const known = FIRST_POSTS.find((one) => one === officer.post)
  const isGood = /^[a-z][a-z0-9-]{2,31}$/.test(officer.login) && !isBlank(officer.name) && [...officer.name].length <= 40
  return known === undefined || !isGood || /\s{2}|[\n\t]/.test(officer.name) ? [] : [{ ...officer, post: known }]
}
