// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../questions.ts'
import { wipe } from './kiosk.ts'
import './kiosk.css'

/** Whoever touches nothing for so long has walked away. */
const IDLE_SECONDS = 120
const WARN_SECONDS = 30

/** On every page at a terminal: who is signed in, when it ends by itself, and the way out. */
export function KioskBar() {
  const { t } = useTranslation()
  const session = useSession()
  const [left, setLeft] = useState(IDLE_SECONDS)
  useEffect(() => {
    document.documentElement.dataset.kiosk = 'on'
    let touched = Date.now()
    const touch = () => {
      touched = Date.now()
    }
    const events = ['pointerdown', 'keydown', 'scroll'] as const
    for (const event of events) addEventListener(event, touch, { passive: true })
    const timer = setInterval(() => {
      const seconds = IDLE_SECONDS - Math.floor((Date.now() - touched) / 1000)
      setLeft(Math.max(0, seconds))
      if (seconds <= 0) {
        clearInterval(timer)
        void wipe()
      }
    }, 1000)
    return () => {
      clearInterval(timer)
      for (const event of events) removeEventListener(event, touch)
    }
  }, [])
  const name = session?.caller?.name ?? ''
  return (
    <aside className={left <= WARN_SECONDS ? 'kiosk-bar ending' : 'kiosk-bar'} aria-label={t('kiosk.bar')}>
      <span className="figures">
        {t('kiosk.who', { name })} · {t('kiosk.left', { count: left })}
      </span>
      <a className="button" href="/kiosk">
        {t('kiosk.home')}
      </a>
      <button type="button" className="button primary" onClick={() => void wipe()}>
        {t('kiosk.leave')}
      </button>
    </aside>
  )
}
