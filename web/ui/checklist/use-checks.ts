// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react'
import { isProblem } from '../../client/index.ts'
import { isWhole, type ListDoor, type ListPanel, type Saying, sayingOf, sendingOf } from './panel.ts'

/** sending; waits: no connection, sent again when there is one; changed: somebody else was first; refused: the server said why */
export type Standing = 'sending' | 'kept' | 'waits' | 'changed' | { refused: string }
type Figures = { asked: number; answered: number; failed: number }

const itemsOf = (panel: ListPanel) => panel.groups.flatMap(({ items }) => items)

/**
 * What is said on this page, item by item: each is sent as it is said, one after the other, with how often it had been said before. What
 * could not be sent stays here and is sent when the device is connected again; what somebody else said first is not written over.
 */
export function useChecks(panel: ListPanel, door: ListDoor) {
  const [said, setSaid] = useState<Record<string, Saying>>({})
  const [standing, setStanding] = useState<Record<string, Standing>>({})
  const [figures, setFigures] = useState<Figures>(panel.figures)
  const seen = useRef<Record<string, number>>({})
  const queue = useRef<Promise<void>>(Promise.resolve())
  const waiting = useRef(new Map<string, Saying>())
  const latest = useRef(door)
  latest.current = door

  // read again: what the server says is taken, except where something waits to be sent
  useEffect(() => {
    seen.current = Object.fromEntries(itemsOf(panel).map(({ id, answer }) => [id, answer?.n ?? 0]))
    setSaid((before) => Object.fromEntries(Object.entries(before).filter(([id]) => waiting.current.has(id))))
    setFigures(panel.figures)
  }, [panel])

  const stand = (item: string, to: Standing) => setStanding((before) => ({ ...before, [item]: to }))

  async function send(item: string): Promise<void> {
    const saying = waiting.current.get(item)
    if (saying === undefined) return
    stand(item, 'sending')
    try {
      const recorded = await latest.current.send(panel.field, [sendingOf(item, saying, seen.current[item] ?? 0)])
      seen.current[item] = recorded.items[item] ?? 0
      setFigures(recorded)
      if (waiting.current.get(item) === saying) waiting.current.delete(item)
      stand(item, 'kept')
    } catch (error) {
      if (!isProblem(error) || error.status === 0) {
        stand(item, 'waits')
        return
      }
      waiting.current.delete(item)
      const isChanged = error.code === 'CHECK_CHANGED'
      stand(item, isChanged ? 'changed' : { refused: error.message })
      setSaid(({ [item]: _, ...rest }) => rest)
      if (isChanged) latest.current.reread()
    }
  }

  function say(item: string, saying: Saying): void {
    setSaid((before) => ({ ...before, [item]: saying }))
    if (!isWhole(saying)) return
    waiting.current.set(item, saying)
    queue.current = queue.current.then(() => send(item))
  }

  function again(): void {
    for (const item of waiting.current.keys()) queue.current = queue.current.then(() => send(item))
  }
  const resend = useRef(again)
  resend.current = again
  useEffect(() => {
    const online = () => resend.current()
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [])

  const sayingAt = (item: string): Saying | null => {
    const answer = itemsOf(panel).find(({ id }) => id === item)?.answer
    return said[item] ?? (answer ? sayingOf(answer) : null)
  }
  return { sayingAt, standingAt: (item: string) => standing[item] ?? null, figures, say, again }
}

export type Checks = ReturnType<typeof useChecks>
