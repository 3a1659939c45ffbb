// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { gateKeys, overrule, type Refused } from './door.ts'

/** Whoever the gate names lets one refused act pass, with a reason; others read who did. */
export function Overrule({ row }: { row: Refused }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (row.overruledBy !== null) return <span>{t('gates.overruled', { by: row.overruledBy })}</span>
  if (!row.mayOverrule) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('gates.overrule')}
      </Button>
      {isOpen ? <Reason row={row} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Reason({ row, onClose }: { row: Refused; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const sending = useMutation({
    mutationFn: () => overrule(row, reason.trim()),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: gateKeys.all })
      void message.success(t('gates.done'))
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('gates.overruleTitle', { title: row.matter.name })}
      okText={t('gates.overrule')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: sending.isPending }}
      onOk={() => sending.mutate()}
      onCancel={onClose}
    >
      {sending.isError ? <ProblemNotice error={sending.error} /> : null}
      <p className="muted">{t('gates.overruleNote')}</p>
      <Labelled label={t('gates.reason')} isRequired>
        <Input.TextArea value={reason} rows={3} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </Modal>
  )
}
