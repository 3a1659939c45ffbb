// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { actDone, keyOf } from '../../client/index.ts'
import { askRefund, type Movement } from '../doors/payments.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { leftOf } from './RefundCell.tsx'
import { yuan } from './yuan.ts'

/** 12.5 → 12.50; nothing when it is no amount between 0 and the most. */
function amountOf(text: string, most: number): string | undefined {
  const plain = plainNumber(text).replaceAll(',', '')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined
  const amount = Number(plain)
  return amount > 0 && amount <= most ? amount.toFixed(2) : undefined
}

/** A refund of a booked payment, whole or in part: how much and why. It waits for another officer. */
export function AskRefundDialog({ row, onClose }: { row: Movement; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const left = leftOf(row)
  const amount = amountOf(text, left)
  const isReason = [...reason.trim()].length >= 4
  const name = `refund-${row.bill}`
  const asking = useMutation({
    mutationFn: () => askRefund(row.bill, { amount: amount ?? '', reason: reason.trim() }, keyOf(name)),
    onSuccess: () => {
      actDone(name)
      void client.invalidateQueries({ queryKey: ['payments'] })
      void message.success(t('payments.asked'))
      onClose()
    },
  })
  function send(): void {
    setTried(true)
    if (amount !== undefined && isReason) asking.mutate()
  }
  return (
    <Modal
      open
      title={t('payments.askTitle', { bill: row.bill })}
      okText={t('payments.send')}
      cancelText={t('cancel')}
      confirmLoading={asking.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="small-form">
        {asking.isError ? <ProblemNotice error={asking.error} /> : null}
        <Labelled label={t('payments.askAmount')} isRequired>
          <Input
            inputMode="decimal"
            value={text}
            status={tried && amount === undefined ? 'error' : ''}
            onChange={(event) => setText(event.target.value)}
          />
        </Labelled>
        <p className={tried && amount === undefined ? 'form-error' : 'muted'}>
          {t(tried && amount === undefined ? 'payments.askWrong' : 'payments.askAmountHelp', { most: yuan(left) })}
        </p>
        <Labelled label={t('payments.reason')} isRequired>
          <Input.TextArea
            rows={3}
            maxLength={200}
            showCount
            value={reason}
            status={tried && !isReason ? 'error' : ''}
            onChange={(event) => setReason(event.target.value)}
          />
        </Labelled>
        <p className={tried && !isReason ? 'form-error' : 'muted'}>
          {t(tried && !isReason ? 'payments.reasonWrong' : 'payments.reasonHelp')}
        </p>
      </div>
    </Modal>
  )
}
