// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type DraftSignature, post } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { moment } from '../format/dates.ts'
import { ActButton } from '../frame/ActButton.tsx'

export const SIGN_PAPER = 'sign-paper'

/** The paper that has to be signed before it is sent: how it stands, and the way to the signing service. */
export function SignPaper({
  draft,
  signature,
  refused,
  anyway,
  flush,
}: {
  draft: string
  signature: DraftSignature
  /** why the application would be refused as it is: then there is nothing to sign */
  refused: string | undefined
  /** it is to be sent although the conditions are not met */
  anyway: boolean
  flush: () => Promise<unknown>
}) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const { state, by } = signature
  const title = useSay()(signature.title)
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
            {t(signature.signer === signature.user ? 'sign.signedBySelf' : 'sign.signedBy', {
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
      ) : refused ? (
        <p>{refused}</p>
      ) : (
        <>
          <p>{t(by === 'firm' ? 'sign.neededFirm' : 'sign.neededPerson')}</p>
          <p className="row">
            <ActButton
              doing={t('sign.going')}
              act={async () => {
                await flush()
                const { request } = await post('/api/drafts/{id}/signing', {
                  path: { id: draft },
                  body: anyway ? { anyway } : {},
                })
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
