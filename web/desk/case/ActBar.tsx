// SPDX-License-Identifier: Apache-2.0
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseTask, CaseView } from '../doors/types.ts'

export type Dialog = 'decide' | 'supplement' | 'suspend' | 'extend' | 'reassign' | 'delegate' | 'retry'

type Shown = {
  view: CaseView
  task: CaseTask | null
  busy: boolean
  leaving: boolean
  onDialog: (dialog: Dialog) => void
  onClaim: () => void
  onRelease: () => void
  onResume: () => void
}

export const isMine = (view: CaseView, task: CaseTask | null): boolean => task !== null && view.myTasks.includes(task.id)

/** Open and nobody's: whoever may take it sees the button, the server has the last word. */
export const isClaimable = (view: CaseView, task: CaseTask | null): boolean =>
  task !== null && task.completedAt === null && task.assignee === null && !isMine(view, task) && view.may.includes('claim')

export const mayDecide = (view: CaseView, task: CaseTask | null): boolean =>
  isMine(view, task) && task?.completedAt === null && (view.may.length === 0 || view.may.includes('complete'))

/** The acts that this officer may do now; the one that is next is the only filled button. */
export function ActBar({ view, task, busy, leaving, onDialog, onClaim, onRelease, onResume }: Shown) {
  const { t } = useTranslation()
  const may = (act: string) => view.may.includes(act)
  const more = [
    may('suspend') ? { key: 'suspend', label: t('act.suspend'), onClick: () => onDialog('suspend') } : null,
    may('extend') ? { key: 'extend', label: t('act.extend'), onClick: () => onDialog('extend') } : null,
    task !== null && may('reassign') ? { key: 'reassign', label: t('act.reassign'), onClick: () => onDialog('reassign') } : null,
    isMine(view, task) && may('delegate')
      ? { key: 'delegate', label: t('act.delegate'), onClick: () => onDialog('delegate') }
      : null,
    isMine(view, task) && may('release') ? { key: 'release', label: t('act.release'), onClick: onRelease } : null,
  ].filter((entry) => entry !== null)
  const decide = mayDecide(view, task)
  const claim = isClaimable(view, task)
  return (
    <div className="acts">
      {decide ? (
        <Button type="primary" disabled={busy || leaving} onClick={() => onDialog('decide')}>
          {t('act.decide', { name: task?.name ?? '' })} <kbd>D</kbd>
        </Button>
      ) : null}
      {claim ? (
        <Button type="primary" loading={busy} onClick={onClaim}>
          {t('act.claim')} <kbd>C</kbd>
        </Button>
      ) : null}
      {may('supplement') ? (
        <Button disabled={busy || leaving} onClick={() => onDialog('supplement')}>
          {t('act.supplement')} <kbd>S</kbd>
        </Button>
      ) : null}
      {may('resume') ? (
        <Button disabled={busy} onClick={onResume}>
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
      {!decide && !claim && more.length === 0 && !may('supplement') ? <p className="muted">{t('act.none')}</p> : null}
    </div>
  )
}
