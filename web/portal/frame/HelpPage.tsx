// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './Page.tsx'
import { hotline } from './Trouble.tsx'

const questions = ['begin', 'materials', 'lost', 'due', 'firm', 'care', 'privacy'] as const

/** The hotline first, then what people ask most. */
export function HelpPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('help.title')}>
      <section className="paper stack">
        <h2>{t('help.call')}</h2>
        <p>{t('help.callText', { hotline })}</p>
        <p>
          <a className="button primary" href={`tel:${hotline}`}>
            {t('trouble.call', { hotline })}
          </a>
        </p>
      </section>
      <section className="paper">
        <h2>{t('help.often')}</h2>
        {questions.map((question) => (
          <details key={question}>
            <summary className="strong">{t(`help.${question}.ask`)}</summary>
            <p>{t(`help.${question}.answer`)}</p>
          </details>
        ))}
      </section>
      <p className="row">
        <Link className="button" to="/track">
          {t('foot.track')}
        </Link>
        <Link className="button" to="/verify">
          {t('foot.verify')}
        </Link>
        <Link className="button" to="/draws">
          {t('draws.link')}
        </Link>
        <Link className="button" to="/about/systems">
          {t('systems.link')}
        </Link>
      </p>
    </Page>
  )
}

/** Nothing is here: what to do instead. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <p className="row">
        <Link className="button primary" to="/search" search={{ q: '' }}>
          {t('notFound.search')}
        </Link>
        <Link className="button" to="/">
          {t('done.home')}
        </Link>
      </p>
    </Page>
  )
}
