// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { post, upload } from '../../client/index.ts'
import { Checklist } from '../../ui/checklist/Checklist.tsx'
import type { ItemAnswer, ListDoor } from '../../ui/checklist/panel.ts'
import type { CaseView } from '../doors/types.ts'
import { workKeys } from '../doors/work.ts'
import { saidAt } from '../frame/time.ts'

/** The checklists of a case: answered here by whoever may do the task, read by the others. */
export function Checklists({ view }: { view: CaseView }) {
  const client = useQueryClient()
  return view.checklists.map((panel) => {
    const { root, id } = view
    const door: ListDoor = {
      send: (field, answers) =>
        post('/api/desk/tasks/{root}/{id}/checks/{field}', { path: { root, id: panel.task ?? '', field }, body: { answers } }),
      upload: (sort, file) => upload('/api/kinds/answer-files/{sort}', { sort }, file, { progress: () => {} }),
      fileUrl: (file) => `/api/desk/cases/${root}/${id}/files/${file.id}`,
      reread: () => void client.invalidateQueries({ queryKey: workKeys.case(root, id) }),
    }
    return (
      <Checklist
        key={panel.field}
        panel={panel}
        fills={panel.task !== null && view.myTasks.includes(panel.task)}
        door={door}
        Opened={Opened}
        moment={saidAt}
      />
    )
  })
}

function Opened({ opened }: { opened: NonNullable<ItemAnswer['opened']> }) {
  return (
    <Link to="/cases/$root/$id" params={{ root: opened.root, id: opened.id }}>
      <span className="figures">{opened.number}</span> {opened.state}
    </Link>
  )
}
