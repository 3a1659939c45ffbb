// SPDX-License-Identifier: Apache-2.0
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Match } from '../doors/ledger.ts'

const ALL = ''

/** What the value turned out to be; of several, one can be looked at alone. */
export function Matches({
  matches,
  only,
  onOnly,
}: {
  matches: Match[]
  only: string | undefined
  onOnly: (id: string | undefined) => void
}) {
  const { t } = useTranslation()
  const said = (match: Match) => `${t(`matchKind.${match.kind}`, { defaultValue: match.kind })} ${match.title}`
  if (matches.length === 0) return null
  if (matches.length === 1 && only === undefined)
    return (
      <p className="matches">
        <span className="muted">{t('audit.matches')}</span> <b>{matches.map(said).join('')}</b>
      </p>
    )
  return (
    <div className="matches">
      <span className="muted">{t('audit.matches')}</span>
      <Segmented
        aria-label={t('audit.matches')}
        value={only ?? ALL}
        onChange={(id: string) => onOnly(id === ALL ? undefined : id)}
        options={[
          { value: ALL, label: only === undefined ? t('audit.matchAll', { count: matches.length }) : t('audit.matchesAgain') },
          ...matches.map((match) => ({ value: match.id, label: said(match) })),
        ]}
      />
    </div>
  )
}
