// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { Lane } from '../../client/index.ts'
import { useSay } from '../english.ts'
import { day } from '../format/dates.ts'
import { LightWord } from './Matter.tsx'
import { Timeline } from './Timeline.tsx'

/** Departments that work at the same time: a lane each, folded. */
export function Lanes({ lanes }: { lanes: Lane[] }) {
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
              <span className="chip">
                {lane.waits ? t('cases.waits') : t(`state.${lane.state.name}`, { defaultValue: lane.state.name })}
              </span>
              <LightWord light={lane.light} />
            </summary>
            <Timeline events={lane.timeline} />
          </details>
        </li>
      ))}
    </ul>
  )
}
