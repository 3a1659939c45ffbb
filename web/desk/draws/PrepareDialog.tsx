// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actDone, keyOf } from '../../client/index.ts'
import { type Draws, drawKeys, promiseDraw } from '../doors/draws.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** Seals the roll of a draw: what is drawn, by which public number, and when that comes out (in the city's time). */
export function PrepareDialog({ may, onClose }: { may: Draws['may']; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const go = useNavigate()
  const [which, setWhich] = useState(may[0]?.id ?? '')
  const [source, setSource] = useState('')
  const [at, setAt] = useState('')
  const isWhole = which !== '' && [...source.trim()].length >= 4 && at !== ''
  const act = `draw-${which}-${at}`
  const promising = useMutation({
    mutationFn: () => promiseDraw({ draw: which, source: source.trim(), notBefore: `${at}:00+08:00` }, keyOf(act)),
    onSuccess: ({ id }) => {
      actDone(act)
      void client.invalidateQueries({ queryKey: drawKeys.all })
      void message.success(t('draws.promisedDone'))
      void go({ to: '/draws/$id', params: { id } })
    },
  })
  return (
    <Modal
      open
      title={t('draws.prepare')}
      okText={t('draws.sure')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isWhole }}
      confirmLoading={promising.isPending}
      onOk={() => promising.mutate()}
      onCancel={onClose}
    >
      <div className="small-form">
        {promising.isError ? <ProblemNotice error={promising.error} /> : null}
        <Labelled label={t('draws.which')} isRequired>
          <Select value={which} onChange={setWhich} options={may.map(({ id, name }) => ({ value: id, label: name }))} />
        </Labelled>
        <Labelled label={t('draws.source')} isRequired>
          <Input
            maxLength={200}
            placeholder={t('draws.sourceHint')}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </Labelled>
        <Labelled label={t('draws.notBefore')} isRequired>
          <Input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
        </Labelled>
        <p className="muted">{t('draws.sureNote')}</p>
      </div>
    </Modal>
  )
}
