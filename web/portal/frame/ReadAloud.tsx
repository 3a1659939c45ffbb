// SPDX-License-Identifier: Apache-2.0
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './read-aloud.css'
import { Icon } from './Icon.tsx'
import { hotline } from './Trouble.tsx'

/** Reads the page aloud with the browser's own voice; says so when the browser has none. */
export function ReadAloud() {
  const { t, i18n } = useTranslation()
  const [reading, setReading] = useState(false)
  const [mute, setMute] = useState(false)
  const path = useRouterState({ select: (state) => state.location.href })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page ends the reading
  useEffect(() => () => stop(), [path])

  function stop() {
    window.speechSynthesis?.cancel()
    setReading(false)
  }

  function start() {
    const voice = window.speechSynthesis
    if (voice === undefined) {
      setMute(true)
      return
    }
    voice.cancel()
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not read
    for (const part of sentencesOf(document.getElementById('main')?.innerText ?? '')) {
      const spoken = new SpeechSynthesisUtterance(part)
      spoken.lang = i18n.language
      spoken.rate = 0.9
      voice.speak(spoken)
    }
    const last = new SpeechSynthesisUtterance('')
    last.onend = () => setReading(false)
    last.onerror = () => setReading(false)
    voice.speak(last)
    setReading(true)
  }

  return (
    <aside className="read-aloud" aria-label={t('tools.care')}>
      {mute && <p role="alert">{t('tools.noVoice')}</p>}
      <div className="row">
        <button type="button" className="button" onClick={reading ? stop : start}>
          <Icon name="sound" />
          {reading ? t('tools.stopReading') : t('tools.read')}
        </button>
        <a className="button" href={`tel:${hotline}`}>
          {t('trouble.call', { hotline })}
        </a>
      </div>
    </aside>
  )
}

/** Browsers cut long utterances off; sentences are short enough. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？；])|\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
