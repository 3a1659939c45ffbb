// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Nothing } from '../frame/Nothing.tsx'

/** A register that is not there, or that no post of the officer opens: said alike. */
export function NoRegister() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <h1>{t('registers.title')}</h1>
      <Nothing title={t('registers.noRegister')} todo={t('registers.noRegisterTodo')}>
        <Link to="/registers">{t('registers.toRegisters')}</Link>
      </Nothing>
    </div>
  )
}
