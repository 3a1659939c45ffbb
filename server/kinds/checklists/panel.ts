// SPDX-License-Identifier: Apache-2.0
import { type Case, fieldsOfTask, findCases, findDossier, nameOfState, type Task } from '../../cases/index.ts'
import { dayOf, type Json } from '../../kernel/index.ts'
import { findRow } from '../../registers/index.ts'
import { titleOfField } from '../answer-text.ts'
import type { Kind } from '../content/index.ts'
import type { City } from '../needs.ts'
import { aboutOf, openedBy } from '../origin.ts'
import { askedOf, type Checked, checkedIn, checklistFields, figuresOf } from './checklist.ts'
import { pinnedList } from './pinned.ts'

/** A checklist as a page shows it: what is asked in the version of the case, what was found, what became of what failed. */
export async function panelsOfLists(city: City, kind: Kind, subject: Case, tasks: readonly Task[], only?: ReadonlySet<string>) {
  const fields = [...checklistFields(kind).keys()].filter((field) => only === undefined || only.has(field))
  const dossier = fields.length > 0 ? await findDossier(city.sql, subject.root, subject.id) : undefined
  if (!dossier) return []
  const about = aboutOf({ case: subject })
  const row = about && (await findRow(city, city.sql, about.register, about.key))
  const context = {
    form: dossier.form,
    applicant: dossier.applicant,
    case: { ...{ number: subject.number, state: subject.state, region: subject.region }, kept: subject.particulars },
    today: dayOf(city.clock.now()),
    row: (row?.fields ?? null) as Json,
  }
  const panels = []
  for (const field of fields) {
    const list = await pinnedList(city, kind, subject, field)
    if (!list) continue
    const asked = new Set(askedOf(list, context).map(({ id }) => id))
    const items = checkedIn(dossier.form[field])?.items ?? {}
    const opened = await openedFor(city, subject, items)
    const { items: _items, ...figures } = figuresOf(list, askedOf(list, context), items)
    panels.push({
      field,
      title: titleOfField(kind, field),
      name: list.name,
      nameEn: list.nameEn ?? null,
      version: list.version,
      basis: list.basis,
      /** the open task at which it is answered */
      task: tasks.find(({ properties }) => fieldsOfTask(properties).includes(field))?.id ?? null,
      figures: { ...figures, score: figures.score ?? null },
      reasons: (list.reasons ?? []).map(({ id, text, textEn }) => ({ id, text, textEn: textEn ?? null })),
      groups: list.groups.flatMap(({ id, name, nameEn, items: all }) => {
        const some = all.filter((item) => asked.has(item.id))
        return some.length === 0
          ? []
          : [
              {
                id,
                name,
                nameEn: nameEn ?? null,
                items: some.map((item) => ({ ...itemView(item), answer: said(items[item.id], opened) })),
              },
            ]
      }),
    })
  }
  return panels
}

type Item = Parameters<typeof figuresOf>[1][number]

const itemView = ({ id, text, textEn, basis, required, proof, notApplicable }: Item) => ({
  ...{ id, text, textEn: textEn ?? null, basis: basis ?? null, required: required !== false },
  proof: proof ? { as: proof.as, on: proof.on ?? [], unit: proof.unit ?? null } : null,
  notApplicable: notApplicable ?? [],
})

type Opened = Map<string, { root: string; id: string; number: string; state: string; isOpen: boolean }>

function said(answer: Checked['items'][string] | undefined, opened: Opened) {
  if (!answer) return null
  const { result, reason, note, value, files = [], by, at, n } = answer
  return {
    ...{ result, reason: reason ?? null, note: note ?? null, value: value ?? null, by, at, n, files },
    opened: opened.get(answer.opened ?? '') ?? null,
  }
}

/** The cases that put right what failed: number and state, no more. */
async function openedFor(city: City, subject: Case, items: Checked['items']): Promise<Opened> {
  const wanted = new Set(Object.values(items).flatMap((one) => one.opened ?? []))
  const keys = openedBy({ case: subject }).filter(({ number }) => wanted.has(number))
  const found = keys.length > 0 ? await findCases(city.sql, keys) : []
  return new Map(
    found.map((one) => [
      one.number,
      { ...{ root: one.root, id: one.id, number: one.number }, state: nameOfState(city, one), isOpen: one.closedAt === null },
    ]),
  )
}
