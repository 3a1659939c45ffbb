// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../client/index.ts'
import { ActButton } from '../frame/ActButton.tsx'

type StarsProps = { draft: string; consent: string; helper: string; done: () => Promise<unknown> }

/** How the help was: one to five, once. */
export function Stars({ draft, consent, helper, done }: StarsProps) {
  const { t } = useTranslation()
  const [stars, setStars] = useState<number>()
  return (
    <fieldset className="stack-tight stars">
      <legend className="strong">{t('helping.rate', { helper })}</legend>
      <div className="row">
        {[1, 2, 3, 4, 5].map((count) => (
          <label key={count} className="choice">
            <input type="radio" name={`stars-${consent}`} checked={stars === count} onChange={() => setStars(count)} />
            <span>{t(`helping.star.${count}`)}</span>
          </label>
        ))}
      </div>
      <p>
        <ActButton
          look=""
          disabled={stars === undefined}
          act={async () => {
            if (stars === undefined) return
            await post('/api/drafts/{id}/consents/{consent}/rating', { path: { id: draft, consent }, body: { stars } })
            await done()
          }}
        >
          {t('helping.rateVerb')}
        </ActButton>
      </p>
    </fieldset>
  )
}
