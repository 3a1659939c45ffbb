// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { actDone, isProblem, keyOf } from '../../client/index.ts'
import type { Acted, CaseView } from '../doors/types.ts'
import { readCase, workKeys } from '../doors/work.ts'
import { sentenceOf } from '../frame/ProblemNotice.tsx'
import { words } from '../words/index.ts'

type Asked = {
  root: string
  caseId: string
  /** names the intended act, so that a second click is the same act */
  name: string
  send: (key: string) => Promise<Acted>
}

/** One act on a case: sent once; then the case and the lists are read again. Answers undefined when it was refused. */
export function useAct() {
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  async function run({ root, caseId, name, send }: Asked): Promise<Acted | undefined> {
    setBusy(true)
    try {
      const acted = await send(keyOf(name))
      actDone(name)
      return acted
    } catch (error) {
      // an act that was refused is over; only a lost connection keeps its key for the next click
      if (isProblem(error) && error.status !== 0) actDone(name)
      // 409: somebody else was quicker. Told kindly, the view is read again, what was typed stays
      if (isProblem(error) && error.status === 409) {
        const view = await client
          .fetchQuery({ queryKey: workKeys.case(root, caseId), queryFn: () => readCase(root, caseId), staleTime: 0 })
          .catch(() => undefined)
        modal.info({ title: inNames(sentenceOf(error), view), content: words.t('conflict.kept'), okText: words.t('understood') })
      } else void message.error(sentenceOf(error), 6)
      return undefined
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: workKeys.case(root, caseId) })
      void client.invalidateQueries({ queryKey: workKeys.tasks })
      void client.invalidateQueries({ queryKey: workKeys.counts })
    }
  }
  return { run, busy }
}

/** A sentence that names an officer by account is told with the officer's name, as far as the case knows it. */
function inNames(sentence: string, view: CaseView | undefined): string {
  let told = sentence
  for (const task of view?.tasks ?? [])
    if (task.assignee !== null) told = told.replaceAll(task.assignee.id, ` ${task.assignee.name} `)
  return told
}
