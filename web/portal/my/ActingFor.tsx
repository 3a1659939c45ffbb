// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actFor, type Firm } from '../../client/index.ts'
import { Trouble } from '../frame/Trouble.tsx'
import { myProfile, sessionNow, useSession } from '../questions.ts'

/** For oneself, or for a firm that one may act for. What is open is that one's. */
export function ActingFor({ firms }: { firms: Firm[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const caller = useSession()?.caller
  const [error, setError] = useState<unknown>()
  const [picked, setPicked] = useState<string>()
  if (firms.length === 0 || caller?.kind !== 'person') return null
  const now = picked ?? caller.actingFor?.creditCode ?? ''

  async function choose(creditCode: string) {
    setPicked(creditCode)
    try {
      const session = await actFor(creditCode === '' ? null : creditCode)
      setError(undefined)
      // everything that was read was read for somebody else
      client.removeQueries({
        predicate: (question) => !['session', 'profile', 'departments', 'guide'].includes(String(question.queryKey[0])),
      })
      client.setQueryData(sessionNow().queryKey, session)
    } catch (caught) {
      setError(caught)
    } finally {
      setPicked(undefined)
    }
  }

  return (
    <fieldset className="paper stack">
      <legend>
        <h2>{t('my.actingFor')}</h2>
      </legend>
      {error !== undefined && <Trouble error={error} />}
      <div className="choices">
        <label className="choice">
          <input type="radio" name="acting-for" checked={now === ''} onChange={() => void choose('')} />
          <span>{t('my.self', { name: caller.name })}</span>
        </label>
        {firms.map((firm) => (
          <label className="choice" key={firm.creditCode}>
            <input
              type="radio"
              name="acting-for"
              checked={now === firm.creditCode}
              onChange={() => void choose(firm.creditCode)}
            />
            <span>
              {firm.name}
              <br />
              <span className="small muted figures">
                {t(`my.as.${firm.as}`, { defaultValue: firm.as })} · {firm.creditCode}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The same choice where somebody finds that a matter is for another identity; whoever has no firm, and needs one, is told how to get it. */
export function ChooseFirm({ wanted }: { wanted: boolean }) {
  const { t } = useTranslation()
  const firms = useQuery(myProfile()).data?.firms
  if (firms === undefined) return null
  if (firms.length > 0) return <ActingFor firms={firms} />
  if (!wanted) return null
  return (
    <div className="paper stack">
      <p>{t('my.noFirm')}</p>
      <p>
        <Link to="/my/firms">{t('my.door.firms')}</Link>
      </p>
    </div>
  )
}
