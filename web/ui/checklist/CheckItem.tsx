// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckDetails } from './CheckDetails.tsx'
import { type ItemAnswer, type ListDoor, type ListItem, type ListPanel, lacks, type Result, type Saying } from './panel.ts'
import type { Checks, Standing } from './use-checks.ts'

export type ItemProps = {
  panel: ListPanel
  item: ListItem
  fills: boolean
  door: ListDoor
  checks: Checks
  text: string
  isEnglish: boolean
  Opened: (props: { opened: NonNullable<ItemAnswer['opened']> }) => ReactNode
  moment: (at: string) => string
}

const EMPTY = { reason: null, note: '', value: null, files: [] }

/** One item: three large answers, and below them what the answer needs. */
export function CheckItem(props: ItemProps) {
  const { panel, item, fills, checks, text, Opened, moment } = props
  const { t } = useTranslation()
  const saying = checks.sayingAt(item.id)
  const missing = lacks(item, saying)
  const choices: Result[] = item.notApplicable.length > 0 ? ['pass', 'fail', 'na'] : ['pass', 'fail']
  function choose(result: Result): void {
    const [only, ...others] = item.notApplicable
    const reason = result !== 'na' ? null : (saying?.reason ?? (others.length === 0 ? (only ?? null) : null))
    checks.say(item.id, { ...EMPTY, ...saying, result, reason })
  }
  return (
    <li id={`check-${panel.field}-${item.id}`} className="check" data-result={saying?.result ?? 'none'} tabIndex={-1}>
      <p className="check-text">
        {text}
        {item.basis === null ? null : <span className="check-muted">{item.basis}</span>}
        {item.required ? null : <span className="check-muted">{t('checks.optional')}</span>}
      </p>
      {fills ? (
        <fieldset className="check-choices" aria-label={text}>
          {choices.map((one) => (
            <button key={one} type="button" data-choice={one} aria-pressed={saying?.result === one} onClick={() => choose(one)}>
              {t(`checks.${one}`)}
            </button>
          ))}
        </fieldset>
      ) : (
        <p className="check-result">{saying === null ? t('checks.notYet') : t(`checks.${saying.result}`)}</p>
      )}
      {saying === null ? null : <CheckDetails {...props} saying={saying} />}
      {fills && missing !== null ? <p className="check-missing">{t(`checks.needed.${missing}`)}</p> : null}
      <Stands standing={checks.standingAt(item.id)} again={checks.again} />
      {item.answer === null ? null : (
        <p className="check-muted">
          {t('checks.by', { by: item.answer.by, at: moment(item.answer.at) })}
          {item.answer.opened === null ? null : (
            <span className="check-opened" data-open={item.answer.opened.isOpen}>
              {t('checks.putRight')} <Opened opened={item.answer.opened} />
            </span>
          )}
        </p>
      )}
    </li>
  )
}

function Stands({ standing, again }: { standing: Standing | null; again: () => void }) {
  const { t } = useTranslation()
  if (standing === null) return null
  if (typeof standing === 'object')
    return (
      <p className="check-missing" role="alert">
        {t('checks.refused', { why: standing.refused })}
      </p>
    )
  return (
    <p className={standing === 'sending' || standing === 'kept' ? 'check-muted' : 'check-missing'} role="status">
      {t(`checks.${standing}`)}
      {standing === 'waits' ? (
        <button type="button" className="check-again" onClick={again}>
          {t('checks.again')}
        </button>
      ) : null}
    </p>
  )
}

export type { Saying }
