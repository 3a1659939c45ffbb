// SPDX-License-Identifier: Apache-2.0
import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** What was typed and not saved is not lost by a click on a link or on the browser's own buttons: one is asked first. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return (
    <Modal
      open={status === 'blocked'}
      title={t('studio.leave.title')}
      okText={t('studio.leave.stay')}
      cancelText={t('studio.leave.go')}
      onOk={() => reset?.()}
      onCancel={() => proceed?.()}
      closable={false}
      maskClosable={false}
      keyboard={false}
    >
      {t('studio.leave.text')}
    </Modal>
  )
}
