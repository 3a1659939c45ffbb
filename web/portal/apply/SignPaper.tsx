// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type DraftSignature, post } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'

export const SIGN_PAPER = 'sign-paper'

/** The paper that has to be signed before it is sent: how it stands, and the way to the signing service. */
export function SignPaper({
  draft,
  signature,
  flush,
}: {
  draft: string
  signature: DraftSignature
  flush: () => Promise<unknown>
}) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const { title, state, by } = signature
  const isSigned = state === 'signed'
  const file = signature.request === null ? undefined : `/api/me/signatures/${signature.request}/file`
  return (
    <section className="paper stack" aria-labelledby={SIGN_PAPER}>
      <div className="row-apart">
        <h2 id={SIGN_PAPER} tabIndex={-1}>
          {t(`sign.${state}`, { title })}
        </h2>
        {signature.simulated && <span className="chip">{t('sign.simulated')}</span>}
      </div>
      {isSigned ? (
        <>
          <p className="figures">
            {t('sign.signedBy', {
              signer: signature.signer,
              user: signature.user,
              at: moment(signature.signedAt ?? '', new Date(), i18n.language),
            })}
          </p>
          <p className="row">
            <a href={file} target="_blank" rel="noreferrer">
              {t('sign.open')}
            </a>
            <Link to="/verify/$code" params={{ code: signature.code ?? '' }}>
              {t('seals.verify')}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>{t(by === 'firm' ? 'sign.neededFirm' : 'sign.neededPerson')}</p>
          <p className="row">
            <ActButton
              doing={t('sign.going')}
              act={async () => {
                await flush()
                const { request } = await post('/api/drafts/{id}/signing', { path: { id: draft } })
                await go({ to: '/sign/$request', params: { request } })
              }}
            >
              {t('sign.verb')}
            </ActButton>
            {by === 'firm' && <Link to="/my/seals">{t('sign.seals')}</Link>}
          </p>
        </>
      )}
    </section>
  )
}
