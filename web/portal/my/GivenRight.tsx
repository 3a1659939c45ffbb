// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { FirmAuthorisations } from '../../client/index.ts'
import { fullDay } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'

type Right = Pick<FirmAuthorisations['authorisations'][number], 'until' | 'state'>

/** A right that was given to somebody until a day: whose it is, how it stands, and, while it runs, the way to take it back. */
export function GivenRight({ title, right, withdraw }: { title: string; right: Right; withdraw: () => Promise<unknown> }) {
  const { t, i18n } = useTranslation()
  const isRunning = right.state === 'running'
  return (
    <li className="row-apart" style={{ paddingBlock: 12 }}>
      <div>
        <p className="strong">{title}</p>
        <p className="small muted figures">{t('firms.until', { day: fullDay(right.until, i18n.language) })}</p>
      </div>
      <div className="row">
        <span className={`chip ${isRunning ? 'ok' : ''}`}>{t(`firms.${right.state}`)}</span>
        {isRunning && (
          <ActButton look="link" act={withdraw}>
            {t('firms.withdraw')}
          </ActButton>
        )}
      </div>
    </li>
  )
}
