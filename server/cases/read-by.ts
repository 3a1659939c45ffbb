// SPDX-License-Identifier: Apache-2.0
import type { Officer } from '../people/index.ts'
import type { Task } from './case.ts'
import { mayDo } from './may.ts'
import type { Matter } from './parts.ts'

const listed = (names: string | undefined): string[] => (names ?? '').split(',').flatMap((one) => one.trim() || [])

/** The fields that a task fills in (`chengshu:fields="measure"`), and those of the opening that it answers anew (`chengshu:changes="grade"`). */
export const fieldsOfTask = ({ fields, changes }: Record<string, string>): string[] => [...listed(fields), ...listed(changes)]

/**
 * Fields whose answers an officer is not shown: `readBy` of a field names the tasks of the process whose officers read it (最小必要, 个人信息保护法
 * art. 6). An officer reads it while a post of hers does one of these tasks of this case, or one that fills it in, whether it waits or
 * is done; a task that has not begun lets nobody read yet.
 */
export function hiddenFrom(officer: Officer, { form, readElsewhere }: Matter, tasks: readonly Task[], now: Date): Set<string> {
  const own = tasks.filter((task) => mayDo(officer, task, now))
  const does = new Set(own.map(({ element }) => element))
  const fills = new Set(own.flatMap(({ properties }) => fieldsOfTask(properties)))
  const barred = Object.entries(form.form.ui.fields ?? {}).flatMap(([field, { readBy = [] }]) =>
    readBy.length === 0 || readBy.some((task) => does.has(task)) ? [] : [field],
  )
  return new Set([...barred, ...(readElsewhere ?? [])].filter((field) => !fills.has(field)))
}
