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
  const sentence = sentenceOf(error)
  // a refusal is explained by its sentence: there is no cause to look for, and some sentences name the number themselves
  const id = isProblem(error) && error.status >= 500 ? error.requestId : null
  const number = id === null || sentence.includes(id) ? undefined : t('problem.number', { id })
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={sentence}
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
