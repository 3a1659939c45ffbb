// SPDX-License-Identifier: Apache-2.0
import { registerHooks } from 'node:module'
import { mends } from './mends-of-postgres.ts'

/**
 * postgres.js is mended as it is loaded (decision 0007): what can throw inside
 * it, or close under it, must never move one question's answer to another. A
 * release whose text is not the one that the mends were made for does not load,
 * because nobody has looked whether its faults are gone.
 */
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const file = /\/postgres\/src\/([a-z]+\.js)$/.exec(url)?.[1]
    if (file === undefined || !loaded.source) return loaded
    return { ...loaded, source: mended(file, loaded.source.toString()) }
  },
})

function mended(file: string, source: string): string {
  return mends
    .filter((mend) => mend.file === file)
    .reduce((text, mend) => {
      if (text.split(mend.faulty).length !== 2)
        throw new Error(`postgres.js is another release than the one that is mended: ${mend.because}`)
      return text.replace(mend.faulty, () => mend.mended)
    }, source)
}

/** Loaded after the hook stands: what is imported at the head of a file would come before it. */
export const { default: postgres } = await import('postgres')
