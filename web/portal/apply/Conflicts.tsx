// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../client/index.ts'
import { sayValue } from '../fields/Field.tsx'
import type { Conflict, Kept } from './draft-keeper.ts'

type ConflictsProps = { draft: Draft; kept: Kept; settle: (conflict: Conflict, which: 'theirs' | 'mine') => void }

/** Answered differently here and in another window: both answers are shown, none is lost, the person chooses. */
export function Conflicts({ draft, kept, settle }: ConflictsProps) {
  const { t } = useTranslation()
  const { schema, ui } = draft.form
  const words = { yes: t('field.yes'), no: t('field.no'), none: t('field.none') }
  return kept.conflicts.map((conflict) => {
    const question = schema.properties[conflict.field]
    const say = (value: unknown) => sayValue(value, question ?? {}, ui.fields[conflict.field], words)
    const title = question?.title ?? conflict.field
    return (
      <section key={conflict.field} className="say warn stack-tight" role="alert" aria-label={t('apply.both', { title })}>
        <p className="strong">{t('apply.both', { title })}</p>
        <p>{t('apply.bothSaid', { mine: say(kept.values[conflict.field]), theirs: say(conflict.theirs) })}</p>
        <p className="row">
          <button type="button" className="button" onClick={() => settle(conflict, 'mine')}>
            {t('apply.keepMine')}
          </button>
          <button type="button" className="button" onClick={() => settle(conflict, 'theirs')}>
            {t('apply.takeTheirs')}
          </button>
        </p>
      </section>
    )
  })
}
