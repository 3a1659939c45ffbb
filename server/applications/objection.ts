// SPDX-License-Identifier: Apache-2.0

import {
  type CaseKind,
  drawnMatter,
  openCase,
  readDrawing,
  saysWhy,
  shownTexts,
  type Topic,
  tellOf,
  theSystem,
} from '../cases/index.ts'
import { departmentOf } from '../items/index.ts'
import { type Json, Refusal, transaction, violates } from '../kernel/index.ts'
import { type Job, later, type Subscriber, tell } from '../outbox/index.ts'
import { caseField } from '../packs/index.ts'
import { takeTryOrRefuse } from '../people/index.ts'
import { sourceRegister } from '../registers/index.ts'
import type { Draft } from './draft-row.ts'
import { accountOf } from './holders.ts'
import type { City } from './needs.ts'
import * as queries from './queries.ts'

/** Each objection is an officer's work, and a new draft lets the same value be disputed anew: more than anybody has papers, and no flood. */
const OF_ACCOUNT = { most: 20, minutes: 1440 }

const KIND = 'objection'
const diagram = readDrawing('server/applications/objection.bpmn')

/** Where a value came from, and so who answers for it. */
export type Disputed =
  | { kind: 'register'; id: string }
  | { kind: 'licence'; id: string }
  /** the outcome of an earlier case of an item, or what a rule of it computed */
  | { kind: 'item'; id: string }

/** The name of a source and the department that answers for it. */
function ownerOf(city: City, { kind, id }: Disputed): { name: string; department: string } {
  if (kind === 'register') {
    const register = sourceRegister(city, id)
    return { name: register.name, department: departmentOf(city, register.owner).code }
  }
  if (kind === 'licence') {
    const type = city.content.licenceTypes.get(id)
    if (!type) throw new Error(`there is no licence type ${id}`)
    return { name: type.name, department: departmentOf(city, type.issuer).code }
  }
  const item = city.content.items.get(id) ?? city.content.bundles.get(id)
  if (!item) throw new Error(`there is no item ${id}`)
  return { name: item.name, department: departmentOf(city, item.kind === 'bundle' ? item.lead : item.department).code }
}

const written = ({ kind, id }: Disputed): string => `${kind}:${id}`
function readDisputed(text: string): Disputed {
  const [kind, id = ''] = text.split(':')
  if (kind !== 'register' && kind !== 'licence' && kind !== 'item') throw new Error(`${text} names no source`)
  return { kind, id }
}

const shown = shownTexts('数据异议', {
  what: '有异议的内容',
  source: '数据来源',
  shown: '系统显示的值',
  note: '提出人的说明',
  item: '办什么事时提出',
})

/** Somebody says that what the city holds is wrong: the department that answers for the source looks into it and answers. */
export const objectionKind: CaseKind = {
  id: KIND,
  matterOf(city, item) {
    const { name, department } = ownerOf(city, readDisputed(item))
    return drawnMatter({
      kind: KIND,
      id: item,
      hash: KIND,
      name: `数据异议：${name}`,
      department,
      diagram,
      form: shown,
      promised: '5 工作日',
      checkCompletion(task, said) {
        if (task.element === 'check' && !saysWhy(said)) throw new Refusal('OBJECTION_ANSWER_NEEDED')
      },
    })
  },
}

export type Raised = { about: string; what: string; shown: Json; note: string; disputed: Disputed; item: string }

/**
 * Keeps what an applicant disputes and tells it, in one transaction: nothing of it is lost, and to one value there is one objection.
 * The value itself stays as it is until its source has been corrected. Answers whether it is new. Throws OBJECTIONS_TOO_MANY.
 */
export async function raiseObjection(city: City, draft: Draft, id: string, raised: Raised): Promise<boolean> {
  await takeTryOrRefuse(city, `objection ${accountOf(draft)}`, OF_ACCOUNT, 'OBJECTIONS_TOO_MANY')
  return transaction(city.sql, async (tx) => {
    const isNew = await queries.insertObjection(tx, {
      root: draft.id,
      id,
      applicantId: draft.applicantId,
      about: raised.about,
      source: written(raised.disputed),
      shown: raised.shown,
      note: raised.note,
      at: city.clock.now(),
      owner: draft.owner,
    })
    if (isNew) await tell(city, tx, [{ kind: 'objectionRaised', root: draft.id, payload: payloadOf(draft, id, raised) }])
    return isNew
  })
}

/** What is personal stays in the draft and in the objection. */
const payloadOf = ({ owner }: Draft, id: string, raised: Raised): Record<string, Json> => ({
  objection: id,
  owner,
  source: written(raised.disputed),
  what: raised.what,
  item: raised.item,
})

const inWords = (value: Json): string => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))

export const objectionSubscriber: Subscriber<City> = {
  name: 'applications.objections',
  facts: ['objectionRaised'],
  receive: (_city, tx, { root, payload }) => later(tx, objectionJob.name, { ...payload, root }),
}

/**
 * Opens the case, in an act of its own: it waits for nobody while the batch of facts holds its rows. The objection's id is the case's, so
 * the same fact twice is one case.
 */
export const objectionJob: Job<City> = {
  name: 'applications.objection',
  async run(city, payload) {
    const root = String(payload.root)
    const objection = await queries.findObjection(city.sql, root, String(payload.objection))
    const draft = await queries.findDraft(city.sql, String(payload.owner), root)
    if (!objection || !draft) throw new Error(`the objection ${String(payload.objection)} is not there`)
    const disputed = readDisputed(String(payload.source))
    await openCase(
      city,
      {
        root: objection.id,
        id: objection.id,
        kind: KIND,
        item: written(disputed),
        hash: KIND,
        applicant: { kind: draft.applicant.kind, id: draft.applicantId, name: draft.applicant.name },
        agent: draft.agent,
        region: draft.region,
        hall: null,
        channel: 'objection',
        delivery: null,
        dossier: {
          form: {
            what: String(payload.what),
            source: ownerOf(city, disputed).name,
            shown: inWords(objection.shown),
            note: objection.note,
            item: String(payload.item),
          },
          applicant: {},
          evidence: {},
          sources: {},
        },
      },
      { name: 'open-objection', actor: theSystem },
    ).catch((error: unknown) => {
      if (!violates(error, 'cases_pkey')) throw error
    })
  },
}

/** What the office found, of the objection's own case. */
const objectionField = caseField<'corrected' | 'kept'>('objection')

/** `objection.answer`: whoever objected is told what was found; nothing is changed without her knowing. */
const answer: Topic = {
  name: 'objection.answer',
  isPure: true,
  run({ act, work, input }) {
    const isCorrected = input.outcome === 'corrected'
    objectionField.set(work.case, isCorrected ? 'corrected' : 'kept')
    tellOf(act, work, 'objectionAnswered', {
      what: String(work.dossier.form.what),
      source: String(work.dossier.form.source),
      corrected: isCorrected,
      answer: String(input.opinion ?? ''),
    })
    return { corrected: isCorrected }
  },
}
export const objectionTopics: Topic[] = [answer]
