// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Light } from '../doors/types.ts'
import { saidDue } from './time.ts'

/** The clock of a task or a case: always a word beside the colour. */
export function ClockChip({ light, text, dueAt }: { light: Light | null; text?: string | null; dueAt?: string | null }) {
  const { t } = useTranslation()
  if (light === null) return <span className="chip chip-none">{text ?? t('light.none')}</span>
  const title = dueAt === null || dueAt === undefined ? undefined : t('light.due', { due: saidDue(dueAt) })
  return (
    <span className={`chip chip-${light}`} title={title}>
      <b>{t(`light.${light}`)}</b>
      <span>{text ?? (dueAt === null || dueAt === undefined ? '' : saidDue(dueAt))}</span>
    </span>
  )
}
