// SPDX-License-Identifier: Apache-2.0
import { followedBy, note, recordOf, sendMessage, type Topic, tellOf, type Working } from '../cases/index.ts'
import * as queries from './queries.ts'
import { averageOf, scoreOf } from './score.ts'

const place = ({ case: { root, id } }: Working) => ({ root, id })
type Answer = { outcome?: string } | undefined
const answerOf = (work: Working, element: string): string | undefined => (work.case.process.v[element] as Answer)?.outcome

/** Whether the unit still owes a report; while one is being checked, nobody is urged. */
const owesReport = ({ case: { process } }: Working): boolean =>
  process.t.some((token) => token.e === 'report' || token.e === 'report_again')

/** Urges by rungs: before the day, on it, two and five working days later. Each rung once, by the row that counts them. */
const urge: Topic = {
  name: 'instruction.urge',
  async run({ act, work, tx, input }) {
    const rung = Number(input.rung)
    if (!owesReport(work)) return { urged: false }
    if (rung > 0 && !(await queries.climb(tx, place(work), rung))) return { urged: false }
    // before the day it is a reminder; from the day on its unit sees that it is urged, until it reports
    note(work, rung > 0 ? 'urgedByRule' : 'instructionUrged', { rung })
    recordOf(act, work, 'instruction.urged', { rung })
    if (rung > 0) tellOf(act, work, 'assignmentUrged', { rung, name: work.case.itemName })
    return { urged: true }
  },
}

/** A task is over: its score by the stated rule. The last one ends the instruction; two at once are counted one after the other by its version. */
const settle: Topic = {
  name: 'instruction.settle',
  async run({ act, work, tx }) {
    const above = await followedBy(act, work)
    const [row] = (await queries.assignmentsOf(tx, [act.root])).filter((one) => one.id === work.case.id)
    if (!row) throw new Error(`the case ${work.case.id} is no task of an instruction`)
    const timesBack = answerOf(work, 'review') === 'back' ? 1 : 0
    const isEscalated = answerOf(work, 'review_again') === 'escalate'
    const outcome = answerOf(work, 'judge') === 'failed' ? ('failed' as const) : ('accepted' as const)
    const score = scoreOf({ rung: row.rung, timesBack, isEscalated, outcome })
    await queries.settleAssignment(tx, place(work), {
      timesBack,
      isEscalated,
      outcome,
      score,
      endedAt: act.now,
      reportedAt: act.now,
    })
    work.case.result = { ...(work.case.result ?? {}), outcome, score }
    note(work, 'assignmentScored', { outcome, score })
    note(above, 'assignmentEnded', { name: work.case.itemName, outcome, score })
    const open = (await queries.assignmentsOf(tx, [act.root])).filter((one) => one.endedAt === null)
    if (open.length === 0) await sendMessage(act, above, 'instruction.done')
    return { score }
  },
}

const score: Topic = {
  name: 'instruction.score',
  async run({ act, work, tx }) {
    const scores = (await queries.assignmentsOf(tx, [act.root])).flatMap((one) => one.score ?? [])
    const average = averageOf(scores)
    await queries.endInstruction(tx, act.root, act.now, average)
    note(work, 'instructionScored', { score: average })
    return { score: average }
  },
}

export const instructionTopics: Topic[] = [urge, settle, score]
