// SPDX-License-Identifier: Apache-2.0
import { answersAreGivenByWhoMay } from './answer-rules.ts'
import { bundlesFillTheirParts, bundlesHandOver } from './bundle-rules.ts'
import { calendarsAreWhole } from './calendar-rules.ts'
import { implementationsAreTheirBodies, somebodyIsCompetent } from './competence-rules.ts'
import { demoCellsAreValid, demoRowsAgree, officersCanWork } from './demo-rules.ts'
import { englishIsWhole } from './english-rules.ts'
import { examplesNameWhatExists } from './example-rules.ts'
import { expressionsCanBeRead, membersExist, processNamesExist } from './expression-rules.ts'
import { formFieldsAreRead } from './form-rules.ts'
import { codesAreValid, foldersAreNamedByTheirId, idsAreUnique } from './identity-rules.ts'
import { bundlesHaveTime, extensionsAreLawful, promisesAreLawful } from './limit-rules.ts'
import { commitmentsHaveConsequences, feesAreWhole, materialsHaveSources } from './material-rules.ts'
import {
  callsNameParts,
  casesBeginAndEnd,
  decisionsExist,
  issuedLicencesAreWhole,
  outcomesAreRead,
  serviceTasksAskForWhatExists,
  userTasksReachSomebody,
} from './process-rules.ts'
import { cityReferencesExist, mattersReferencesExist } from './reference-rules.ts'
import type { Rule } from './rule.ts'
import { entitlementsAreGivenOnce } from './unique-rules.ts'
import { othersAreAskedAboutByRelation } from './whose-rules.ts'

/** The law of packs, as a list. Schemas and the engine's own findings come before it; the order is the order of mending. */
export const rules: readonly Rule[] = [
  idsAreUnique,
  foldersAreNamedByTheirId,
  codesAreValid,
  cityReferencesExist,
  mattersReferencesExist,
  somebodyIsCompetent,
  implementationsAreTheirBodies,
  expressionsCanBeRead,
  processNamesExist,
  membersExist,
  serviceTasksAskForWhatExists,
  userTasksReachSomebody,
  outcomesAreRead,
  answersAreGivenByWhoMay,
  decisionsExist,
  issuedLicencesAreWhole,
  casesBeginAndEnd,
  callsNameParts,
  promisesAreLawful,
  extensionsAreLawful,
  bundlesHaveTime,
  materialsHaveSources,
  commitmentsHaveConsequences,
  othersAreAskedAboutByRelation,
  feesAreWhole,
  entitlementsAreGivenOnce,
  formFieldsAreRead,
  bundlesFillTheirParts,
  bundlesHandOver,
  examplesNameWhatExists,
  calendarsAreWhole,
  demoCellsAreValid,
  demoRowsAgree,
  officersCanWork,
  englishIsWhole,
]
