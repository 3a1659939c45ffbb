// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseFigure, Overview } from '../doors/oversight.ts'
import { FigureButton } from '../frame/FigureButton.tsx'

type Shown = { overview: Overview; onOpen: (figure: CaseFigure) => void }

/** The sums of the reach, each of which opens; what belongs to a period stands beside the period before. */
export function Totals({ overview: { totals, before }, onOpen }: Shown) {
  const { t } = useTranslation()
  const now: CaseFigure[] = ['open', 'paused', 'overdue', 'nearlyOverdue']
  const figure = (name: CaseFigure, text = String(totals[name])) => (
    <FigureButton
      count={totals[name]}
      text={text}
      tone={name === 'overdue' ? 'text-danger' : ''}
      label={t('supervision.drill', {
        name: t('supervision.all'),
        what: t(`supervision.figure.${name}`),
        count: text === String(totals[name]) ? text : t('supervision.rateOf', { rate: text, count: totals[name] }),
      })}
      onOpen={() => onOpen(name)}
    />
  )
  const rates = [
    { name: 'onTime', is: totals.onTimeRate, was: before.onTimeRate },
    { name: 'oneVisit', is: totals.oneVisitRate, was: before.oneVisitRate },
  ] as const
  return (
    <dl className="totals">
      {now.map((name) => (
        <div key={name}>
          <dt>{t(`supervision.figure.${name}`)}</dt>
          <dd>{figure(name)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('supervision.figure.closed')}</dt>
        <dd>{figure('closed')}</dd>
        <dd className="compared">{count(totals.closed - before.closed)}</dd>
      </div>
      {rates.map(({ name, is, was }) => (
        <div key={name}>
          <dt>{t(`supervision.rate.${name}`)}</dt>
          <dd>{figure(name, percent(is))}</dd>
          <dd className="compared">{points(is, was)}</dd>
        </div>
      ))}
    </dl>
  )

  function count(by: number): string {
    if (by === 0) return t('supervision.same')
    return t(by > 0 ? 'supervision.more' : 'supervision.less', { by: Math.abs(by) })
  }

  function points(is: number | null, was: number | null): string {
    if (is === null || was === null) return t('supervision.noBefore')
    const by = Math.round((is - was) * 10) / 10
    if (by === 0) return t('supervision.same')
    return t(by > 0 ? 'supervision.higher' : 'supervision.lower', { by: Math.abs(by) })
  }
}

/** 98.5%; no cases, no rate. */
export function percent(rate: number | null): string {
  return rate === null ? '—' : `${rate}%`
}
