// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { continueByCode } from '../doors/help.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** What a resident began on her phone goes on here, with the code that she shows. */
export function Continue({ onDraft }: { onDraft: (draft: string) => void }) {
  const { t } = useTranslation()
  const [idNumber, setIdNumber] = useState('')
  const [code, setCode] = useState('')
  const going = useMutation({
    mutationFn: () => continueByCode({ idNumber, code }),
    onSuccess: ({ draft }) => onDraft(draft),
  })
  const isReady = idNumber.length >= 5 && /^\d{6}$/.test(code)
  return (
    <section className="panel">
      <h2>{t('helping.continueTitle')}</h2>
      <p className="muted">{t('helping.continueText')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) going.mutate()
        }}
      >
        <div className="agent-fields">
          <Labelled label={t('helping.number')}>
            <Input value={idNumber} maxLength={30} onChange={(event) => setIdNumber(plainNumber(event.target.value))} />
          </Labelled>
          <Labelled label={t('helping.code')}>
            <Input
              value={code}
              maxLength={6}
              inputMode="numeric"
              onChange={(event) => setCode(plainNumber(event.target.value).replace(/\D/g, ''))}
            />
          </Labelled>
        </div>
        {going.isError ? <ProblemNotice error={going.error} /> : null}
        <p className="row-acts">
          <Button htmlType="submit" disabled={!isReady} loading={going.isPending}>
            {t('helping.continue')}
          </Button>
        </p>
      </form>
    </section>
  )
}
