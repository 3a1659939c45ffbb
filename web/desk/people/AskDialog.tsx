// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  askPosition,
  type Department,
  type HeldPosition,
  listRegions,
  type OfficerRow,
  positionKeys,
} from '../doors/positions.ts'
import { sessionQuery } from '../doors/session.ts'
import { Labelled } from '../frame/Labelled.tsx'
import { ProblemNotice } from '../frame/ProblemNotice.tsx'
import { dayOf } from '../frame/time.ts'

type Shown = { officer: OfficerRow; known: HeldPosition[]; departments: Department[]; onClose: () => void }

/** Asks for a position; it counts from the moment that a second person has granted it. */
export function AskDialog({ officer, known, departments, onClose }: Shown) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const city = useQuery(sessionQuery).data?.city.region ?? ''
  const regions = useQuery({
    queryKey: ['regions', city],
    queryFn: () => listRegions(city),
    enabled: city !== '',
    staleTime: 3_600_000,
  })
  const positions = [...new Map(known.map((one) => [one.position, one.positionName]))]
  const [position, setPosition] = useState<string>()
  const [department, setDepartment] = useState<string | undefined>(officer.positions[0]?.department)
  const [region, setRegion] = useState<string | undefined>(city === '' ? undefined : city)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const asking = useMutation({
    mutationFn: () =>
      askPosition(officer.id, {
        position: position ?? '',
        department: department ?? '',
        region: region ?? '',
        reason: reason.trim(),
        ...(until === '' ? {} : { until }),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: positionKeys.waiting })
      void message.success(t('people.asked'))
      onClose()
    },
  })
  const ready = position !== undefined && department !== undefined && region !== undefined && reason.trim() !== ''
  function send(): void {
    setTried(true)
    if (ready) asking.mutate()
  }
  const choices: {
    name: string
    value: string | undefined
    set: (value: string) => void
    options: { value: string; label: string }[]
  }[] = [
    { name: 'position', value: position, set: setPosition, options: positions.map(([value, label]) => ({ value, label })) },
    {
      name: 'department',
      value: department,
      set: setDepartment,
      options: departments.map((one) => ({ value: one.code, label: one.name })),
    },
    {
      name: 'region',
      value: region,
      set: setRegion,
      options: [
        { value: city, label: t('people.wholeCity') },
        ...(regions.data ?? []).map((one) => ({ value: one.code, label: one.name })),
      ],
    },
  ]
  return (
    <Modal
      open
      title={t('people.askTitle', { name: officer.name })}
      okText={t('people.send')}
      cancelText={t('cancel')}
      confirmLoading={asking.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="small-form">
        {asking.isError ? <ProblemNotice error={asking.error} /> : null}
        {choices.map((choice) => (
          <Labelled key={choice.name} label={t(`people.field.${choice.name}`)} isRequired>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              status={tried && choice.value === undefined ? 'error' : ''}
              value={choice.value}
              options={choice.options}
              onChange={choice.set}
            />
          </Labelled>
        ))}
        <Labelled label={t('people.field.until')}>
          <Input type="date" min={dayOf(new Date())} value={until} onChange={(event) => setUntil(event.target.value)} />
        </Labelled>
        <Labelled label={t('people.field.reason')} isRequired>
          <Input.TextArea
            rows={3}
            maxLength={200}
            status={tried && reason.trim() === '' ? 'error' : ''}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Labelled>
        {tried && !ready ? <p className="text-danger">{t('fillAll')}</p> : null}
        <p className="muted">{t('people.askNote')}</p>
      </div>
    </Modal>
  )
}
