// SPDX-License-Identifier: Apache-2.0
import './checklist.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckItem } from './CheckItem.tsx'
import type { ItemAnswer, ListDoor, ListPanel } from './panel.ts'
import { useChecks } from './use-checks.ts'

type Props = {
  panel: ListPanel
  /** whether whoever looks answers it here */
  fills: boolean
  door: ListDoor
  /** as the face leads to the case that puts an item right */
  Opened: (props: { opened: NonNullable<ItemAnswer['opened']> }) => ReactNode
  /** as the face says an instant */
  moment: (at: string) => string
}

/** A checklist: read by whoever sees the case, answered with a thumb by whoever has the task; each answer is kept as it is given. */
export function Checklist({ panel, fills, door, Opened, moment }: Props) {
  const { t, i18n } = useTranslation()
  const checks = useChecks(panel, door)
  const isEnglish = i18n.language.startsWith('en')
  const inEnglish = (zh: string, en: string | null) => (isEnglish && en !== null ? en : zh)
  const { answered, asked, failed } = checks.figures
  const next = panel.groups.flatMap(({ items }) => items).find(({ id, required }) => required && checks.sayingAt(id) === null)
  return (
    <section className="checks" aria-labelledby={`checks-${panel.field}`}>
      <h3 id={`checks-${panel.field}`}>
        {t('checks.version', { name: inEnglish(panel.name, panel.nameEn), version: panel.version })}
      </h3>
      <p className="checks-figures" role="status">
        <b>{t('checks.done', { answered, asked })}</b>
        {failed > 0 ? <span className="checks-bad">{t('checks.failed', { count: failed })}</span> : null}
        {panel.figures.score === null || fills ? null : <span>{t('checks.score', { score: panel.figures.score })}</span>}
        {fills && next ? <a href={`#check-${panel.field}-${next.id}`}>{t('checks.next')}</a> : null}
      </p>
      {panel.groups.map((group) => (
        <div key={group.id} className="checks-group">
          <h4>{inEnglish(group.name, group.nameEn)}</h4>
          <ol>
            {group.items.map((item) => (
              <CheckItem
                key={item.id}
                {...{ panel, item, fills, door, checks, Opened, moment }}
                text={inEnglish(item.text, item.textEn)}
                isEnglish={isEnglish}
              />
            ))}
          </ol>
        </div>
      ))}
      <p className="checks-basis">{t('checks.basis', { basis: panel.basis })}</p>
    </section>
  )
}
