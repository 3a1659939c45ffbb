// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Draw, drawKeys, holdDraw, withdrawDraw } from '../doors/draws.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { saidAt } from '../frame/time.ts'

/** The public number and the draw, for another than whoever prepared it; or the reason why it is given up. */
export function HoldForm({ draw: { id, source, notBefore, isMine } }: { draw: Draw }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [published, setPublished] = useState('')
  const [why, setWhy] = useState('')
  const done = (word: string) => {
    void client.invalidateQueries({ queryKey: drawKeys.all })
    void message.success(t(word))
  }
  const holding = useMutation({ mutationFn: () => holdDraw(id, published.trim()), onSuccess: () => done('draws.drawn') })
  const ending = useMutation({ mutationFn: () => withdrawDraw(id, why.trim()), onSuccess: () => done('draws.withdrawn') })
  const error = holding.error ?? ending.error
  return (
    <section className="panel small-form">
      <p>{t('draws.waitsFor', { source, at: saidAt(notBefore) })}</p>
      {error ? <ProblemNotice error={error} /> : null}
      {isMine ? (
        <p className="muted">{t('draws.mine')}</p>
      ) : (
        <>
          <Labelled label={t('draws.published')} isRequired>
            <Input maxLength={200} value={published} onChange={(event) => setPublished(event.target.value)} />
          </Labelled>
          <p className="muted">{t('draws.drawNote')}</p>
          <Button type="primary" disabled={published.trim() === ''} loading={holding.isPending} onClick={() => holding.mutate()}>
            {t('draws.draw')}
          </Button>
        </>
      )}
      <details>
        <summary>{t('draws.withdraw')}</summary>
        <Labelled label={t('draws.withdrawWhy')} isRequired>
          <Input maxLength={300} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Labelled>
        <Button danger disabled={[...why.trim()].length < 4} loading={ending.isPending} onClick={() => ending.mutate()}>
          {t('draws.withdraw')}
        </Button>
      </details>
    </section>
  )
}
