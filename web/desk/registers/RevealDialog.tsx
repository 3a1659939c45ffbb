// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query'
import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Register, type RowDetail, readGraded, type Values } from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'

type Props = { register: Register; row: RowDetail; onRead: (clear: Values) => void; onClose: () => void }

/** What is masked is read for a purpose that the register names; it is on record. */
export function RevealDialog({ register, row, onRead, onClose }: Props) {
  const { t } = useTranslation()
  const graded = register.fields.filter(({ isGraded, name }) => isGraded && row.fields[name] !== undefined)
  const [purpose, setPurpose] = useState<string | undefined>(row.purposes.length === 1 ? row.purposes[0]?.id : undefined)
  const [matter, setMatter] = useState('')
  const [chosen, setChosen] = useState<string[]>(graded.map(({ name }) => name))
  const reading = useMutation({
    mutationFn: () =>
      readGraded(register.id, row.key, {
        purpose: purpose ?? '',
        fields: chosen,
        ...(matter.trim() === '' ? {} : { matter: matter.trim() }),
      }),
    onSuccess: ({ fields }) => {
      onRead(fields)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('registers.revealTitle')}
      okText={t('registers.reveal')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: purpose === undefined || chosen.length === 0 }}
      confirmLoading={reading.isPending}
      onOk={() => reading.mutate()}
      onCancel={onClose}
    >
      <div className="small-form">
        {reading.isError ? <ProblemNotice error={reading.error} /> : null}
        <p>{t('registers.revealNote')}</p>
        <Labelled label={t('registers.purpose')} isRequired>
          <Select
            value={purpose}
            placeholder={t('registers.purposeChoose')}
            options={row.purposes.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setPurpose}
          />
        </Labelled>
        <Labelled label={t('registers.matter')}>
          <Input maxLength={80} value={matter} onChange={(event) => setMatter(event.target.value)} />
        </Labelled>
        <Checkbox.Group
          value={chosen}
          options={graded.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={setChosen}
        />
      </div>
    </Modal>
  )
}
