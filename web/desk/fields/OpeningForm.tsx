// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { type FormDescription, isProblem } from '../../client/index.ts'
import type { Opening } from '../../opening/use-opening.ts'
import { FormGroups } from './FormGroups.tsx'

type Shown = {
  form: FormDescription
  opening: Opening
  head: ReactNode
  /** what was refused for another reason than the answers, which say it themselves */
  refused: (problem: unknown) => ReactNode
  acts: ReactNode
}

/** The form by which a case of a kind is opened. */
export function OpeningForm({ form, opening, head, refused, acts }: Shown) {
  const { problem } = opening
  return (
    <form
      className="draft-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void opening.submit()
      }}
    >
      {head}
      {problem === undefined || isProblem(problem, 'ANSWERS_INVALID') ? null : refused(problem)}
      <FormGroups
        form={form}
        values={opening.values}
        visible={opening.visible}
        errors={opening.errors}
        all={opening.tried}
        onChange={opening.change}
      />
      {acts}
    </form>
  )
}
