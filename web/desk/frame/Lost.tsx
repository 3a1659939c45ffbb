// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Nothing } from './Nothing.tsx'

export function Lost() {
  const { t } = useTranslation()
  return (
    <div className="lone">
      <Nothing title={t('lost.title')} todo={t('lost.todo')}>
        <Link to="/">{t('lost.back')}</Link>
      </Nothing>
    </div>
  )
}
