// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endRow, type Register, type RowDetail, registerKeys } from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

/** Ends a row with a reason: nothing of it is deleted. */
export function EndDialog({ register, row, onClose }: { register: Register; row: RowDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [why, setWhy] = useState('')
  const isReason = [...why.trim()].length >= 2
  const ending = useMutation({
    mutationFn: () => endRow(register.id, row.key, { version: row.version, why: why.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: registerKeys.one(register.id) })
      void message.success(t('registers.endDone'))
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('registers.endTitle', { name: row.title })}
      okText={t('registers.end')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: !isReason }}
      confirmLoading={ending.isPending}
      onOk={() => ending.mutate()}
      onCancel={onClose}
    >
      <div className="small-form">
        {ending.isError ? <ProblemNotice error={ending.error} /> : null}
        <p>{t('registers.endNote')}</p>
        <Labelled label={t('registers.why')} isRequired>
          <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Labelled>
      </div>
    </Modal>
  )
}
