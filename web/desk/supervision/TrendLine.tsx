// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type CaseFigure, type Narrowing, oversightKeys, readTrend, type Trend } from '../doors/oversight.ts'
import { FigureButton } from '../frame/FigureButton.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import type { Drill } from './FigureRows.tsx'
import { percent } from './Totals.tsx'
import { stretchOf } from './trend-stretch.ts'

const HEIGHT = 96

type Shown = { narrowing: Narrowing; onOpen: (drill: Drill) => void }

/** How much ended, step by step: a bar each, the part that was late hatched apart; the numbers are one press away, for every reader, and open their rows. */
export function TrendLine({ narrowing, onOpen }: Shown) {
  const { t } = useTranslation()
  const trend = useQuery({ queryKey: oversightKeys.trend(narrowing), queryFn: () => readTrend(narrowing) })
  return (
    <section className="trend">
      <h2>
        {t('supervision.trend')}
        {trend.data === undefined ? null : <span className="muted"> {t(`supervision.trendOf.${trend.data.step}`)}</span>}
      </h2>
      {trend.isError ? <ProblemNotice error={trend.error} again={() => void trend.refetch()} /> : null}
      {trend.data === undefined ? null : trend.data.rows.length === 0 ? (
        <Nothing title={t('supervision.trendNone')} />
      ) : (
        <>
          <Bars rows={trend.data.rows} />
          <details>
            <summary>{t('supervision.trendTable')}</summary>
            <Numbers trend={trend.data} {...{ narrowing, onOpen }} />
          </details>
        </>
      )}
    </section>
  )
}

function Bars({ rows }: { rows: Trend['rows'] }) {
  const { t } = useTranslation()
  const most = Math.max(...rows.map((row) => row.closed))
  return (
    <ol className="trend-bars" aria-label={t('supervision.trend')}>
      {rows.map((row) => {
        const said = t('supervision.trendAt', {
          on: row.on,
          closed: row.closed,
          onTime: percent(row.onTimeRate),
          oneVisit: percent(row.oneVisitRate),
        })
        const height = Math.max(2, Math.round((row.closed / most) * HEIGHT))
        const late = Math.round((height * (100 - (row.onTimeRate ?? 100))) / 100)
        return (
          <li key={row.on} title={said}>
            <span className="unseen">{said}</span>
            <span className="trend-count figures" aria-hidden="true">
              {row.closed}
            </span>
            <span className="trend-bar" style={{ height }} aria-hidden="true">
              <span className="trend-late" style={{ height: late }} />
            </span>
            <span className="trend-day figures" aria-hidden="true">
              {row.on.slice(5)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Numbers({ trend, narrowing, onOpen }: Shown & { trend: Trend }) {
  const { t } = useTranslation()
  const figure = (
    row: Trend['rows'][number],
    of: CaseFigure,
    { count, text = String(count) }: { count: number; text?: string },
  ) => (
    <FigureButton
      count={count}
      text={text}
      label={t('supervision.drill', { name: row.on, what: t(`supervision.figure.${of}`), count: text })}
      onOpen={() => onOpen({ figure: of, name: row.on, narrowing: { ...narrowing, ...stretchOf(trend, row.on) } })}
    />
  )
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th scope="col">{t('supervision.period')}</th>
          <th scope="col">{t('supervision.figure.closed')}</th>
          <th scope="col">{t('supervision.rate.onTime')}</th>
          <th scope="col">{t('supervision.rate.oneVisit')}</th>
        </tr>
      </thead>
      <tbody>
        {trend.rows.map((row) => (
          <tr key={row.on}>
            <td className="figures">{row.on}</td>
            <td className="figures">{figure(row, 'closed', { count: row.closed })}</td>
            <td className="figures">{figure(row, 'onTime', { count: row.closed, text: percent(row.onTimeRate) })}</td>
            <td className="figures">{figure(row, 'oneVisit', { count: row.closed, text: percent(row.oneVisitRate) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
