// SPDX-License-Identifier: Apache-2.0
import { Select } from 'antd'
import { Labelled } from '../frame/Labelled.tsx'
import type { Choices } from './door.ts'

type Shown = {
  people: Choices['people']
  value: string | null
  label: string
  isPending: boolean
  onChoose: (chosen: string | null) => void
}

/** Somebody of the demo city, by herself or for one of her firms. */
export function ChosenPerson({ people, value, label, isPending, onChoose }: Shown) {
  const options = people.flatMap((one) => [
    { value: one.login, label: `${one.name}：${one.story}` },
    ...one.firms.map((firm) => ({ value: `${one.login} ${firm.id}`, label: `${firm.name}（${one.name}）` })),
  ])
  return (
    <Labelled label={label} className="studio-who">
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        loading={isPending}
        onChange={(chosen: string | undefined) => onChoose(chosen ?? null)}
        options={options}
      />
    </Labelled>
  )
}

/** What was chosen, as the server is asked. */
export function personOf(chosen: string): { login: string; firm?: string } {
  const [login = '', firm] = chosen.split(' ')
  return firm ? { login, firm } : { login }
}
