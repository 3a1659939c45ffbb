// SPDX-License-Identifier: Apache-2.0
import { openDatabase } from '../../server/database-open.ts'
import { readConfig, transaction, wallClock } from '../../server/kernel/index.ts'
import {
  type Content,
  faultsBetween,
  loadContent,
  type PackFinding,
  PackRefused,
  packsIn,
  publish,
} from '../../server/packs/index.ts'
import { contentKinds } from '../../server/rooms.ts'

/** What breaks with the packs of another folder (a checkout of what is in force), whatever cases a city may have. */
export async function faultsAgainst(folder: string, content: Content): Promise<PackFinding[]> {
  const before = await loadContent(contentKinds, packsIn(folder))
  return [...before.caseKinds.values()].flatMap((old) => {
    const kind = contentKinds.find(({ name }) => name === old.kind)
    return kind ? faultsBetween(kind, old, content.caseKinds.get(old.id) ?? null) : []
  })
}

class NothingKept extends Error {}

/** What a start with this content would refuse in the city that the environment names: published as a start does, and taken back. */
export async function faultsInCity(content: Content, env: Record<string, string | undefined>): Promise<PackFinding[]> {
  const database = await openDatabase(readConfig({ ...env }))
  try {
    await transaction(database.sql, async (tx) => {
      await publish(tx, content, wallClock.now())
      throw new NothingKept()
    })
  } catch (error) {
    if (error instanceof PackRefused) return error.findings
    if (!(error instanceof NothingKept)) throw error
  } finally {
    await database.close()
  }
  return []
}
