// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { post, upload } from '../../client/index.ts'
import { Checklist } from '../../ui/checklist/Checklist.tsx'
import type { ItemAnswer, ListDoor } from '../../ui/checklist/panel.ts'
import { moment } from '../format/dates.ts'
import type { UnitTask } from './door.ts'

/** The checklists that my unit fills in, or may read. */
export function UnitChecklists({ task }: { task: UnitTask }) {
  const client = useQueryClient()
  const { i18n } = useTranslation()
  const { root, id } = task
  const door: ListDoor = {
    send: (field, answers) =>
      post('/api/me/units/tasks/{root}/{id}/checks/{field}', { path: { root, id, field }, body: { answers } }),
    upload: (sort, file) => upload('/api/portal/kinds/answer-files/{sort}', { sort }, file, { progress: () => {} }),
    fileUrl: (file) => `/api/me/units/tasks/${root}/${id}/files/${file.id}`,
    reread: () => void client.invalidateQueries({ queryKey: ['units', 'task', root, id] }),
  }
  return task.checklists.map((panel) => (
    <section key={panel.field} className="paper">
      <Checklist
        panel={panel}
        fills={panel.task === id}
        door={door}
        Opened={Opened}
        moment={(at) => moment(at, new Date(), i18n.language)}
      />
    </section>
  ))
}

/** Where it stands; the case itself is not the unit's to open from here. */
const Opened = ({ opened: { number, state } }: { opened: NonNullable<ItemAnswer['opened']> }) => `${number} ${state}`
