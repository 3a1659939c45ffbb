// SPDX-License-Identifier: Apache-2.0
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { restOfWords, speak } from '../../words/language.ts'
import { useSay } from '../english.ts'
import { useSession } from '../questions.ts'
import { setCare, useCare } from './care.ts'
import { Icon, type IconName } from './Icon.tsx'
import { hotline } from './Trouble.tsx'
import { useToldLanguage } from './told-language.ts'
import { Waiting } from './Waiting.tsx'

const KioskBar = lazy(async () => ({
  default: (await Promise.all([import('../kiosk/KioskBar.tsx'), restOfWords()]))[0].KioskBar,
}))
const ReadAloud = lazy(() => import('./ReadAloud.tsx').then((page) => ({ default: page.ReadAloud })))

const places: { to: '/' | '/items' | '/my/cases' | '/my'; word: string; icon: IconName }[] = [
  { to: '/', word: 'nav.home', icon: 'home' },
  { to: '/items', word: 'nav.items', icon: 'list' },
  { to: '/my/cases', word: 'nav.cases', icon: 'folder' },
  { to: '/my', word: 'nav.my', icon: 'person' },
]

/** While something is being filled in or shown, the tab bar steps aside: one thing at a time. */
const plainPages = /^\/(drafts|sign-in|show|kiosk)|\/(supplement|payment|rating)$/

/** What surrounds every page: way to the content, city, places, tools, hotline. */
export function Shell() {
  const { t, i18n } = useTranslation()
  const isEnglish = i18n.language.startsWith('en')
  useToldLanguage()
  useEffect(() => {
    if (!isEnglish) return
    let stop = () => {}
    let over = false
    void import('./mark-chinese.ts').then(({ markChinese }) => {
      if (!over) stop = markChinese(document.body)
    })
    return () => {
      over = true
      stop()
    }
  }, [isEnglish])
  const path = useRouterState({ select: (state) => state.location.pathname })
  const care = useCare()
  const terminal = useSession()?.terminal
  return (
    <div className={plainPages.test(path) ? 'shell plain' : 'shell'}>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header path={path} />
      {terminal && (
        <Suspense>
          <KioskBar />
        </Suspense>
      )}
      {care && (
        <Suspense>
          <ReadAloud />
        </Suspense>
      )}
      <Suspense
        fallback={
          <main className="wide">
            <Waiting />
          </main>
        }
      >
        <Outlet />
      </Suspense>
      <Footer />
      <nav className="tabs-below" aria-label={t('nav.below')}>
        {places.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            activeOptions={{ exact: true }}
            aria-current={isHere(place.to, path) ? 'page' : undefined}
          >
            <Icon name={place.icon} />
            {t(place.word)}
          </Link>
        ))}
      </nav>
    </div>
  )
}

function isHere(place: string, path: string): boolean {
  if (place === '/') return path === '/'
  if (place === '/items')
    return path === '/items' || path.startsWith('/items/') || path.startsWith('/bundles/') || path === '/search'
  if (place === '/my/cases') return path.startsWith('/my/cases')
  return path.startsWith('/my') && !path.startsWith('/my/cases')
}

function Header({ path }: { path: string }) {
  const { t, i18n } = useTranslation()
  const session = useSession()
  const say = useSay()
  const care = useCare()
  const english = i18n.language.startsWith('en')
  const caller = session?.caller ?? null
  return (
    <header className="top">
      <div className="top-in">
        <Link className="brand" to="/">
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>
            {say(session?.city.name ?? '')}
            {t('app.name')}
          </span>
        </Link>
        <nav aria-label={t('nav.main')}>
          {places.map((place) => (
            <Link
              key={place.to}
              className="top-tool"
              to={place.to}
              activeOptions={{ exact: true }}
              aria-current={isHere(place.to, path) ? 'page' : undefined}
            >
              {t(place.word)}
            </Link>
          ))}
        </nav>
        <div className="tools">
          <button type="button" className="top-tool" aria-pressed={care} onClick={() => setCare(!care)}>
            {care ? t('tools.careOff') : t('tools.care')}
          </button>
          <button
            type="button"
            className="top-tool"
            lang={english ? 'zh-CN' : 'en'}
            onClick={() => void speak(english ? 'zh-CN' : 'en')}
          >
            {t('tools.otherLanguage')}
          </button>
          {caller === null ? (
            <Link className="top-tool" to="/sign-in" search={{ to: path }}>
              {t('signIn.verb')}
            </Link>
          ) : (
            <Link className="top-tool account" to="/my" activeOptions={{ exact: true }}>
              {caller.kind === 'person' && caller.actingFor !== null ? caller.actingFor.name : caller.name}
            </Link>
          )}
        </div>
      </div>
    </header>
  )
}

function Footer() {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <footer className="foot">
      <div className="foot-in">
        <a className="hotline figures" href={`tel:${hotline}`}>
          {t('foot.hotline', { hotline })}
        </a>
        <Link to="/track">{t('foot.track')}</Link>
        <Link to="/verify">{t('foot.verify')}</Link>
        <Link to="/help">{t('foot.help')}</Link>
        <a href="/desk">{t('foot.desk')}</a>
        {session?.demo && <span>{t('foot.demo')}</span>}
      </div>
    </footer>
  )
}
