// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { oneWord } from '../../kernel/index.ts'

const text = Type.String()
const nothing = Type.Union([text, Type.Null()])
const count = Type.Integer()

const figures = {
  ...{ list: text, version: text, asked: count, answered: count, passed: count, failed: count, notApplicable: count },
}
const answer = {
  result: oneWord('pass', 'fail', 'na'),
  ...{ note: nothing, reason: nothing, value: Type.Union([Type.Number(), Type.Null()]), by: text, at: text, n: count },
  files: Type.Array(Type.Object({ id: text, name: text, type: text })),
}

/** A checklist in the panel of a case or of a unit's task. */
export const listPanel = Type.Object({
  ...{ field: text, title: text, name: text, nameEn: nothing, version: text, basis: text, task: nothing },
  figures: Type.Object({ ...figures, score: Type.Union([count, Type.Null()]) }),
  reasons: Type.Array(Type.Object({ id: text, text, textEn: nothing })),
  groups: Type.Array(
    Type.Object({
      ...{ id: text, name: text, nameEn: nothing },
      items: Type.Array(
        Type.Object({
          ...{ id: text, text, textEn: nothing, basis: nothing, required: Type.Boolean(), notApplicable: Type.Array(text) },
          proof: Type.Union([
            Type.Object({ as: oneWord('photo', 'paper', 'number'), on: Type.Array(text), unit: nothing }),
            Type.Null(),
          ]),
          answer: Type.Union([
            Type.Object({
              ...answer,
              opened: Type.Union([
                Type.Object({ root: text, id: text, number: text, state: text, isOpen: Type.Boolean() }),
                Type.Null(),
              ]),
            }),
            Type.Null(),
          ]),
        }),
      ),
    }),
  ),
})
