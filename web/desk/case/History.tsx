// SPDX-License-Identifier: Apache-2.0
import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HistoryRow } from '../doors/types.ts'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt } from '../frame/time.ts'
import { detailOf, headOf } from './history-text.ts'

/** What happened, newest on top, each with who and when. */
export function History({ rows }: { rows: HistoryRow[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return <Nothing title={t('history.none')} />
  // the server gives them in the order in which they happened, also within one second
  const newest = [...rows].reverse()
  return (
    <Timeline
      className="history"
      items={newest.map((row, index) => ({
        key: row.id,
        color: index === 0 ? 'blue' : 'gray',
        content: (
          <>
            <p className="history-what">{headOf(row)}</p>
            <p className="muted">
              <time dateTime={row.at} className="figures">
                {saidAt(row.at)}
              </time>
              {row.who === '' ? '' : ` · ${row.who}`}
            </p>
            {detailOf(row) === '' ? null : <p className="history-detail">{detailOf(row)}</p>}
          </>
        ),
      }))}
    />
  )
}
