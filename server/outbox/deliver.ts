// SPDX-License-Identifier: Apache-2.0
import { isDatabaseAway, type Tx, transaction, within } from '../kernel/index.ts'
import type { StoredFact } from './fact.ts'
import type { OutboxCity, Subscriber } from './outbox.ts'
import {
  factsOf,
  hasUnheard,
  insertUnheard,
  isFirst,
  postponeUnheard,
  removeUnheard,
  takeTold,
  takeUnheard,
  waitingBehind,
  waitingTold,
} from './queries.ts'
import { troubleOf, tryAgainAt } from './trouble.ts'

/** Acts, not facts: each tells some three. */
export const BATCH = 100
/** What is tried again comes between batches, so that it never holds up what is new. */
const AGAIN = 50

/**
 * Delivers one batch of facts. The whole batch is one transaction. When a
 * subscriber throws, the batch is rolled back and done once more with a
 * savepoint around each receiver: whoever threw keeps the fact for itself
 * (`unheard`) and tries again by itself; all others have had it.
 */
export async function drainFacts<C extends OutboxCity<C>>(city: C): Promise<number> {
  const again = await hearAgain(city)
  try {
    return again + (await deliverBatch(city, (tx, facts, subscriber) => deliverAll(city, tx, facts, subscriber)))
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    city.log.warn({ err: error }, 'a batch of facts is delivered with a savepoint around each subscriber')
    const oneByOne: Deliver<C> = async (tx, facts, subscriber) => {
      for (const fact of facts)
        for (const one of subscriber.isInOrder ? await queued(city, tx, [fact], subscriber) : [fact])
          await deliverGuarded(city, tx, one, subscriber)
    }
    return again + (await deliverBatch(city, oneByOne))
  }
}

type Deliver<C> = (tx: Tx, facts: StoredFact[], subscriber: Subscriber<C>) => Promise<void>

/** To one subscriber after the other, to each all that it asked for of the batch, in order. */
async function deliverBatch<C extends OutboxCity<C>>(city: C, deliver: Deliver<C>): Promise<number> {
  const waiting = await waitingTold(city.sql, BATCH)
  if (waiting.length === 0) return 0
  return transaction(city.sql, async (tx) => {
    const facts = (await takeTold(tx, waiting, BATCH)).flatMap(factsOf)
    const heard = new Map<Subscriber<C>, StoredFact[]>()
    for (const fact of facts)
      for (const subscriber of city.outbox.subscribers.get(fact.kind) ?? [])
        heard.set(subscriber, [...(heard.get(subscriber) ?? []), fact])
    for (const [subscriber, all] of heard)
      await deliver(tx, subscriber.isInOrder ? await queued(city, tx, all, subscriber) : all, subscriber)
    return facts.length
  })
}

/** Those that are not behind one that was not received: they wait too. Answers what may be told now. */
async function queued<C extends OutboxCity<C>>(
  city: C,
  tx: Tx,
  facts: StoredFact[],
  { name }: Subscriber<C>,
): Promise<StoredFact[]> {
  const roots = new Set(facts.map(({ root }) => root))
  const waiting = await waitingBehind(tx, name, [...roots])
  const now = city.clock.now()
  for (const fact of facts)
    if (waiting.has(fact.root)) await insertUnheard(tx, fact, name, { since: now, notBefore: now, trouble: BEHIND })
  return facts.filter(({ root }) => !waiting.has(root))
}

const BEHIND = '同一事项有更早的一条还没有处理，按先后等候'

async function deliverAll<C extends OutboxCity<C>>(
  city: C,
  tx: Tx,
  facts: StoredFact[],
  subscriber: Subscriber<C>,
): Promise<void> {
  if (subscriber.receiveAll) return subscriber.receiveAll(city, tx, facts)
  for (const fact of facts) await subscriber.receive(city, tx, fact)
}

async function deliverGuarded<C extends OutboxCity<C>>(
  city: C,
  tx: Tx,
  fact: StoredFact,
  subscriber: Subscriber<C>,
): Promise<void> {
  try {
    await within(tx, (inner) => subscriber.receive(city, inner, fact))
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const now = city.clock.now()
    const { trouble, mark } = troubleOf(error)
    city.log.error({ err: error, mark, fact: fact.kind, root: fact.root, subscriber: subscriber.name }, 'a fact was not received')
    await insertUnheard(tx, fact, subscriber.name, { since: now, notBefore: tryAgainAt(now, 1), trouble })
  }
}

/** The deaf try again, each alone, in a transaction of its own that holds its row: a second server passes over it. */
async function hearAgain<C extends OutboxCity<C>>(city: C): Promise<number> {
  let heard = 0
  if (!(await hasUnheard(city.sql, city.clock.now()))) return heard
  for (let tried = 0; tried < AGAIN; tried++) {
    const did = await transaction(city.sql, (tx) => hearOne(city, tx))
    if (did === undefined) break
    if (did) heard++
  }
  return heard
}

async function hearOne<C extends OutboxCity<C>>(city: C, tx: Tx): Promise<boolean | undefined> {
  const now = city.clock.now()
  const waiting = await takeUnheard(tx, now)
  if (!waiting) return undefined
  const { subscriber: name, tries, ...fact } = waiting
  try {
    const subscriber = city.outbox.subscribers.get(fact.kind)?.find((one) => one.name === name)
    if (!subscriber) throw new Error(`no subscriber ${name} asks for ${fact.kind} any more`)
    if (subscriber.isInOrder && !(await isFirst(tx, waiting))) {
      await postponeUnheard(tx, waiting, tryAgainAt(now, tries + 1), BEHIND)
      return false
    }
    await within(tx, (inner) => subscriber.receive(city, inner, fact))
    await removeUnheard(tx, waiting)
    return true
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const { trouble, mark } = troubleOf(error)
    city.log.error(
      { err: error, mark, fact: fact.kind, root: fact.root, subscriber: name, tries: tries + 1 },
      'a fact was not received again',
    )
    await postponeUnheard(tx, waiting, tryAgainAt(now, tries + 1), trouble)
    return false
  }
}
