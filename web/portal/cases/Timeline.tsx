// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Happening } from '../../client/index.ts'
import { useIsEnglish } from '../english.ts'
import { moment } from '../format/dates.ts'
import { AsWritten } from '../frame/ChineseOnly.tsx'
import './cases.css'

/** What happened, newest first, like a parcel on its way. */
export function Timeline({ events, few = 6 }: { events: Happening[]; few?: number }) {
  const { t } = useTranslation()
  // what happened in the same instant keeps its order, newest on top
  const newest = [...events].reverse().sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  const rest = newest.slice(few)
  return (
    <>
      <Events events={newest.slice(0, few)} live />
      {rest.length > 0 && (
        <details>
          <summary>{t('cases.earlier', { count: rest.length })}</summary>
          <Events events={rest} />
        </details>
      )}
    </>
  )
}

function Events({ events, live = false }: { events: Happening[]; live?: boolean }) {
  const { t, i18n } = useTranslation()
  const isEnglish = useIsEnglish()
  const now = new Date()
  return (
    <ol className={live ? 'timeline live' : 'timeline'}>
      {events.map((event) => {
        const { what, who, detail } = isEnglish ? event.en : event
        return (
          <li key={`${event.at}${event.what}${event.who ?? ''}`}>
            <p className="strong">{what}</p>
            {detail && <AsWritten text={detail} />}
            <p className="small muted figures">{[moment(event.at, now, i18n.language), who].filter(Boolean).join(' · ')}</p>
            {event.documents?.map((document) => (
              <p key={document.url}>
                <a href={document.url} target="_blank" rel="noreferrer">
                  {isEnglish ? `${document.nameEn} (PDF, ${t('kind.chineseOnly')})` : `${document.name} (PDF)`}
                </a>
              </p>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
