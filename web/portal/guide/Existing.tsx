// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { saidNumbers } from '../../../engine/codes/index.ts'
import type { Eligibility, Kind } from '../../client/index.ts'
import { useEnglish, useSay } from '../english.ts'

/** What there is already, said before anything is filled in: which case, how it stands, what may still be applied for. */
export function Existing({ existing, kind, id }: { existing: NonNullable<Eligibility['existing']>; kind: Kind; id: string }) {
  const { t } = useTranslation()
  const en = useEnglish(kind, id)
  const say = useSay()
  const { isOwn, isSame, as, item, number, state, note } = existing
  return (
    <section className="say warn stack" role="status">
      <p className="strong">
        {t(isOwn ? (isSame ? `existing.${as}` : 'existing.alike') : 'existing.another', { item: say(item) })}
      </p>
      <p className="figures">
        {[saidNumbers(number), state && t(`state.${state}`, { defaultValue: state })].filter(Boolean).join(' · ')}
      </p>
      <p>{t('existing.rule', { note: en?.once || note })}</p>
      <p>
        {isOwn ? (
          <Link to="/my/cases/$number" params={{ number }}>
            {t('existing.open')}
          </Link>
        ) : (
          t('existing.ask')
        )}
      </p>
    </section>
  )
}
