// SPDX-License-Identifier: Apache-2.0
import type { Room } from '../kernel/index.ts'
import type { Sweep } from '../outbox/index.ts'
import type { ContentKind } from '../packs/index.ts'
import { calendarContent } from './calendar-content.ts'
import { calendarsAreWhole } from './calendar-rules.ts'
import { closedCases, closedDossiers, closedHistory, closedTasks } from './closed.ts'
import { fireTimers } from './fire-timers.ts'
import { searchKeysAtRest } from './keys-at-rest.ts'
import type { City } from './parts.ts'
import { caseRefusals } from './refusals.ts'
import { caseRoutes } from './routes.ts'

export { actOn } from './act.ts'
export { contextOf, sendMessage } from './advance.ts'
export { Barred } from './barrier.ts'
export { endCase, joinCase, openBeside, openElsewhere } from './beside.ts'
export { recountWithCalendar } from './calendar-change.ts'
export { calendarContent, calendarOf } from './calendar-content.ts'
export {
  type Actor,
  type Applicant,
  type Case,
  type Delivery,
  type Dossier,
  type Evidence,
  lightOf,
  maskedApplicant,
  outcomesOf,
  type Task,
  theSystem,
  waitsForWhole,
} from './case.ts'
export { withdrawCase } from './case-acts.ts'
export { begunAs, dueInstant, startClock } from './clocks.ts'
export { completeTask, noteHandOver, officerActor } from './complete-task.ts'
export { drawnMatter, readDrawing, saysWhy, shownTexts } from './drawn.ts'
export { existingFor } from './existing.ts'
export {
  automaticField,
  endTextField,
  groundField,
  handedTogetherField,
  opinionField,
  ratedField,
  servedField,
  todoField,
} from './fields.ts'
export { casesAsked, filesOfMatters } from './file-queries.ts'
export { fillUnique, type UniqueRule } from './fill-unique.ts'
export { getCaseOfTask } from './find-task.ts'
export { fireTimers } from './fire-timers.ts'
export { breakOff, followedBy } from './follow-up.ts'
export { holdContext, kindOf, nameOfState } from './kind-of.ts'
export { lookupSubscriber } from './lookups.ts'
export { matterOf } from './matter-of.ts'
export { mayAct, mayDo, maySee, reachInCases, whoseOf } from './may.ts'
export { type Migrating, migrateCases } from './migrate-cases.ts'
export { casesNamed } from './named.ts'
export { faultOfNumber } from './number-rule.ts'
export { doneBy, newsOf } from './officer-queries.ts'
export { onOfficersTask } from './on-task.ts'
export { openCase } from './open-case.ts'
export {
  type Act,
  type Anchored,
  type CaseKind,
  type CasePanels,
  type CaseParts,
  type City as CasesCity,
  type Completion,
  createCaseParts,
  type FollowUp,
  type Happened,
  type Matter,
  type Opening,
  type Topic,
  type TopicContext,
  type Working,
} from './parts.ts'
export {
  allTasks,
  casesAbout,
  childrenOf,
  findCase,
  findCases,
  findDossier,
  grantedBefore,
  type HistoryEntry,
  historyOf,
  keyOfEitherNumber,
  keyOfNumber,
  keyOfShortNumber,
  keysOfApplicant,
  queryCodeOf,
} from './queries.ts'
export { fieldsOfTask, hiddenFrom } from './read-by.ts'
export { ownerOfHall, plainName, tailKey } from './search-keys.ts'
export { bodiesIn, casesUnder, type SearchOwner } from './search-queries.ts'
export { staffingSubscriber, staffingSweep } from './staffing.ts'
export { unstaffedIn } from './staffing-queries.ts'
export { enter, hasEnded, isPaused, lawStates, type Phase } from './states.ts'
export { stepContent, stepsAreWhole, stepsIn } from './steps.ts'
export { caseStuckKinds } from './stuck.ts'
export { type Answered, answerSupplement } from './supplement.ts'
export { caseTopics } from './topics.ts'
export { claimAsUnit, completeAsUnit, getUnitTask, handOverAsUnit, mayRecall, onUnitTask, type TaskPlace } from './unit-acts.ts'
export { casesWithMobile } from './with-mobile.ts'
export { caseWithin, mattersWithin, type Narrowed, noMatter, openAmong, placed } from './within-queries.ts'
export { demand, note, put, recordOf, tellOf } from './working.ts'

export const timerSweep: Sweep<City> = { name: 'cases.timers', everyMilliseconds: 1000, run: (city: City) => fireTimers(city) }

export const casesRoom: Room<City, ContentKind> = {
  name: 'cases',
  content: [{ ...calendarContent, rules: [calendarsAreWhole] }],
  refusals: caseRefusals,
  permissions: {
    'task.read': '查看本岗位的任务',
    'task.complete': '领取、办理本岗位的任务',
    'case.read': '查看本部门参与的办件',
    'case.accept': '受理申请',
    'case.supplement': '一次性告知补正',
    'case.suspend': '启动和结束特别程序',
    'case.extend': '批准延期',
    'case.reassign': '改派任务',
  },
  atRest: [closedCases, closedDossiers, closedTasks, closedHistory, searchKeysAtRest],
  views: ['standings', 'work_done', 'open_tasks', 'timers', 'happened'],
  routes: caseRoutes,
}
