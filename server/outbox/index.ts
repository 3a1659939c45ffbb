// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'

export { drainFacts } from './deliver.ts'
export type { Fact, StoredFact } from './fact.ts'
export {
  createOutbox,
  type Job,
  later,
  laterAll,
  type Outbox,
  type Subscriber,
  type Sweep,
  type Telling,
  tell,
  tellInside,
} from './outbox.ts'
export { insertFacts } from './queries.ts'
export { outboxStuckKinds, type Stuck, type StuckKind } from './stuck.ts'
export { runSweep } from './sweep.ts'
export { troubleOf, tryAgainAt } from './trouble.ts'
export { prepareJobs, runJobsOnce, startWorker, type Worker } from './worker.ts'

export const outboxRoom: Room<unknown> = {
  name: 'outbox',
  permissions: {
    'operations.read': '查看卡住的计时器、消息、作业和巡检',
    'operations.retry': '让卡住的立即重试',
  },
}
