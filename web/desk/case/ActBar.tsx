// SPDX-License-Identifier: Apache-2.0
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayAny } from '../doors/session.ts'
import type { CaseTask, CaseView } from '../doors/types.ts'
import { useOfficer } from '../frame/officer.ts'

const ENDED = ['closed', 'refused', 'withdrawn', 'terminated']

export type Dialog = 'decide' | 'supplement' | 'suspend' | 'extend' | 'reassign' | 'delegate' | 'retry' | 'urge'

/** What the officer may do with the task on the screen. A paused case waits: nothing is decided until it goes on. */
export type Standing = { mine: boolean; claimable: boolean; decidable: boolean; paused: boolean }

export function standingOf(view: CaseView, task: CaseTask | null, officer: string): Standing {
  const paused = view.state.code === 'supplement' || view.state.code === 'suspended'
  if (task === null || task.completedAt !== null || !view.myTasks.includes(task.id))
    return { mine: false, claimable: false, decidable: false, paused }
  const mine = task.assignee?.id === officer
  const claimable = task.assignee === null && !paused
  return { mine, claimable, decidable: (mine || claimable) && !paused && view.parked === null, paused }
}

type Shown = {
  view: CaseView
  task: CaseTask | null
  standing: Standing
  busy: boolean
  leaving: boolean
  onDialog: (dialog: Dialog) => void
  onClaim: () => void
  onRelease: () => void
  onResume: () => void
}

/** The acts that this officer may do now; the one that is next is the only filled button. */
export function ActBar({ view, task, standing, busy, leaving, onDialog, onClaim, onRelease, onResume }: Shown) {
  const { t } = useTranslation()
  const { mine, claimable, decidable, paused } = standing
  const may = (act: string) => view.may.includes(act)
  const urges = mayAny(useOfficer(), ['supervision.urge']) && !ENDED.includes(view.state.code)
  const handsOver = task !== null && (mine || claimable)
  const more = [
    may('suspend') ? { key: 'suspend', label: t('act.suspend'), onClick: () => onDialog('suspend') } : null,
    may('extend') ? { key: 'extend', label: t('act.extend'), onClick: () => onDialog('extend') } : null,
    task !== null && may('reassign') ? { key: 'reassign', label: t('act.reassign'), onClick: () => onDialog('reassign') } : null,
    handsOver && may('delegate') ? { key: 'delegate', label: t('act.delegate'), onClick: () => onDialog('delegate') } : null,
    urges ? { key: 'urge', label: t('act.urge'), onClick: () => onDialog('urge') } : null,
    mine ? { key: 'release', label: t('act.release'), onClick: onRelease } : null,
  ].filter((entry) => entry !== null)
  return (
    <div className="acts">
      {decidable ? (
        <Button type="primary" disabled={busy || leaving} onClick={() => onDialog('decide')}>
          {t('act.decide', { name: task?.name ?? '' })} <kbd>D</kbd>
        </Button>
      ) : null}
      {claimable ? (
        <Button disabled={busy || leaving} onClick={onClaim}>
          {t('act.claim')} <kbd>C</kbd>
        </Button>
      ) : null}
      {may('supplement') ? (
        <Button disabled={busy || leaving} onClick={() => onDialog('supplement')}>
          {t('act.supplement')} <kbd>S</kbd>
        </Button>
      ) : null}
      {may('resume') ? (
        <Button type="primary" disabled={busy} onClick={onResume}>
          {t('act.resume')}
        </Button>
      ) : null}
      {more.length === 0 ? null : (
        <Dropdown trigger={['click']} menu={{ items: more }}>
          <Button disabled={busy || leaving}>
            {t('act.more')} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      <p className="muted">{noteOf()}</p>
    </div>
  )

  /** Why there is nothing to press, when there is nothing to press. */
  function noteOf(): string {
    if (decidable) return mine ? '' : t('act.unclaimed')
    if (paused && task !== null) return t('act.paused', { state: view.state.name })
    if (task?.assignee !== null && task !== null && !mine) return t('act.withOther', { name: task.assignee.name })
    return more.length === 0 && !may('supplement') && !may('resume') ? t('act.none') : ''
  }
}
