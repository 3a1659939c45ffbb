// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Lane } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { day } from '../format/dates.ts'
import { isOnTheWay } from '../format/in-english.ts'
import { LightWord } from './Matter.tsx'
import { Timeline } from './Timeline.tsx'

/** Departments that work at the same time: a lane each, folded. */
export function Lanes({ lanes, whole }: { lanes: Lane[]; whole: string }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  return (
    <ul className="lanes">
      {lanes.map((lane) => (
        <li key={lane.id}>
          <details open={lane.state.code === 'supplement'}>
            <summary>
              <span className="name">
                <span className="strong">{say(lane.name)}</span>
                <br />
                <span className="small muted">
                  {say(lane.department)}
                  {lane.dueOn &&
                    lane.decision === null &&
                    ` · ${t('cases.dueBy', { day: day(lane.dueOn, new Date(), i18n.language) })}`}
                </span>
              </span>
              <span className="chip">{lane.waits ? t('cases.waits') : stateIn(t, lane, whole)}</span>
              <LightWord light={lane.light} />
            </summary>
            <Timeline events={lane.timeline} />
          </details>
        </li>
      ))}
    </ul>
  )
}

/** What is decided and travels is decided, and done only when it has arrived. */
export function stateIn(t: TFunction, lane: Standing, whole: string): string {
  const way = onTheWay(t, lane, whole)
  const said = lane.isDecided && way !== null ? t('cases.onTheWay.decided') : t(`state.${lane.state.name}`, lane.state.name)
  return way === null ? said : `${said} · ${way}`
}

type Standing = Pick<Lane, 'state' | 'isDecided' | 'public' | 'decision'>

/** Where the result is that this department gave: with its own parcel, or in that of the whole. */
function onTheWay(t: TFunction, lane: Standing, whole: string): string | null {
  if (isOnTheWay(lane.public)) return t(`cases.onTheWay.${lane.public}`)
  return lane.decision === 'granted' && isOnTheWay(whole) ? t(`cases.onTheWay.${whole}`) : null
}
