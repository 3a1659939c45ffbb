// SPDX-License-Identifier: Apache-2.0
import { Link, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Ask } from '../frame/Ask.tsx'

/** The session ended while the form was open: everything typed is kept, and sign-in comes back to this very step. */
export function SessionEnded({ ended }: { ended: boolean }) {
  const { t } = useTranslation()
  const here = useRouterState({ select: (state) => state.location.href })
  return (
    <Ask title={t('apply.endedTitle')} open={ended} firm close={() => {}}>
      <p>{t('apply.endedText')}</p>
      <p>
        <Link className="button primary wide" to="/sign-in" search={{ to: here }}>
          {t('apply.endedVerb')}
        </Link>
      </p>
    </Ask>
  )
}
