// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Eligibility, Guide, Kind, Verdict } from '../../client/index.ts'
import { useSaidEligibility } from '../english.ts'
import { Icon } from '../frame/Icon.tsx'
import { Trouble } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { ChooseFirm } from '../my/ActingFor.tsx'
import { eligibility, useSession } from '../questions.ts'
import { Existing } from './Existing.tsx'

function usePrecheck(kind: Kind, id: string) {
  const caller = useSession()?.caller ?? null
  const who = caller?.kind === 'person' ? `${caller.id}/${caller.actingFor?.creditCode ?? ''}` : null
  return { caller, who, answer: useQuery({ ...eligibility(kind, id, who), enabled: who !== null }) }
}

/** The answer in one line, beside the button; what it rests on stands in the page. */
export function ShortVerdict({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t } = useTranslation()
  const { data } = usePrecheck(kind, guide.id).answer
  if (data === undefined || data.existing?.isSame === true) return null
  return (
    <p className={`verdict ${tones[data.verdict]}`}>
      <Icon name={icons[data.verdict]} className={tickTones[data.verdict]} />
      {t(`precheck.short.${data.verdict}`)}
    </p>
  )
}

/** Whether this person qualifies, condition by condition, with the reason. Anonymous people see the conditions. */
export function Precheck({ kind, guide }: { kind: Kind; guide: Guide }) {
  const { t } = useTranslation()
  const { caller, who, answer } = usePrecheck(kind, guide.id)
  if (who === null)
    return (
      <>
        <ul className="ticks">
          {guide.conditions.map((condition) => (
            <li key={condition.id}>
              <Icon name="circle" className="tick-open" />
              <span>{condition.text}</span>
            </li>
          ))}
        </ul>
        <p>
          <Link to="/sign-in" search={{ to: `/${kind}s/${guide.id}` }}>
            {t('precheck.signIn')}
          </Link>
        </p>
      </>
    )
  if (answer.isError) return <Trouble error={answer.error} again={() => void answer.refetch()} />
  if (answer.data === undefined) return <Waiting lines={3} />
  return (
    <>
      {caller?.kind === 'person' && <p className="muted">{t('precheck.for', { name: caller.actingFor?.name ?? caller.name })}</p>}
      {answer.data.existing && <Existing existing={answer.data.existing} kind={kind} id={guide.id} />}
      {/* “you qualify” beside “you have it already” would be two answers */}
      {answer.data.existing?.isSame !== true && <EligibilityList answer={answer.data} kind={kind} id={guide.id} />}
      {answer.data.verdict === 'no' &&
        guide.serves?.includes('firm') &&
        caller?.kind === 'person' &&
        caller.actingFor === null && <ChooseFirm wanted={!guide.serves.includes('person')} />}
    </>
  )
}

const tones: Record<Verdict, 'ok' | 'danger' | 'warn'> = { yes: 'ok', no: 'danger', unknown: 'warn' }
const icons = { yes: 'tick', no: 'cross', unknown: 'dots' } as const
const tickTones: Record<Verdict, string> = { yes: 'tick-ok', no: 'tick-no', unknown: 'tick-open' }

export function EligibilityList({ answer: given, kind, id }: { answer: Eligibility; kind: Kind; id: string }) {
  const { t } = useTranslation()
  const answer = useSaidEligibility(given, kind, id)
  return (
    <>
      <p className={`say ${tones[answer.verdict]} strong`} role="status">
        {t(`precheck.${answer.verdict}`)}
      </p>
      <ul className="ticks">
        {answer.conditions.map((condition) => (
          <li key={condition.id}>
            <Icon name={icons[condition.verdict]} className={tickTones[condition.verdict]} />
            <div className="stack-tight">
              <span>
                <span className="hidden-visually">{t(`precheck.word.${condition.verdict}`)}</span>
                {condition.text}
              </span>
              {condition.verdict !== 'yes' && condition.reason && (
                <span className={condition.verdict === 'no' ? 'strong' : 'small muted'}>{condition.reason}</span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
