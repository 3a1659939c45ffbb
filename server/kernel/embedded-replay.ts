// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { accessOf } from './embedded-access.ts'
import { databaseOwner, findBinaries, type Owner, versionOf } from './embedded-binaries.ts'
import { clusterOf, prepareCluster } from './embedded-cluster.ts'
import { launch, runningPort, stopCluster } from './embedded-process.ts'

/** The embedded database of a folder at rest, for a restore: where its files lie, whose they are, and how it is started by itself. */
export type AtRest = {
  cluster: string
  owner: Owner
  /** major version of the programs that will open it */
  postgres: string
  isRunning(): boolean
  start(settings: string[]): Promise<{ url: string; stop(): Promise<void> }>
}

/**
 * `start` begins the replay of its log: no role is touched and no lease held, as nothing may be written before the replay has
 * ended. `url` is the administrator's.
 */
export async function databaseAtRest(at: string, bin: string, say: (line: string) => void): Promise<AtRest> {
  const folder = resolve(at)
  const owner = databaseOwner()
  return {
    cluster: clusterOf(folder),
    owner,
    postgres: String(versionOf(await findBinaries(owner, bin), owner)),
    isRunning: () => runningPort(clusterOf(folder)) !== undefined,
    async start(settings) {
      const cluster = await prepareCluster(folder, settings, say, bin)
      const port = await launch(cluster)
      return { url: accessOf(cluster.passwords, port).adminUrl, stop: () => stopCluster(cluster) }
    },
  }
}
