// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next'
import type { CaseClock } from '../doors/types.ts'
import { ClockChip } from '../frame/ClockChip.tsx'
import { Nothing } from '../frame/Nothing.tsx'
import { saidAt, saidDue, saidLong } from '../frame/time.ts'

/** Every limit with its sum: from when, which days do not count, when it was paused, and so until when. */
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
              text={clock.light === 'paused' ? t('clocks.paused') : t('clocks.until', { due: saidDue(clock.due) })}
            />
          </p>
          <ol>
            {clock.explained.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {clock.extensions.map((extension) => (
            <p key={extension.reason} className="muted">
              {t('clocks.extended', extension)}
            </p>
          ))}
          {clock.suspensions.map((suspension) => (
            <p key={suspension.from} className="muted">
              {suspension.to === null
                ? t('clocks.pausedSince', { from: saidAt(suspension.from), reason: suspension.reason })
                : t('clocks.pausedFor', {
                    from: saidAt(suspension.from),
                    to: saidAt(suspension.to),
                    long: saidLong(suspension.from, suspension.to),
                    reason: suspension.reason,
                  })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
