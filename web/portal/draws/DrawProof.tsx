// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawView } from './door.ts'
import type { Part } from './replay.ts'

/** What was promised and what came of it, to be held against each other, here or elsewhere. */
export function DrawProof({ draw }: { draw: DrawView }) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<Part[] | 'working' | null>(null)
  const again = async () => {
    setWrong('working')
    const { replay } = await import('./replay.ts')
    setWrong(replay(draw))
  }
  const digests = [
    ['rollHash', draw.rollHash],
    ['commitment', draw.commitment],
    ['secret', draw.secret ?? t('draws.secretLater')],
    ['seed', draw.seed],
  ] as const
  return (
    <section className="paper stack">
      <h2>{t('draws.proof')}</h2>
      <p>{t('draws.proofLead')}</p>
      <dl className="facts">
        {digests.map(([word, value]) =>
          value === null ? null : (
            <div key={word}>
              <dt>{t(`draws.${word}`)}</dt>
              <dd className="path figures">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {draw.roll === null && <p className="muted">{t('draws.office')}</p>}
      {draw.roll !== null && (
        <p className="row">
          {draw.result !== null && (
            <button type="button" className="button primary" disabled={wrong === 'working'} onClick={() => void again()}>
              {t(wrong === 'working' ? 'draws.replaying' : 'draws.replay')}
            </button>
          )}
          <a className="button" href={`/api/portal/draws/${draw.id}`} download={`${draw.id}.json`}>
            {t('draws.download')}
          </a>
        </p>
      )}
      <div role="status">{Array.isArray(wrong) && <p className="strong">{said(wrong)}</p>}</div>
    </section>
  )

  function said(parts: Part[]): string {
    if (parts.length === 0) return t('draws.same', { count: draw.result?.length ?? 0 })
    return t('draws.different', { what: parts.map((one) => t(`draws.parts.${one}`)).join('；') })
  }
}
