// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseClock, CaseView } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { dueTime, saidDue } from '../frame/time.ts'

/** The clock that counts now, with its sum in one line: 受理 11-20 + 3 个工作日 + 暂停 1 日不算 = 11-26 24:00. */
export function ClockSum({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const clock = runningClock(view)
  if (clock === undefined) return null
  const { sum } = clock
  const parts = [
    sum.anchor
      ? t('clocks.sum.anchor', { name: sum.anchor.name, day: short(sum.from) })
      : t(`clocks.sum.${sum.begunBy}`, { day: short(sum.from) }),
    t(sum.anchor?.way === 'before' ? 'clocks.sum.before' : 'clocks.sum.limit', { limit: sum.limit }),
    ...sum.extended.map((limit) => t('clocks.sum.extended', { limit })),
    sum.pausedDays > 0 ? t('clocks.sum.paused', { days: sum.pausedDays }) : '',
    t(sum.isPaused ? 'clocks.sum.ifResumed' : 'clocks.sum.due', { day: short(sum.due), time: dueTime(clock.dueAt ?? sum.due) }),
  ]
  return (
    <p className="clock-sum">
      <ClockChip light={clock.light} text={clock.light === 'paused' ? t('clocks.paused') : saidDue(clock.dueAt ?? clock.due)} />
      <span className="muted">
        {clock.name}：<span className="figures">{parts.filter((part) => part !== '').join(' ')}</span>
      </span>
    </p>
  )
}

/** Before acceptance the five days in which to tell; then the promise; by law alone where nothing is promised. Ended cases have none. */
function runningClock({ clocks, decision, state }: CaseView): CaseClock | undefined {
  if (decision !== null || ['closed', 'refused', 'withdrawn', 'terminated'].includes(state.code)) return undefined
  return ['tell', 'promised', 'statutory'].flatMap((id) => clocks.find((clock) => clock.id === id) ?? [])[0]
}

const short = (day: string): string => day.slice(5)
