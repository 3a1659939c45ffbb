// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Competence, Draft } from '../../client/index.ts'
import { useIsEnglish, useSay } from '../english.ts'
import { Trouble } from '../frame/Trouble.tsx'
import type { DraftKeeper } from './draft-keeper.ts'

/** Who receives it, and why, before it is sent; where no answer tells which district’s body it is, she says so here. */
export function Receiver({ draft, competence, keeper }: { draft: Draft; competence: Competence[]; keeper: DraftKeeper }) {
  const { t } = useTranslation()
  const say = useSay()
  const isEnglish = useIsEnglish()
  const [error, setError] = useState<unknown>()
  const client = useQueryClient()
  async function choose(place: string) {
    await keeper.choosePlace(place)
    setError(undefined)
    await client.invalidateQueries({ queryKey: ['draft', draft.id, 'check'] })
  }
  if (competence.length === 0) return null
  const isBundle = draft.kind === 'bundle'
  // one answer settles all parts that cannot tell by themselves
  const options = competence.find((one) => one.state === 'asked')?.options ?? []
  return (
    <section className="paper stack">
      <h2>{t('receiver.title')}</h2>
      <dl className="facts">
        {competence.map((one) => (
          <div key={one.item}>
            <dt>{isBundle ? say(one.name) : t(`receiver.${one.state}`)}</dt>
            <dd>
              {one.body && <span className="strong">{say(one.body.name)}</span>}
              <span className={one.state === 'nobody' ? 'text-danger' : 'small muted'}>
                {one.body && <br />}
                {isEnglish ? one.whyEn : one.why}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {options.length > 0 && (
        <div className="field" id="receiver-choice">
          <label htmlFor="receiver-place">{t('receiver.choose')}</label>
          <select
            id="receiver-place"
            className="input"
            value={draft.place ?? ''}
            onChange={(event) => {
              if (event.target.value !== '') choose(event.target.value).catch(setError)
            }}
          >
            <option value="">{t('receiver.none')}</option>
            {options.map((one) => (
              <option key={one.region} value={one.region}>
                {isBundle ? say(one.name) : t('receiver.option', { region: say(one.name), body: say(one.body) })}
              </option>
            ))}
          </select>
        </div>
      )}
      {error !== undefined && <Trouble error={error} />}
    </section>
  )
}
