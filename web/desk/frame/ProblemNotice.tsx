// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../client/index.ts'
import { words } from '../words/index.ts'

/** The sentence for a person: the server's own, or the client's where the server could not be reached. */
export function sentenceOf(error: unknown): string {
  return isProblem(error) ? error.sentence('zh-CN') : words.t('problem.unexpected')
}

/** Says what happened and offers to try again; nothing that was typed is touched. */
export function ProblemNotice({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation()
  const number = isProblem(error) && error.requestId !== null ? t('problem.number', { id: error.requestId }) : undefined
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error)}
      description={number}
      action={
        again === undefined ? undefined : (
          <Button size="small" onClick={again}>
            {t('again')}
          </Button>
        )
      }
    />
  )
}
