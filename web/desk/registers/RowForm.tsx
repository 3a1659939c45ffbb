// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addRow, changeRow, type Field, type Register, type RowDetail, registerKeys, type Values } from '../doors/registers.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { FieldInput } from './FieldInput.tsx'
import { groupsOf } from './groups.ts'

type Props = { register: Register; row: RowDetail | null; onClose: () => void }

/** A new row, or a change of one: only what was touched is sent, and why. */
export function RowForm({ register, row, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [touched, setTouched] = useState<Values>({})
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  // the key of a row stays, and what only a case may change is not offered to be typed
  const isFixed = (field: Field) => field.isFromFact || (row !== null && (field.isByCase || register.keys.includes(field.name)))
  // a masked value is not typed over by accident: its control is empty until somebody types
  const typedOr = (field: Field): unknown =>
    Object.hasOwn(touched, field.name) ? touched[field.name] : field.isGraded ? null : row?.fields[field.name]
  const isMissing = (field: Field): boolean =>
    field.isRequired && (typedOr(field) ?? null) === null && !(field.isGraded && row?.fields[field.name] !== undefined)
  const isReason = [...why.trim()].length >= 2
  const sending = useMutation({
    mutationFn: () =>
      row === null
        ? addRow(register.id, { fields: touched, why: why.trim() })
        : changeRow(register.id, row.key, { fields: touched, why: why.trim(), version: row.version }),
    onSuccess: (written) => {
      void client.invalidateQueries({ queryKey: registerKeys.one(register.id) })
      void message.success(t(written.did === 'nothing' ? 'registers.same' : 'registers.saved'))
      onClose()
    },
  })
  function send(): void {
    setTried(true)
    if (isReason && !register.fields.some(isMissing)) sending.mutate()
  }
  return (
    <Modal
      open
      width={720}
      title={row === null ? t('registers.addTitle', { name: register.name }) : t('registers.changeTitle', { name: row.title })}
      okText={t('registers.save')}
      cancelText={t('cancel')}
      confirmLoading={sending.isPending}
      mask={{ closable: false }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="small-form">
        {sending.isError ? <ProblemNotice error={sending.error} /> : null}
        {groupsOf(register.fields).map(({ name, fields }) => (
          <fieldset key={name} className="register-group">
            <legend>{name || t('registers.otherGroup')}</legend>
            {fields
              .filter((field) => !isFixed(field))
              .map((field) => (
                <div key={field.name}>
                  <Labelled label={field.title} isRequired={field.isRequired}>
                    <FieldInput
                      field={field}
                      value={typedOr(field)}
                      regions={row?.regions ?? {}}
                      isWrong={tried && isMissing(field)}
                      onChange={(value) => setTouched((before) => ({ ...before, [field.name]: value }))}
                    />
                  </Labelled>
                  {tried && isMissing(field) ? (
                    <p className="form-error">{t('registers.missing', { title: field.title })}</p>
                  ) : field.isGraded && row !== null ? (
                    <p className="muted">{t('registers.maskedKept', { value: String(row.fields[field.name] ?? '—') })}</p>
                  ) : field.hint === null ? null : (
                    <p className="muted">{field.hint}</p>
                  )}
                </div>
              ))}
          </fieldset>
        ))}
        <Labelled label={t('registers.why')} isRequired>
          <Input
            maxLength={200}
            value={why}
            status={tried && !isReason ? 'error' : ''}
            onChange={(event) => setWhy(event.target.value)}
          />
        </Labelled>
        <p className={tried && !isReason ? 'form-error' : 'muted'}>
          {t(tried && !isReason ? 'registers.whyMissing' : 'registers.whyHelp')}
        </p>
      </div>
    </Modal>
  )
}
