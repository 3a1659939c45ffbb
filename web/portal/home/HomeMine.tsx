// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Matter } from '../cases/Matter.tsx'
import { useSay } from '../english.ts'
import { fullDay } from '../format/dates.ts'
import { DraftList } from '../my/DraftList.tsx'
import { myCases, myLicences } from '../questions.ts'
import { endsSoon } from './ends-soon.ts'

/** What is mine on the front page: what needs me first, what I began, what ends soon. */
export function HomeMine() {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const open = useQuery(myCases('open')).data?.rows ?? []
  const done = useQuery(myCases('done')).data?.rows ?? []
  const licences = useQuery(myLicences()).data ?? []
  const needsMe = [...open, ...done].filter((row) => row.todo !== null && row.todo !== 'rate')
  const onItsWay = open.filter((row) => !needsMe.includes(row))
  const ending = licences.filter((licence) => endsSoon(licence, new Date()))
  const nothing = needsMe.length + onItsWay.length + ending.length === 0
  return (
    <div className="stack-wide">
      {needsMe.length > 0 && (
        <section className="stack" aria-labelledby="home-needs">
          <h2 id="home-needs">{t('home.needsYou', { count: needsMe.length })}</h2>
          {needsMe.slice(0, 4).map((row) => (
            <Matter key={row.number} row={row} />
          ))}
        </section>
      )}
      {onItsWay.length > 0 && (
        <section className="stack" aria-labelledby="home-open">
          <div className="row-apart">
            <h2 id="home-open">{t('home.open')}</h2>
            <Link to="/my/cases">{t('home.allMine')}</Link>
          </div>
          {onItsWay.slice(0, 4).map((row) => (
            <Matter key={row.number} row={row} />
          ))}
        </section>
      )}
      <DraftList />
      {ending.length > 0 && (
        <section className="paper stack" aria-labelledby="home-ending">
          <h2 id="home-ending">{t('home.ending')}</h2>
          <ul className="links">
            {ending.map((licence) => (
              <li key={licence.id}>
                <Link className="line" to="/my/licences/$id" params={{ id: licence.id }}>
                  <span className="title">{say(licence.name)}</span>
                  <span className="small muted figures">
                    {t('licence.until', { day: fullDay(licence.validTo ?? '', i18n.language) })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {nothing && (
        <p className="paper">
          {t('home.nothingOpen')} <Link to="/my/cases">{t('home.allMine')}</Link>
        </p>
      )}
    </div>
  )
}
