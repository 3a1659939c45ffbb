// SPDX-License-Identifier: Apache-2.0
import QRCode from 'qrcode'
import { useCallback, useEffect, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { type LicenceRow, post, type Showing } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { clockTime } from '../format/dates.ts'
import { Trouble } from '../frame/Trouble.tsx'

const lives = 60

/** 亮证: full screen, a code that lives a minute and renews itself while it is shown. A photograph of it is worthless soon. */
export function ShowingScreen({ id, licence, close }: { id: string; licence: LicenceRow; close: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const [shown, setShown] = useState<{ picture: string; showing: Showing }>()
  const [left, setLeft] = useState(lives)
  const [error, setError] = useState<unknown>()

  const renew = useCallback(async () => {
    try {
      const showing = await post('/api/me/licences/{id}/showing', { path: { id } })
      const picture = await QRCode.toDataURL(new URL(showing.url, location.origin).href, {
        margin: 1,
        width: 600,
        errorCorrectionLevel: 'M',
      })
      setShown({ picture, showing })
      setLeft(Math.max(1, showing.seconds))
      setError(undefined)
    } catch (caught) {
      setError(caught)
    }
  }, [id])

  useEffect(() => {
    void renew()
  }, [renew])

  useEffect(() => {
    const timer = setInterval(() => {
      setLeft((seconds) => {
        if (seconds <= 1) {
          if (document.visibilityState === 'visible') void renew()
          return 0
        }
        return seconds - 1
      })
    }, 1000)
    return () => clearInterval(timer)
  }, [renew])

  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="showing" aria-label={t('licence.showTitle', { name: say(licence.name) })}>
          <h2>{say(licence.name)}</h2>
          <p>
            {licence.holder} <span className="muted figures">{licence.number}</span>
          </p>
          {error !== undefined && <Trouble error={error} again={() => void renew()} />}
          {shown && left > 0 && (
            <>
              <img src={shown.picture} alt={t('licence.codeAlt')} width="300" height="300" />
              <div className="bar" aria-hidden="true">
                <span style={{ width: `${(left / lives) * 100}%` }} />
              </div>
              <p className="figures muted">
                {t('licence.renews', { seconds: left })} · {clockTime(new Date().toISOString())}
              </p>
            </>
          )}
          <p className="small muted">{t('licence.showHelp')}</p>
          <button type="button" className="button" onClick={() => void renew()}>
            {t('licence.newCode')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('act.close')}
          </button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
