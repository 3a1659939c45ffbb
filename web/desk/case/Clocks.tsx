// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseClock } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { saidDue } from '../frame/time.ts'

/** Every limit with its sum, sentence by sentence: from when, which days do not count, pauses, extensions, and so until when. */
export function Clocks({ clocks }: { clocks: CaseClock[] }) {
  const { t } = useTranslation()
  if (clocks.length === 0) return <Nothing title={t('clocks.none')} todo={t('clocks.noneTodo')} />
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <li key={clock.id}>
          <p className="clock-head">
            <b>{clock.name}</b>
            <ClockChip
              light={clock.light}
              text={clock.light === 'paused' ? t('clocks.paused') : t('clocks.until', { due: saidDue(clock.dueAt ?? clock.due) })}
            />
          </p>
          <ol>
            {clock.explained.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}
