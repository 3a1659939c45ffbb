// SPDX-License-Identifier: Apache-2.0
import type { DraftFile } from './door.ts'

/** What people call a file of a draft; of several decision files each by the name that it gives itself. */
export function titleOf(
  file: DraftFile,
  all: readonly DraftFile[],
  t: (key: string, options?: Record<string, unknown>) => string,
): string {
  if (file.what !== 'decision' || all.filter((one) => one.what === 'decision').length < 2) return t(`studio.${file.what}`)
  const name = /<(?:\w+:)?definitions\b[^>]*?\sname="([^"]*)"/.exec(file.text)?.[1]
  return t('studio.decisionOf', { name: name || file.name })
}
