// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type TerminalCode } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'
import { Page } from '../frame/Page.tsx'
import { OnlySignedIn } from '../frame/SignInCard.tsx'

/** Shows a code of a minute to a self-service terminal, so that no password is typed there. */
export function TerminalCodePage() {
  const { t } = useTranslation()
  return (
    <Page title={t('terminal.title')} lead={t('terminal.lead')} back={{ to: '/my', label: t('my.title') }}>
      <OnlySignedIn>
        <Shown />
      </OnlySignedIn>
    </Page>
  )
}

function Shown() {
  const { t } = useTranslation()
  const [code, setCode] = useState<TerminalCode>()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (code === undefined) return
    const ends = Date.now() + code.seconds * 1000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((ends - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [code])
  return (
    <section className="paper stack">
      {code && left > 0 && (
        <>
          <img src={code.qr} alt={t('terminal.alt')} width="240" height="240" />
          <p className="figures strong" style={{ fontSize: '2rem', letterSpacing: '0.15em' }}>
            {code.code.replace(/(\d{4})(\d{4})/, '$1 $2')}
          </p>
          <p className="muted figures">{t('terminal.left', { count: left })}</p>
        </>
      )}
      <p>
        <ActButton
          look={left > 0 ? '' : 'primary'}
          act={async () => {
            const shown = await post('/api/me/terminal-codes')
            setLeft(shown.seconds)
            setCode(shown)
          }}
        >
          {t(code ? 'terminal.again' : 'terminal.show')}
        </ActButton>
      </p>
    </section>
  )
}
