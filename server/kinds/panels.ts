// SPDX-License-Identifier: Apache-2.0
import { postedOf, sayAmount } from '../accounts/index.ts'
import { type Case, type CasePanels, findCases, nameOfState, type Task } from '../cases/index.ts'
import { localIso } from '../kernel/index.ts'
import { registerOf } from '../registers/index.ts'
import { panelsOfLists } from './checklists/panel.ts'
import { kindWithin } from './choices.ts'
import { formOf, openingForm } from './fields.ts'
import { typedAt } from './fill.ts'
import type { City } from './needs.ts'
import { aboutOf, openedBy, originOf } from './origin.ts'
import { kindVersion } from './version.ts'

type Key = { root: string; id: string }

/** What the page of a case of a declared kind shows beside what all cases have: its questions by the version that it began with. */
export async function panelsOf(city: City, subject: Case, open: readonly Task[]): Promise<CasePanels> {
  const kind = kindWithin(city, await kindVersion(city, subject.item, subject.itemHash), subject.region)
  const about = aboutOf({ case: subject })
  return {
    opener: '登记人',
    linked: await linkedTo(city, subject),
    posted: postedLines(city, subject),
    about: about ? { ...about, name: registerOf(city, about.register)?.name ?? about.register } : null,
    checklists: await panelsOfLists(city, kind, subject, open),
    asks: new Map(
      open.flatMap((task) => {
        const fields = typedAt(kind, task)
        return fields.length === 0 ? [] : [[task.id, formOf(kind, fields).form]]
      }),
    ),
  }
}

function postedLines(city: City, subject: Case): CasePanels['posted'] {
  return postedOf(subject).map(({ id, act, from, to, amount, purpose, at }) => {
    const type = city.content.accountTypes.get(from.type)
    const said = type ? `${sayAmount(type, amount)} ${type.unit.name}` : String(amount)
    return { id, how: act, from: from.name, to: to.name, amount: said, purpose, at: localIso(new Date(at)) }
  })
}

/** The questions that whoever opened the case was asked. */
export const askedAtOpening = async (city: City, { item, itemHash, region }: Case) =>
  openingForm(kindWithin(city, await kindVersion(city, item, itemHash), region)).form

/** The case that opened this one, those that it opened, and the one that is about the same: kind, number and state, no more. */
async function linkedTo(city: City, subject: Case): Promise<CasePanels['linked']> {
  const origin = originOf({ case: subject })
  const sameAs = subject.particulars.sameAs as Key | undefined
  const keys = [
    ...(origin ? [{ how: 'origin' as const, ...origin }] : []),
    ...openedBy({ case: subject }).map((one) => ({ how: 'opened' as const, ...one })),
    ...(sameAs ? [{ how: 'sameAs' as const, ...sameAs }] : []),
  ]
  const found = new Map((await findCases(city.sql, keys)).map((one) => [one.id, one]))
  return keys.flatMap(({ how, id }) => {
    const one = found.get(id)
    if (!one) return []
    const kind = city.content.caseKinds.get(one.kind)?.name ?? one.kind
    return [{ how, root: one.root, id, number: one.number, kind, state: { code: one.state, name: nameOfState(city, one) } }]
  })
}
