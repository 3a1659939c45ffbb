// SPDX-License-Identifier: Apache-2.0
import {
  type Draft,
  type DraftPatch,
  type DraftSaved,
  isProblem,
  isSignedOut,
  type Prefilled,
  type Values,
} from '../../client/index.ts'

/**
 * How a draft is with the server:
 * `saved` everything is there · `typing` a change waits for its moment · `saving` it is on its way ·
 * `offline` it waits for the connection · `signed-out` it waits for the person to sign in again · `refused` the server will not take it.
 * In all of them the change is also kept in this window, so a reload or a new sign-in loses nothing.
 */
export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'signed-out' | 'refused'
/** The same question was answered here and in another window: what is typed here stands, the other answer is offered. */
export type Conflict = { field: string; theirs: unknown }
export type Kept = {
  values: Values
  saving: Saving
  savedAt: string
  merged: boolean
  conflicts: Conflict[]
  error: unknown
}

export type KeeperPorts = {
  send(patch: DraftPatch): Promise<DraftSaved>
  /** reads the draft anew after somebody changed it on another device */
  reread(): Promise<Draft>
  later(ms: number, run: () => void): () => void
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
}

const quiet = 800
const offlineAgain = 5000

/** Keeps a draft: sends changed fields only, one request at a time, and never forgets one that was not acknowledged. */
export class DraftKeeper {
  private kept: Kept
  private revision: number
  private readonly prefilled: Record<string, Prefilled>
  private pending: Values = {}
  /** the answers as the server last had them */
  private base: Values
  private sending: Promise<void> | undefined
  private cancel: (() => void) | undefined
  private readonly listeners = new Set<() => void>()
  private readonly place: string
  private readonly ports: KeeperPorts

  constructor(draft: Draft, owner: string, ports: KeeperPorts) {
    this.ports = ports
    this.place = `chengshu.draft.${owner}.${draft.id}`
    this.revision = draft.revision
    this.base = draft.values
    this.prefilled = draft.prefilled ?? {}
    this.pending = this.unsent()
    this.kept = {
      values: { ...draft.values, ...this.pending },
      saving: 'saved',
      savedAt: draft.savedAt,
      merged: false,
      conflicts: [],
      error: undefined,
    }
    if (Object.keys(this.pending).length > 0) this.schedule(0)
  }

  readonly look = (): Kept => this.kept

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** A field got another value; null clears it. */
  change(field: string, value: unknown): void {
    this.pending = { ...this.pending, [field]: value ?? null }
    this.remember()
    this.tell({ values: { ...this.kept.values, [field]: value ?? null }, saving: 'typing' })
    this.schedule(quiet)
  }

  /** Sends what waits now: a field was left, a step was finished, the page is going away. */
  async flush(): Promise<void> {
    this.cancel?.()
    this.cancel = undefined
    // bounded: two devices that answer each other must not keep this one busy for ever
    for (let turn = 0; turn < 8 && (this.sending !== undefined || Object.keys(this.pending).length > 0); turn += 1) {
      this.sending ??= this.sendOnce().finally(() => {
        this.sending = undefined
      })
      await this.sending
      if (this.kept.saving !== 'saved' && this.kept.saving !== 'typing') return
    }
  }

  /** The person has gone on: what was joined has been seen. */
  seen(): void {
    // a question that is still open between two windows stays open
    if (this.kept.merged) this.tell({ merged: false })
  }

  /** Takes the other window's answer to a question that both answered, or leaves mine. */
  settle({ field, theirs }: Conflict, which: 'theirs' | 'mine'): void {
    this.tell({ conflicts: this.kept.conflicts.filter((one) => one.field !== field) })
    if (which === 'theirs') this.change(field, theirs)
  }

  /** The person comes back to this window: what was changed elsewhere meanwhile is shown, not overwritten later. */
  async lookAgain(): Promise<void> {
    if (this.sending !== undefined || Object.keys(this.pending).length > 0) return
    const draft = await this.ports.reread().catch(() => undefined)
    if (draft !== undefined && draft.revision > this.revision && draft.submitted === null) this.join(draft)
  }

  /** Joins what another window or device has saved with what is typed here. */
  private join(draft: Draft): void {
    const changed = Object.keys({ ...this.base, ...draft.values }).filter(
      (field) => !sameValue(draft.values[field], this.base[field]),
    )
    const both = changed.filter((field) => field in this.pending && !sameValue(draft.values[field], this.pending[field]))
    const conflicts = [
      ...this.kept.conflicts.filter(({ field }) => !both.includes(field)),
      ...both.map((field) => ({ field, theirs: draft.values[field] })),
    ]
    this.revision = draft.revision
    this.base = draft.values
    // a material or a delivery choice also moves the revision: only other answers are worth a word
    const merged = this.kept.merged || changed.some((field) => !(field in this.pending))
    this.tell({ values: { ...draft.values, ...this.pending }, merged, conflicts })
  }

  /** Keeps how the result is to be delivered. Throws Problem when the server refuses. */
  deliver(delivery: NonNullable<DraftPatch['delivery']>): Promise<void> {
    return this.put({ delivery })
  }

  /** Keeps which district’s body is to receive it, where the answers do not tell. Throws Problem. */
  choosePlace(place: string): Promise<void> {
    return this.put({ place })
  }

  private async put(change: Pick<DraftPatch, 'delivery' | 'place'>): Promise<void> {
    await this.flush()
    const send = () => this.ports.send({ revision: this.revision, values: {}, ...change })
    const saved = await send().catch(async (error: unknown) => {
      if (!isProblem(error, 'DRAFT_CHANGED_ELSEWHERE')) throw error
      this.revision = (await this.ports.reread()).revision
      return send()
    })
    this.revision = saved.revision
    this.tell({ savedAt: saved.savedAt })
  }

  private schedule(ms: number): void {
    this.cancel?.()
    this.cancel = this.ports.later(ms, () => void this.flush())
  }

  private async sendOnce(): Promise<void> {
    const sent = this.pending
    this.tell({ saving: 'saving' })
    try {
      const saved = await this.ports.send({ revision: this.revision, values: sent, corrected: this.corrected() })
      this.revision = saved.revision
      this.base = { ...this.base, ...sent }
      this.pending = Object.fromEntries(Object.entries(this.pending).filter(([field, value]) => sent[field] !== value))
      this.remember()
      this.tell({ saving: Object.keys(this.pending).length > 0 ? 'typing' : 'saved', savedAt: saved.savedAt, error: undefined })
    } catch (error) {
      await this.explain(error)
    }
  }

  private async explain(error: unknown): Promise<void> {
    if (isProblem(error, 'DRAFT_CHANGED_ELSEWHERE')) {
      this.join(await this.ports.reread())
      this.tell({ saving: 'typing' })
      return
    }
    if (isSignedOut(error)) this.tell({ saving: 'signed-out', error })
    else if (isProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429)) {
      this.tell({ saving: 'offline', error })
      this.schedule(offlineAgain)
    } else this.tell({ saving: 'refused', error })
  }

  /** Pre-filled fields whose value the person has made another. */
  private corrected(): string[] {
    return Object.entries(this.prefilled)
      .filter(([field, from]) => field in this.kept.values && !sameValue(this.kept.values[field], from.value))
      .map(([field]) => field)
  }

  private tell(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change }
    for (const listener of this.listeners) listener()
  }

  private remember(): void {
    try {
      if (Object.keys(this.pending).length === 0) this.ports.storage?.removeItem(this.place)
      else this.ports.storage?.setItem(this.place, JSON.stringify(this.pending))
    } catch {
      // a full or forbidden storage only means that this window alone remembers
    }
  }

  private unsent(): Values {
    try {
      return JSON.parse(this.ports.storage?.getItem(this.place) ?? '{}') as Values
    } catch {
      return {}
    }
  }
}

/** Equal for the person: an empty field is no field, and numbers may have been typed as text. */
export function sameValue(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) =>
    value === null || value === undefined || value === '' ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return plain(one) === plain(other)
}
