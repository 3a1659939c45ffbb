// SPDX-License-Identifier: Apache-2.0
import { compileForm } from '@chengshu/engine'
import {
  type CaseKind,
  drawnMatter,
  findCase,
  openCase,
  readDrawing,
  saysWhy,
  type Topic,
  tellOf,
  theSystem,
} from '../cases/index.ts'
import { dayOf, Refusal, violates } from '../kernel/index.ts'
import { type Job, later, type Subscriber } from '../outbox/index.ts'
import { personById } from '../people/index.ts'
import type { City } from './needs.ts'
import { closeBad, findRating, type Rating } from './queries.ts'
import { isBad, levelNames } from './rate.ts'

const diagram = readDrawing('server/ratings/return-visit.bpmn')

/** How a return visit shows the rating that it is about. */
const shownRating = compileForm({
  schema: {
    type: 'object',
    properties: {
      number: { type: 'string', title: '被评价的办件' },
      levelName: { type: 'string', title: '满意度' },
      reasons: { type: 'array', title: '理由', items: { type: 'string' } },
      text: { type: 'string', title: '评价内容' },
      ratedOn: { type: 'string', title: '评价日期', format: 'date' },
    },
  },
  ui: { groups: [{ id: 'rating', title: '评价', fields: ['number', 'levelName', 'reasons', 'text', 'ratedOn'] }], fields: {} },
})

/** A bad rating's case: its item is the rated item, its department the rated one. */
export const visitKind: CaseKind = {
  id: 'visit',
  matterOf(city, item) {
    const rated = city.content.items.get(item) ?? city.content.bundles.get(item)
    const key = rated?.kind === 'bundle' ? rated.lead : rated?.department
    const department = city.content.departments.get(key ?? '')?.code ?? ''
    return drawnMatter({
      kind: 'visit',
      id: item,
      hash: 'return-visit',
      name: `差评回访：${rated?.name ?? item}`,
      department,
      diagram,
      form: shownRating,
      promised: '15 工作日',
      // closing without a return visit is refused (A38)
      checkCompletion(task, said) {
        if (task.element === 'visit' && (!said.output?.contact || !saysWhy(said))) throw new Refusal('VISIT_RECORD_NEEDED')
        if (task.element === 'rectify' && !saysWhy(said)) throw new Refusal('RECTIFICATION_NEEDED')
      },
    })
  },
}

/** A bad rating opens its return visit. */
export const badRatingSubscriber: Subscriber<City> = {
  name: 'ratings.return-visit',
  facts: ['rated'],
  async receive(_city, tx, { payload, root }) {
    if (isBad(Number(payload.level))) await later(tx, returnVisitJob.name, { ...payload, root })
  },
}

/**
 * An act of its own, so that it waits for nobody while the batch of facts holds its rows. The rating's id is the case's, so the same fact
 * twice is one case.
 */
export const returnVisitJob: Job<City> = {
  name: 'ratings.return-visit',
  async run(city, payload) {
    const [root, id] = [String(payload.root), String(payload.rating)]
    const rating = await findRating(city.sql, root, id)
    if (!rating) return
    const isFirm = payload.applicantKind === 'firm'
    const opening = {
      root: id,
      id,
      kind: 'visit',
      item: rating.item,
      hash: 'return-visit',
      applicant: {
        kind: isFirm ? ('firm' as const) : ('person' as const),
        id: rating.applicantId,
        name: rating.isAnonymous ? '匿名评价人' : await nameOf(city, root, String(payload.caseId)),
      },
      // a firm's rating was given by somebody: the answer is hers, and she stays in the visit's case
      agent: rating.ratedBy !== null && isFirm ? { id: rating.ratedBy, name: await raterOf(city, rating) } : null,
      region: String(payload.region),
      hall: null,
      channel: 'rating',
      delivery: null,
      dossier: {
        form: {
          number: rating.number,
          level: rating.level,
          levelName: levelNames[rating.level] ?? '',
          reasons: rating.reasons.map((code) => city.content.ratingReasons.find((reason) => reason.code === code)?.text ?? code),
          text: rating.body,
          ratedOn: dayOf(rating.at),
          ratedRoot: root,
        },
        applicant: {},
        evidence: {},
        sources: {},
      },
    }
    await openCase(city, opening, { name: 'open-visit', actor: theSystem }).catch((error: unknown) => {
      if (!violates(error, 'cases_pkey')) throw error
    })
  },
}

async function nameOf(city: City, root: string, caseId: string): Promise<string> {
  return (await findCase(city.sql, root, caseId))?.applicantName ?? '评价人'
}

async function raterOf(city: City, { isAnonymous, ratedBy }: Rating): Promise<string> {
  if (isAnonymous || ratedBy === null) return '匿名评价人'
  return (await personById(city, city.sql, ratedBy))?.name ?? '经办人'
}

/** `rating.answer`: the person who rated hears what was found and done, and may rate again. */
const answer: Topic = {
  name: 'rating.answer',
  async run({ act, work, tx }) {
    const { form } = work.dossier
    const said = [...work.tasks.values()].filter((task) => task.state === 'done').at(-1)?.opinion ?? ''
    await closeBad(tx, {
      department: work.case.department,
      region: work.case.region,
      item: work.case.item,
      day: String(form.ratedOn),
    })
    tellOf(act, work, 'ratingAnswered', {
      answer: `您对“${String(form.number)}”的评价已核实处理：${said}`,
      number: String(form.number),
    })
    return { answered: true }
  },
}
export const ratingTopics: Topic[] = [answer]
