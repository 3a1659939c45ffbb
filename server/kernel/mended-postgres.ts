// SPDX-License-Identifier: Apache-2.0
import { registerHooks } from 'node:module'

/**
 * postgres.js 3.4.9 writes to a connection without looking whether it still
 * has a socket. When the database dies inside a transaction, its own ROLLBACK
 * does so, from a timer where nobody can catch it, and the whole server ends
 * (porsager/postgres issues 1154 and 1208, unmerged mends 1168 and 1209). Here
 * the one line is mended as the module is loaded: what would have been written
 * is rejected as CONNECTION_CLOSED, like all that was under way. A release that
 * no longer has the line is left alone. `server/bad-luck/killed.test.ts` fails
 * without this.
 */
const FAULTY = 'const x = socket.write(chunk, fn)'
const MENDED = `if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    ${FAULTY}`

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/postgres/src/connection.js') || !loaded.source) return loaded
    return { ...loaded, source: loaded.source.toString().replace(FAULTY, MENDED) }
  },
})

/** Loaded after the hook stands: what is imported at the head of a file would come before it. */
export const { default: postgres } = await import('postgres')
