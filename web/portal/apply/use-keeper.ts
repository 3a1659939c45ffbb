// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Draft, get, patch } from '../../client/index.ts'
import { draftOf, useSession } from '../questions.ts'
import { DraftKeeper } from './draft-keeper.ts'

/** One keeper an open draft; what it saved is what the next reader of the draft sees. */
export function useKeeper(draft: Draft) {
  const client = useQueryClient()
  const caller = useSession()?.caller ?? null
  const owner = caller?.id ?? 'unknown'
  const [keeper] = useState(
    () =>
      new DraftKeeper(draft, owner, {
        send: async (changes) => {
          const saved = await patch('/api/drafts/{id}', { path: { id: draft.id }, body: changes })
          client.setQueryData<Draft>(draftOf(draft.id).queryKey, (known) =>
            known === undefined
              ? known
              : {
                  ...known,
                  revision: saved.revision,
                  savedAt: saved.savedAt,
                  values: { ...known.values, ...changes.values },
                  delivery: { ...known.delivery, ...changes.delivery },
                  place: changes.place ?? known.place,
                  competence: saved.competence,
                },
          )
          void client.invalidateQueries({ queryKey: ['draft', draft.id, 'materials'] })
          return saved
        },
        reread: () => get('/api/drafts/{id}', { path: { id: draft.id } }),
        later: (ms, run) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
        storage: safeStorage(),
      }),
  )
  const kept = useSyncExternalStore(keeper.listen, keeper.look)

  useEffect(() => {
    const now = () => void keeper.flush()
    const hidden = () => {
      if (document.visibilityState === 'hidden') now()
      else void keeper.lookAgain()
    }
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', hidden)
      now()
    }
  }, [keeper])
  return { keeper, kept }
}

function safeStorage(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
