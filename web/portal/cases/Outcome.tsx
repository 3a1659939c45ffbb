// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Result } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { month } from '../format/dates.ts'
import { money } from '../format/numbers.ts'
import './cases.css'

/** What was got, in the words of whoever gets it: the money with its account and its month, or the paper. */
export function Outcome({ result }: { result: Result }) {
  const { t, i18n } = useTranslation()
  const { pays } = result
  const say = useSay()
  if (pays === null) return <p className="outcome">{t('cases.got', { name: say(result.name) })}</p>
  const said = t(pays.monthly ? 'cases.paysMonthly' : 'cases.paysOnce', { amount: money(pays.amount), tail: pays.tail })
  const from = pays.from && t('cases.paysFrom', { month: month(pays.from, i18n.language) })
  return (
    <>
      <p className="outcome">{[said, from].filter(Boolean).join(t('cases.comma'))}</p>
      <p>{say(result.name)}</p>
    </>
  )
}
