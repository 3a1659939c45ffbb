// SPDX-License-Identifier: Apache-2.0
import { mattersWithin, noMatter } from '../cases/index.ts'
import { aNumber, localIso, pagedList, Refusal, type Tx, transaction } from '../kernel/index.ts'
import {
  boundsOf,
  type Condition,
  endOfWindow,
  type FoundEntry,
  readersOf,
  record,
  type Search,
  type SearchKey,
  search,
} from '../ledger/index.ts'
import { accountNames, actsWithin, type Bound, type Officer, ofTheCity, reachOf, within } from '../people/index.ts'
import type { City } from './needs.ts'
import { type Match, recognise } from './recognise.ts'

export type Asked = {
  purpose: string
  value?: string
  /** of several things that the value may be, this one */
  only?: string
  /** an officer's name or id */
  actor?: string
  act?: string
  from?: string
  to?: string
  limit?: number
  after?: string
}

const ENTRIES = pagedList<[number]>('audited entries', aNumber)
/** So many entries of the whole city are looked through at once for those of a district. */
const WINDOW = 20_000
const READS_LOOKED = 10_000
const MOST_READERS = 200

/**
 * An auditor's search: for a stated reason, never of his own acts, as far as his post reaches (what was done in the matters of
 * his region, and what its officers did outside any matter), and itself on record for whomever it is about before it is answered.
 */
export async function searchEntries(city: City, auditor: Officer, asked: Asked) {
  const limit = asked.limit ?? 20
  const { matches, ...narrowed } = await transaction(city.sql, (tx) => begin(city, tx, auditor, asked))
  const [after] = ENTRIES.read(city.config, asked.after) ?? []
  if (matches?.length === 0) return { matches: [], rows: [], next: null }
  const found = { ...narrowed, ...(after === undefined ? {} : { after }), limit: limit + 1 }
  const isOpenEnded = found.keys === undefined && found.within !== undefined
  const end = isOpenEnded ? await endOfWindow(city.sql, found, WINDOW) : undefined
  const rows = await search(city.sql, end === undefined ? found : { ...found, above: end - 1 })
  const page = ENTRIES.page(city.config, await namedEntries(city, city.sql, rows), limit, (row) => [row.seq])
  return { matches: shown(matches), ...page, next: page.next ?? (end === undefined ? null : ENTRIES.cursor(city.config, [end])) }
}

/** From a leaked value to whoever read it in a period: by person and post, the last reader on top. */
export async function listReaders(city: City, auditor: Officer, asked: Asked & { value: string }) {
  const { matches = [], keys = [], ...narrowed } = await transaction(city.sql, (tx) => begin(city, tx, auditor, asked))
  const readers = keys.length === 0 ? [] : await readersOf(city.sql, { ...narrowed, keys, limit: MOST_READERS + 1 }, READS_LOOKED)
  const names = await accountNames(
    city.sql,
    readers.map((one) => one.actor),
  )
  return {
    matches: shown(matches),
    isCut: readers.length > MOST_READERS,
    rows: readers.slice(0, MOST_READERS).map(({ department, position, firstAt, lastAt, ...one }) => ({
      ...one,
      ...actorOf(city, { ...one, facts: { department, position } }, names),
      purposes: one.purposes ?? [],
      firstAt: localIso(firstAt),
      lastAt: localIso(lastAt),
    })),
  }
}

/** What an export writes out: the same search by the same reach, as many entries as one file may have. */
export async function entriesForExport(city: City, tx: Tx, auditor: Officer, asked: Asked, most: number) {
  const { keys, ...narrowed } = await narrow(city, tx, auditor, asked)
  const rows = await search(tx, { ...narrowed, ...(keys === undefined ? {} : { keys }), limit: most + 1 })
  return { rows: await namedEntries(city, tx, rows.slice(0, most)), isCut: rows.length > most }
}

type Narrowed = Omit<Search, 'limit'> & { matches?: Match[] }

async function begin(city: City, tx: Tx, auditor: Officer, asked: Asked): Promise<Narrowed> {
  const narrowed = await narrow(city, tx, auditor, asked)
  await recordSearch(city, tx, auditor, asked, narrowed.matches)
  return narrowed
}

/** Recognises what is asked for. Throws LEDGER_NOT_YOUR_OWN, AUDIT_ACTOR_UNKNOWN. */
async function narrow(city: City, tx: Tx, auditor: Officer, asked: Asked): Promise<Narrowed> {
  const now = city.clock.now()
  const reach = reachOf(auditor, 'district', 'ledger.read')
  const all = asked.value === undefined ? undefined : (await recognise(city, tx, asked.value)).filter(isWithin(reach))
  const matches = asked.only === undefined ? all : all?.filter((one) => one.id === asked.only)
  const keys = matches && distinct(matches.flatMap((one) => one.keys))
  const hasKey = keys !== undefined || asked.actor !== undefined
  const from = asked.from === undefined ? new Date(hasKey ? 0 : now.getTime() - 30 * DAY) : startOf(asked.from)
  const to = new Date(asked.to === undefined ? now.getTime() + DAY : startOf(asked.to).getTime() + DAY)
  const actor = asked.actor === undefined ? undefined : await actorNamed(city, tx, asked.actor)
  if (actor === auditor.id || keys?.some(({ column, value }) => column === 'actor' && value === auditor.id))
    throw new Refusal('LEDGER_NOT_YOUR_OWN')
  const reached = conditionOf(city, tx, reach)
  return {
    ...(await boundsOf(tx, from, to)),
    from,
    to,
    except: auditor.id,
    ...(all === undefined ? {} : { matches: matches ?? [] }),
    ...(keys === undefined ? {} : { keys }),
    ...(actor === undefined ? {} : { actor }),
    ...(asked.act === undefined ? {} : { act: asked.act }),
    ...(reached === undefined ? {} : { within: reached }),
  }
}

/** One officer by name or id; of several with one name, the first is not guessed. */
async function actorNamed(city: City, tx: Tx, said: string): Promise<string> {
  const officers = (await recognise(city, tx, said)).filter((one) => one.kind === 'officer' || one.by === 'id')
  const [first, second] = officers
  if (!first || second) throw new Refusal('AUDIT_ACTOR_UNKNOWN', { said, count: officers.length })
  return first.id
}

/** A thing that has a place is not even named beyond it. */
const isWithin = (reach: Bound[]) => (match: Match) =>
  match.region === null || within(reach, { department: '', region: match.region })

function conditionOf(city: City, tx: Tx, reach: Bound[]): Condition | undefined {
  if (within(reach, ofTheCity(city.content.region))) return undefined
  // an officer may have posts in two districts: what she does in a matter belongs to the matter's
  return tx`(${mattersWithin(tx, reach, 'e.root')} or (${actsWithin(tx, reach, 'e.actor')} and ${noMatter(tx, 'e.root')}))`
}

/** That somebody looked, and why, stands where each of those concerned sees it; the value itself stands nowhere. */
async function recordSearch(city: City, tx: Tx, auditor: Officer, asked: Asked, matches: Match[] | undefined): Promise<void> {
  const about = [...new Set((matches ?? []).flatMap(({ concerns }) => concerns ?? []))]
  await record(
    tx,
    city.clock.now(),
    (about.length === 0 ? [undefined] : about).map((one) => ({
      act: 'ledger.read',
      actor: { kind: 'officer' as const, id: auditor.id },
      subject: { kind: 'ledger', id: 'search' },
      ...(one === undefined ? {} : { about: one }),
      purpose: asked.purpose,
      facts: {
        by: [...new Set((matches ?? []).map((match) => match.by))],
        act: asked.act ?? null,
        from: asked.from ?? null,
        to: asked.to ?? null,
      },
    })),
  )
}

async function namedEntries(city: City, tx: Tx, rows: FoundEntry[]) {
  const names = await accountNames(
    tx,
    rows.map((row) => row.actor),
  )
  return rows.map((row) => ({ ...row, at: localIso(row.at), ...actorOf(city, row, names) }))
}

/** Who acted, in words: whatever the entry calls the actor, an officer's account is an officer. */
function actorOf(
  city: City,
  entry: { actor: string; actorKind: string; facts: Record<string, unknown> },
  names: Map<string, { kind: string; name: string }>,
) {
  const account = names.get(entry.actor)
  const { department, position } = entry.facts
  return {
    actorKind: account?.kind ?? entry.actorKind,
    actorName: account?.name ?? null,
    actorDepartment: [...city.content.departments.values()].find((one) => one.code === department)?.short ?? null,
    actorPosition: (typeof position === 'string' ? city.content.positions.get(position)?.name : undefined) ?? null,
  }
}

const shown = (matches: Match[] | undefined) => (matches ?? []).map(({ id, kind, title, by }) => ({ id, kind, title, by }))

const distinct = (keys: SearchKey[]): SearchKey[] => [...new Map(keys.map((key) => [`${key.column} ${key.value}`, key])).values()]

const DAY = 86_400_000
const startOf = (date: string) => new Date(`${date}T00:00:00+08:00`)
