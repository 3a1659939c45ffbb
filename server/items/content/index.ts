// SPDX-License-Identifier: Apache-2.0
import type { ContentKind } from '../../packs/index.ts'
import { indexMatter, indexMatters } from '../search.ts'
import { basicHeads } from './family.ts'
import { type Item, itemContent } from './item.ts'
import { answersAreGivenByWhoMay } from './rules/answer-rules.ts'
import { implementationsAreTheirBodies, somebodyIsCompetent } from './rules/competence-rules.ts'
import { heldByWhoExists, officersCanWork } from './rules/demo-rules.ts'
import { englishIsWhole, namesHaveEnglish } from './rules/english-rules.ts'
import { examplesNameWhatExists } from './rules/example-rules.ts'
import { expressionsCanBeRead, membersExist, processNamesExist } from './rules/expression-rules.ts'
import { formFieldsAreRead } from './rules/form-rules.ts'
import { codesAreValid, foldersAreNamedByTheirId, idsAreUnique } from './rules/identity-rules.ts'
import { extensionsAreLawful, promisesAreLawful } from './rules/limit-rules.ts'
import { commitmentsHaveConsequences, feesAreWhole, materialsHaveSources } from './rules/material-rules.ts'
import {
  casesBeginAndEnd,
  decisionsExist,
  issuedLicencesAreWhole,
  itemsCallNothing,
  outcomesAreRead,
  serviceTasksAskForWhatExists,
  userTasksReachSomebody,
} from './rules/process-rules.ts'
import { mattersReferencesExist } from './rules/reference-rules.ts'
import { whoIsAskedCanSign } from './rules/signature-rules.ts'
import { entitlementsAreGivenOnce } from './rules/unique-rules.ts'
import { othersAreAskedAboutByRelation } from './rules/whose-rules.ts'
import { groundsContent, lifeStageContent, phraseContent, synonymContent } from './vocabulary.ts'

/** What items, and what is made of several items, must keep to; the order is the order of mending. */
const rules = [
  idsAreUnique,
  foldersAreNamedByTheirId,
  codesAreValid,
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
  itemsCallNothing,
  promisesAreLawful,
  extensionsAreLawful,
  materialsHaveSources,
  commitmentsHaveConsequences,
  whoIsAskedCanSign,
  othersAreAskedAboutByRelation,
  feesAreWhole,
  entitlementsAreGivenOnce,
  formFieldsAreRead,
  examplesNameWhatExists,
  heldByWhoExists,
  officersCanWork,
  englishIsWhole,
  namesHaveEnglish,
]

const index: ContentKind['index'] = (tx, content) => indexMatters(tx, 'item', basicHeads(content))
const indexOne: ContentKind['indexOne'] = (tx, made) => indexMatter(tx, made as Item)

export const itemsContent = [
  { ...itemContent, rules, index, indexOne },
  lifeStageContent,
  synonymContent,
  phraseContent,
  groundsContent,
]
