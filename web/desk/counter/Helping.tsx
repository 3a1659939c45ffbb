// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../client/index.ts'
import { endHelp, sendHint } from '../doors/help.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** In somebody else's draft: what she let the officer do, a hint to her, and the end of it. */
export function Helping({ draft, onLeave }: { draft: Draft; onLeave: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [field, setField] = useState<string>()
  const [text, setText] = useState('')
  const consent = draft.helping?.consent ?? ''
  const hinting = useMutation({
    mutationFn: () => sendHint(draft.id, consent, { text: text.trim(), ...(field === undefined ? {} : { field }) }),
    onSuccess: () => {
      setText('')
      void message.success(t('helping.sent'))
    },
  })
  const ending = useMutation({
    mutationFn: () => endHelp(draft.id, consent),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['help'] })
      onLeave()
    },
  })
  if (draft.helping === null) return null
  const fields = draft.form.ui.groups.flatMap((group) => group.fields)
  return (
    <section className="panel helping">
      <Alert type="info" showIcon title={t(`helping.now.${draft.helping.may}`, { name: draft.applicant.name })} />
      <div className="agent-fields">
        <Labelled label={t('helping.hintField')}>
          <Select
            allowClear
            value={field}
            onChange={setField}
            options={fields.map((one) => ({ value: one, label: draft.form.schema.properties[one]?.title ?? one }))}
          />
        </Labelled>
        <Labelled label={t('helping.hint')}>
          <Input value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
        </Labelled>
      </div>
      {hinting.isError ? <ProblemNotice error={hinting.error} /> : null}
      {ending.isError ? <ProblemNotice error={ending.error} /> : null}
      <p className="row-acts">
        <Button disabled={text.trim().length < 2} loading={hinting.isPending} onClick={() => hinting.mutate()}>
          {t('helping.send')}
        </Button>
        <Button loading={ending.isPending} onClick={() => ending.mutate()}>
          {t('helping.end')}
        </Button>
      </p>
    </section>
  )
}
