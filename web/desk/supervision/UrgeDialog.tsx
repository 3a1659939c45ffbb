// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { oversightKeys, urge } from '../doors/oversight.ts'
import { workKeys } from '../doors/work.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

const WITHIN = [1, 2, 3, 5]

type Watched = { root: string; id: string; number: string }

/** An urging: what is asked of the department that is late, and by when it must answer. */
export function UrgeDialog({ watched, onClose }: { watched: Watched; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [answerWithin, setWithin] = useState(1)
  const [tried, setTried] = useState(false)
  const name = `urging-${watched.id}`
  const urging = useMutation({
    mutationFn: () => urge({ root: watched.root, caseId: watched.id, text: text.trim(), answerWithin }, keyOf(name)),
    onSuccess: () => {
      actDone(name)
      void client.invalidateQueries({ queryKey: ['watched'] })
      void client.invalidateQueries({ queryKey: oversightKeys.urgings })
      void client.invalidateQueries({ queryKey: workKeys.case(watched.root, watched.id) })
      void message.success(t('supervision.sent'))
      onClose()
    },
  })
  function send(): void {
    setTried(true)
    if (text.trim() !== '') urging.mutate()
  }
  return (
    <Modal
      open
      title={t('supervision.urgeTitle', { number: watched.number })}
      okText={t('supervision.send')}
      cancelText={t('cancel')}
      confirmLoading={urging.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="small-form">
        {urging.isError ? <ProblemNotice error={urging.error} /> : null}
        <Labelled label={t('supervision.text')} isRequired>
          <Input.TextArea
            rows={4}
            maxLength={300}
            showCount
            value={text}
            status={tried && text.trim() === '' ? 'error' : ''}
            onChange={(event) => setText(event.target.value)}
          />
        </Labelled>
        <Labelled label={t('supervision.within')}>
          <Select
            value={answerWithin}
            options={WITHIN.map((value) => ({ value, label: t('supervision.days', { count: value }) }))}
            onChange={setWithin}
          />
        </Labelled>
        <p className="muted">{t('supervision.urgeNote')}</p>
      </div>
    </Modal>
  )
}
