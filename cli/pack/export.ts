// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../server/database-open.ts'
import { readConfig, silentLog, wallClock } from '../../server/kernel/index.ts'
import { adoptPublished, laidOver, loadContent, packsIn } from '../../server/packs/index.ts'
import { contentKinds } from '../../server/rooms.ts'
import type { Streams } from './index.ts'

/**
 * Writes what stewards published in the studio over the files that it lies over, so that it comes back to where the packs are kept: a start with
 * them works with the same versions, and writing them again changes nothing. What has no folder of its own in these packs is told of; then 1.
 */
export async function exportPublished(folder: string, io: Streams): Promise<number> {
  const content = await loadContent(contentKinds, packsIn(folder))
  const database = await openDatabase(readConfig({ ...(io.env ?? process.env) }))
  const city = { sql: database.sql, content, log: silentLog, clock: wallClock }
  try {
    await adoptPublished(city)
    let [written, lost] = [0, 0]
    for (const { kind: name, id, files } of laidOver(city.content)) {
      const unit = contentKinds.find((one) => one.name === name)?.versions?.unitOf(id) ?? ''
      const place = packsIn(folder)
        .map((pack) => join(pack, unit))
        .find((one) => unit !== '' && existsSync(one))
      if (!place) {
        io.stderr.write(`${name} ${id}：内容包里没有它自己的文件夹，没有写出。\n`)
        lost += 1
        continue
      }
      for (const [file, text] of Object.entries(files)) {
        const at = join(place, file)
        if (existsSync(at) && readFileSync(at, 'utf8').replaceAll('\r\n', '\n') === text) continue
        writeFileSync(at, text)
        io.stdout.write(`${unit}/${file}\n`)
        written += 1
      }
    }
    io.stdout.write(`写出 ${written} 个文件。\n`)
    return lost > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}
