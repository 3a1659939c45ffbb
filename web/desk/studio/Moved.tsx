// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import { sentenceOf } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'
import type { Draft } from './door.ts'

export const isMoved = (error: unknown): boolean => isProblem(error) && error.code === 'DRAFT_MOVED'

/** The draft was changed in another window meanwhile: what was typed here is still here, and one says which of both is to stay. */
export function Moved(given: { error: unknown; mayKeep: boolean; onFresh: () => void; onKeep: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={sentenceOf(given.error)}
      action={
        <>
          <Button size="small" onClick={given.onFresh}>
            {t(given.mayKeep ? 'studio.moved.dropMine' : 'studio.moved.fresh')}
          </Button>{' '}
          {given.mayKeep ? (
            <Button size="small" onClick={given.onKeep}>
              {t('studio.moved.keepMine')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

/** Somebody else changes the same: only one of both can be published in the present version's place. */
export function Others({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="info"
      showIcon
      title={t('studio.othersNote')}
      description={draft.others.map((one) => (
        <div key={one.id}>
          <Link to="/studio/drafts/$id" params={{ id: one.id }}>
            {t('studio.otherDraft', { author: one.author, state: one.state, at: saidAt(one.changedAt) })}
          </Link>
        </div>
      ))}
    />
  )
}
