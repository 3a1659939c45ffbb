// SPDX-License-Identifier: Apache-2.0

/** Of a class, so many of a hundred, and at least so many; `class` is null for whatever no other share names. */
export type Share = { class: string | null; percent: number; least: number }
/** Why one stands on the roll and is not drawn: a rule said so, or she was drawn before within the time. */
export type Why = 'rule' | 'before'
export type Candidate = { id: string; class: string | null; excluded: Why | null }

/** What a draw is made from. It is hashed before anybody can know the seed; with the seed it gives one result alone. */
export type Roll = {
  /** what the roll is of: the draw's own id, so that two draws of the same list differ */
  draw: string
  /** by id, each once */
  objects: readonly Candidate[]
  shares: readonly Share[]
  /** who is sent, by id, each once; none where nobody is */
  members: readonly string[]
  /** how many are sent to each object that is drawn */
  team: number
  /** who must not be sent to which object */
  recused: readonly (readonly [object: string, member: string])[]
  /** the number that nobody here can choose, as it was announced: 福彩双色球 2026138 期开奖号码 */
  source: string
}

/** `isShort`: there were not enough who may be sent; nobody is sent then, for a rule is not loosened. */
export type DrawnOne = { id: string; class: string | null; team: string[]; isShort: boolean }
export type Drawn = {
  /** in the order in which they were drawn */
  objects: DrawnOne[]
  /** what each share asked for, and found */
  counts: { class: string | null; base: number; excluded: number; asked: number; drawn: number }[]
}

/** SHA-256 of a text in UTF-8, as 64 small hexadecimal digits. Handed in: the server and a browser have their own. */
export type Hash = (text: string) => string

const ALGORITHM = 'chengshu-draw-1'
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * A roll as the text that is hashed: one line each, in the order of ids (UTF-16 code units), so that anybody gets the same from the same list.
 * Ids and classes are JSON strings, so that none can look like a line of its own.
 */
export function rollText(roll: Roll): string {
  const line = (...parts: (string | number | null)[]) => JSON.stringify(parts)
  return [
    line(ALGORITHM, roll.draw, roll.source, roll.team),
    ...roll.shares.map((one) => line('share', one.class, one.percent, one.least)),
    ...sorted(roll.objects).map((one) => line('object', one.id, one.class, one.excluded)),
    ...[...roll.members].sort(byText).map((id) => line('member', id)),
    ...[...roll.recused].sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1])).map(([o, m]) => line('recused', o, m)),
  ].join('\n')
}

/** What is published of the secret before the draw: it can be held to it, and says nothing of it. */
export const commitmentOf = (secret: string, hash: Hash): string => hash(`${ALGORITHM}\n${secret}`)

/** The seed: of the secret that was promised, the roll, and the number that came out elsewhere afterwards. */
export const seedOf = (secret: string, rollHash: string, published: string, hash: Hash): string =>
  hash(`${ALGORITHM}\n${secret}\n${rollHash}\n${published}`)

/**
 * Draws from a roll by a seed: the same from the same, whatever the order of the lists, on any machine (D08: 重放).
 * Each object has a ticket, the hash of seed and id; of each class the lowest tickets that are not excluded are taken, so many as its
 * share of the *whole* class asks for, rounded up (抽查基数 counts who is excluded too). Whoever is sent is, of those who may be,
 * whoever has fewest so far, and among equals the lowest ticket for that object.
 */
export function draw(roll: Roll, seed: string, hash: Hash): Drawn {
  const named = new Set(roll.shares.map((one) => one.class))
  const counts: Drawn['counts'] = []
  const taken: { id: string; class: string | null; ticket: string }[] = []
  for (const share of roll.shares) {
    const base = roll.objects.filter((one) =>
      share.class === null ? one.class === null || !named.has(one.class) : one.class === share.class,
    )
    const free = base.filter((one) => one.excluded === null)
    // a hundredth of a percent is the finest share, so that no fraction is rounded by the machine
    const asked = Math.min(
      base.length,
      Math.max(share.least, Math.ceil((base.length * Math.round(share.percent * 100)) / 10_000)),
    )
    const drawn = free
      .map(({ id, class: its }) => ({ id, class: its, ticket: hash(`${seed}\nobject\n${id}`) }))
      .sort(byTicket)
      .slice(0, asked)
    taken.push(...drawn)
    counts.push({ class: share.class, base: base.length, excluded: base.length - free.length, asked, drawn: drawn.length })
  }
  const send = teams(roll, seed, hash)
  return { objects: taken.sort(byTicket).map(({ id, class: its }) => ({ id, class: its, ...send(id) })), counts }
}

function teams(
  { members, recused, team }: Roll,
  seed: string,
  hash: Hash,
): (object: string) => Pick<DrawnOne, 'team' | 'isShort'> {
  const sent = new Map(members.map((id) => [id, 0]))
  const barred = new Map<string, Set<string>>()
  for (const [object, member] of recused) barred.set(object, (barred.get(object) ?? new Set()).add(member))
  return (object) => {
    const may = [...sent]
      .filter(([id]) => !barred.get(object)?.has(id))
      .map(([id, many]) => ({ id, many, ticket: hash(`${seed}\nmember\n${object}\n${id}`) }))
      .sort((a, b) => a.many - b.many || byTicket(a, b))
    if (may.length < team) return { team: [], isShort: true }
    const chosen = may.slice(0, team).map((one) => one.id)
    for (const id of chosen) sent.set(id, (sent.get(id) ?? 0) + 1)
    return { team: chosen, isShort: false }
  }
}

const byTicket = (a: { id: string; ticket: string }, b: { id: string; ticket: string }) =>
  byText(a.ticket, b.ticket) || byText(a.id, b.id)
const sorted = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => byText(a.id, b.id))
